// Hours of a day as minutes since midnight and as people write and read them. Pure functions; what a time means in a place, and
// which ones do not exist there, the check's own rules say (contribute/rules/programme/timetable.js).
import { dateInWords, twoDigits } from "../../lib/dates.js";

export const MIDNIGHT = 24 * 60;

const TYPED = /^([01]?\d|2[0-3])\s*(?::|[hH])\s*([0-5]\d)?$/;

// The minutes since midnight of a time as people type it: « 13:45 », « 9h », « 9 h 30 »; undefined for anything else.
/** @type {(typed: string) => number | undefined} */
export const minutesOf = (typed) => {
  const [, hours, minutes = "0"] = TYPED.exec(typed.trim()) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

// As a file holds it: `13:45`.
/** @type {(minutes: number) => string} */
export const timeOf = (minutes) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

// As it is read: « 13 h 45 », « 9 h ».
/** @type {(minutes: number) => string} */
export const hourInWords = (minutes) => {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${twoDigits(rest)}` : ""}`;
};

// « 45 min », « 1 h 30 ».
/** @type {(minutes: number) => string} */
export const lengthInWords = (minutes) => (minutes < 60 ? `${minutes}\u00a0min` : hourInWords(minutes));

// « 12 mars 2027 »; what is no whole date is shown as it was typed.
/** @type {(date: string) => string} */
export const dayInWords = (date) => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number);
  return year && month >= 1 && month <= 12 ? dateInWords(year, month, day) : date;
};

// From one day to another: du 12 au 13 mars 2027.
/** @type {(first: string, last: string) => string} */
export const spanInWords = (first, last) => {
  const [begins, ends] = [dayInWords(first).split(" "), dayInWords(last).split(" ")];
  // What both have at their ends is said once.
  while (begins.length > 1 && begins.at(-1) === ends[begins.length - 1]) begins.pop();
  return `du ${begins.join(" ")} au ${ends.join(" ")}`;
};

// How long a session lasts, in minutes; undefined where its hours do not say it.
/** @type {(session: { readonly start: string, readonly end: string }) => number | undefined} */
export const lengthOf = ({ start, end }) => {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return from !== undefined && to !== undefined && to > from ? to - from : undefined;
};
