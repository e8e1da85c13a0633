// The terms among which one chooses, and those that a text may mean. Pure functions.
import { fold } from "../../lib/names.js";
import { ranked } from "../../lib/options.js";

/** @typedef {import("../../lib/options.js").Option<string>} Option */

const SHORTEST = 4; // letters of a word that says something

// `words` are those by which people look for it, folded, besides its names.
/** @type {(label: string, id: string, others?: string[], group?: string, words?: string) => Option} */
export const termOption = (label, id, others = [], group = "", words = "") => ({
  value: id,
  label,
  names: [label, ...others].map(fold),
  written: [label, ...others],
  wide: [fold([words, label, ...others].join(" "))],
  group,
});

// The terms that a text may mean; where its little words find none (« payer l’animation »), by the others.
/** @type {(options: Option[], typed: string) => Option[]} */
export const termsFor = (options, typed) => {
  const words = fold(typed).split(" ");
  const long = words.filter((word) => word.length >= SHORTEST);
  const found = ranked(options, typed);
  return found.length || !long.length || long.length === words.length ? found : ranked(options, long.join(" "));
};
