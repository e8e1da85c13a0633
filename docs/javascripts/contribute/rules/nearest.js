// « Vouliez-vous dire … ? »: the nearest known name to one that is misspelt. Twin of
// macros/casebook/language/nearest.py, with the two distances that it takes from a library.
import { folded } from "./french.js";

// The known name closest to what was typed, or nothing when none is close. `known` holds pairs
// of a spelling and the name that it leads to.
/** @type {(typed: string, known: Iterable<[spelling: string, name: string]>, least?: number) => string | undefined} */
export const nearest = (typed, known, least = 74) => {
  const wanted = [...folded(typed)].slice(0, 80);
  if (!wanted.length) return undefined;
  /** @type {Map<string, string>} */
  const spellings = new Map();
  for (const [spelling, name] of known) spellings.set(folded(spelling), name);
  if (spellings.has(wanted.join(""))) return spellings.get(wanted.join(""));
  const close = [...spellings.keys()]
    .map((spelling) => ({ spelling, score: likeness(wanted, [...spelling]) }))
    .filter(({ score }) => score >= 45)
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
    .map((one) => ({ ...one, distance: distance(wanted, [...one.spelling]) }))
    .sort((a, b) => a.distance - b.distance || b.score - a.score || (a.spelling < b.spelling ? -1 : 1));
  const found = close.find((one) => one.distance <= (wanted.length <= 4 ? 1 : 2) || one.score >= least);
  return found && spellings.get(found.spelling);
};

// Names alone, each leading to itself.
/** @type {(list: Iterable<string>) => [string, string][]} */
export const names = (list) => [...list].map((name) => [name, name]);

// How much two words share, from 0 to 100: twice their longest common subsequence, over their letters.
/** @type {(one: string[], other: string[]) => number} */
const likeness = (one, other) => {
  const total = one.length + other.length;
  // The shorter length bounds what they share: most names are passed over without more.
  if (200 * Math.min(one.length, other.length) < 45 * total) return 0;
  /** @type {number[]} */
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let j = 1; j <= other.length; j += 1)
      next.push(letter === other[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]));
    row = next;
  }
  return (1 - (total - 2 * row[other.length]) / total) * 100;
};

// How many letters are missing, too many, changed or swapped, even with others between
// (Damerau and Levenshtein, unrestricted).
/** @type {(one: string[], other: string[]) => number} */
const distance = (one, other) => {
  const far = one.length + other.length;
  const rows = [new Array(other.length + 2).fill(far), [far, ...Array.from({ length: other.length + 1 }, (_, j) => j)]];
  /** @type {Map<string, number>} */
  const last = new Map();
  for (let i = 1; i <= one.length; i += 1) {
    const row = [far, i];
    let match = 0;
    for (let j = 1; j <= other.length; j += 1) {
      const before = last.get(other[j - 1]) ?? 0;
      const equal = one[i - 1] === other[j - 1];
      row.push(
        Math.min(
          rows[i][j] + (equal ? 0 : 1),
          row[j] + 1,
          rows[i][j + 1] + 1,
          rows[before][match] + (i - before - 1) + 1 + (j - match - 1),
        ),
      );
      if (equal) match = j;
    }
    rows.push(row);
    last.set(one[i - 1], i);
  }
  return rows[one.length + 1][other.length + 1];
};
