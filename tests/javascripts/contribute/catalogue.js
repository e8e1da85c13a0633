// A small catalogue for the tests of the rules: what the build publishes, in little.
import { makeCatalogue } from "../../../docs/javascripts/contribute/catalogue.js";
import { knownCases } from "../../../docs/javascripts/contribute/known-cases.js";

// The expressions of lost marks and notes, none of which is in these texts: the test of the form rules compares them.
const LOST =
  "mark/bullet mark/symbol mark/dash mark/glued mark/number mark/ordinal mark/spoken mark/leads table/rule table/row table/sheet link/spaced link/reversed link/bracketed link/hosted link/parted link/inside link/open link/scheme link/gap link/path note/spaced note/inside title code french sentence".split(
    " ",
  );

const SLUG = "[a-z0-9][a-z0-9-]{2,59}";

const field = (name, kind, more = {}) => ({ name, label: name, kind, ...more });

const FACT = {
  fields: [
    field("value", "line", { most: 20, example: "12" }),
    field("as_of", "date", { example: "2022" }),
    field("source", "source", { example: "avise-2022" }),
  ],
  rules: [{ rule: "Dated", names: ["value"], date: "as_of", source: "source" }],
};

const SPAN = {
  fields: [field("starts", "date"), field("ends", "date"), field("from", "time"), field("to", "time")],
  rules: [
    { rule: "EndsAfter", start: "starts", end: "ends" },
    { rule: "EndsAfter", start: "from", end: "to" },
  ],
};

const SLOT = {
  fields: [
    field("id", "id"),
    field("start", "time"),
    field("title", "line", { required: true }),
    field("room", "line"),
    field("speakers", "line", { list: true }),
  ],
  rules: [],
};

const POLE = {
  folder: "poles",
  label: "Pôle",
  a: "un pôle",
  what: "Un pôle.",
  pictogram: "pole",
  leads: ["state"],
  dated_by: ["", ""],
  checked_by: ["", "", ""],
  needs: ["themes"],
  notices: true,
  most_bytes: 4096,
  most_values: 100,
  too_big: "file-too-big",
  acronyms: { explained_by: ["title", "aliases"], used_in: ["summary"] },
  sections: [
    { id: "s-origine", title: "Origine", help: "" },
    { id: "s-qui-decide", title: "Qui décide", help: "" },
  ],
  fields: [
    field("title", "line", { required: true, most: 200, example: "Clus’Ter Jura" }),
    field("summary", "line", { most: 600 }),
    field("aliases", "line", { list: true }),
    field("former_slugs", "slug", { list: true }),
    field("themes", "term", { list: true, vocabulary: "themes", unknown: "thème inconnu", most_values: 2 }),
    field("departments", "term", { list: true, vocabulary: "departments", unknown: "département inconnu" }),
    field("place", "commune", { within: "departments", most_choices: 6, likeness: 85 }),
    field("members", "whole"),
    field("national", "yes-no"),
    field("facts", "group", { list: true, group: "Fact", short: { key: "value", listed: true } }),
    field("span", "group", { group: "Span" }),
    field("programme", "group", { list: true, group: "Slot" }),
    field("related", "case", { list: true, folder: "poles" }),
    field("partners", "case", { list: true, folder: "organisations", or_name: true }),
    field("sources", "source", { list: true }),
  ],
  rules: [
    { rule: "Needed", names: ["themes"] },
    { rule: "Once" },
    { rule: "Under", name: "themes", vocabulary: "themes", tops: ["cooperer"], objection: "theme-branch" },
    { rule: "Within", commune: "place", departments: "departments" },
  ],
};

const MESSAGES = [
  "angle-bracket ambiguous-place blank-left blank-left/field body-depth body-lines broken-link broken-link/section conflict-mark control-character control-character/misread control-character/order control-character/symbol date empty",
  "end-before-start expected-group expected-list expected-list/text expected-text file-too-big former-slug-taken former-slug-taken/elsewhere",
  "heading-level heading-level/skipped heading-nested image line-break link-refused lost-character misread-text missing-field number personal-contact personal-contact/phone",
  "place-elsewhere place-elsewhere/department raw-html repeated-value reserved-slug section-twice self-reference slug slug/file source-taken",
  "term-too-broad theme-branch time too-few too-long too-many undated-fact undated-fact/source undated-word unknown-acronym unknown-key unknown-place",
  "unknown-place/near younger-than-source unknown-reference unknown-reference/name unknown-section unknown-source unknown-term unknown-term/department yaml-depth yaml-size yes-no",
]
  .join(" ")
  .split(" ");

export const COMMUNES = [
  { code: "39300", name: "Lons-le-Saunier", department: "39" },
  { code: "93066", name: "Saint-Denis", department: "93" },
  { code: "97411", name: "Saint-Denis", department: "974" },
  { code: "97501", name: "Saint-Pierre", department: "975" },
];

