// The shapes of the files of the search index (index.js), which macros/pages/search/index_files.py writes. What the search
// cannot do without is an error; the rest is left out, and named in `lost`.
import { OF_A_CASE, facetsFrom } from "../lib/library.js";
import { listOf, membersLike, membersOf, orNot, rank, tableOf, text, whole } from "../lib/unpacked.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").GeneralPage} GeneralPage */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */

const VERSION = 1;
const RULES = [
  "cover",
  "telling",
  "phrase",
  "name",
  "how",
  "called",
  "exact",
  "general",
  "least",
  "named",
  "here",
  "elsewhere",
  "page",
  "said",
];

/** @type {(made: boolean) => void} */
const hold = (made) => {
  if (!made) throw new Error("search/index.json: another shape");
};

/** @type {(value: unknown) => [string, number]} */
const lead = (value) => {
  const [stem, share] = listOf((one) => one)(value);
  return [text(stem), whole(share)];
};

/** @type {(value: unknown) => [number, number, number]} */
const named = (value) => {
  const [facet, own, document] = listOf(rank)(value);
  return [whole(facet), whole(own), rank(document)];
};

/** @type {(value: unknown) => number | number[]} */
const ranks = (value) => (Array.isArray(value) ? listOf(whole)(value) : whole(value));

/** @type {(value: unknown) => [number, number]} */
const pair = (value) => {
  const [one, other] = listOf(whole)(value);
  return [whole(one), whole(other)];
};

const NUMBERS = { documents: whole, cases: whole, chunks: whole, block: whole, prefix: whole };
const LISTS = ["years", "priors", "named", "how", "last", "leading", "site"];

/** @type {(value: unknown) => Index} */
export const indexFrom = (value) => {
  hold(membersOf(value).version === VERSION);
  /** @type {Set<string>} */
  const lost = new Set();
  /** @type {Index} */
  const data = membersLike({
    ...NUMBERS,
    ...Object.fromEntries(LISTS.map((name) => [name, listOf(whole)])),
    rules: membersLike(Object.fromEntries(RULES.map((name) => [name, whole]))),
  })(value);
  hold(data.chunks > 0 && data.block > 0 && data.documents >= data.cases && data.years.length === data.cases);
  hold([data.priors, data.named].every(({ length }) => length === data.documents));
  const facets = facetsFrom(data.facets, lost);
  const values = membersOf(data.values);
  return {
    ...data,
    facets,
    values: Object.fromEntries(
      facets.map(({ id, label, values: own }) => [
        id,
        valuesIn(values[id], own.length, data.cases, () => lost.add(label)),
      ]),
    ),
    widening: orNot(tableOf(listOf(lead)), data.widening) ?? without(lost, "mots voisins", {}),
    names: within(facets, orNot(tableOf(listOf(named)), data.names) ?? without(lost, "noms des filtres", {})),
    places: placesFrom(data.places, data.documents) ?? without(lost, "lieux", { within: [], names: {}, sites: [] }),
    parts: orNot(listOf(pair), data.parts) ?? without(lost, "parties de pages", []),
    lost: [...lost].filter(Boolean),
  };
};

/** @type {(value: unknown, documents: number) => Index["places"] | undefined} */
const placesFrom = (value, documents) => {
  const read = orNot(membersLike({ within: listOf(whole), names: tableOf(ranks), sites: listOf(ranks) }), value);
  return read?.sites.length === documents ? read : undefined;
};

/**
 * @template Value
 * @param {Set<string>} lost
 * @param {string} name
 * @param {Value} instead
 * @returns {Value}
 */
const without = (lost, name, instead) => {
  lost.add(name);
  return instead;
};

// The values of each case in a facet; none of any case where they are not what they should be.
/** @type {(value: unknown, number: number, cases: number, lose: () => void) => (number | number[])[]} */
const valuesIn = (value, number, cases, lose) => {
  const all = orNot(listOf(ranks), value);
  if (all && all.length === cases && all.every((own) => [own].flat().every((one) => one < number))) return all;
  lose();
  return Array.from({ length: cases }, () => []);
};

/** @type {(facets: Index["facets"], names: Index["names"]) => Index["names"]} */
const within = (facets, names) =>
  Object.fromEntries(
    Object.entries(names).map(([name, all]) => [name, all.filter(([facet, own]) => facets[facet]?.values[own])]),
  );

// What is shown of a case, and of a general page; undefined where it cannot be.
/** @type {(value: unknown) => LibraryCase | undefined} */
export const recordFrom = (value) => {
  const read = orNot(membersLike({ key: text, title: text, type: text }, OF_A_CASE), value);
  return read && { ...read, summary: read.summary ?? "" };
};
/** @type {(value: unknown) => GeneralPage | undefined} */
export const generalFrom = (value) =>
  orNot(membersLike({ address: text, title: text, kind: text, summary: text }), value);

/** @type {(value: unknown) => [label: string, address: string, note: string, ...others: string[]][]} */
export const namesFrom = (value) =>
  listOf((one) => one)(value).flatMap((one) => {
    const [label, address, note, ...others] = orNot(listOf(text), one) ?? [];
    return label !== undefined && address !== undefined && note !== undefined
      ? [[label, address, note, ...others]]
      : [];
  });
