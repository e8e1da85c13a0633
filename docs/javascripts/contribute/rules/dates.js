// Dates as precise as they are known, and how a value is quoted: twin of macros/casebook/schema/dates.py.
import { dateInWords, lastDay } from "../../lib/dates.js";

/** @typedef {import("../catalogue.js").Day} Day */

// The month and the day may be 0. What is no date is shown as typed.
export class PartialDate {
  // `form` is a fresh expression for the dates of the rules, with the groups y, m, d and about.
  /** @type {(typed: string, form: RegExp) => PartialDate} */
  static read(typed, form) {
    const found = form.exec(typed);
    const { y, m, d, about } = (found?.[0] === typed && found.groups) || {};
    const [year, month, day] = [y, m, d].map((part) => Number(part ?? 0));
    const exists =
      year && (m ? month >= 1 && month <= 12 : true) && (d ? day >= 1 && day <= lastDay(year, month) : true);
    return exists ? new PartialDate(typed, year, month, day, Boolean(about)) : new PartialDate(typed, 0, 0, 0, false);
  }

  /**
   * @param {string} typed
   * @param {number} year
   * @param {number} month
   * @param {number} day
   * @param {boolean} about
   */
  constructor(typed, year, month, day, about) {
    this.typed = typed;
    this.year = year;
    this.month = month;
    this.day = day;
    this.about = about;
  }

  // The first day that the date can mean; zeros for what is no date.
  /** @returns {Day} */
  get earliest() {
    return this.year ? [this.year, this.month || 1, this.day || 1] : [0, 0, 0];
  }

  // The last day that the date can mean; zeros for what is no date.
  /** @returns {Day} */
  get latest() {
    const month = this.month || 12;
    return this.year ? [this.year, month, this.day || lastDay(this.year, month)] : [0, 0, 0];
  }

  get words() {
    if (!this.year) return this.typed;
    return `${this.about ? "vers " : ""}${dateInWords(this.year, this.month, this.day)}`;
  }

  get since() {
    return !this.year || this.about ? this.words : `${this.day ? "le" : "en"} ${this.words}`;
  }

  get until() {
    if (this.about) return `jusque ${this.words}`;
    return `jusqu’${this.day ? "au" : "en"} ${this.words}`;
  }

  get of() {
    if (!this.year) return this.words;
    const exact = dateInWords(this.year, this.month, this.day);
    const told = this.day ? `du ${exact}` : /^[ao]/.test(exact) ? `d’${exact}` : `de ${exact}`;
    return this.about ? `${told} environ` : told;
  }

  toString() {
    return this.typed;
  }
}

// From one date to another, without saying twice what both have: du 12 au 13 mars 2027.
/** @type {(first: PartialDate, last: PartialDate | null) => string} */
export const span = (first, last) => {
  if (!last?.year || !first.year || String(last) === String(first)) return first.of;
  const alike = Boolean(first.day) === Boolean(last.day) && first.month && last.month;
  let begins = first.of;
  if (alike && first.year === last.year && !first.about) {
    const shared = first.day && first.month === last.month ? dateInWords(first.year, first.month) : first.year;
    begins = begins.replace(new RegExp(` ${shared}$`), "");
  }
  const ends = dateInWords(last.year, last.month, last.day);
  return `${begins} ${last.day ? "au" : "à"} ${ends}${last.about ? " environ" : ""}`;
};

// Which of two days comes later: above 0 for the first.
/** @type {(one: Day, other: Day) => number} */
export const compareDays = (one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

// A value short enough to be quoted in a message.
/** @type {(value: unknown, most?: number) => string} */
export const shortened = (value, most = 60) => {
  const text = [...(typeof value === "string" ? value : Array.isArray(value) ? "une liste" : "un groupe")];
  return (text.length <= most ? text : [...text.slice(0, most - 1), "…"]).join("");
};
