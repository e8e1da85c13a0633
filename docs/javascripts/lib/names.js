// Names as people type them: without accents, with a letter wrong. Pure functions, used by the search, the lists that one
// chooses from, and the form.
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

// How many letters of a word may be wrong: one in a short word, two in a long one.
/** @type {(word: string) => number} */
export const mistakes = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

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
