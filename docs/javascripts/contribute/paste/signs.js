// The signs of other programs, as our texts have them: ligatures of PDF files, hyphens and line breaks of word processors,
// bullets of symbol fonts, marks that nobody sees.
import { normal } from "../normal-text.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */

/** @type {[signs: RegExp, written: string | ((sign: string) => string)][]} */
const SIGNS = [
  [/[\ufb00-\ufb06]/g, (sign) => sign.normalize("NFKC")],
  [/[\u2010\u2011]/g, "-"],
  // Symbol and Wingdings begin the points of a list with many signs of the private use area.
  [/^([ \t\u00a0]*)[\uf000-\uf0ff]/gm, "$1•"],
  // A file of pages gives each bullet a line of its own.
  [/^([ \t\u00a0]*[•▪●◦‣])[ \t\u00a0]*\n(?=[^\n])/gm, "$1 "],
  [/[\uf0e0\uf0e8\uf0ae]/g, "→"],
  [/\ufffc/g, ""],
];

// The text of a paste in normal form, without the signs that no file holds.
/** @type {(catalogue: Catalogue, text: string) => string} */
export const withOurSigns = (catalogue, text) =>
  SIGNS.reduce(
    (made, [signs, written]) => made.replace(signs, /** @type {string} */ (written)),
    // A soft hyphen at the end of a line is the line's, not the word's.
    normal(catalogue, text.replace(/\u00ad\r?\n/g, "")),
  ).replace(catalogue.expression("forbidden"), "");
