// Days and moments in French words. Pure functions.

const MONTH = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });

export const MONTHS = Array.from({ length: 12 }, (_, month) => MONTH.format(Date.UTC(2000, month)));

/** @type {(number: number) => string} */
export const twoDigits = (number) => String(number).padStart(2, "0");

/** @type {(year: number, month: number) => number} */
export const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A date as precise as it is known: the month and the day may be 0.
/** @type {(year: number, month?: number, day?: number) => string} */
export const dateInWords = (year, month = 0, day = 0) =>
  [day && (day === 1 ? "1er" : day), month && MONTHS[month - 1], year].filter(Boolean).join(" ");

// A moment in words, for drafts: le 22 novembre 2026 à 14 h 03.
/** @type {(iso: string) => string} */
export const momentInWords = (iso) => {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "à une date inconnue";
  const day = dateInWords(when.getFullYear(), when.getMonth() + 1, when.getDate());
  return `le ${day} à ${when.getHours()}\u00a0h\u00a0${twoDigits(when.getMinutes())}`;
};

// The day of a moment where the visitor is, as pages write days for scripts: 2016-09-23.
/** @type {(moment?: Date) => string} */
export const dayOf = (moment = new Date()) =>
  [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join("-");
