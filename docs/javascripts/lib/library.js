// The library as data (`data/library.json`, written by macros/pages/outputs/library_data.py): loaded once,
// when a page turns to it; shared by the search, the comparison and the selection.
import { ROOT } from "../selection/kept.js";

let pending;

// { version, facets: [{ id, label, values: [[id, label, [other names]]] }], cases: [{ key, title, … }] }
export const library = () => {
  pending ??= load().catch((error) => {
    pending = undefined; // the next who asks tries again
    throw error;
  });
  return pending;
};

// A JSON file of the site by its address from the root. Beside it stands the same, compressed
// (`.z`): not every host compresses what it serves, and not every browser can open it.
export const unpacked = async (path) => {
  if ("DecompressionStream" in window) {
    try {
      const packed = await fetch(new URL(path.replace(/\.json$/, ".z"), ROOT));
      if (packed.ok) return await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).json();
    } catch {
      /* the plain file says the same */
    }
  }
  const plain = await fetch(new URL(path, ROOT));
  if (!plain.ok) throw new Error(`${path}: ${plain.status}`);
  return plain.json();
};

const load = async () => {
  const data = await unpacked("data/library.json");
  if (data.version !== 1 || !Array.isArray(data.cases) || !Array.isArray(data.facets))
    throw new Error("data/library.json: another shape");
  return data;
};

const facetOf = (data, id) => data.facets.find((facet) => facet.id === id);

// The values of a case in a facet, by id; their names; the name of one value.
export const valuesOf = (one, facet) => [one[facet] ?? []].flat();
export const labelOf = (data, facet, id) => facetOf(data, facet).values.find(([value]) => value === id)?.[1] ?? id;
export const labelsOf = (data, one, facet) => valuesOf(one, facet).map((id) => labelOf(data, facet, id));

export const kindOf = (data, one) => (one.notice ? "Notice" : facetOf(data, "type").singular[one.type]);
