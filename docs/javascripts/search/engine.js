// The search itself, without any page: Pagefind for the words of the texts, our own names for
// those who type one. Gives the pages of the site and the cases that answer, best first.
import { ROOT } from "../lib/addresses.js";
import { facetOf, library, unpacked, valuesOf } from "../lib/library.js";
import { allNames, fold, knownWords, meant, telling, wordsOf } from "../lib/names.js";

/** @typedef {import("../lib/library.js").Library} Library */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {() => Promise<[text: string, answers: boolean][]>} Passage the words of a page around those that answer, a file for each page */
/** @typedef {{ address: string, title: string, kind: string, summary: string }} GeneralPage a page of the site that is no case */
/**
 * @typedef {object} Answer
 * @property {string[]} cases the keys of those that answer, best first
 * @property {GeneralPage[]} pages
 * @property {Map<string, Passage>} passages by the key of their case
 * @property {string | null} meant what may have been meant instead; with it alone nothing answers but a name is near
 * @property {boolean} [replaced] what is given answers `meant`, not what was typed
 */
/** @typedef {{ id: string, score: number, data: () => Promise<{ excerpt: string }> }} Result one of Pagefind's */
/**
 * @typedef {object} Prepared
 * @property {Library} data
 * @property {{ search: (query: string) => Promise<{ results: Result[] }> }} engine Pagefind
 * @property {Record<string, [address: string, title?: string, kind?: string, summary?: string]>} pages by Pagefind's own name; those of cases have their address alone
 * @property {import("../lib/names.js").Name[]} names
 * @property {Map<string, number>} known
 * @property {string[]} knownList
 */

/** @type {Promise<Prepared> | undefined} */
let ready;

// Loaded when somebody turns to the search, once.
/** @type {() => Promise<Prepared>} */
export const prepare = () => {
  ready ??= (async () => {
    const [data, engine, pages] = await Promise.all([
      library(),
      import(new URL("pagefind/pagefind.js", ROOT).href),
      unpacked("pagefind/pages.json"),
    ]);
    await engine.options({ noWorker: true, excerptLength: 15 });
    await engine.init();
    const names = allNames(data);
    const known = knownWords(data, names);
    return { data, engine, pages, names, known, knownList: [...known.keys()] };
  })();
  ready.catch(() => {
    ready = undefined;
  });
  return ready;
};

// How much a case bears what was typed in its own names: the whole name, all its words, its place.
/** @type {(one: LibraryCase, folded: string, words: string[]) => number} */
const named = (one, folded, words) => {
  const titles = [one.title, ...(one.aliases || [])].map(fold);
  if (titles.includes(folded)) return 100;
  const within = titles.some((title) => {
    const own = title.split(" ");
    return words.every((word) => own.some((other) => other.startsWith(word)));
  });
  if (within) return 30;
  const place = fold(`${one.place || ""} ${one.territory || ""}`).split(" ");
  return words.every((word) => place.includes(word)) ? 12 : 0;
};

// The terms whose name, shown or hidden, is what was typed: [facet id, term id].
/** @type {(data: Library, folded: string) => [facet: string, id: string][]} */
const termsNamed = (data, folded) =>
  data.facets.flatMap((facet) =>
    facet.values
      .filter(([, label, others]) => [label, ...(others || [])].some((name) => fold(name) === folded))
      .map(([id]) => /** @type {[string, string]} */ ([facet.id, id])),
  );

/** @type {(data: Library, one: LibraryCase, term: [facet: string, id: string]) => boolean} */
const bears = (data, one, [facet, id]) => {
  const { broader = {} } = facetOf(data, facet);
  return valuesOf(one, facet).some((value) => value === id || broader[value] === id);
};

// How many of the words the title or the summary of a general page says: without any, the
// words are somewhere in a long text, and the page is not worth showing before the cases.
/** @type {(text: string, words: string[]) => number} */
const saidBy = (text, words) => {
  const own = wordsOf(text);
  return words.filter((word) => own.some((other) => other.startsWith(word.slice(0, Math.max(4, word.length - 1)))))
    .length;
};

// Whatever is in the markup of Pagefind, text and marks are all that is taken.
/** @type {(result: Result) => ReturnType<Passage>} */
const passage = async (result) => {
  const { excerpt } = await result.data();
  const parts = new DOMParser().parseFromString(excerpt, "text/html").body.childNodes;
  return [...parts].map((part) => [part.textContent ?? "", part.nodeName === "MARK"]);
};

// For a word that is nowhere Pagefind falls back on whatever begins like it: such a result
// counts only when the text shares most of the word.
/** @type {(prepared: Prepared, words: string[], results: Result[]) => Promise<boolean>} */
const trusted = async ({ engine, knownList }, words, results) => {
  /** @type {(word: string, other: string) => boolean} */
  const like = (word, other) => other.startsWith(word.slice(0, Math.max(3, Math.ceil(word.length * 0.7))));
  if (words.every((word) => knownList.some((other) => like(word, other)))) return true;
  const first = await Promise.all(results.slice(0, 3).map(passage));
  const found = first.flat().flatMap(([text, answers]) => (answers ? wordsOf(text) : []));
  return words.some((word) => found.some((other) => like(word, other)));
};

/** @type {(typed: string) => Promise<Answer>} */
export const search = async (typed) => {
  const prepared = await prepare();
  const { data, engine, pages, names, known } = prepared;
  const query = typed.normalize("NFC").trim().slice(0, 200);
  const words = telling(query);
  const folded = fold(query);
  const near = meant(query, names, known);
  const { results } = await engine.search(words.join(" "));
  const sure = results.length > 0 && (await trusted(prepared, words, results));
  const most = results[0]?.score || 1;
  /** @type {Map<string, number>} */
  const scores = new Map();
  /** @type {(one: LibraryCase) => number} */
  const scoreOf = (one) => scores.get(one.key) ?? 0;
  /** @type {Map<string, Passage>} */
  const passages = new Map();
  /** @type {(GeneralPage & { score: number })[]} */
  const found = [];
  for (const result of sure ? results : []) {
    if (!(result.id in pages)) continue;
    const [address, title, kind, summary = ""] = pages[result.id];
    if (title === undefined) {
      scores.set(address.slice(0, -1), 10 * (result.score / most));
      passages.set(address.slice(0, -1), () => passage(result));
    } else
      found.push({
        address,
        title,
        kind: kind || "Page du site",
        summary,
        score: result.score / most + saidBy(`${title} ${summary}`, words) + (fold(title) === folded ? 9 : 0),
      });
  }
  const terms = termsNamed(data, folded);
  for (const one of data.cases) {
    const bonus = named(one, folded, words) + (terms.some((term) => bears(data, one, term)) ? 8 : 0);
    if (bonus) scores.set(one.key, scoreOf(one) + bonus);
  }
  /** @type {(one: LibraryCase) => number} */
  const last = (one) => (one.notice && scoreOf(one) < 30 ? 1 : 0);
  const cases = data.cases
    .filter((one) => scores.has(one.key))
    .sort((a, b) => last(a) - last(b) || scoreOf(b) - scoreOf(a) || a.title.localeCompare(b.title, "fr"));
  return {
    cases: cases.map((one) => one.key),
    pages: found.filter((page) => page.score >= 1).sort((a, b) => b.score - a.score),
    passages,
    meant: near,
  };
};
