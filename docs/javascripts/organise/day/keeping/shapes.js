// How the fields of a day are read from what a file or a link holds, which anybody may have written: each value is of its shape, or
// is left out and named. The names of the fields are those of `../day.js`.
import { listed, quoted } from "../../../lib/phrases.js";
import { minutesOf, timeOf } from "../clock.js";
import { dayNumber } from "../day.js";

/** @typedef {{ value: any, wrong?: string }} Taken `wrong` says in French what of it was left out, as the end of a sentence that begins with the name of the field */
/** @typedef {{ called: string, blank: any, take: (value: unknown) => Taken }} Shape `called` names the field in a sentence */

const MOST = { text: 6000, items: 200 };
export const MOST_SHEETS = 500;
const SHEET = /^[a-z]+\/[a-z0-9-]{3,60}$/;
const ID = /^[a-z0-9-]{1,60}$/;
// What no file may hold, line ends and tabs apart; half a letter is no letter.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** @type {(called: string) => boolean} */
const many = (called) => called.startsWith("les ");
/** @type {(called: string, verb: [one: string, many: string]) => string} */
export const conjugated = (called, [one, several]) => (many(called) ? several : one);

/** @type {(called: string) => string} */
const unread = (called) => conjugated(called, ["ne se lisait pas", "ne se lisaient pas"]);

/** @type {(value: string) => Taken} */
const cleaned = (value) => {
  const [...letters] = value.slice(0, MOST.text * 2);
  const text = letters.slice(0, MOST.text).join("").replace(UNSEEN, "");
  if (letters.length > MOST.text) return { value: text, wrong: `dépassait ${MOST.text} signes, la suite est coupée` };
  return text === value ? { value } : { value: text, wrong: "contenait des signes illisibles, ils sont retirés" };
};

/** @type {(called: string) => Shape} */
export const text = (called) => ({
  called,
  blank: "",
  take: (value) => (typeof value === "string" ? cleaned(value) : { value: "", wrong: unread(called) }),
});

// A text that is what `fits` says of it, or none.
/** @type {(called: string, fits: (value: string) => string | undefined) => Shape} */
const fitting = (called, fits) => ({
  called,
  blank: "",
  take: (value) => {
    const fitted = value === "" ? "" : typeof value === "string" ? fits(value) : undefined;
    return fitted === undefined ? { value: "", wrong: unread(called) } : { value: fitted };
  },
});

// A day, or what a source knows of one: a month, a year.
/** @type {(called: string) => Shape} */
export const date = (called) =>
  fitting(called, (value) =>
    dayNumber(value) !== undefined || /^[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?~?$/.test(value) ? value : undefined,
  );
/** @type {(called: string) => Shape} */
export const time = (called) =>
  fitting(called, (value) => {
    const minutes = minutesOf(value);
    return minutes === undefined ? undefined : timeOf(minutes);
  });
/** @type {(called: string) => Shape} */
export const id = (called) => fitting(called, (value) => (ID.test(value) ? value : undefined));

/** @type {(called: string, blank: number, most: number) => Shape} */
export const number = (called, blank, most) => ({
  called,
  blank,
  take: (value) =>
    Number.isSafeInteger(value) && Number(value) >= blank && Number(value) <= most
      ? { value }
      : { value: blank, wrong: unread(called) },
});

/** @type {(value: unknown[], most: number, take: (one: unknown) => Taken | undefined, called: string) => Taken} */
const each = (value, most, take, called) => {
  const taken = value.slice(0, most).map(take);
  const items = taken.flatMap((one) => (one && one.value !== "" ? [one.value] : []));
  const lost = value.length - taken.filter((one) => one).length;
  if (!lost) return { value: items, wrong: taken.find((one) => one?.wrong)?.wrong };
  const entries = lost === 1 ? "une entrée illisible" : `${lost} entrées illisibles`;
  return { value: items, wrong: `${conjugated(called, ["perdait", "perdaient"])} ${entries}` };
};

/** @type {(called: string) => Shape} */
export const texts = (called) => ({
  called,
  blank: [],
  take: (value) =>
    Array.isArray(value)
      ? each(value, MOST.items, (one) => (typeof one === "string" ? cleaned(one) : undefined), called)
      : { value: [], wrong: unread(called) },
});

// Keys of cases, each once.
/** @type {(called: string) => Shape} */
export const sheets = (called) => ({
  called,
  blank: [],
  take: (value) => {
    if (!Array.isArray(value)) return { value: [], wrong: unread(called) };
    const once = [...new Set(value)];
    return each(
      once,
      MOST_SHEETS,
      (one) => (typeof one === "string" && SHEET.test(one) ? { value: one } : undefined),
      called,
    );
  },
});

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// The fields of an object by their shapes, and what of them is missing or wrong, in words: « l’heure de fin manquait ».
/** @type {(shapes: Record<string, Shape>, value: unknown) => { fields: Record<string, any>, lost: string[] }} */
export const fieldsOf = (shapes, value) => {
  const given = isObject(value) ? value : {};
  /** @type {string[]} */
  const missing = [];
  /** @type {string[]} */
  const wrong = [];
  /** @type {Record<string, any>} */
  const fields = {};
  for (const [name, shape] of Object.entries(shapes)) {
    fields[name] = shape.blank;
    if (!Object.hasOwn(given, name)) missing.push(shape.called);
    else {
      const taken = shape.take(given[name]);
      fields[name] = taken.value;
      if (taken.wrong) wrong.push(`${shape.called} ${taken.wrong}`);
    }
  }
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(shapes, name));
  const lost = [...wrong];
  if (missing.length)
    lost.push(`${listed(missing)} ${missing.length > 1 || many(missing[0]) ? "manquaient" : "manquait"}`);
  if (unknown.length) lost.push(`cette version ne connaît pas ${listedFew(unknown.map(quoted))}`);
  return { fields, lost };
};

/** @type {(names: string[]) => string} */
const listedFew = (names) => listed(names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} autres`] : names);
