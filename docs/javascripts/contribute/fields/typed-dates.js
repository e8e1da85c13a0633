// Dates as people write them (23 septembre 2016, 23/09/2016, vers 1992) become the written forms
// of the library (macros/casebook/schema/dates.py): 2016-09-23, 1992~. Pure functions, used by field.js.

const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];
// The beginning that no other month has.
const BEGINNINGS = ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"];

const two = (number) => String(number).padStart(2, "0");
const bare = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
const monthOf = (word) => {
  const start = BEGINNINGS.findIndex((one) => bare(word).startsWith(one));
  return start >= 0 && bare(MONTHS[start]).startsWith(bare(word).replace(/\.$/, "")) ? start + 1 : 0;
};
const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// `{ year, month, day, about }`, the month and the day 0 where they are not said; null when the
// text writes no date, or a day that does not exist.
const parsed = (typed) => {
  let text = typed
    .trim()
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/^(?:le|en|depuis|à partir de) /i, "");
  const about = /^(?:vers|environ|autour de|circa) |~$| environ$/i.test(text);
  text = text.replace(/^(?:vers|environ|autour de|circa) (?:le )?|~$| environ$/gi, "").trim();
  const date = (year, month = 0, day = 0) => {
    const [y, m, d] = [year, month, day].map(Number);
    if (
      y < 1000 ||
      y > 2999 ||
      m > 12 ||
      d > 31 ||
      (m && d > daysIn(y, m)) ||
      (day !== 0 && d === 0) ||
      (month !== 0 && m === 0)
    )
      return null;
    return { year: y, month: m, day: d, about };
  };
  let found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (found) return date(found[1], found[2], found[3]);
  found = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  if (found) return date(found[3], found[2], found[1]);
  found = /^(\d{1,2})[/.\-](\d{4})$/.exec(text);
  if (found) return date(found[2], found[1]);
  found = /^(?:(\d{1,2})(?:er)? )?(\p{L}{3,9}\.?) (\d{4})$/u.exec(text);
  if (found && monthOf(found[2])) return date(found[3], monthOf(found[2]), found[1] ?? 0);
  return null;
};

// What a text means as a date: `{ value, words }`, or null.
export const understood = (typed) => {
  const found = parsed(typed);
  if (!found) return null;
  const { year, month, day, about } = found;
  const value = [year, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join("-");
  const words = [...(day ? [day === 1 ? "1er" : day] : []), ...(month ? [MONTHS[month - 1]] : []), year].join(" ");
  return { value: about ? `${value}~` : value, words: about ? `vers ${words}` : words };
};

// A moment in words, for drafts: le 22 novembre 2026 à 14 h 03.
export const moment = (iso) => {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "à une date inconnue";
  const day = when.getDate();
  return `le ${day === 1 ? "1er" : day} ${MONTHS[when.getMonth()]} ${when.getFullYear()} à ${when.getHours()}\u00a0h\u00a0${two(when.getMinutes())}`;
};
