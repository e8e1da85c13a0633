// What it does to the day to put what is held in a place. Pure functions.
import { dateOfSession, daysOf } from "../day/day.js";
import { addSession, moveSession, swapSessions } from "../day/sessions.js";
import { moveSheet, putSheet, takeOutSheet } from "../day/sheets.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../day/day.js").Outcome} Outcome */
/** @typedef {import("../holding/holding.js").Held} Held */
/** @typedef {import("./drawing.js").Place} Place */

// The session that a sheet gets where there was none yet.
/** @type {(day: Day, held: Held & { kind: "sheet" }, fields: Partial<import("../day/day.js").Session>) => Outcome} */
const inNewSession = (day, { key, from }, fields) => {
  const without = from ? takeOutSheet(day, key, from).day : day;
  return addSession(without, { ...fields, cases: [key] });
};

// `date` is the day that is shown. Gives what became of it, and the key of the session to look at then.
/** @type {(day: Day, held: Held, place: Place, date: string) => { outcome: Outcome, key: string }} */
export const put = (day, held, place, date) => {
  const own = daysOf(day).length > 1 ? { day: date } : {};
  if (held.kind === "session") {
    const { id: key } = held;
    if (place.kind === "session") return { outcome: swapSessions(day, key, place.key), key };
    const to = place.kind === "free" ? { ...own, start: place.start, room: place.room } : { ...own, start: "" };
    return { outcome: moveSession(day, key, to), key };
  }
  if (place.kind === "session") {
    const outcome = held.from ? moveSheet(day, held.key, held.from, place.key) : putSheet(day, held.key, place.key);
    return { outcome, key: place.key };
  }
  const hours = place.kind === "free" ? { start: place.start, end: place.end, room: place.room } : {};
  const outcome = inNewSession(day, held, { ...own, ...hours });
  return { outcome, key: outcome.day.sessions.at(-1)?.key ?? "" };
};

// The day on which a session stands.
/** @type {(day: Day, key: string) => string} */
export const dateOfKey = (day, key) => {
  const session = day.sessions.find((one) => one.key === key);
  return session ? dateOfSession(day, session) : "";
};
