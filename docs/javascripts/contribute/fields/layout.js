// Where each field of a type is in the form: what is asked of everybody, then what may be
// added, by subject. A field that no subject claims comes under the last. The same for a group.

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {[title: string, names: string[], folded: boolean]} Subject */
/** @typedef {{ first: string[], needed: Set<string>, subjects: Subject[] }} Layout the names of the fields of a type */

// Asked of everybody though it may stay empty.
const SUGGESTED = ["place"];

// Written elsewhere: the documents have their own part, the provenance is asked before sending.
const APART = ["sources", "new_sources", "provenance", "id", "changes", "updated"];

/** @type {[title: string, names: string[]][]} */
const SUBJECTS = [
  ["Où", ["departments", "regions", "territory", "national", "perimeter", "venue"]],
  ["Quand", ["date", "starts", "ends", "since", "verified_on", "founded", "milestones", "stage", "state"]],
  [
    "Qui",
    [
      "poles",
      "carrier",
      "structures",
      "members",
      "partners",
      "people",
      "host",
      "guest",
      "organisers",
      "supporters",
      "operator",
      "networks",
      "recognitions",
      "laureates",
    ],
  ],
  ["Chiffres et moyens", ["key_figures", "funding", "audience"]],
  [
    "Ce qui peut servir à d’autres",
    [
      "offers",
      "peer",
      "examples",
      "lessons_guest",
      "lessons_host",
      "outputs",
      "commitments",
      "programme",
      "documents",
      "topics",
      "pays",
      "eligibility",
      "ask_whom",
      "for_poles",
      "evidence",
    ],
  ],
  ["En images", ["images"]],
  [
    "Noms et liens",
    [
      "aliases",
      "website",
      "challenges",
      "kind",
      "context",
      "related",
      "cases",
      "event",
      "exchange",
      "scheme",
      "part_of",
      "original",
    ],
  ],
];
const OTHERS = "Autres précisions";
// The fields that editors alone fill, as their declaration says: folded until somebody opens them.
const FOLDED = "Pour l’équipe éditoriale";

/** @type {(type: CaseType) => Layout} */
export const layoutOf = (type) => {
  const editors = type.fields
    .filter((spec) => spec.editors)
    .map((spec) => spec.name)
    .filter((name) => !APART.includes(name));
  const names = type.fields.map((spec) => spec.name).filter((name) => !APART.includes(name) && !editors.includes(name));
  const needed = new Set([...type.needs, ...type.fields.filter((spec) => spec.required).map((spec) => spec.name)]);
  const first = [
    ...names.filter((name) => needed.has(name) && name !== "themes"),
    ...["themes", ...SUGGESTED].filter(
      (name) => names.includes(name) && (needed.has(name) || SUGGESTED.includes(name)),
    ),
  ];
  const left = names.filter((name) => !first.includes(name));
  const claimed = new Set(SUBJECTS.flatMap(([, those]) => those));
  /** @type {Subject[]} */
  const subjects = SUBJECTS.map(([title, those]) => [title, those.filter((name) => left.includes(name)), false]);
  subjects.push([OTHERS, left.filter((name) => !claimed.has(name)), false], [FOLDED, editors, true]);
  return { first, needed, subjects: subjects.filter(([, those]) => those.length) };
};

// --- groups of fields -----------------------------------------------------------------------------

const FEW = 6;

// Who or what a fact is about, and when and where it is said: the one is asked first, the other last.
const ABOUT = ["organisation"];
const ALSO = ["url", "by", "partners", "due"]; // where it is, who does it, with whom, by when
const WHENCE = ["as_of", "source"];

// The fields of a group that somebody is asked for: what editors note of it is not, but for a short name, which is proposed.
/** @type {(group: Model) => Field[]} */
const askedIn = (group) => group.fields.filter((spec) => !spec.editors || spec.kind === "id");

// The fields that a group shows at once: all of a small one, else whom it is about, those that are
// needed and those that a rule may ask for; the others come when they are asked for.
/** @type {(group: Model) => Set<string>} */
export const firstOf = (group) => {
  const asked = askedIn(group);
  if (asked.length <= FEW) return new Set(asked.map((spec) => spec.name));
  const told = asked.filter((spec) => !WHENCE.includes(spec.name));
  const ruled = group.rules.flatMap((rule) => [
    rule.first,
    rule.wanted,
    rule.start,
    rule.end,
    ...(rule.rule === "Dated" ? [rule.date, rule.source, rule.names[0]] : []),
  ]);
  const shown = new Set([
    ...asked
      .filter((spec) => (spec.required && spec.kind !== "id") || [...ABOUT, ...ALSO].includes(spec.name))
      .map((spec) => spec.name),
    ...ruled.filter(Boolean),
  ]);
  const value = told.some((spec) => shown.has(spec.name)) ? [] : told.slice(0, 3).map((spec) => spec.name);
  return new Set([...shown, ...value, ...(group.named.has("as_of") ? WHENCE : [])]);
};

// The fields of a group as they are asked: those shown at once, of a long one whom it is about
// before all, then the others, and a short name, which is proposed from the title, last.
/** @type {(group: Model, shown: Set<string>) => Field[]} */
export const inOrder = (group, shown) => {
  const asked = askedIn(group);
  /** @type {(spec: Field) => number} */
  const place = (spec) =>
    spec.kind === "id"
      ? 4
      : !shown.has(spec.name)
        ? 3
        : WHENCE.includes(spec.name)
          ? 2
          : ABOUT.includes(spec.name) && asked.length > FEW
            ? 0
            : 1;
  return [...asked].sort((a, b) => place(a) - place(b));
};

// What editors noted of a group is of what it said then: once it says something else, it is gone.
/** @type {(group: Model, before: Data, after: Record<string, Value>) => Record<string, Value>} */
export const withoutNotes = (group, before, after) => {
  const asked = new Set(askedIn(group).map((spec) => spec.name));
  const notes = group.fields.map(({ name }) => name).filter((name) => !asked.has(name) && name in after);
  /** @type {(one: Data) => string} */
  const said = (one) =>
    JSON.stringify(Object.entries(one).filter(([name, value]) => value !== undefined && !notes.includes(name)));
  if (!notes.length || said(before) === said(after)) return after;
  return Object.fromEntries(Object.entries(after).filter(([name]) => !notes.includes(name)));
};

// One of two is needed: said at the first.
/** @type {(group: Model, spec: Field) => string | false} */
export const eitherOf = (group, spec) => {
  const rule = group.rules.find(({ rule: kind, first }) => kind === "Either" && first === spec.name);
  return rule ? `nécessaire, ou « ${group.named.get(rule.other)?.label} »` : false;
};
