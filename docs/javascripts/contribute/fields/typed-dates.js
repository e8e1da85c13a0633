// Dates as people write them (23 septembre 2016, 23/09/2016, vers 1992) become the written forms
// of the library (macros/casebook/schema/dates.py): 2016-09-23, 1992~. Pure functions, used by field.js.

import { MONTHS, dateInWords, lastDay, twoDigits } from "../../lib/dates.js";

/** @typedef {{ year: number, month: number, day: number, about: boolean }} Parsed the month and the day are 0 where they are not said */

// The beginning that no other month has.
const BEGINNINGS = ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"];

/** @type {(text: string) => string} */
const bare = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
/** @type {(word: string) => number} */
const monthOf = (word) => {
  const start = BEGINNINGS.findIndex((one) => bare(word).startsWith(one));
  return start >= 0 && bare(MONTHS[start]).startsWith(bare(word).replace(/\.$/, "")) ? start + 1 : 0;
};

// Null when the text writes no date, or a day that does not exist.
/** @type {(typed: string) => Parsed | null} */
const parsed = (typed) => {
  let text = typed
    .trim()
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/^(?:le|en|depuis|à partir de) /i, "");
  const about = /^(?:vers|environ|autour de|circa) |~$| environ$/i.test(text);
  text = text.replace(/^(?:vers|environ|autour de|circa) (?:le )?|~$| environ$/gi, "").trim();
  // The month and the day as they are written, none where they are not said.
  /** @type {(year: string, month?: string | number, day?: string) => Parsed | null} */
  const date = (year, month, day) => {
    const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)];
    const exists = y >= 1000 && y <= 2999 && m <= 12 && d <= (m ? lastDay(y, m) : 31);
    const zero = (month !== undefined && m === 0) || (day !== undefined && d === 0);
    return exists && !zero ? { year: y, month: m, day: d, about } : null;
  };
  let found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (found) return date(found[1], found[2], found[3]);
  found = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  if (found) return date(found[3], found[2], found[1]);
  found = /^(\d{1,2})[/.\-](\d{4})$/.exec(text);
  if (found) return date(found[2], found[1]);
  found = /^(?:(\d{1,2})(?:er)? )?(\p{L}{3,9}\.?) (\d{4})$/u.exec(text);
  if (found && monthOf(found[2])) return date(found[3], monthOf(found[2]), found[1]);
  return null;
};

// What a text means as a date, in the library's form and in words; null when it means none.
/** @type {(typed: string) => { value: string, words: string } | null} */
export const understood = (typed) => {
  const found = parsed(typed);
  if (!found) return null;
  const { year, month, day, about } = found;
  const value = [year, ...(month ? [twoDigits(month)] : []), ...(day ? [twoDigits(day)] : [])].join("-");
  const words = dateInWords(year, month, day);
  return { value: about ? `${value}~` : value, words: about ? `vers ${words}` : words };
};
