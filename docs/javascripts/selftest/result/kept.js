// The answers kept in this browser, under one name; nothing is sent.
import { fileText, readFile } from "./file.js";

/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./link.js").Grids} Grids */

const NAME = "se-situer";

// What was kept, null where there is nothing that can be read.
/** @type {(grids: Grids) => Result | null} */
export const readKept = (grids) => {
  try {
    return readFile(localStorage.getItem(NAME) ?? "", grids).result;
  } catch {
    return null;
  }
};

// Whether it is kept: a browser may be closed to pages, or full.
/** @type {(result: Result) => boolean} */
export const writeKept = (result) => {
  try {
    localStorage.setItem(NAME, fileText(result));
    return true;
  } catch {
    return false;
  }
};

/** @type {() => void} */
export const forgetKept = () => {
  try {
    localStorage.removeItem(NAME);
  } catch {
    /* closed: nothing was kept */
  }
};
