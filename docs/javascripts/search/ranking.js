// What answers a query, best first: whole numbers made at build (macros/pages/search/postings.py), multiplied and added.
// Pure functions; index.js fetches the postings, engine.js puts all together. A plain twin in Python
// (tests/support/reference_search.py) gives the same order and the same scores.
import { SMALL_WORDS } from "../language/word-tables.js";
import { asksHow, stem, telling, words } from "../language/words.js";
import { namesIn, under } from "./names-in.js";

/** @typedef {{ rarity: number, documents: number[], weights: number[], phrases: Phrase[] }} Postings of one word */
/** @typedef {{ document: number, rank: number, worth: number }} Phrase a name or a keyword that has the word; names have the first ranks */
/** @typedef {Map<string, number>} Shares stems that answer for a word, each with its share, of `WHOLE` */
/** @typedef {{ word: string, shares: Shares }} Sought a word of the query */
/**
 * @typedef {object} Rules the numbers that are the same for every query, declared in macros/pages/search/rules.py
 * @property {number} cover how much the words that a document lacks count, of 32
 * @property {number} telling the rarity from which on a word counts in the comparison with names and keywords
 * @property {number} phrase what a document gains of which a keyword is the query, in times the worth of the query
 * @property {number} name what a name counts more than a keyword, of 16
 * @property {number} how what pages that say how are multiplied by where the query asks how (`asksHow`), of 16
 * @property {number} called what a document gains that is called as the telling words say
 * @property {number} exact what a document gains that is called what is sought
 * @property {number} general what part of the score of the first case a general page must have to be shown, of 16
 * @property {number} least what part of the best sum a document must have to answer, of 16
 * @property {number} named what the page of a term gains whose name is in the query
 * @property {number} here what a score is multiplied by of what is where the query says, of 16
 * @property {number} elsewhere the same for what is only in other regions
 * @property {number} page what `phrase` is for a page of the site
 * @property {number} said what a page of the site gains of which a keyword is the query
 */
/** @typedef {{ priors: number[], named: number[], how: Set<number>, last: Set<number>, pages: Set<number>, parts: Map<number, number>, near: (document: number) => number }} Documents by number: what a score is multiplied by, of 16; how many names each has; those that say how; those that come last at equal score; the pages of the site; the page of each section; what the place multiplies by */
/** @typedef {{ document: number, score: number }} Ranked */

export const WHOLE = 16;
const THOUSAND = 1000;
const MOST_WORDS = 24;

// The words of a query that tell something, each with the stems that answer for it: its own, those to which it leads
// (`widening`), and those that it makes when it is written as one with its neighbours.
/** @type {(query: string, widening: Record<string, [stem: string, share: number][]>) => { all: string[], told: string[], sought: Sought[] }} */
export const parse = (query, widening) => {
  const all = words(query).slice(0, MOST_WORDS);
  const kept = new Set(telling(all));
  /** @type {Map<string, Shares>} */
  const shares = new Map();
  /** @type {(word: string, other: string, share: number) => void} */
  const add = (word, other, share) => {
    const own = shares.get(word) ?? new Map();
    shares.set(word, own.set(other, Math.max(share, own.get(other) ?? 0)));
  };
  for (const word of kept) {
    add(word, stem(word), WHOLE);
    for (const [other, share] of under(widening, stem(word)) ?? []) add(word, other, share);
  }
  for (const length of [2, 3])
    for (let from = 0; from + length <= all.length; from += 1) {
      const run = all.slice(from, from + length);
      if (SMALL_WORDS.has(run[0]) && run[0].length > 1) continue;
      const joined = stem(run.join(""));
      for (const word of run.filter((one) => kept.has(one))) {
        add(word, joined, WHOLE);
        for (const [other, share] of under(widening, joined) ?? []) add(word, other, share);
      }
    }
  return { all, told: telling(all), sought: [...shares].map(([word, own]) => ({ word, shares: own })) };
};

// The values of facets that a query names: `names` has them by their names written as one word.
/** @type {(names: Record<string, [facet: number, value: number, document: number][]>, all: string[]) => { facet: number, value: number, document: number }[]} */
export const namedIn = (names, all) =>
  namesIn(names, all).flatMap(({ own }) => own.map(([facet, value, document]) => ({ facet, value, document })));

// How the keywords of pages are found that a query says word for word, in any order: its stems, each once. Empty for fewer than `least`.
/** @type {(all: string[], least?: number) => string} */
export const saidAs = (all, least = 1) => {
  const stems = new Set(telling(all).map(stem));
  return stems.size < least ? "" : [...stems].sort().join(" ");
};

