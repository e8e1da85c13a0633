// What the values of a field are chosen from: terms, documents, cases, communes. A lookup finds
// options for `combobox.js`, says how a value is shown, and which value a typed text names.
import { typographic } from "../../language/typography.js";
import { fold } from "../../lib/names.js";
import { named, ranked } from "../../lib/options.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {import("./documents/new-sources.js").Described} Described */
/** @typedef {import("./documents/new-sources.js").NewSources} NewSources */
/** @typedef {string | Described} Held a value of the list, or a document being described, whose short name may still change */
/** @typedef {import("../../lib/options.js").Option<Held>} HeldOption */
/**
 * @typedef {object} Lookup
 * @property {(typed: string) => HeldOption[] | Promise<HeldOption[]>} find
 * @property {(value: Held) => string} shown a value in words
 * @property {(typed: string) => Held | null} meant the value that a text names
 * @property {(value: string) => Held} held what is held for a value of the file
 * @property {(value: Held) => string} given what goes into the file; empty for what has no name yet
 * @property {boolean} free any text may be given
 * @property {number} least letters before the list opens
 * @property {() => Promise<unknown>} ready done once values can be shown in words
 * @property {(values: Held[]) => Located | undefined} waiting what must be filled before these have a name
 * @property {(values: Held[]) => Described[]} standing the documents being described, among some values
 * @property {(value: Held) => boolean} gone its description was taken away
 */

/** @type {(value: Held, label: string, more?: { note?: string, group?: string, others?: string[], written?: string[] }) => HeldOption & { value: Held, group: string }} */
const option = (value, label, { note = "", group = "", others = [], written = [] } = {}) => ({
  value,
  label: typographic(label),
  note,
  group,
  written,
  names: [label, ...others, ...(typeof value === "string" ? [value] : [])].map(fold),
});

/** @type {(options: () => HeldOption[], more?: Partial<Lookup>) => Lookup} */
const lookup = (options, more = {}) => ({
  find: (typed) =>
    ranked(options(), typed).map((one) =>
      typed && one.group ? { ...one, group: "", note: one.note || one.group } : one,
    ),
  shown: (value) => options().find((one) => one.value === value)?.label ?? typographic(String(value)),
  meant: (typed) => named(options(), typed)?.value ?? null,
  held: (value) => value,
  given: (value) => String(value),
  free: false,
  least: 0,
  ready: async () => {},
  waiting: () => undefined,
  standing: () => [],
  gone: () => false,
  ...more,
});

// Terms, with their definitions once these have come; those that only group others are the titles of the groups.
/** @type {(catalogue: Catalogue, vocabulary: string) => Lookup} */
const ofTerms = (catalogue, vocabulary) => {
  const all = catalogue.terms(vocabulary);
  const broader = catalogue.directory.broader[vocabulary] ?? {};
  const grouping = new Set(Object.values(broader));
  const kept = [...all.values()].filter((term) => !grouping.has(term.id));
  const ordered = [...grouping].flatMap((top) => kept.filter((term) => broader[term.id] === top));
  const options = [...ordered, ...kept.filter((term) => !ordered.includes(term))].map((term) => {
    const coded = /^\d/.test(term.id) ? `${term.label} (${term.id})` : term.label;
    const top = all.get(broader[term.id]);
    const made = option(term.id, coded, {
      group: top?.label ?? "",
      others: [term.label, ...term.others],
      written: ["", "", ...term.others],
    });
    return { ...made, wide: top ? [top.label, ...top.others].map(fold) : [] };
  });
  const { find, ...rest } = lookup(() => options);
  return {
    ...rest,
    find: async (typed) => {
      await catalogue.withMessages().catch(() => {}); // a list without definitions serves as well
      return (await find(typed)).map((one) => ({
        ...one,
        note: catalogue.defined(vocabulary, String(one.value)) || one.note,
      }));
    },
  };
};

/** @type {(catalogue: Catalogue, folder: string | undefined, orName: boolean, self: string) => Lookup} */
const ofCases = (catalogue, folder, orName, self) => {
  const options = [...catalogue.cases].flatMap(([key, { title }]) => {
    const [home, slug] = key.split("/");
    if ((folder && home !== folder) || key === self) return [];
    const kind = catalogue.knownType(home)?.label ?? home;
    return [option(folder ? slug : key, title, { group: folder ? "" : kind, others: [slug] })];
  });
  options.sort((a, b) => a.group.localeCompare(b.group, "fr") || a.label.localeCompare(b.label, "fr"));
  return lookup(() => options, { free: orName });
};

