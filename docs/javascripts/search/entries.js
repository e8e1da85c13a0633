// The cases as the index knows them: what narrows, counts and sorts them. What is shown of one is in its record.

/** @typedef {import("./index.js").Index} Index */
/** @typedef {Record<string, unknown> & { number: number, year: number, notice: boolean }} Entry a case, with the ids of its values under the id of each facet; `number` is its rank by title */

/** @type {(data: Index) => Entry[]} */
export const entriesOf = (data) => {
  const notices = new Set(data.last);
  const ids = new Map(data.facets.map(({ id, values }) => [id, values.map(([value]) => value)]));
  return data.years.map((year, number) => {
    /** @type {Entry} */
    const entry = { number, year, notice: notices.has(number) };
    for (const [facet, names] of ids) entry[facet] = [data.values[facet][number]].flat().map((rank) => names[rank]);
    return entry;
  });
};
