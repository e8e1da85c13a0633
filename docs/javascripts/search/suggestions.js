// Suggestions under a search field as one types: names of cases, themes, questions, places. Loaded
// when somebody turns to the field (site.js), with their style; the names are fetched by their first letters.
import { ROOT } from "../lib/addresses.js";
import { attachCombobox } from "../lib/combobox.js";
import { make } from "../lib/elements.js";
import { fold } from "../lib/names.js";
import { ranked } from "../lib/options.js";
import { quoted } from "../lib/phrases.js";
import { index, namesLike } from "./index.js";

/** @typedef {import("../lib/options.js").Option<string>} Suggestion its value is an address, from the root */
/** @typedef {Awaited<ReturnType<typeof namesLike>>} Names */

const MOST = 7;
const LEAST = 2; // letters
const STYLE = `${ROOT.pathname}stylesheets/combobox.css`;

/** @type {WeakMap<Names, Suggestion[]>} */
const made = new WeakMap();

/** @type {(names: Names) => Suggestion[]} */
const optionsOf = (names) => {
  const known = made.get(names);
  if (known) return known;
  const options = names.map(([label, value, note, ...others]) => {
    const written = [label, ...others];
    return { value, note, label, written, names: written.map(fold) };
  });
  made.set(names, options);
  return options;
};

// What a text may mean among some names, then the search for the text itself.
/** @type {(names: Names, typed: string) => Suggestion[]} */
export const suggestFrom = (names, typed) => {
  const label = `Chercher ${quoted(typed)} dans tous les textes`;
  const search = { value: `explorer/?q=${encodeURIComponent(typed)}`, label, names: [] };
  return [...ranked(optionsOf(names), typed).slice(0, MOST), search];
};

/** @type {() => void} */
const addStyle = () => {
  if ([...document.styleSheets].some(({ href }) => href && new URL(href).pathname === STYLE)) return;
  document.head.append(make("link", { rel: "stylesheet", href: STYLE }));
};

// Equips a search field; `typed` says that somebody has written in it meanwhile, and has not sent it.
/** @type {(field: HTMLInputElement, typed: boolean) => void} */
export const suggestIn = (field, typed) => {
  addStyle();
  // HTML has no list of suggestions for a field of the kind `search`; it looks the same as before.
  field.classList.add("searched");
  field.type = "text";
  const { list, open } = attachCombobox({
    input: field,
    name: "Suggestions",
    className: "suggestions",
    find: async (text) => suggestFrom(await namesLike(await index(), fold(text)), text),
    pick: (option) => location.assign(`${ROOT.pathname}${option.value}`),
    least: LEAST,
    tab: false,
    placed: false,
  });
  const holder = field.form ?? field.parentElement;
  holder?.classList.add("has-suggestions");
  holder?.append(list);
  if (typed) open();
};