const UNDESCRIBED = "Document à décrire";

// Documents that the library knows, and those being described on the page.
/** @type {(catalogue: Catalogue, newSources: NewSources) => Lookup} */
const ofSources = (catalogue, newSources) => {
  const listed = [...catalogue.sources.values()].map((document) =>
    option(document.id, document.title, {
      note: [document.publisher, document.year].filter(Boolean).join(", "),
      others: [document.publisher],
    }),
  );
  const described = () =>
    newSources
      .all()
      .map((one) => option(one, one.title() || UNDESCRIBED, { note: "décrit sur cette page", others: [one.id()] }));
  const all = () => [...described(), ...listed];
  /** @type {HeldOption} */
  const describe = {
    label: "Décrire un nouveau document…",
    note: "s’il n’est pas dans la liste",
    names: [],
    run: () => newSources.add(),
  };
  /** @param {Held} value @returns {value is Described} */
  const stands = (value) => typeof value !== "string" && newSources.all().includes(value);
  return lookup(all, {
    find: (typed) => [...ranked(all(), typed).slice(0, 40), describe],
    shown: (value) =>
      typeof value === "string"
        ? (listed.find((one) => one.value === value)?.label ?? value)
        : typographic(value.title()) || UNDESCRIBED,
    held: (value) => newSources.all().find((one) => one.id() === value) ?? value,
    // Where what is missing of a description is, for one that is cited before it has a name.
    waiting: (values) =>
      values
        .filter(stands)
        .find((one) => !one.id())
        ?.place(),
    standing: (values) => values.filter(stands),
    // A description taken away is cited no more, until it is taken back.
    gone: (value) => typeof value !== "string" && !stands(value),
    given: (value) => (typeof value === "string" ? value : stands(value) ? value.id() : ""),
  });
};

// Communes: fetched when somebody turns to the field. A name that only one has is kept as a name,
// as the check reads it in the departments of the page.
/** @type {(catalogue: Catalogue, departments: () => string[]) => Lookup} */
const ofCommunes = (catalogue, departments) => {
  /** @type {HeldOption[]} */
  let options = [];
  const ready = async () => {
    if (options.length) return options;
    const list = await catalogue.communes();
    const often = new Map();
    for (const { name } of list) often.set(name, (often.get(name) ?? 0) + 1);
    options = list.map(({ code, name, department }) =>
      option(often.get(name) > 1 ? code : name, `${name} (${department})`, { others: [name, code] }),
    );
    return options;
  };
  return lookup(() => options, {
    ready,
    find: async (typed) => {
      const near = departments();
      const found = ranked(await ready(), typed);
      /** @type {(one: HeldOption) => boolean} */
      const isNear = ({ label }) => near.some((code) => label.endsWith(`(${code})`));
      return [...found].sort((a, b) => Number(isNear(b)) - Number(isNear(a)));
    },
    shown: (value) =>
      options.find((one) => one.value === value || one.names.includes(fold(String(value))))?.label ?? String(value),
    least: 2,
  });
};

/** @type {(form: Form, spec: LookedUp) => Lookup | null} */
const made = ({ catalogue, key, departments, newSources }, spec) => {
  if (spec.kind === "term") return ofTerms(catalogue, spec.vocabulary ?? "");
  if (spec.kind === "case") return ofCases(catalogue, spec.folder, Boolean(spec.or_name), key);
  if (spec.kind === "source" && newSources) return ofSources(catalogue, newSources);
  return spec.kind === "commune" ? ofCommunes(catalogue, departments) : null;
};

/** @typedef {Pick<Field, "kind" | "vocabulary" | "folder" | "or_name">} LookedUp */

// The lookup of a field, or null where none is needed; fields that choose from the same share it.
/** @type {(form: Form, spec: LookedUp) => Lookup | null} */
export const lookupOf = (form, spec) => {
  const name = [spec.kind, spec.vocabulary, spec.folder, spec.or_name].join(" ");
  const lookedUp = form.lookups.get(name) ?? made(form, spec);
  form.lookups.set(name, lookedUp);
  return lookedUp;
};
