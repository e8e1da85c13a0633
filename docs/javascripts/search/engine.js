// The search itself, without any page: Pagefind for the words of the texts, our own names for
// those who type one. Gives the pages of the site and the cases that answer, best first.
import { fold, knownWords, meant, allNames, telling, wordsOf } from "../lib/names.js";
import { library, unpacked } from "../lib/library.js";
import { ROOT } from "../selection/kept.js";

let ready;

// Loaded when somebody turns to the search, once.
export const prepare = () => {
  ready ||= (async () => {
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
const termsNamed = (data, folded) =>
  data.facets.flatMap((facet) =>
    facet.values
      .filter(([, label, others]) => [label, ...(others || [])].some((name) => fold(name) === folded))
      .map(([id]) => [facet.id, id]),
  );

const bears = (data, one, [facet, id]) => {
  const broader = data.facets.find((other) => other.id === facet).broader || {};
  return [one[facet] || []].flat().some((value) => value === id || broader[value] === id);
};

// How many of the words the title or the summary of a general page says: without any, the
// words stand somewhere in a long text, and the page is not worth showing before the cases.
const saidBy = (text, words) => {
  const own = wordsOf(text);
  return words.filter((word) => own.some((other) => other.startsWith(word.slice(0, Math.max(4, word.length - 1)))))
    .length;
};

// The words of a page around those that answer, as `[[text, whether it answers] …]`: a file for
// each page. Whatever stands in the markup of Pagefind, text and marks are all that is taken.
const passage = async (result) => {
  const { excerpt } = await result.data();
  const parts = new DOMParser().parseFromString(excerpt, "text/html").body.childNodes;
  return [...parts].map((part) => [part.textContent, part.nodeName === "MARK"]);
};

// For a word that stands nowhere Pagefind falls back on whatever begins like it: such a result
// counts only when the text shares most of the word.
const trusted = async ({ engine, knownList }, words, results) => {
  const like = (word, other) => other.startsWith(word.slice(0, Math.max(3, Math.ceil(word.length * 0.7))));
  if (words.every((word) => knownList.some((other) => like(word, other)))) return true;
  const first = await Promise.all(results.slice(0, 3).map(passage));
  const found = first.flat().flatMap(([text, answers]) => (answers ? wordsOf(text) : []));
  return words.some((word) => found.some((other) => like(word, other)));
};

// `{cases: [key …], pages: [{address, title, kind, summary} …], passages: Map(key → () => the
// passage of its text), meant}`; with `meant` alone when nothing answers but a name is near.
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
  const scores = new Map();
  const passages = new Map();
  const found = [];
  for (const result of sure ? results : []) {
    const [address, title, kind, summary] = pages[result.id] || [];
    if (address === undefined) continue;
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
    if (bonus) scores.set(one.key, (scores.get(one.key) || 0) + bonus);
  }
  const last = (one) => (one.notice && scores.get(one.key) < 30 ? 1 : 0);
  const cases = data.cases
    .filter((one) => scores.has(one.key))
    .sort((a, b) => last(a) - last(b) || scores.get(b.key) - scores.get(a.key) || a.title.localeCompare(b.title, "fr"));
  return {
    cases: cases.map((one) => one.key),
    pages: found.filter((page) => page.score >= 1).sort((a, b) => b.score - a.score),
    passages,
    meant: near,
  };
};
