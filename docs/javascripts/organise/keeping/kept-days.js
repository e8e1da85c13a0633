// The days kept in this browser, under names that begin with `organiser:`; nothing is sent. `keeper.js` writes the one on the table.
import { forgetDraft } from "../../contribute/flow/drafts.js";
import { deskText, readDesk } from "../day/keeping/desk-file.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {{ key: string, day: Day, saved: string, stamp: string, lost: readonly string[] }} KeptDay `stamp` is of the tab that wrote it last, `lost` what of it cannot be read any more */

const PREFIX = "organiser:";
const SHAPE = /^organiser:[1-9]\d{0,5}$/;

/** @type {(number: number) => string} */
export const keyOf = (number) => `${PREFIX}${number}`;
/** @type {(key: string) => number} */
export const numberOf = (key) => Number(key.slice(PREFIX.length));

// Null for whatever else is stored under the name.
/** @type {(key: string) => KeptDay | null} */
export const readKept = (key) => {
  try {
    const { saved, stamp, text } = JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
    if (typeof text !== "string") return null;
    const { day, lost } = readDesk(text, { own: true });
    return day && { key, day, saved: String(saved), stamp: String(stamp), lost };
  } catch {
    return null;
  }
};

// Throws what the storage throws: it is full, or closed to this page.
/** @type {(key: string, day: Day, about: { saved: string, stamp: string }) => void} */
export const writeKept = (key, day, about) =>
  localStorage.setItem(key, JSON.stringify({ ...about, text: deskText(day, { own: true }) }));

export const forgetKept = forgetDraft;

// All of them, the newest first.
/** @type {() => KeptDay[]} */
export const allKept = () => {
  /** @type {string[]} */
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => SHAPE.test(key));
  } catch {
    /* closed */
  }
  return keys
    .map(readKept)
    .filter((one) => one !== null)
    .sort((a, b) => b.saved.localeCompare(a.saved));
};

// A name under which nothing is stored yet.
/** @type {() => string} */
export const freeKey = () => {
  let number = 1;
  try {
    while (localStorage.getItem(keyOf(number)) !== null) number += 1;
  } catch {
    /* closed */
  }
  return keyOf(number);
};
