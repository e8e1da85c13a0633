// The fragments of the addresses of a case page, without their #: those that the page keeps for itself, and a free one for a
// title. Twin of macros/casebook/schema/fragments.py. Pure functions.
import { folded } from "../french.js";

/** @typedef {{ prefixes: string[], fixed: string[], longest: number, unnamed: string }} Kept of the rules of the form */

// Whether case pages keep a fragment for themselves.
/** @type {(kept: Kept, fragment: string) => boolean} */
export const isKept = ({ prefixes, fixed }, fragment) =>
  fixed.includes(fragment) || prefixes.some((prefix) => fragment.startsWith(prefix));

// The fragment of a title, which is none of those taken.
/** @type {(kept: Kept, title: string, taken: Set<string>) => string} */
export const fragmentFor = (kept, title, taken) => {
  const { longest, unnamed } = kept;
  const letters = trimmed(folded(title).replace(/[^a-z0-9]+/g, "-"));
  const words = letters && !isKept(kept, letters) ? letters : trimmed(`${unnamed}-${letters}`);
  let fragment = cut(words, longest);
  for (let number = 2; taken.has(fragment); number += 1)
    fragment = `${cut(words, longest - `-${number}`.length)}-${number}`;
  return fragment;
};

// The fragments of the sessions of a programme in their order, each told by its own id, empty without one, and its title.
/** @type {(kept: Kept, named: [id: string, title: string][]) => string[]} */
export const fragmentsOf = (kept, named) => {
  const taken = new Set(named.map(([id]) => id).filter(Boolean));
  return named.map(([id, title]) => {
    const fragment = id || fragmentFor(kept, title, taken);
    taken.add(fragment);
    return fragment;
  });
};

/** @type {(text: string) => string} */
const trimmed = (text) => text.replace(/^-+|-+$/g, "");

// So many characters, at the end of a word where one ends.
/** @type {(words: string, most: number) => string} */
const cut = (words, most) => {
  if (words.length <= most) return words;
  const end = words.slice(0, most + 1).lastIndexOf("-");
  return words.slice(0, end < 0 ? most : end);
};
