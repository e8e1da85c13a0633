// The code of the address of a page, drawn again in black.
import { makeDrawing } from "../../lib/elements.js";

const QUIET = 2; // squares that the page itself leaves free around it

// `paper` is the part of a page that holds it; `quiet` is how many squares to leave free, and no place is left of a page without one.
/** @type {(paper: Element | null, quiet?: number) => Node[]} */
export const code = (paper, quiet = QUIET) => {
  const path = paper?.querySelector("svg path[d]");
  const side = Number(path?.closest("svg")?.getAttribute("viewBox")?.split(" ")[2]) - 2 * QUIET;
  const d = path?.getAttribute("d");
  if (!d || !(side > 0)) return [];
  const viewBox = `${-quiet} ${-quiet} ${side + 2 * quiet} ${side + 2 * quiet}`;
  return [makeDrawing("svg", { viewBox, "aria-hidden": "true" }, makeDrawing("path", { d, stroke: "#000" }))];
};
