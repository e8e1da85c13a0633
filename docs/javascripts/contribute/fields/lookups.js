// What the values of a field are chosen from: terms, documents, cases, communes. A lookup finds
// options for `combobox.js`, says how a value is shown, and which value a typed text names.
import { fold } from "../../lib/names.js";
import { named, ranked } from "../../lib/options.js";

const option = (value, label, { note = "", group = "", others = [], written = [] } = {}) => ({
  value,
  label,
  note,
  group,
  written,
  names: [label, ...others, ...(typeof value === "string" ? [value] : [])].map(fold),
});

// `find(typed)`: options; `shown(value)`: words; `meant(typed)`: the value that a text names, or
// null; `free`: whether any text may stand; `least`: letters before the list opens.
const lookup = (options, more = {}) => ({
  find: (typed) =>
    ranked(options(), typed).map((one) =>
      typed && one.group ? { ...one, group: "", note: one.note || one.group } : one,
    ),
  shown: (value) => options().find((one) => one.value === value)?.label ?? value,
  meant: (typed) => named(options(), typed)?.value ?? null,
  free: false,
  least: 0,
  ...more,
});

// Terms with their definition; those that only group others are the titles of the groups.
const ofTerms = (catalogue, vocabulary) => {
  const terms = [...catalogue.terms(vocabulary).values()];
  const broader = catalogue.directory.broader[vocabulary] ?? {};
  const grouping = new Set(Object.values(broader));
  const kept = terms.filter((term) => !grouping.has(term.id));
  const ordered = Object.keys(broader).length
    ? [...grouping].flatMap((top) => kept.filter((term) => broader[term.id] === top))
    : kept;
  const options = [...ordered, ...kept.filter((term) => !ordered.includes(term))].map((term) => {
    const coded = /^\d/.test(term.id) ? `${term.label} (${term.id})` : term.label;
    const top = catalogue.terms(vocabulary).get(broader[term.id]);
    const made = option(term.id, coded, {
      note: term.definition,
      group: top?.label ?? "",
      others: [term.label, ...term.others],
      written: ["", "", ...term.others],
    });
    return { ...made, wide: top ? [top.label, ...top.others].map(fold) : [] };
  });
  return lookup(() => options);
};

const ofCases = (catalogue, folder, orName, self) => {
  const options = [];
  for (const [key, title] of catalogue.cases) {
    const [home, slug] = key.split("/");
    if ((folder && home !== folder) || key === self) continue;
    const kind = catalogue.type(home)?.label ?? home;
    options.push(option(folder ? slug : key, title, { group: folder ? "" : kind, others: [slug] }));
  }
  options.sort((a, b) => a.group.localeCompare(b.group, "fr") || a.label.localeCompare(b.label, "fr"));
  return lookup(() => options, { free: orName });
};

// Documents that the library knows, and those being described on the page (`newSources`): a value is
// then the card itself, whose short name may still change.
const ofSources = (catalogue, newSources) => {
  const listed = [...catalogue.sources.values()].map((document) =>
    option(document.id, document.title, {
      note: [document.publisher, document.year].filter(Boolean).join(", "),
      others: [document.publisher],
    }),
  );
  const described = () =>
    newSources
      .cards()
      .map((card) =>
        option(card, card.title() || "Document à décrire", { note: "décrit sur cette page", others: [card.id()] }),
      );
  const all = () => [...described(), ...listed];
  const describe = {
    label: "Décrire un nouveau document…",
    note: "s’il n’est pas dans la liste",
    run: () => newSources.add(),
  };
  return lookup(all, {
    find: (typed) => [...ranked(all(), typed).slice(0, 40), describe],
    shown: (value) =>
      typeof value === "string"
        ? (listed.find((one) => one.value === value)?.label ?? value)
        : value.title() || "Document à décrire",
    held: (value) => newSources.cards().find((card) => card.id() === value) ?? value,
    // Where what is missing of a card stands, for one that is cited before it has a name.
    waiting: (values) =>
      values.find((value) => typeof value !== "string" && newSources.cards().includes(value) && !value.id())?.place(),
    // The cards themselves, among some values.
    standing: (values) => values.filter((value) => typeof value !== "string" && newSources.cards().includes(value)),
    // A description taken away is cited no more, until it is taken back.
    gone: (value) => typeof value !== "string" && !newSources.cards().includes(value),
    given: (value) => (typeof value === "string" ? value : newSources.cards().includes(value) ? value.id() : ""),
  });
};

// Communes: fetched when somebody turns to the field. A name that only one has is kept as a name,
// as the check reads it in the departments of the page.
const ofCommunes = (catalogue, departments) => {
  let options = null;
  const ready = async () => {
    if (options) return options;
    const list = [...(await catalogue.communes()).values()];
    const often = new Map();
    for (const { name } of list) often.set(name, (often.get(name) ?? 0) + 1);
    options = list.map(({ code, name, department }) =>
      option(often.get(name) > 1 ? code : name, `${name} (${department})`, { others: [name, code] }),
    );
    return options;
  };
  return {
    ready,
    find: async (typed) => {
      const near = departments();
      const found = ranked(await ready(), typed);
      return near.length
        ? [...found].sort(
            (a, b) =>
              Number(near.some((code) => b.label.endsWith(`(${code})`))) -
              Number(near.some((code) => a.label.endsWith(`(${code})`))),
          )
        : found;
    },
    shown: (value) => options?.find((one) => one.value === value || one.names.includes(fold(value)))?.label ?? value,
    meant: (typed) => (options ? (named(options, typed)?.value ?? null) : null),
    free: false,
    least: 2,
  };
};

const made = (form, spec) => {
  const { catalogue } = form;
  if (spec.kind === "term") return ofTerms(catalogue, spec.vocabulary);
  if (spec.kind === "case") return ofCases(catalogue, spec.folder, Boolean(spec.or_name), form.key);
  if (spec.kind === "source") return ofSources(catalogue, form.newSources);
  if (spec.kind === "commune") return ofCommunes(catalogue, form.departments);
  return null;
};

// The lookup of a field, or null where none is needed; fields that choose from the same share it.
export const lookupOf = (form, spec) => {
  const name = [spec.kind, spec.vocabulary, spec.folder, spec.or_name].join(" ");
  if (!form.lookups.has(name)) form.lookups.set(name, made(form, spec));
  return form.lookups.get(name);
};
