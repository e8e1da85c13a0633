// What a list or a table says of a case: from the library's data or, where that does not
// name it or cannot be loaded, from its own page.
import { Missing, casePage } from "./case-page.js";
import { kindOf, labelsOf, library } from "./library.js";
import { ROOT } from "./addresses.js";

/** @typedef {import("./library.js").Library} Library */
/**
 * @typedef {object} CaseRecord
 * @property {string} key
 * @property {string} title
 * @property {string} summary
 * @property {string} kind what it is called: « Fiche action », « Notice »
 * @property {string} address
 * @property {string} [place]
 * @property {string} [known] how far its facts are known, as precise as known: 2021-12
 * @property {string} [dated] what a card says of its time
 * @property {string} [reach] how one reaches those of whom it tells
 * @property {string[]} [regions]
 * @property {string[]} [themes]
 */
/**
 * @typedef {object} Found a case that was asked for
 * @property {string} asked the key under which it was asked for
 * @property {string} title
 * @property {CaseRecord} [record] none without a page, or when it could not be loaded
 * @property {boolean} missing without a page
 */

/** @type {Map<string, CaseRecord>} */
const known = new Map();

// What is known of each of these keys, in their order.
/** @type {(keys: string[]) => Promise<Found[]>} */
export const records = async (keys) => {
  /** @type {Library | null} */
  let data = null;
  try {
    data = await library();
  } catch {
    /* each page says the same of itself */
  }
  return Promise.all(
    keys.map(async (asked) => {
      try {
        const record = await recordOf(data, asked);
        return { asked, title: record.title, record, missing: false };
      } catch (error) {
        return { asked, title: asked, missing: error instanceof Missing };
      }
    }),
  );
};

/** @type {(data: Library | null, key: string) => Promise<CaseRecord>} */
const recordOf = async (data, key) => {
  const before = known.get(key);
  if (before) return before;
  const made = (data && fromData(data, key)) ?? (await fromPage(key));
  known.set(key, made);
  return made;
};

/** @type {(key: string) => string} */
const addressOf = (key) => new URL(`${key}/`, ROOT).href;

/** @type {(data: Library, key: string) => CaseRecord | undefined} */
const fromData = (data, key) => {
  const one = data.cases.find((other) => other.key === key && !other.line);
  return (
    one && {
      key,
      title: one.title,
      summary: one.summary,
      kind: kindOf(data, one),
      place: one.place,
      known: one.known_until,
      dated: one.dated,
      reach: one.reach,
      regions: labelsOf(data, one, "region"),
      themes: labelsOf(data, one, "theme"),
      address: addressOf(key),
    }
  );
};

/** @type {(key: string) => Promise<CaseRecord>} */
const fromPage = async (key) => {
  const page = await casePage(key);
  /** @type {(name: string) => Element[] | undefined} */
  const row = (name) =>
    page.rows
      .find((other) => other.name === name)
      ?.items.filter((item) => !item.node.classList.contains("former"))
      .map((item) => item.node);
  /** @type {(nodes: Element[] | undefined, linked: boolean) => string[] | undefined} */
  const said = (nodes, linked) =>
    nodes?.filter((node) => Boolean(node.querySelector("a")) === linked).map((node) => node.textContent.trim());
  const where = row("lieu"); // in words, then the regions with their pages
  return {
    key: page.key,
    title: page.title,
    summary: page.summary,
    kind: page.kind,
    place: said(where, false)?.join(", "),
    regions: said(where, true),
    themes: said(row("thème"), true),
    address: addressOf(page.key),
  };
};
