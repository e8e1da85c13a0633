// Names as people type them: without accents, with a letter wrong. Pure functions.
import { words } from "../language/words.js";

// Small letters without accents, ligatures or punctuation; `folded` in macros/casebook/language/french.py does the same.
/** @type {(text: string) => string} */
export const fold = (text) => words(text).join(" ");

// How many letters are missing, too many, changed or swapped (optimal string alignment), or
// `most + 1` as soon as it is more than `most`.
/** @type {(a: string, b: string, most: number) => number} */
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
};

const SHORTEST = 4; // letters that either word has: a shorter one is near to too many
const SHORT = 7; // under it a letter is no slip for another
const LONG = 8; // from it on the first letter may be wrong
const VERY_LONG = 10; // from it on two letters may be wrong

// Whether two words begin with the same letter, or with the same two the other way round.
/** @type {(word: string, other: string) => boolean} */
const beginAlike = (word, other) => word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);

// Whether the letters of one are those of the other, but for one more or one less.
/** @type {(word: string, other: string) => boolean} */
const sameLetters = (word, other) =>
  word.length !== other.length || [...word].sort().join("") === [...other].sort().join("");

// How many letters are wrong in a text that was typed for a name; `most + 1` or more where it is rather another word: `lait`
// is no slip for `sait`. In a short word a letter may be missing, too many or out of its place, and not another; from
// `changed` letters on it may be.
/** @type {(typed: string, name: string, most?: number, changed?: number) => number} */
export const slips = (typed, name, most = mistakes(typed), changed = SHORT) => {
  const other = most + 1;
  if (typed.length < SHORTEST || name.length < SHORTEST) return other;
  const far = distance(typed, name, most);
  if (far > most) return other;
  if (!beginAlike(typed, name) && (far > 1 || typed.length < LONG)) return other;
  return typed.length < changed && !sameLetters(typed, name) ? other : far;
};

// How many letters may be wrong: none in a very short word, two in a long one.
/** @type {(word: string) => number} */
export const mistakes = (word) => {
  if (word.length < SHORTEST) return 0;
  return word.length < VERY_LONG ? 1 : 2;
};

// The beginning of a title as a name of a file: whole words, 60 characters at most.
/** @type {(title: string, most?: number) => string} */
export const slugOf = (title, most = 60) => {
  const whole = fold(title)
    .replace(/ /g, "-")
    .replace(/[^a-z0-9-]/g, "")
    .replace(/^-+|-+$/g, "");
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most + 1);
  return cut.slice(0, cut.lastIndexOf("-") > 2 ? cut.lastIndexOf("-") : most);
};
