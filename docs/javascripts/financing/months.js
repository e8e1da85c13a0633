// Months from a day on. A pure function.
import { lastDay, twoDigits } from "../lib/dates.js";

// The day that many months after another, as pages write days: the last of its month where that has no such day.
/** @type {(day: string, months: number) => string} */
export const monthsAfter = (day, months) => {
  const [year, month, date] = day.split("-").map(Number);
  const from = month - 1 + months;
  const [inYear, inMonth] = [year + Math.floor(from / 12), (from % 12) + 1];
  return [inYear, twoDigits(inMonth), twoDigits(Math.min(date, lastDay(inYear, inMonth)))].join("-");
};
