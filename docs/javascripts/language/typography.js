// French as it is printed. The twin of `typographic` in macros/casebook/language/french.py, over the same tables.
import { ADDRESS_ENDS, ADDRESS_SIGN, REWRITINGS, SWAPS } from "./typography-tables.js";

const ADDRESS = new RegExp(ADDRESS_SIGN, "g");
/** @type {[signs: string[], found: RegExp, character: string][]} */
const REWRITTEN = REWRITINGS.map(([signs, pattern, character]) => [signs, new RegExp(pattern, "g"), character]);

// The apostrophe ’, and spaces that do not break before `; : ! ? » % €`, after `«`, in numbers, between a day and its month,
// after M., Mme and n°. Addresses stay to the letter; each character keeps its place.
/** @type {(text: string) => string} */
export const typographic = (text) => {
  let printed = text;
  for (const [typed, tight] of SWAPS) printed = printed.replaceAll(typed, tight);
  for (const [signs, found, character] of REWRITTEN)
    if (signs.some((sign) => printed.includes(sign))) printed = printed.replace(found, character);
  if (printed === text) return text;
  const pieces = [];
  let done = 0;
  for (const [start, end] of addresses(text)) {
    pieces.push(printed.slice(done, start), text.slice(start, end));
    done = end;
  }
  return [...pieces, printed.slice(done)].join("");
};

/** @type {(text: string) => Generator<[start: number, end: number]>} */
function* addresses(text) {
  let end = 0;
  for (const sign of text.matchAll(ADDRESS)) {
    let start = sign.index;
    if (start < end) continue;
    while (start > end && !ADDRESS_ENDS.includes(text[start - 1])) start -= 1;
    end = sign.index + sign[0].length;
    while (end < text.length && !ADDRESS_ENDS.includes(text[end])) end += 1;
    yield [start, end];
  }
}

// A value that is shown among words: text as French prints it, anything else as it is.
/** @type {(value: any) => any} */
export const printed = (value) => (typeof value === "string" ? typographic(value) : value);
