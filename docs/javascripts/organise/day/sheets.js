// The gestures on sheets: chosen for the day, put into sessions, moved, taken out, spread over empty slots. A sheet that is in a
// session is always among those chosen, so that no gesture on a session loses one.
import { dateOfSession, done, holdersOf, roomRanks, sessionOf, undone, unplaced, withSession } from "./day.js";
import { MIDNIGHT, minutesOf } from "./clock.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {import("./day.js").Session} Session */

const GONE = "Cette séance n’est plus dans le programme.";

// The kinds of sessions that sheets are spread over: those where people tell of what they do.
export const HOLD_SHEETS = Object.freeze([
  "atelier-pratiques",
  "forum-solutions",
  "regards-croises",
  "codeveloppement",
  "table-ronde",
  "visite",
]);

/** @type {(number: number) => string} */
const sheetCount = (number) => (number === 1 ? "1 fiche" : `${number} fiches`);

// Choose sheets for the day, after those that are.
/** @type {(day: Day, sheets: readonly string[]) => Outcome} */
export const chooseSheets = (day, sheets) => {
  const added = [...new Set(sheets)].filter((sheet) => !day.chosen.includes(sheet));
  if (!added.length)
    return undone(day, sheets.length === 1 ? "Cette fiche est déjà choisie." : "Ces fiches sont déjà choisies.");
  return done(
    { ...day, chosen: [...day.chosen, ...added] },
    `${sheetCount(added.length)} de plus ; ${sheetCount(day.chosen.length + added.length)} en tout.`,
  );
};

// Away from the day, and from the sessions that hold it.
/** @type {(day: Day, sheet: string) => Outcome} */
export const dropSheet = (day, sheet) => {
  if (!day.chosen.includes(sheet)) return undone(day, "Cette fiche n’est pas parmi celles que vous avez choisies.");
  const held = holdersOf(day).get(sheet)?.length ?? 0;
  const sessions = day.sessions.map((session) =>
    session.cases.includes(sheet) ? { ...session, cases: session.cases.filter((one) => one !== sheet) } : session,
  );
  const from = held === 1 ? ", et de sa séance" : held ? `, et de ses ${held} séances` : "";
  return done(
    { ...day, chosen: day.chosen.filter((one) => one !== sheet), sessions },
    `Fiche retirée de la journée${from}.`,
  );
};

/** @type {(session: Session) => string} */
const called = ({ title, label }) => `« ${title || label} »`;

// Into a session, at a rank among its sheets, or last; it may be in others too.
/** @type {(day: Day, sheet: string, key: string, rank?: number) => Outcome} */
export const putSheet = (day, sheet, key, rank = Infinity) => {
  const session = sessionOf(day, key);
  if (!session) return undone(day, GONE);
  const others = session.cases.filter((one) => one !== sheet);
  const cases = [...others.slice(0, rank), sheet, ...others.slice(rank)];
  if (cases.every((one, index) => session.cases[index] === one))
    return undone(day, `Cette fiche est déjà dans ${called(session)}.`);
  const chosen = day.chosen.includes(sheet) ? day.chosen : [...day.chosen, sheet];
  return done({ ...withSession(day, key, { cases }), chosen }, `Fiche placée dans ${called(session)}.`);
};

// From one session to another.
/** @type {(day: Day, sheet: string, from: string, to: string, rank?: number) => Outcome} */
export const moveSheet = (day, sheet, from, to, rank = Infinity) => {
  if (from === to) return putSheet(day, sheet, to, rank);
  const [left, reached] = [sessionOf(day, from), sessionOf(day, to)];
  if (!left || !reached) return undone(day, GONE);
  if (!left.cases.includes(sheet)) return undone(day, `Cette fiche n’est plus dans ${called(left)}.`);
  const without = withSession(day, from, { cases: left.cases.filter((one) => one !== sheet) });
  const others = reached.cases.filter((one) => one !== sheet);
  const cases = [...others.slice(0, rank), sheet, ...others.slice(rank)];
  return done(withSession(without, to, { cases }), `Fiche déplacée dans ${called(reached)}.`);
};

// Out of a session; it stays among those chosen.
/** @type {(day: Day, sheet: string, key: string) => Outcome} */
export const takeOutSheet = (day, sheet, key) => {
  const session = sessionOf(day, key);
  if (!session) return undone(day, GONE);
  if (!session.cases.includes(sheet)) return undone(day, `Cette fiche n’est plus dans ${called(session)}.`);
  const after = withSession(day, key, { cases: session.cases.filter((one) => one !== sheet) });
  const again = holdersOf(after).get(sheet)?.length ? "" : " Elle est de nouveau à placer.";
  return done(after, `Fiche retirée de ${called(session)}.${again}`);
};

// The sessions that wait for a sheet, as they come: by day, by hour, by room.
/** @type {(day: Day) => Session[]} */
export const emptySlots = (day) => {
  const rank = roomRanks(day);
  return day.sessions
    .filter((session) => !session.cases.length && HOLD_SHEETS.includes(session.kind))
    .map((session) => ({
      session,
      date: dateOfSession(day, session),
      hour: minutesOf(session.start) ?? MIDNIGHT,
      room: rank(session.room),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.hour - b.hour || a.room - b.room))
    .map(({ session }) => session);
};

// The sheets to place, one in each slot that waits for one.
/** @type {(day: Day) => Outcome} */
export const spreadSheets = (day) => {
  const sheets = unplaced(day);
  if (!sheets.length)
    return undone(day, day.chosen.length ? "Toutes les fiches sont déjà placées." : "Choisissez d’abord des fiches.");
  const slots = emptySlots(day);
  if (!slots.length)
    return undone(day, "Aucun atelier n’attend de fiche : ajoutez-en, par exemple « 2 × 6 de 45 min ».");
  const given = new Map(slots.slice(0, sheets.length).map(({ key }, index) => [key, [sheets[index]]]));
  const sessions = day.sessions.map((session) => {
    const cases = given.get(session.key);
    return cases ? { ...session, cases } : session;
  });
  const left = sheets.length - given.size;
  const rest = left ? ` ; ${left === 1 ? "1 reste" : `${left} restent`} à placer, faute de créneau libre.` : ".";
  return done({ ...day, sessions }, `${sheetCount(given.size)} ${given.size === 1 ? "placée" : "placées"}${rest}`);
};
