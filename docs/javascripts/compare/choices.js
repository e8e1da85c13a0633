// The cases that can be compared: from the library's data or, without it, from the cards of the
// index pages.
import { typographic } from "../language/typography.js";
import { keyAt } from "../lib/addresses.js";
import { kindOf, library } from "../lib/library.js";
import { fold } from "../lib/names.js";

/**
 * @typedef {object} Choice
 * @property {string} key
 * @property {string} title
 * @property {string} kind what the case is called: « Fiche action »
 * @property {string} shown a title that no other case has
 * @property {string[]} [aliases]
 * @property {import("../lib/library.js").LibraryCase} [data] what else the library's data say of it
 */
/** @typedef {Omit<Choice, "shown">} Unnamed */

/** @type {() => Promise<Unnamed[]>} */
const inData = async () => {
  const data = await library();
  return data.cases
    .filter((one) => !one.line)
    .map((one) => ({ key: one.key, title: one.title, aliases: one.aliases, kind: kindOf(data, one), data: one }));
};

/** @type {(address: string) => Promise<Unnamed[]>} */
const onCards = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("li.card")].flatMap((card) => {
    const link = card.querySelector(".card-title a");
    const key = keyAt(new URL(link?.getAttribute("href") ?? "", address).href);
    const kind = card.querySelector(".card-kind")?.textContent.trim() ?? "";
    return link && key ? [{ key, title: link.textContent.trim(), kind }] : [];
  });
};

/** @type {(cases: Unnamed[]) => Choice[]} */
const told = (cases) => {
  const often = new Map();
  for (const one of cases) often.set(one.title, (often.get(one.title) ?? 0) + 1);
  return cases.map((one) => ({
    ...one,
    shown: typographic(often.get(one.title) > 1 ? `${one.title} (${one.kind.toLowerCase()})` : one.title),
  }));
};

/** @type {Promise<Choice[]> | undefined} */
let choices;

// Every case with a page. `indexes` are the addresses of the pages that list them.
/** @type {(indexes: string[]) => Promise<Choice[]>} */
export const choicesFrom = (indexes) => {
  choices ??= inData()
    .catch(async () => (await Promise.all(indexes.map(onCards))).flat())
    .then(told)
    .catch((error) => {
      choices = undefined;
      throw error;
    });
  return choices;
};

// What somebody typed, as cases: the one of this name, else those whose names hold it.
/** @type {(choices: Choice[], typed: string) => Choice[]} */
export const choicesNamed = (choices, typed) => {
  const key = keyAt(typed);
  if (key) return [choices.find((one) => one.key === key) ?? { key, title: key, shown: key, kind: "" }];
  const sought = fold(typed);
  if (!sought) return [];
  /** @type {(one: Choice) => string[]} */
  const names = (one) => [one.shown, one.title, ...(one.aliases ?? [])].map(fold);
  const exact = choices.filter((one) => names(one).includes(sought));
  if (exact.length) return exact;
  const starting = choices.filter((one) => names(one).some((name) => name.startsWith(sought)));
  return starting.length ? starting : choices.filter((one) => names(one).some((name) => name.includes(sought)));
};
