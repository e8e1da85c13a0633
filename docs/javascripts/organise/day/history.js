// The days that were, so that each gesture can be undone and done again: a frozen value, as the day is.
import { frozen } from "./day.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {{ readonly day: Day, readonly told: string }} Past a day, and what was said of the gesture that left it */
/** @typedef {{ readonly past: readonly Past[], readonly day: Day, readonly undone: readonly Past[] }} History */

export const MOST_KEPT = 200;

/** @type {(day: Day) => History} */
export const begun = (day) => frozen({ past: [], day, undone: [] });

// After a gesture; one that was not done leaves the history as it is.
/** @type {(history: History, outcome: Outcome) => History} */
export const after = (history, { day, told }) =>
  day === history.day
    ? history
    : frozen({ past: [...history.past, { day: history.day, told }].slice(-MOST_KEPT), day, undone: [] });

// Before the last gesture; what it said is `told` again. The very same history where there is nothing to undo.
/** @type {(history: History) => { history: History, told: string }} */
export const undo = (history) => {
  const last = history.past.at(-1);
  if (!last) return { history, told: "Il n’y a rien à annuler." };
  const undone = [...history.undone, { day: history.day, told: last.told }];
  return {
    history: frozen({ past: history.past.slice(0, -1), day: last.day, undone }),
    told: `Annulé : ${beginning(last.told)}`,
  };
};

/** @type {(history: History) => { history: History, told: string }} */
export const redo = (history) => {
  const next = history.undone.at(-1);
  if (!next) return { history, told: "Il n’y a rien à rétablir." };
  const past = [...history.past, { day: history.day, told: next.told }];
  return {
    history: frozen({ past, day: next.day, undone: history.undone.slice(0, -1) }),
    told: `Rétabli : ${beginning(next.told)}`,
  };
};

/** @type {(told: string) => string} */
const beginning = (told) => `${told.slice(0, 1).toLowerCase()}${told.slice(1)}`;
