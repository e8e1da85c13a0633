// French as it is written: the twin of macros/casebook/language/french.py. Pure functions over text.
import { fold } from "../../lib/names.js";

export { lowerFirst } from "../../language/sentence.js";

// Lower case without accents, ligatures or punctuation.
/** @type {(text: string) => string} */
export const folded = (text) => fold(text).replaceAll("ß", "ss").replaceAll("ς", "σ");

// Without the full stop that a comma follows, unless it is part of an abbreviation.
/** @type {(text: string) => string} */
export const clause = (text) =>
  !text.endsWith(".") || /(?:^|[^\p{L}])(?:etc|\p{Lu})\.$|\.\.$/u.test(text) ? text : text.slice(0, -1);

// A whole number with its thousands apart; what is no number stays as it was typed.
/** @type {(number: number | string) => string} */
export const grouped = (number) =>
  typeof number === "number" ? String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0") : number;

/** @type {(number: number | string, one: string, several?: string) => string} */
export const counted = (number, one, several = "") =>
  `${grouped(number)}\u00a0${Number(number) < 2 ? one : several || `${one}s`}`;

// `09:30` as `9 h 30`; what is no time stays as it was typed.
/** @type {(time: string) => string} */
export const hour = (time) => {
  const found = /^(\d\d):(\d\d)$/.exec(time);
  return found ? `${Number(found[1])}\u00a0h${found[2] === "00" ? "" : `\u00a0${found[2]}`}` : time;
};
