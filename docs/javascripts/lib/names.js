// Names as people type them: without accents, with a letter wrong. Pure functions, used by
// the search page and by the suggestions of the header.

/** @typedef {import("./library.js").Library} Library */
/** @typedef {{ shown: string, folded: string, words: string[] }} Name a name as it is written, folded, and the words of that */

// Lower case without accents, ligatures or punctuation; `folded` in macros/casebook/language/french.py does
// the same at build.
/** @type {(text: string) => string} */
export const fold = (text) =>
  text
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @type {(text: string) => string[]} */
export const wordsOf = (text) => {
  const folded = fold(text);
  return folded ? folded.split(" ") : [];
};

// Words that are on every page and decide nothing.
const SMALL = new Set(
  (
    "a ai au aux avec ce ces cet cette comment d dans de des du elle en est et faire il ils j je l la le les leur leurs ma mais mes mon n ne " +
    "nos notre nous on ont ou par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t un une vos votre vous y"
  ).split(" "),
);

// The words of a question that tell what it is about; all of them if none does.
/** @type {(query: string) => string[]} */
export const telling = (query) => {
  const all = wordsOf(query);
  const kept = all.filter((word) => !SMALL.has(word));
  return kept.length ? kept : all;
};

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

// One letter wrong in a short word, two in a long one.
/** @type {(word: string) => number} */
const allowed = (word) => (word.length < 3 ? 0 : word.length < 9 ? 1 : 2);

// Every name of the library, once: `{shown, folded, words}` of titles, other names, terms, places.
/** @type {(library: Library) => Name[]} */
export const allNames = (library) => {
  /** @type {Map<string, Name>} */
  const names = new Map();
  /** @type {(shown: string) => void} */
  const add = (shown) => {
    const folded = fold(shown);
    if (folded.length > 2 && !names.has(folded)) names.set(folded, { shown, folded, words: folded.split(" ") });
  };
  for (const one of library.cases) {
    [one.title, ...(one.aliases || [])].forEach(add);
    if (one.place) add(one.place.replace(/\s*\(.*\)$/, ""));
    if (one.territory) add(one.territory);
  }
  for (const facet of library.facets)
    for (const [, label, others] of facet.values) [label, ...(others || [])].forEach(add);
  return [...names.values()];
};

// The words that the library knows, from its names and summaries, and how often each is there.
/** @type {(library: Library, names: Name[]) => Map<string, number>} */
export const knownWords = (library, names) => {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {(word: string) => unknown} */
  const add = (word) => known.set(word, (known.get(word) || 0) + 1);
  for (const name of names) name.words.forEach(add);
  for (const one of library.cases) wordsOf(one.summary).forEach(add);
  return known;
};

/** @type {(word: string, candidates: Iterable<[string, number]>, most: number) => string | null} */
const closest = (word, candidates, most) => {
  /** @type {[string, number] | null} */
  let best = null;
  let least = most + 1;
  for (const [candidate, times] of candidates) {
    if (candidate.length < 3 || candidate === word) continue;
    const far = distance(word, candidate, Math.min(most, least));
    if (far < least || (far === least && best && times > best[1])) {
      best = [candidate, times];
      least = far;
    }
  }
  return best && least <= most ? best[0] : null;
};

// What somebody who typed this may have meant: a name one or two letters away, or the query
// with its unknown words mended; null when every word is known and no name is near.
/** @type {(query: string, names: Name[], known: Map<string, number>) => string | null} */
export const meant = (query, names, known) => {
  const folded = fold(query);
  if (folded.length < 3 || folded.length > 60 || names.some((name) => name.folded === folded)) return null;
  const near = closest(
    folded,
    names.map((name) => [name.folded, name.words.length]),
    allowed(folded),
  );
  if (near) return names.find((name) => name.folded === near)?.shown ?? null;
  const all = [...known.keys()];
  // A longer form of a known word (visiter, visite) is no mistake.
  /** @type {(word: string) => boolean} */
  const familiar = (word) =>
    all.some((other) => other.startsWith(word)) ||
    known.has(word.slice(0, -1)) ||
    (word.length > 6 && known.has(word.slice(0, -2)));
  let mended = false;
  const words = folded.split(" ").map((word) => {
    if (word.length < 4 || SMALL.has(word) || familiar(word)) return word;
    const other = closest(word, known, allowed(word));
    mended ||= Boolean(other);
    return other || word;
  });
  if (!mended) return null;
  const joined = words.join(" ");
  const named =
    names.find((name) => name.folded === joined) ||
    names.find((name) => joined.length > 5 && name.folded.startsWith(`${joined} `));
  return named ? named.shown : joined;
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