export const catalogue = makeCatalogue(
  {
    messages: Object.fromEntries(
      MESSAGES.map((name) => [
        name,
        { text: `${name} « {value} »`, hint: "", ...(name === "theme-branch" ? { severity: "warning" } : {}) },
      ]),
    ),
    formerly: "c’est l’ancienne adresse de {owner} : écrivez « {mended} »",
    guess: "vouliez-vous dire « {guess} » ?",
    patterns: {
      breaks: ["\\r\\n?|[\\u000b\\u000c\\u0085\\u2028\\u2029]", "u"],
      dropped: ["[\\u00ad\\u200b\\ufeff]", "u"],
      conflict: ["(?<![^\\n])(?:<{7}|>{7})(?: [^\\n]*)?(?![^\\n])", "u"],
      misread: ["Ã©|â€™", "u"],
      forbidden: ["[\\u0000-\\u0008\\u202e\\ue000-\\uf8ff]", "u"],
      unprinted: ["[\\u0000-\\u001f]", "u"],
      changing: ["base-de-donnees|page", "u"],
      slug: [SLUG, "u"],
      id: ["[a-z0-9-]+", "u"],
      url: ["https?://\\S+", "iu"],
      date: ["(?<y>[12]\\d{3})(?:-(?<m>\\d\\d)(?:-(?<d>\\d\\d))?)?(?<about>~)?", "u"],
      time: ["([01]?\\d|2[0-3])[:hH]([0-5]\\d)", "u"],
      external: ["https?://\\S+", "iu"],
      undated: ["aujourd’hui|récemment", "iu"],
      acronym: ["(?<![\\p{L}])(?!REMPLIR)[A-Z]{2,}(?:-[A-Z]{2,})*(?![\\p{L}])", "u"],
      roman: ["X{0,3}(?:IX|IV|V?I{0,3})", "u"],
      email: ["([\\w.+-]+)@([\\w-]+\\.[\\w.]+)", "iu"],
      generic: ["contact@.*", "iu"],
      mobile: ["(?<!\\d)0[67](?: \\d\\d){4}", "u"],
      web: ["https?://\\S+", "iu"],
      plain: ['(?!0[0-9]+$)[0-9A-Za-zÀ-ÿ](?:[ !"$-9;-~À-ÿ’]*[!"$-9;-~À-ÿ’])?', "u"],
      unseen: ["[\\u007f-\\u009f\\u2028\\u2029]", "u"],
      ...Object.fromEntries(LOST.map((name) => [name, ["(?!)", "u"]])),
    },
    limits: {
      nesting: 6,
      depth: 5,
      lines: 40,
      guesses: 30,
      mended: 300,
      notice_words: 80,
      notice_facts: 8,
      review_months: 12,
    },
    flow_marks: ",?[]{}",
    blank: "À REMPLIR",
    lost: "\ufffd",
    misread: { "Ã©": "é", "â€™": "’" },
    reserved: ["index"],
    zones: { mainland: "Europe/Paris", overseas: { 974: "Indian/Reunion" } },
    fragments: { prefixes: ["s-", "x-"], fixed: ["sources"], longest: 60, unnamed: "temps" },
    types: [POLE],
    groups: { Fact: FACT, Span: SPAN, Slot: SLOT },
  },
  {
    vocabularies: {
      themes: [
        ["cooperer", "Coopérer", []],
        ["animer", "Animer", ["animation"]],
        ["energie", "Énergie", []],
      ],
      departments: [
        ["39", "Jura", []],
        ["93", "Seine-Saint-Denis", []],
      ],
    },
    broader: { themes: { animer: "cooperer" } },
    homes: { 39: "bourgogne-franche-comte", 93: "ile-de-france", 974: "la-reunion" },
    former_homes: { 39: "franche-comte", 93: "ile-de-france" },
    facets: {},
    searched: {},
    sources: [["avise-2022", "Une étude", "Avise", "2022"]],
    unlisted: [],
    newest: [2026, 11, 22],
    explained: ["ESS"],
    admitted: ["https://192.0.2.1/*"],
  },
  "https://example.org/",
  knownCases({
    cases: [
      ["poles/autre-pole", "Autre pôle (AUT)", 0, "AUT"],
      ["organisations/coorace", "Coorace", 1],
      ["poles/retire"],
    ],
    offers: {},
    former: { "poles/ancien-nom": "poles/autre-pole" },
    brought: { "rapport-2020": "poles/autre-pole" },
  }),
);

export const CONTEXT = {
  catalogue,
  folder: "poles",
  key: "poles/un-pole",
  communes: COMMUNES,
  keys: new Set([...catalogue.keys, "poles/un-pole"]),
  knownUntil: new Map(),
  sources: catalogue.citable,
};
