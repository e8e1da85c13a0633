// Keeps the day on the table in this browser, a moment after each gesture and when the tab is left. Where another tab writes the same
// day, both are kept, under two names.
import { freeKey, readKept, writeKept } from "./kept-days.js";

/** @typedef {import("../day/day.js").Day} Day */
/**
 * @typedef {object} Listener
 * @property {(when: string) => void} saved
 * @property {() => void} refused the browser stores nothing
 * @property {() => void} elsewhere another tab wrote the same day; this one goes on under another name
 */
/** @typedef {{ key: () => string, open: (key: string, stamp: string | null) => void, changed: (day: Day) => void, save: () => void, forget: () => void, unsaved: () => boolean }} Keeper */

const PAUSE = 400; // milliseconds without a gesture

/** @type {(listener: Listener) => Keeper} */
export const keeper = ({ saved, refused, elsewhere }) => {
  let key = "";
  /** @type {string | null} */
  let stamp = null;
  /** @type {Day | null} */
  let waiting = null;
  let failed = false;
  let wait = 0;

  const save = () => {
    clearTimeout(wait);
    if (!waiting) return;
    const stored = readKept(key);
    if (stored && stored.stamp !== stamp) {
      key = freeKey();
      elsewhere();
    }
    const when = new Date().toISOString();
    const mine = `${when} ${Math.random()}`;
    try {
      writeKept(key, waiting, { saved: when, stamp: mine });
      stamp = mine;
      waiting = null;
      failed = false;
      saved(when);
    } catch {
      if (!failed) refused();
      failed = true;
    }
  };
  // The other tab is told of at once, before anything is written here.
  addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue === null || stamp === null) return;
    if (readKept(key)?.stamp === stamp) return;
    key = freeKey();
    stamp = null;
    elsewhere();
  });
  return {
    key: () => key,
    open: (one, its) => {
      save();
      [key, stamp, waiting] = [one, its, null];
    },
    changed: (day) => {
      waiting = day;
      clearTimeout(wait);
      wait = setTimeout(save, PAUSE);
    },
    save,
    forget: () => {
      clearTimeout(wait);
      waiting = null;
    },
    unsaved: () => waiting !== null && failed,
  };
};
