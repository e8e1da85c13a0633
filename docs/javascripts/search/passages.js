// The words of a text around those that answer, marked. Pure functions; engine.js fetches the texts.
import { GROUPING, INVISIBLE, LETTERS } from "../language/word-tables.js";
import { typographic } from "../language/typography.js";
import { stem, words } from "../language/words.js";

/** @typedef {[text: string, answers: boolean][]} Parts a passage in pieces */

const LENGTH = 28; // words
const LINK = /\]\([^)\s]*(?:\s[^)]*)?\)/g;
const INLINE = /[*_`[\]]+/g; // inside a line
const LEADING = /[#>|]+/g; // at its beginning
const NUMBER = `(?<![\\p{L}\\p{N}])\\d{1,3}(?:[\\s${GROUPING}]\\d{3})+(?![\\p{L}\\p{N}])`;
const ACRONYM = "(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])";
const APOSTROPHE = Object.keys(LETTERS).filter((letter) => LETTERS[letter] === "'");
const WORD = `(?:(?![${APOSTROPHE.join("")}])[\\p{L}\\p{N}\\p{M}${INVISIBLE}])+`;
const TOKEN = new RegExp(`${NUMBER}|${ACRONYM}|${WORD}`, "gu");

// A Markdown text without its signs and the addresses of its links.
/** @type {(markdown: string) => string} */
export const plain = (markdown) =>
  markdown.replace(LINK, "").replace(INLINE, "").replace(LEADING, " ").replace(/\s+/g, " ").trim();

// Where the words of a text are, and the stem of each.
/** @type {(text: string) => { from: number, to: number, stem: string }[]} */
const tokens = (text) =>
  [...text.matchAll(TOKEN)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    stem: stem(words(found[0]).join("")),
  }));

// The passage with most of the stems that are sought, the rarest first, as printed; none when the text has none.
/** @type {(text: string, sought: Map<string, number>) => Parts | undefined} */
export const passage = (text, sought) => {
  const all = tokens(text);
  const hits = all.flatMap((token, rank) => (sought.has(token.stem) ? [rank] : []));
  if (!hits.length) return undefined;
  let best = 0;
  let start = hits[0];
  for (const hit of hits) {
    const within = new Set(all.slice(hit, hit + LENGTH).map((token) => token.stem));
    const worth = [...within].reduce((sum, one) => sum + (sought.get(one) ?? 0), 0);
    if (worth > best) [best, start] = [worth, hit];
  }
  const printed = typographic(text); // each character keeps its place
  const first = Math.max(0, start - 6);
  const shown = all.slice(first, first + LENGTH);
  /** @type {Parts} */
  const parts = [];
  let at = shown[0].from;
  for (const token of shown)
    if (sought.has(token.stem)) {
      if (token.from > at) parts.push([printed.slice(at, token.from), false]);
      parts.push([printed.slice(token.from, token.to), true]);
      at = token.to;
    }
  const end = shown[shown.length - 1].to;
  if (end > at) parts.push([printed.slice(at, end), false]);
  return parts;
};

// Whether a text holds these words one after the other.
/** @type {(text: string, phrase: string[]) => boolean} */
export const says = (text, phrase) => ` ${words(text).join(" ")} `.includes(` ${phrase.join(" ")} `);
