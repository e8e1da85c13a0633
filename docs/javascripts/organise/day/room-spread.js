// The workshops that have no room yet, each in one that is free at its hour: for rooms that were said after the series was made.
import { daysOf, done, roomRanks, undone } from "./day.js";
import { minutesOf } from "./clock.js";
import { LENGTH, sessionsOn } from "./sessions.js";
import { HOLD_SHEETS } from "./sheets.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {import("./day.js").Session} Session */

// Workshops with an hour and without a room; what is for everybody is put by hand.
/** @type {(day: Day) => Session[]} */
export const roomless = ({ sessions }) =>
  sessions.filter(({ room, kind, start }) => !room && HOLD_SHEETS.includes(kind) && minutesOf(start) !== undefined);

/** @type {(session: Session) => { start: number, end: number }} */
const hours = ({ start, end }) => {
  const begins = minutesOf(start) ?? 0;
  return { start: begins, end: minutesOf(end) ?? begins + LENGTH };
};

/** @type {(day: Day) => Outcome} */
export const spreadRooms = (day) => {
  const { rooms } = day.frame;
  if (!rooms.length) return undone(day, "Donnez d’abord les salles, dans « Où, et dans quelles salles ».");
  const waiting = new Set(roomless(day));
  if (!waiting.size) return undone(day, "Tous les ateliers ont déjà une salle.");
  const rank = roomRanks(day);
  /** @type {Map<string, string>} */
  const given = new Map();
  for (const date of daysOf(day).length ? daysOf(day) : [""]) {
    const taken = rooms.map(() => /** @type {{ start: number, end: number }[]} */ ([]));
    const own = sessionsOn(day, date).filter(({ start }) => minutesOf(start) !== undefined);
    for (const session of own) taken[rank(session.room)]?.push(hours(session));
    for (const session of own.filter((one) => waiting.has(one))) {
      const { start, end } = hours(session);
      const free = taken.findIndex((all) => all.every((one) => one.end <= start || end <= one.start));
      if (free < 0) continue;
      taken[free].push({ start, end });
      given.set(session.key, rooms[free].name);
    }
  }
  if (!given.size)
    return undone(day, "Aucune salle n’est libre à l’heure de ces ateliers : ajoutez une salle, ou déplacez-les.");
  const left = waiting.size - given.size;
  const rest = left ? ` ; ${left === 1 ? "1 reste" : `${left} restent`} sans salle, faute de salle libre.` : ".";
  const sessions = day.sessions.map((session) => {
    const room = given.get(session.key);
    return room ? { ...session, room } : session;
  });
  return done(
    { ...day, sessions },
    `${given.size === 1 ? "Un atelier a sa salle" : `${given.size} ateliers ont leur salle`}${rest}`,
  );
};
