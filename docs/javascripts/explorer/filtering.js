// What is chosen on the search page: read from the address, written back to it, applied to
// the cases, counted. Pure but for the address.

import { valuesOf } from "../lib/library.js";

/** @typedef {import("../lib/library.js").Facet} Facet */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("../search/entries.js").Entry} Entry */
/** @typedef {Map<string, Set<string>>} Chosen the values that are chosen, by the id of their facet */
/**
 * @typedef {object} State what the search page shows
 * @property {string} query
 * @property {boolean} cut the query was longer than what is searched for
 * @property {Chosen} chosen
 * @property {[label: string, value: string][]} unknown values that the address names and the library does not have
 * @property {string} sort
 * @property {string} view
 */

export const SORTS = new Map([
  ["pertinence", "pertinence"],
  ["titre", "titre"],
  ["date", "faits les plus récents d’abord"],
  ["anciens", "faits les plus anciens d’abord"],
]);
export const VIEWS = new Map([
  ["cartes", "vignettes"],
  ["liste", "liste"],
  ["carte", "carte de France"],
]);
export const LONGEST = 200;

// The state that an address holds: what the library does not have is left out, and listed as unknown.
/** @type {(search: string, data: Faceted) => State} */
export const readAddress = (search, data) => {
  const parameters = new URLSearchParams(search);
  /** @type {Chosen} */
  const chosen = new Map();
  /** @type {[label: string, value: string][]} */
  const unknown = [];
  for (const facet of data.facets) {
    const known = new Set(facet.values.map(([id]) => id));
    const values = parameters
      .getAll(facet.id)
      .flatMap((value) => value.split(","))
      .map((value) => value.trim())
      .filter(Boolean);
    for (const value of new Set(values)) {
      if (known.has(value)) chosen.set(facet.id, (chosen.get(facet.id) ?? new Set()).add(value));
      else unknown.push([facet.label, value.slice(0, 60)]);
    }
  }
  const sort = parameters.get("sort") ?? "";
  const view = parameters.get("view") ?? "";
  const query = (parameters.get("q") || "").replace(/\s+/g, " ").trim();
  return {
    query: query.slice(0, LONGEST),
    cut: query.length > LONGEST,
    chosen,
    unknown,
    sort: SORTS.has(sort) ? sort : "pertinence",
    view: VIEWS.has(view) ? view : "cartes",
  };
};

// The address of a state: everything that is chosen, nothing that goes without saying.
/** @type {(state: Pick<State, "query" | "chosen" | "sort" | "view">) => string} */
export const writeAddress = ({ query, chosen, sort, view }) => {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const [facet, values] of chosen) for (const value of values) parameters.append(facet, value);
  if (sort !== "pertinence") parameters.set("sort", sort);
  if (view !== "cartes") parameters.set("view", view);
  return parameters.toString();
};

// The terms of a case in a facet, with those above them.
/** @type {(one: Entry, facet: Facet) => string[]} */
const termsOf = (one, facet) => {
  const own = valuesOf(one, facet.id);
  const { broader } = facet;
  return broader ? own.flatMap((value) => (broader[value] ? [value, broader[value]] : [value])) : own;
};

/** @type {(one: Entry, facet: Facet, values: Set<string> | undefined) => boolean} */
const passes = (one, facet, values) =>
  !values || !values.size || termsOf(one, facet).some((value) => values.has(value));

// The cases that pass every facet: one value of each is enough.
/** @type {(cases: Entry[], data: Faceted, chosen: Chosen) => Entry[]} */
export const passing = (cases, data, chosen) =>
  cases.filter((one) => data.facets.every((facet) => passes(one, facet, chosen.get(facet.id))));

// For each facet, how many cases each value would leave, the other facets being what they are.
/** @type {(cases: Entry[], data: Faceted, chosen: Chosen) => Map<string, Map<string, number>>} */
export const counts = (cases, data, chosen) =>
  new Map(
    data.facets.map((facet) => {
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const one of cases) {
        if (!data.facets.every((other) => other === facet || passes(one, other, chosen.get(other.id)))) continue;
        for (const value of new Set(termsOf(one, facet))) found.set(value, (found.get(value) || 0) + 1);
      }
      return [facet.id, found];
    }),
  );

/** @type {(cases: Entry[], sort: string) => Entry[]} */
export const sorted = (cases, sort) => {
  if (sort === "titre") return [...cases].sort((a, b) => a.number - b.number);
  if (sort === "date") return [...cases].sort((a, b) => b.year - a.year || a.number - b.number);
  if (sort === "anciens") return [...cases].sort((a, b) => aged(a) - aged(b) || a.number - b.number);
  return cases;
};

// A case of which no year is known comes after those whose year is.
/** @type {(one: Entry) => number} */
const aged = ({ year }) => year || Infinity;

// With nothing to rank by: notices last, as French sorts titles.
/** @type {(entries: Entry[]) => Entry[]} */
export const everything = (entries) =>
  [...entries].sort((a, b) => Number(a.notice) - Number(b.notice) || a.number - b.number);
