// The words of a text, folded so that all spellings of a word become one, and the stem that a word shares with its
// family. Pure functions, the twins of those of macros/casebook/language/words.py, over the same tables.
import { ENDINGS, GROUPING, INFINITIVE, INVISIBLE, LETTERS, MARKS, OWN, PLURALS, SMALL_WORDS } from "./word-tables.js";

const UNSEEN = new RegExp(`[${INVISIBLE}]`, "g");
const ACCENTS = new RegExp(`[${MARKS}]`, "g");
const WHOLE = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const ACRONYM = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu;
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,3}(?:[ ${GROUPING}]\\d{3})+(?![\\p{L}\\p{N}])`, "gu");
const NOT_DIGITS = new RegExp(`[ ${GROUPING}]`, "g");
const WORD = /[\p{L}\p{N}]+/gu;

// Small letters without accents, ligatures or invisible characters, acronyms without dots, numbers without marks between
// their thousands.
/** @type {(text: string) => string} */
export const normalised = (text) =>
  text
    .replace(UNSEEN, "")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(WHOLE, (letter) => LETTERS[letter])
    .replace(ACRONYM, (found) => found.replaceAll(".", ""))
    .replace(NUMBER, (found) => found.replace(NOT_DIGITS, ""));

/** @type {(text: string) => string[]} */
export const words = (text) => normalised(text).match(WORD) ?? [];

// Those that tell something; all of them if none does.
/** @type {(all: string[]) => string[]} */
export const telling = (all) => {
  const kept = all.filter((word) => !SMALL_WORDS.has(word));
  return kept.length ? kept : all;
};

const VERB = new RegExp(INFINITIVE);

// Whether the words of a query ask how something is done: with « comment », or as a verb and what it is done to.
/** @type {(all: string[]) => boolean} */
export const asksHow = (all) => {
  const told = all.filter((word) => !SMALL_WORDS.has(word));
  return all.includes("comment") || (told.length === 2 && told[0] === all[0] && VERB.test(told[0]));
};

/** @type {(word: string, table: typeof PLURALS) => string} */
const replaced = (word, table) => {
  for (const [ending, replacement, least] of table)
    if (word.endsWith(ending) && word.length - ending.length >= least)
      return word.slice(0, word.length - ending.length) + replacement;
  return word;
};

/** @type {(folded: string) => string} */
export const stem = (folded) => {
  if (!/^\p{L}+$/u.test(folded)) return folded;
  let word = OWN.get(folded) ?? replaced(folded, PLURALS);
  const own = OWN.get(word);
  if (own !== undefined) return own;
  if (word.length > 3) {
    word = replaced(word, ENDINGS);
    if (word.length > 4 && word.endsWith("i")) word = word.slice(0, -1);
    if (word.endsWith("y")) word = `${word.slice(0, -1)}i`;
    if (word.length > 3 && word.at(-1) === word.at(-2)) word = word.slice(0, -1);
  }
  return word;
};
