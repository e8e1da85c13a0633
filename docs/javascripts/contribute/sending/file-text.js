// The text of the file that leaves: that of a new case, or the published one, with no other line changed than those of what was.
import { mend, write } from "../rules/writing.js";
import { mendedLines } from "./mended-lines.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */

// `file` is what the site publishes of the case, null for a new one.
/** @type {(catalogue: Catalogue, folder: string, file: PublishedFile | null, data: Data, body: string) => string} */
export const fileText = (catalogue, folder, file, data, body) => {
  if (!file) return write(catalogue, folder, data, body);
  const type = catalogue.type(folder);
  return mend(catalogue, folder, file, data, body, (name, after, own) =>
    mendedLines(catalogue, type, name, own, { before: file.data[name], after }),
  );
};
