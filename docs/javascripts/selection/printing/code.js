// The code of the address of a page, drawn again in black.
import { makeDrawing } from "../../lib/elements.js";

const SIZE = 96;
const QUIET = 2; // squares that the page itself leaves free around it

// `paper` is the part of a page that holds it; `quiet` is how many squares to leave free, `size` how many pixels wide it is where no style
// sheet says it. No place is left of a page without one.
/** @type {(paper: Element | null, quiet?: number, size?: number) => Node[]} */
export const code = (paper, quiet = QUIET, size = SIZE) => {
  const path = paper?.querySelector("svg path[d]");
  const side = Number(path?.closest("svg")?.getAttribute("viewBox")?.split(" ")[2]) - 2 * QUIET;
  const d = path?.getAttribute("d");
  if (!d || !(side > 0)) return [];
  const viewBox = `${-quiet} ${-quiet} ${side + 2 * quiet} ${side + 2 * quiet}`;
  return [
    makeDrawing(
      "svg",
      { viewBox, width: String(size), height: String(size), "aria-hidden": "true" },
      makeDrawing("path", { d, stroke: "#000" }),
    ),
  ];
};
