// The library as data (`data/library.json`, written by macros/pages/outputs/library_data.py): loaded once,
// when a page turns to it; shared by the search, the comparison and the selection.
import { flag, listOf, membersLike, membersOf, orNot, refuse, tableOf, text, unpacked, whole } from "./unpacked.js";

/** @typedef {[id: string, label: string, otherNames?: string[]]} FacetValue */
/**
 * @typedef {object} Facet what cases are sorted by
 * @property {string} id
 * @property {string} label
 * @property {FacetValue[]} values
 * @property {string} [address] where its pages are, from the root
 * @property {Record<string, string>} [broader] the broader value of each narrower one
 * @property {Record<string, string>} [singular] of the types: what one case is called
 * @property {Record<string, string>} [pictogram] of the types
 */
/**
 * @typedef {Record<string, unknown> & {
 *   key: string, title: string, summary: string, type: string, place?: string, territory?: string,
 *   aliases?: string[], doers?: string, told?: string, known_until?: string, department?: string[], year?: number, dated?: string, reach?: string, notice?: boolean, event?: string, line?: number,
 * }} LibraryCase a case, with the ids of its values under the id of each facet; `event`: the key of the event for which it came; `line`: without a page of its own, the number of the page of its type that has its line
 */
/** @typedef {{ version: number, facets: Facet[], cases: LibraryCase[], lost: string[] }} Library `lost` names what of it could not be used */
/** @typedef {{ facets: Facet[] }} Faceted whatever has the facets of the library */

/** @type {Promise<Library> | undefined} */
let pending;

/** @type {() => Promise<Library>} */
export const library = () => {
  pending ??= load().catch((error) => {
    pending = undefined; // the next who asks tries again
    throw error;
  });
  return pending;
};

/** @type {() => Promise<Library>} */
const load = async () => libraryFrom(await unpacked("data/library.json"));

const VERSION = 2;

/** @type {(value: unknown) => Library} */
export const libraryFrom = (value) => {
  const { version, facets: given, cases: all } = membersOf(value);
  if (version !== VERSION || !Array.isArray(all)) throw new Error("data/library.json: another shape");
  /** @type {Set<string>} */
  const lost = new Set();
  const facets = facetsFrom(given, lost);
  const terms = Object.fromEntries(facets.map(({ id }) => [id, listOf(text)]));
  const known = membersLike({ key: text, title: text, type: text }, { ...OF_A_CASE, ...terms, type: text }, (name) =>
    lost.add(facets.find(({ id }) => id === name)?.label ?? name),
  );
  const cases = all.flatMap((one) => orNot(known, one) ?? []).map((one) => ({ ...one, summary: one.summary ?? "" }));
  if (all.length && !cases.length) throw new Error("data/library.json: no case");
  if (cases.length < all.length) lost.add(`${all.length - cases.length} cas`);
  return { version, facets, cases, lost: [...lost] };
};

export const OF_A_CASE = {
  summary: text,
  aliases: listOf(text),
  doers: text,
  told: text,
  place: text,
  territory: text,
  year: whole,
  known_until: text,
  dated: text,
  reach: text,
  notice: flag,
  event: text,
  line: whole,
};

/** @type {(value: unknown) => FacetValue} */
const facetValue = (value) => {
  const [id, label, others] = listOf((one) => one)(value);
  return others === undefined ? [text(id), text(label)] : [text(id), text(label), listOf(text)(others)];
};

/** @type {(value: unknown) => string} */
const facetId = (value) => (/^[a-z][a-z_-]*$/.test(text(value)) ? text(value) : refuse("the name of a facet"));

// The facets that can be used, each in its place: another is without a value there, and `lost` is told its name.
/** @type {(value: unknown, lost: Set<string>) => Facet[]} */
export const facetsFrom = (value, lost) =>
  listOf((one) => one)(value).map((one, number) => {
    const known = membersLike(
      { id: facetId, label: text, values: listOf(facetValue) },
      { address: text, broader: tableOf(text), singular: tableOf(text), pictogram: tableOf(text) },
      (name) => lost.add(name),
    );
    const facet = orNot(known, one);
    if (facet) return facet;
    lost.add(`filtre ${number + 1}`);
    return { id: `illisible-${number}`, label: "", values: [] };
  });

// A facet that the data do not have has no values.
/** @type {(data: Faceted, id: string) => Facet} */
export const facetOf = (data, id) => data.facets.find((facet) => facet.id === id) ?? { id, label: id, values: [] };

// The values of a case in a facet, by id; their names; the name of one value.
/** @type {(one: Record<string, unknown>, facet: string) => string[]} */
export const valuesOf = (one, facet) => /** @type {string[]} */ ([one[facet] ?? []].flat());
/** @type {(data: Faceted, facet: string, id: string) => string} */
export const labelOf = (data, facet, id) => facetOf(data, facet).values.find(([value]) => value === id)?.[1] ?? id;
/** @type {(data: Faceted, one: Record<string, unknown>, facet: string) => string[]} */
export const labelsOf = (data, one, facet) => valuesOf(one, facet).map((id) => labelOf(data, facet, id));

/** @type {(data: Faceted, one: { notice?: boolean, type: string }) => string} */
export const kindOf = (data, one) => (one.notice ? "Notice" : (facetOf(data, "type").singular?.[one.type] ?? one.type));