// Add one word of the query to the phrases that have it: the best of the stems that answer for it counts.
/** @type {(lists: { postings: Postings, share: number }[], rules: Rules, phrases: Map<string, Phrase & { matched: number }>) => void} */
const matchPhrases = (lists, rules, phrases) => {
  /** @type {Map<string, Phrase & { matched: number }>} */
  const best = new Map();
  for (const { postings, share } of lists) {
    if (postings.rarity < rules.telling) continue;
    const matched = Math.floor((postings.rarity * share) / WHOLE);
    for (const phrase of postings.phrases) {
      const key = `${phrase.document} ${phrase.rank}`;
      if (matched > (best.get(key)?.matched ?? -1)) best.set(key, { ...phrase, matched });
    }
  }
  for (const [key, phrase] of best)
    phrases.set(key, { ...phrase, matched: phrase.matched + (phrases.get(key)?.matched ?? 0) });
};

// How like the query the nearest name or keyword of each document is, of a thousand: the worth of common words in that of all.
/** @type {(phrases: Map<string, Phrase & { matched: number }>, telling: number, documents: Documents, rules: Rules) => Map<number, number>} */
const likenesses = (phrases, telling, documents, rules) => {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const { document, rank, worth, matched } of phrases.values()) {
    const either = Math.max(1, worth + telling - Math.min(matched, worth));
    let like = Math.floor((THOUSAND * matched) / either);
    if (rank < documents.named[document]) like = Math.floor((like * rules.name) / WHOLE);
    if (like > (best.get(document) ?? 0)) best.set(document, like);
  }
  return best;
};

// The documents that answer, best first. `postingsOf` gives those of a stem; `exact` are the documents that are called what
// is sought, `called` those that are called what its telling words say, `named` those whose name is in it, `said` the pages of which a
// keyword is the query. Of a page and its sections only the best stands.
/** @type {(query: { all: string[], sought: Sought[] }, postingsOf: (stem: string) => Postings | undefined, documents: Documents, rules: Rules, exact: number[], called: number[], named: number[], said: Set<number>) => Ranked[]} */
export const ranked = ({ all, sought }, postingsOf, documents, rules, exact, called, named, said) => {
  /** @type {Map<number, number>} */
  const sums = new Map();
  /** @type {Map<number, number>} */
  const covered = new Map();
  let total = 0;
  let telling = 0;
  /** @type {Map<string, Phrase & { matched: number }>} */
  const phrases = new Map();
  for (const { shares } of sought) {
    const lists = [...shares].flatMap(([other, share]) => {
      const postings = postingsOf(other);
      return postings ? [{ postings, share }] : [];
    });
    if (!lists.length) continue;
    const worth = Math.max(...lists.map(({ postings, share }) => Math.floor((postings.rarity * share) / WHOLE)));
    total += worth;
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const { postings, share } of lists)
      postings.documents.forEach((document, rank) => {
        const value = Math.floor((postings.rarity * postings.weights[rank] * share) / WHOLE);
        if (value > (best.get(document) ?? -1)) best.set(document, value);
      });
    if (worth >= rules.telling) telling += worth;
    matchPhrases(lists, rules, phrases);
    for (const [document, value] of best) {
      sums.set(document, (sums.get(document) ?? 0) + value);
      covered.set(document, (covered.get(document) ?? 0) + worth);
    }
  }
  const likeness = likenesses(phrases, telling, documents, rules);
  const how = asksHow(all) ? documents.how : new Set();
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const [document, sum] of sums) {
    const cover = (32 - rules.cover) * total + rules.cover * (covered.get(document) ?? 0);
    let score = total ? Math.floor((sum * cover) / (32 * total)) : sum;
    const phrase = documents.pages.has(document) ? rules.page : rules.phrase;
    score += Math.floor((phrase * (likeness.get(document) ?? 0) * total) / THOUSAND);
    if (said.has(document)) score += rules.said * total;
    score = Math.floor((score * documents.priors[document]) / WHOLE);
    score = Math.floor((score * documents.near(document)) / WHOLE);
    if (how.has(document)) score = Math.floor((score * rules.how) / WHOLE);
    scores.set(document, score);
  }
  const least = (Math.max(0, ...scores.values()) * rules.least) / WHOLE;
  for (const [document, score] of scores) if (score < least) scores.delete(document);
  for (const document of named) scores.set(document, (scores.get(document) ?? 0) + rules.named);
  for (const document of called) scores.set(document, (scores.get(document) ?? 0) + rules.called);
  for (const document of exact) scores.set(document, (scores.get(document) ?? 0) + rules.exact);
  /** @type {(document: number) => number} */
  const late = (document) => Number(documents.last.has(document));
  const shown = new Set();
  return [...scores]
    .map(([document, score]) => ({ document, score }))
    .sort((a, b) => b.score - a.score || late(a.document) - late(b.document) || a.document - b.document)
    .filter(({ document }) => {
      const page = documents.parts.get(document) ?? document;
      return !shown.has(page) && shown.add(page);
    });
};
