// The cases that exist, a part of the catalogue of the form: a long list, fetched when somebody turns to a page or begins
// one (macros/casebook/derived/form_directory.py says its shape).
import { unpacked } from "../lib/unpacked.js";

/**
 * @typedef {object} KnownCases `contribuer/fiches.json`
 * @property {[key: string, title?: string, line?: number, ...acronyms: string[]][]} cases those withdrawn are a key alone
 * @property {Record<string, string[]>} offers
 * @property {Record<string, string>} former
 * @property {Record<string, string>} brought
 */
/** @typedef {{ title: string, line: number, acronyms: string[] }} KnownCase `line` is the number of the page of the index of its type that has its line, 0 where it has a page; `acronyms` are those that its names explain */

// Known from the start where they are given, else once `withCases` is done: until then there are none.
/** @param {KnownCases} [known] */
export const knownCases = (known = undefined) => {
  /** @type {Map<string, KnownCase>} */
  const cases = new Map();
  /** @type {Set<string>} */
  const keys = new Set();
  /** @type {Map<string, string>} */
  const former = new Map();
  /** @type {Map<string, string>} */
  const brought = new Map();
  /** @type {Map<string, string[]>} */
  const offers = new Map();
  /** @type {(given: KnownCases) => void} */
  const take = (given) => {
    for (const [key, title, line = 0, ...acronyms] of given.cases) {
      keys.add(key);
      if (title) cases.set(key, { title, line, acronyms });
    }
    for (const [old, key] of Object.entries(given.former)) former.set(old, key);
    for (const [id, key] of Object.entries(given.brought)) brought.set(id, key);
    for (const [key, actions] of Object.entries(given.offers)) offers.set(key, actions);
  };
  if (known) take(known);
  /** @type {Promise<void> | undefined} */
  let coming = known ? Promise.resolve() : undefined;
  return {
    /** @type {() => Promise<void>} */
    withCases: () => {
      coming ??= unpacked("contribuer/fiches.json")
        .then(take)
        .catch((error) => {
          coming = undefined; // the next who asks tries again
          throw error;
        });
      return coming;
    },
    // Those withdrawn have a key and no name: a link to one is not broken, nobody is offered it.
    cases,
    keys,
    // Each former address, `folder/slug`, and the case that took over.
    former,
    // The documents that one case describes itself, and that case.
    brought,
    // The actions that offer something, by the key of the pole that leads them.
    offers,
  };
};
