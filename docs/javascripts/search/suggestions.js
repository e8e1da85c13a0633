// Suggestions under a search field as one types: names of cases, themes, questions, places. Loaded
// when somebody turns to the field (site.js), with their style and the data of the library.
import { ROOT } from "../lib/addresses.js";
import { attachCombobox } from "../lib/combobox.js";
import { make } from "../lib/elements.js";
import { kindOf, library } from "../lib/library.js";
import { allNames, fold, knownWords, meant } from "../lib/names.js";
import { ranked } from "../lib/options.js";
import { quoted } from "../lib/phrases.js";

/** @typedef {import("../lib/library.js").Library} Library */
/** @typedef {import("../lib/options.js").Option<string>} Suggestion its value is an address, from the root */

const MOST = 7;
const LEAST = 2; // letters
const STYLE = `${ROOT.pathname}stylesheets/combobox.css`;

// Everything that has a name and an address; among equals the shorter name first.
/** @type {(data: Library) => Suggestion[]} */
export const suggestionsOf = (data) => {
  const cases = data.cases.map((one) => {
    const value = one.line ? `${one.type}/#${one.key.split("/")[1]}` : `${one.key}/`;
    return suggestion(value, kindOf(data, one), one.title, one.aliases);
  });
  const paged = data.facets.filter((facet) => facet.address && facet.id !== "former_region");
  const terms = paged.flatMap((facet) =>
    facet.values.map(([id, label, others]) => suggestion(`${facet.address}/${id}/`, facet.label, label, others)),
  );
  return [...cases, ...terms].sort((a, b) => a.names[0].length - b.names[0].length);
};

/** @type {(value: string, note: string, label: string, others?: string[]) => Suggestion} */
const suggestion = (value, note, label, others = []) => {
  const written = [label, ...others];
  return { value, note, label, written, names: written.map(fold) };
};

// What a text may mean, or the name that is near when it means nothing; then the search for the text itself.
/** @type {(data: Library) => (typed: string) => Suggestion[]} */
export const suggestFrom = (data) => {
  const all = suggestionsOf(data);
  const names = allNames(data);
  const known = knownWords(data, names);
  return (typed) => {
    const found = ranked(all, typed);
    const near = found.length ? null : meant(typed, names, known);
    const label = `Chercher ${quoted(typed)} dans tous les textes`;
    const search = { value: `explorer/?q=${encodeURIComponent(typed)}`, label, names: [] };
    return [...(near ? ranked(all, near) : found).slice(0, MOST), search];
  };
};

/** @type {() => void} */
const addStyle = () => {
  if ([...document.styleSheets].some(({ href }) => href && new URL(href).pathname === STYLE)) return;
  document.head.append(make("link", { rel: "stylesheet", href: STYLE }));
};

/** @type {(field: HTMLInputElement) => void} */
export const suggestIn = (field) => {
  addStyle();
  /** @type {ReturnType<typeof suggestFrom> | undefined} */
  let suggest;
  const { list, open } = attachCombobox({
    input: field,
    name: "Suggestions",
    className: "suggestions",
    find: async (typed) => {
      suggest ??= suggestFrom(await library());
      return suggest(typed);
    },
    pick: (option) => location.assign(`${ROOT.pathname}${option.value}`),
    least: LEAST,
    tab: false,
    placed: false,
  });
  const holder = field.form ?? field.parentElement;
  holder?.classList.add("has-suggestions");
  holder?.append(list);
  field.addEventListener("focus", open);
  open();
};
