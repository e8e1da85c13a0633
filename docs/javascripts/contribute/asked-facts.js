// What a link already knows of a page that nobody has told yet: `?type=poles&title=…&region=bretagne&theme=insertion#ecrire`, as
// « Ce que couvre la bibliothèque » writes it, or `?type=pratiques&question=mesurer#ecrire`, as the page of a question does. What the address says and the lists have not is left out: the form begins without it.

/** @typedef {import("./catalogue.js").CaseType} CaseType */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Data} Data */

export const FILLED = "Le lien que vous avez suivi a rempli ce qu’il savait. Changez ou ôtez ce qui ne convient pas.";

/** @type {[name: string, field: string][]} the names in an address of the fields that it may fill */
const FIELDS = [
  ["title", "title"],
  ["region", "regions"],
  ["theme", "themes"],
  ["question", "challenge"],
];

// The part of an address that says these facts, for a page that has to be loaded again; empty without any.
/** @type {(asked: URLSearchParams) => string} */
export const factsIn = (asked) =>
  FIELDS.flatMap(([name]) => asked.getAll(name).map((value) => `&${name}=${encodeURIComponent(value)}`)).join("");

// The fields of a page of a type that an address fills.
/** @type {(catalogue: Catalogue, type: CaseType, asked: URLSearchParams) => Data} */
export const factsAsked = (catalogue, type, asked) => {
  /** @type {Data} */
  const data = {};
  for (const [name, fieldName] of FIELDS) {
    const field = type.named.get(fieldName);
    const given = asked.getAll(name).flatMap((value) => value.replace(/\s+/g, " ").trim() || []);
    if (!field || !given.length) continue;
    if (!field.list && !field.vocabulary) {
      data[fieldName] = given[0].slice(0, field.most);
      continue;
    }
    const terms = catalogue.terms(field.vocabulary);
    const grouping = new Set(Object.values(catalogue.directory.broader[field.vocabulary ?? ""] ?? {}));
    const known = [...new Set(given)].filter((id) => terms.has(id) && !grouping.has(id)).slice(0, field.most_values);
    if (known.length) data[fieldName] = field.list ? known : known[0];
  }
  return data;
};
