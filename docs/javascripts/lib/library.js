// The library as data (`data/library.json`, written by macros/pages/outputs/library_data.py): loaded once,
// when a page turns to it; shared by the search, the comparison and the selection.
import { unpacked } from "./unpacked.js";

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
 *   aliases?: string[], department?: string[], year?: number, dated?: string, notice?: boolean, line?: number,
 * }} LibraryCase a case, with the ids of its values under the id of each facet; `line`: without a page of its own, the number of the page of its type that has its line
 */
/** @typedef {{ version: number, facets: Facet[], cases: LibraryCase[] }} Library */
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
const load = async () => {
  const data = await unpacked("data/library.json");
  if (data.version !== 2 || !Array.isArray(data.cases) || !Array.isArray(data.facets))
    throw new Error("data/library.json: another shape");
  return data;
};

/** @type {(data: Faceted, id: string) => Facet} */
export const facetOf = (data, id) => {
  const found = data.facets.find((facet) => facet.id === id);
  if (!found) throw new Error(`data/library.json: no facet « ${id} »`);
  return found;
};

// The values of a case in a facet, by id; their names; the name of one value.
/** @type {(one: Record<string, unknown>, facet: string) => string[]} */
export const valuesOf = (one, facet) => /** @type {string[]} */ ([one[facet] ?? []].flat());
/** @type {(data: Faceted, facet: string, id: string) => string} */
export const labelOf = (data, facet, id) => facetOf(data, facet).values.find(([value]) => value === id)?.[1] ?? id;
/** @type {(data: Faceted, one: Record<string, unknown>, facet: string) => string[]} */
export const labelsOf = (data, one, facet) => valuesOf(one, facet).map((id) => labelOf(data, facet, id));

/** @type {(data: Faceted, one: { notice?: boolean, type: string }) => string} */
export const kindOf = (data, one) => (one.notice ? "Notice" : (facetOf(data, "type").singular?.[one.type] ?? one.type));
