// The index of the search (macros/pages/search/index_files.py): what all queries need is loaded once, the postings of a word
// and the lines of a result in small pieces.
import { listOf, membersOf, text, unpacked, whole } from "../lib/unpacked.js";
import { generalFrom, indexFrom, namesFrom, recordFrom } from "./index-shapes.js";
import { under } from "./names-in.js";

/** @typedef {import("./ranking.js").Postings} Postings */
/** @typedef {import("./ranking.js").Rules} Rules */
/** @typedef {import("../lib/library.js").Facet} Facet */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {{ address: string, title: string, kind: string, summary: string }} GeneralPage a page of the site that is no case */
/**
 * @typedef {object} Index `search/index.json`
 * @property {number} version
 * @property {number} documents how many there are: the cases first, in the order of their titles
 * @property {number} cases
 * @property {number} chunks into how many files the postings are cut
 * @property {number} block how many documents a file of records holds
 * @property {number} prefix by how many letters the names are cut into files
 * @property {Facet[]} facets
 * @property {Record<string, (number | number[])[]>} values of each case, by facet, as ranks among the values of the facet
 * @property {number[]} years of the cases; 0 without one
 * @property {number[]} priors
 * @property {number[]} named how many names each document has
 * @property {number[]} how
 * @property {number[]} last
 * @property {number[]} leading the facets whose page comes first when the query names one of their values
 * @property {number[]} site the pages of the site that are neither cases nor terms
 * @property {[section: number, page: number][]} parts the sections of pages that are results of their own
 * @property {import("./places.js").Places} places
 * @property {Rules} rules
 * @property {Record<string, [stem: string, share: number][]>} widening
 * @property {string[]} lost what of it could not be used
 * @property {Record<string, [facet: number, value: number, document: number][]>} names of the values of the facets, written as one word; the document is -1 for a value without a page
 */

/** @type {Promise<Index> | undefined} */
let loading;

/** @type {() => Promise<Index>} */
export const index = () => {
  loading ??= load();
  loading.catch(() => {
    loading = undefined; // the next who asks tries again
  });
  return loading;
};

/** @type {() => Promise<Index>} */
const load = async () => indexFrom(await unpacked("search/index.json"));

/** @type {Map<string, Promise<any>>} */
const pieces = new Map();

// A piece of the index, fetched once.
/** @type {(path: string) => Promise<any>} */
const piece = (path) => {
  const known = pieces.get(path);
  if (known) return known;
  const fetched = unpacked(path);
  pieces.set(path, fetched);
  fetched.catch(() => pieces.delete(path));
  return fetched;
};

// The number of the file that holds a word: FNV-1a over its bytes.
/** @type {(word: string, files: number) => number} */
export const fileOf = (word, files) => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(word)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % files;
};

// `[rarity, first document, weight, gap, weight, …]` as lists, with the phrases, `[gap to the document, rank, worth, …]`.
/** @type {(row: number[], phraseRow?: number[]) => Postings} */
export const postingsFrom = ([rarity, ...row], phraseRow = []) => {
  if (row.length % 2 || phraseRow.length % 3) throw new Error("search/words: another shape");
  const documents = [];
  const weights = [];
  for (let at = 0, document = 0; at < row.length; at += 2) {
    document += row[at];
    documents.push(document);
    weights.push(row[at + 1]);
  }
  const phrases = [];
  for (let at = 0, document = 0; at < phraseRow.length; at += 3) {
    document += phraseRow[at];
    phrases.push({ document, rank: phraseRow[at + 1], worth: phraseRow[at + 2] });
  }
  return { rarity, documents, weights, phrases };
};

// The postings of some stems, by stem; a stem that no document has is absent.
/** @type {(data: Index, stems: Iterable<string>) => Promise<Map<string, Postings>>} */
export const postingsOf = async (data, stems) => {
  const wanted = [...new Set(stems)];
  const rows = await Promise.all(wanted.map((one) => piece(`search/words/${fileOf(one, data.chunks)}.json`)));
  return new Map(
    wanted.flatMap((one, rank) => {
      const row = under(membersOf(rows[rank]), one);
      const phrases = under(membersOf(rows[rank]), `~${one}`);
      return row ? [[one, postingsFrom(listOf(whole)(row), phrases === undefined ? [] : listOf(whole)(phrases))]] : [];
    }),
  );
};

// The documents that are called so, their name written as one word.
/** @type {(data: Index, joined: string) => Promise<number[]>} */
export const called = async (data, joined) => {
  const rows = await piece(`search/words/${fileOf(`=${joined}`, data.chunks)}.json`);
  return listOf(whole)(under(membersOf(rows), `=${joined}`) ?? []);
};

// The pages of which a keyword is sought (`saidAs`), in the file of its first stem, fetched anyway.
/** @type {(data: Index, said: string) => Promise<number[]>} */
export const saying = async (data, said) => {
  if (!said) return [];
  const rows = await piece(`search/words/${fileOf(said.replace(/ .*/, ""), data.chunks)}.json`);
  return listOf(whole)(under(membersOf(rows), `?${said}`) ?? []);
};

// What can be shown of some documents, by number: of a case what `data/library.json` says, without its terms.
/** @type {(data: Index, documents: number[]) => Promise<Map<number, any>>} */
export const records = async (data, documents) => {
  const blocks = await Promise.all(
    documents.map((document) => piece(`search/records/${Math.floor(document / data.block)}.json`)),
  );
  return new Map(
    documents.flatMap((document, rank) => {
      const one = Array.isArray(blocks[rank]) ? blocks[rank][document % data.block] : undefined;
      const shown = document < data.cases ? recordFrom(one) : generalFrom(one);
      return shown ? [[document, shown]] : [];
    }),
  );
};

// The words of names, keywords and summaries, as they are written.
/** @type {() => Promise<import("./spelling.js").Lexicon>} */
export const lexicon = async () => {
  const told = await piece("search/lexicon.json");
  return { names: listOf(text)(told?.names), others: listOf(text)(told?.others) };
};

// The names that have a word which begins so: `[label, address, note, other name …]`.
/** @type {(data: Index, folded: string) => Promise<[label: string, address: string, note: string, ...others: string[]][]>} */
export const namesLike = async ({ prefix }, folded) => {
  const letters = [...folded.replace(/ .*/, "")].slice(0, prefix);
  const file = letters.map((letter) => (/[a-z0-9]/.test(letter) ? letter : "_")).join("") || "all";
  const known = listOf(text)(await piece("search/names/files.json"));
  return known.includes(file) ? namesFrom(await piece(`search/names/${file}.json`)) : [];
};
