// The answers kept in this browser, under one name, and beside them those that were set aside for others; nothing is sent.
import { fileText, readFile } from "./file.js";
import { fragmentOf, readFragment } from "./link.js";

/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./link.js").Grids} Grids */

const NAME = "se-situer";
const ASIDE = "se-situer-de-cote";

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

// Results that were set aside, the newest last; what cannot be read is left out.
/** @type {(grids: Grids) => Result[]} */
export const readAside = (grids) => {
  try {
    const given = JSON.parse(localStorage.getItem(ASIDE) ?? "[]");
    const texts = Array.isArray(given) ? given.filter((one) => typeof one === "string") : [];
    return texts.map((text) => readFragment(text, grids).result).filter((one) => one !== null);
  } catch {
    return [];
  }
};

/** @type {(results: readonly Result[]) => void} */
export const writeAside = (results) => {
  try {
    if (results.length) localStorage.setItem(ASIDE, JSON.stringify(results.map(fragmentOf)));
    else localStorage.removeItem(ASIDE);
  } catch {
    /* closed, which is told where the answers are kept */
  }
};
