// The fragment of the address of a session, made of its title: twin of macros/casebook/schema/fragments.py.
import { fold } from "../../../lib/names.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */

const PREFIXES = ["s-", "source-", "x-"];
const FIXED = [
  "citer",
  "contenu",
  "liens",
  "menu",
  "page-etat",
  "raccourci-choix",
  "seek",
  "seek-liste",
  "sources",
  "voisins",
];
const LONGEST = 60;
const UNNAMED = "temps";

/** @type {(fragment: string) => boolean} */
const isKept = (fragment) => FIXED.includes(fragment) || PREFIXES.some((prefix) => fragment.startsWith(prefix));

// The fragment of a title, which is none of those taken.
/** @type {(catalogue: Catalogue, title: string, taken: Set<string>) => string} */
export const fragmentFor = (_catalogue, title, taken) => {
  let words = fold(title).replaceAll(" ", "-");
  if (!words || isKept(words)) words = words ? `${UNNAMED}-${words}` : UNNAMED;
  let fragment = cut(words, LONGEST);
  for (let number = 2; taken.has(fragment); number += 1)
    fragment = `${cut(words, LONGEST - `-${number}`.length)}-${number}`;
  return fragment;
};

/** @type {(words: string, most: number) => string} */
const cut = (words, most) => {
  if (words.length <= most) return words;
  const end = words.slice(0, most + 1).lastIndexOf("-");
  return end >= 0 ? words.slice(0, end) : words.slice(0, most);
};
