// French as it is written: the twin of macros/casebook/language/french.py and of the dates of dates.py,
// for the preview of the form. Pure functions over text.

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

// Non-breaking spaces before `; : ! ? » % €`, after `«` and inside large numbers.
export const typographic = (text) =>
  text
    .replaceAll("« ", "«\u00a0")
    .replace(/ ([;:!?»%€])/g, "\u00a0$1")
    .replace(/(\d) (?=\d{3}(?:\D|$))/g, "$1\u00a0");

const isLower = (text) => text !== "" && text === text.toLowerCase() && text !== text.toUpperCase();

// `Entreprise de l'ESS` with a small e inside a sentence, `ESS` as it is.
export const lowerFirst = (text) =>
  isLower(text.slice(1, 2)) || "'’ ".includes(text.slice(1, 2)) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;

// A whole number with its thousands apart; what is no number stays as it was typed.
export const grouped = (number) =>
  typeof number === "number" ? String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0") : number;

export const counted = (number, one, several = "") =>
  `${grouped(number)}\u00a0${number < 2 ? one : several || `${one}s`}`;

// `09:30` as `9 h 30`; what is no time stays as it was typed.
export const hour = (time) => {
  const found = /^(\d\d):(\d\d)$/.exec(time);
  return found ? `${Number(found[1])}\u00a0h${found[2] === "00" ? "" : `\u00a0${found[2]}`}` : time;
};

export const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A date as precise as it is known: month and day may be 0. What is no date is shown as typed.
export class PartialDate {
  // `form` is a fresh expression for the dates of the rules, with the groups y, m, d and about.
  static read(typed, form) {
    const found = form.exec(typed);
    const { y, m, d, about } = found && found[0] === typed ? found.groups : {};
    const [year, month, day] = [y, m, d].map((part) => Number(part ?? 0));
    const exists =
      year && (m ? month >= 1 && month <= 12 : true) && (d ? day >= 1 && day <= lastDay(year, month) : true);
    return exists ? new PartialDate(typed, year, month, day, Boolean(about)) : new PartialDate(typed, 0, 0, 0, false);
  }

  constructor(typed, year, month, day, about) {
    Object.assign(this, { typed, year, month, day, about });
  }

  // The last day that the date can mean, as [year, month, day]; zeros for what is no date.
  get latest() {
    const month = this.month || 12;
    return this.year ? [this.year, month, this.day || lastDay(this.year, month)] : [0, 0, 0];
  }

  get words() {
    if (!this.year) return this.typed;
    const month = this.month ? `${MONTHS[this.month - 1]} ` : "";
    return `${this.about ? "vers " : ""}${this.day ? `${this.day === 1 ? "1er" : this.day} ` : ""}${month}${this.year}`;
  }

  get since() {
    return !this.year || this.about ? this.words : `${this.day ? "le" : "en"} ${this.words}`;
  }

  toString() {
    return this.typed;
  }
}

// Which of two days, as [year, month, day], comes later: above 0 for the first.
export const compareDays = (one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
