// Where a link of a text leads: out to the web, to a part of the page, to another case. Twin of
// macros/casebook/check/links.py; body.js asks for each link, preview/prose.js again when it writes it.
import { normal } from "../normal-text.js";
import { folded } from "./french.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./casefile.js").Context} Context */

// The `folder/slug` that a relative link in a case of this folder leads to, or nothing.
/** @type {(folder: string, url: string) => string | undefined} */
export const caseLink = (folder, url) => {
  if (!url.endsWith(".md") || url.includes(":") || url.startsWith("/")) return undefined;
  /** @type {string[]} */
  const path = [];
  for (const part of `${folder}/${url.slice(0, -3)}`.split("/")) {
    if (part === ".." && path.length && path.at(-1) !== "..") path.pop();
    else if (part && part !== ".") path.push(part);
  }
  return path.length === 2 && !path.includes("..") ? path.join("/") : undefined;
};

// A case as a link in a case of this folder writes it: the one of the folder that was wanted, if it is there.
/** @type {(slug: string, context: Context, wanted: string) => string} */
export const fileOf = (slug, { catalogue, folder, keys }, wanted) => {
  const owner = [wanted, ...catalogue.types.map((type) => type.folder)].find((name) => keys.has(`${name}/${slug}`));
  return owner === folder ? `${slug}.md` : `../${owner}/${slug}.md`;
};

// An address, and what is said of it, as people read them: with its plain characters, in normal form.
/** @type {(catalogue: Catalogue, text: string) => string} */
export const inTheClear = (catalogue, text) =>
  normal(catalogue, text).replace(/%([2-7][0-9A-Fa-f])/g, (_found, code) => String.fromCharCode(parseInt(code, 16)));

// The fragment of a section.
/** @type {(title: string) => string} */
export const sectionId = (title) => `s-${folded(title).replaceAll(" ", "-")}`;
