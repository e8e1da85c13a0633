// The word that was meant by one that no page has. Pure functions over the lexicon of the library (index.js); which words are
// near to one is said in lib/names.js.
import { mistakes, slips } from "../lib/names.js";
import { words } from "../language/words.js";

/** @typedef {{ names: string[], others: string[] }} Lexicon the words of names and keywords, and those that only summaries have, the most frequent first */
/** @typedef {{ shown: string, folded: string }} Word as it is written and folded */
/** @typedef {{ names: Word[], others: Word[] }} Known */

const LONG = 8; // letters: under it only the word of a name is meant
const VERY_LONG = 10; // under it a word of a summary has the same letters
const BEGINNING = 7; // letters that may stand for the word which begins so

/** @type {(all: string[]) => Word[]} */
const folded = (all) => all.map((shown) => ({ shown, folded: words(shown).join("") }));

// The lexicon with its words folded.
/** @type {(lexicon: Lexicon) => Known} */
export const foldedWords = ({ names, others }) => ({ names: folded(names), others: folded(others) });

/** @type {(word: string, among: Word[], changed?: number) => Word | undefined} */
const nearest = (word, among, changed) => {
  let least = mistakes(word) + 1;
  let found;
  for (const one of among) {
    const wrong = slips(word, one.folded, least - 1, changed);
    if (wrong >= least) continue;
    least = wrong;
    found = one;
    if (least === 1) break;
  }
  return found;
};

// The nearest word, the most frequent among equals; else the first that begins so. None for a number.
/** @type {(word: string, known: Known) => Word | undefined} */
export const meant = (word, { names, others }) =>
  /\d/.test(word)
    ? undefined
    : (nearest(word, names) ??
      (word.length < LONG ? undefined : nearest(word, others, VERY_LONG)) ??
      (word.length < BEGINNING ? undefined : names.find((one) => one.folded.startsWith(word))));
