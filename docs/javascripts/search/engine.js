// The search without any page: what answers, what was understood, the passages. index.js fetches, ranking.js ranks.
import { ROOT } from "../lib/addresses.js";
import { SMALL_WORDS } from "../language/word-tables.js";
import { stem, words } from "../language/words.js";
import { called, index, lexicon, postingsOf, records, saying } from "./index.js";
import { passage, plain, says } from "./passages.js";
import { asOne, nearness, placesIn } from "./places.js";
import { WHOLE, namedIn, parse, ranked, saidAs } from "./ranking.js";
import { foldedWords, meant } from "./spelling.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").GeneralPage} GeneralPage */
/** @typedef {import("./passages.js").Parts} Parts */
/** @typedef {{ facet: string, id: string, label: string }} Offer a value of a facet that the query names */
/**
 * @typedef {object} Answer
 * @property {number[]} cases the numbers of those that answer, best first
 * @property {GeneralPage[]} pages those that answer better than any case
 * @property {{ page: GeneralPage, after: number }[]} between the others, each with the number of cases that answer better
 * @property {((key: string) => Promise<Parts | undefined>) | undefined} passage of the text of a case; none without a query
 * @property {string[]} dropped the words that nothing knows
 * @property {[typed: string, meant: string][]} mended the words that nothing knows, with those that were sought instead
 * @property {Offer[]} offers
 */

const LONGEST = 200;
const MOST_ABOVE = 3; // general pages above the cases
const MOST_GENERAL = 9; // general pages in all
const MOST_PHRASED = 60; // answers in which a phrase in quotes is looked for
const MENDED = 12; // the share of a word that replaces a misspelt one
const LEAST_BESIDE = 2; // words beside a place or a year that say which page is meant
const QUOTED = /«\s*([^»]+?)\s*»|“([^”]+)”|"([^"]+)"/g;

/** @type {ReturnType<typeof foldedWords> | undefined} */
let known;

// A word of the query as it was typed.
/** @type {(query: string, word: string) => string} */
const asTyped = (query, word) =>
  query
    .split(/[\s’']+/)
    .find((piece) => words(piece).join("") === word)
    ?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") ?? word;

/** @type {(key: string) => Promise<string>} */
const textOf = async (key) => {
  const answer = await fetch(new URL(`${key}/fiche.json`, ROOT));
  if (!answer.ok) throw new Error(`${key}/fiche.json: ${answer.status}`);
  return plain((await answer.json()).body ?? "");
};

// Of some documents those whose texts hold every phrase. A general page has its title and its summary.
/** @type {(data: Index, documents: number[], phrases: string[][]) => Promise<Set<number>>} */
const phrased = async (data, documents, phrases) => {
  const shown = await records(data, documents);
  const held = await Promise.all(
    documents.map(async (document) => {
      const one = shown.get(document);
      if (!one) return false;
      const own = [one.title, ...(one.aliases ?? []), one.summary].join(" · ");
      if (phrases.every((phrase) => says(own, phrase))) return true;
      if (!one.key) return false;
      const text = await textOf(one.key).catch(() => "");
      return phrases.every((phrase) => says(`${own} · ${text}`, phrase));
    }),
  );
  return new Set(documents.filter((_, rank) => held[rank]));
};

/** @type {(typed: string) => Promise<Answer>} */
export const search = async (typed) => {
  const data = await index();
  const query = typed.normalize("NFC").trim().slice(0, LONGEST);
  const asked = parse(query, data.widening);
  const postings = await postingsOf(
    data,
    asked.sought.flatMap(({ shares }) => [...shares.keys()]),
  );
  const place = placesIn(data.places, asked.all);
  /** @type {Answer["mended"]} */
  const mended = [];
  /** @type {string[]} */
  const dropped = [];
  for (const { word, shares } of asked.sought) {
    if (SMALL_WORDS.has(word) || place.where.has(word) || [...shares.keys()].some((one) => postings.has(one))) continue;
    known ??= foldedWords(await lexicon().catch(() => ({ names: [], others: [] })));
    const near = meant(word, known);
    if (near) {
      mended.push([asTyped(query, word), near.shown]);
      shares.set(stem(near.folded), MENDED);
      for (const [one, list] of await postingsOf(data, [stem(near.folded)])) postings.set(one, list);
    } else dropped.push(asTyped(query, word));
  }
  const named = namedIn(data.names, asked.all);
  const led = named.flatMap(({ facet, document }) => (data.leading.includes(facet) && document >= 0 ? [document] : []));
  const exact = await called(data, asked.all.join(""));
  const plainly = asked.told.length < asked.all.length ? await called(data, asked.told.join("")) : [];
  const keys = [...new Set([saidAs(asked.all), saidAs(place.others, LEAST_BESIDE)])];
  const said = new Set((await Promise.all(keys.map((key) => saying(data, key)))).flat());
  const documents = {
    priors: data.priors,
    named: data.named,
    how: new Set(data.how),
    last: new Set(data.last),
    pages: new Set(data.site),
    parts: new Map(data.parts),
    near: nearness(data.places, place.areas, data.rules),
  };
  const sought = asOne(asked.sought, place.where);
  let answers = ranked(
    { ...asked, sought },
    (one) => postings.get(one),
    documents,
    data.rules,
    exact,
    plainly,
    led,
    said,
  );
  const phrases = [...query.matchAll(QUOTED)]
    .map(([, ...texts]) => words(texts.find(Boolean) ?? ""))
    .filter((one) => one.length > 1);
  if (phrases.length) {
    const first = answers.slice(0, MOST_PHRASED).map(({ document }) => document);
    const held = await phrased(data, first, phrases);
    answers = answers.filter(({ document }) => held.has(document));
  }
  const cases = answers.filter(({ document }) => document < data.cases);
  const least = ((cases[0]?.score ?? 0) * data.rules.general) / WHOLE;
  const general = answers.filter(({ document }) => document >= data.cases).slice(0, MOST_GENERAL);
  const above = general.filter(({ score }) => score >= least).slice(0, MOST_ABOVE);
  const shown = await records(
    data,
    general.map(({ document }) => document),
  );
  const worth = new Map([...postings].map(([one, { rarity }]) => [one, rarity]));
  return {
    cases: cases.map(({ document }) => document),
    pages: above.flatMap(({ document }) => shown.get(document) ?? []),
    between: general.slice(above.length).flatMap(({ document, score }) => {
      const page = shown.get(document);
      return page ? [{ page, after: cases.filter((one) => one.score >= score).length }] : [];
    }),
    passage: async (key) => passage(await textOf(key), worth),
    dropped,
    mended,
    offers: named.map(({ facet, value }) => {
      const { id, values } = data.facets[facet];
      return { facet: id, id: values[value][0], label: values[value][1] };
    }),
  };
};
