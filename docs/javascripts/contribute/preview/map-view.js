// The small map of a case: the twin of macros/pages/views/map_view.py.

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./views.js").Views} Views */
/** @typedef {[x: number, y: number] | null} Dot what marks a place too small to be seen, on the map */
/** @typedef {{ name: string, piece: string, at: Dot, address: string }} Spot a place on the map, and the piece of the outline that is it */
/** @typedef {{ view: string, dots: Record<string, Dot> }} Outline */

/** @param {Catalogue} catalogue @param {Views} views @param {Outline} outline */
export const mapViewOf = (catalogue, views, { view, dots }) => {
  const at = views.url("carte/");
  /** @type {(vocabulary: string, piece: string, id: string, dot: Dot) => Spot} */
  const spot = (vocabulary, piece, id, dot) => ({
    name: catalogue.terms(vocabulary).get(id)?.label ?? id,
    piece: `${piece}-${id}`,
    at: dot,
    address: `${at}#${piece}-${id}`,
  });
  return {
    outline: { sheet: { view } },
    /** @type {(departments: string[], regions: string[]) => Spot[]} */
    spots: (departments, regions) => {
      const drawn = departments.filter((code) => Object.hasOwn(dots, code));
      if (drawn.length) return drawn.map((code) => spot("departments", "d", code, dots[code]));
      return regions.filter((id) => catalogue.terms("regions").has(id)).map((id) => spot("regions", "r", id, null));
    },
  };
};
