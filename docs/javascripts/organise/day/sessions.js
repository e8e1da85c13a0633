// The gestures on sessions: added, changed, moved, resized, exchanged, doubled, removed. Each is a function from one day to the
// next. What would lead out of the day is told and not done; no gesture loses a sheet or a word.
import { MIDNIGHT, dayInWords, hourInWords, lengthInWords, lengthOf, minutesOf, timeOf } from "./clock.js";
import {
  BLANK_SESSION,
  MOST_SESSIONS,
  dateOfSession,
  daysOf,
  done,
  holdersOf,
  roomRanks,
  sessionOf,
  undone,
  withSession,
} from "./day.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {import("./day.js").Session} Session */
/** @typedef {{ day?: string, start?: string, room?: string }} Place where a session goes: what is not given stays */

export const LENGTH = 45; // minutes, of a session that has no length of its own
export const SHORTEST = 5; // minutes

const GONE = "Cette séance n’est plus dans le programme.";

// What a session is called in a sentence about it.
/** @type {(session: Session) => string} */
const called = ({ title, label }) => `« ${title || label} »`;

/** @type {(day: Day, changes: Partial<Session>) => string} */
const refused = (day, { day: date, start, end, room }) => {
  const days = daysOf(day);
  if (date && !days.includes(date))
    return days.length
      ? `Le ${dayInWords(date)} n’est pas un jour de la rencontre : ajoutez d’abord ce jour.`
      : "Donnez d’abord la date de la rencontre.";
  for (const time of [start, end])
    if (time && minutesOf(time) === undefined)
      return `L’heure « ${time} » ne se lit pas : écrivez-la comme 13:45 ou 13 h 45.`;
  const { rooms } = day.frame;
  if (room && rooms.length && roomRanks(day)(room) === rooms.length)
    return `La salle « ${room} » n’est pas dans la liste : ajoutez-la d’abord aux salles.`;
  return "";
};

/** @type {(typed: string | undefined) => string} */
const asTime = (typed) => {
  const minutes = minutesOf(typed ?? "");
  return minutes === undefined ? "" : timeOf(minutes);
};

// One more session, with what is known of it. `key`, `id` and `from` are not given.
/** @type {(day: Day, fields?: Partial<Session>) => Outcome} */
export const addSession = (day, fields = {}) => {
  if (day.sessions.length >= MOST_SESSIONS)
    return undone(day, `Un programme compte ici ${MOST_SESSIONS} séances au plus.`);
  const trouble = refused(day, fields);
  if (trouble) return undone(day, trouble);
  const number = day.made + 1;
  const session = {
    ...BLANK_SESSION,
    kind: "atelier-pratiques",
    label: `Séance ${number}`,
    ...fields,
    day: dayFor(day, fields),
    start: asTime(fields.start),
    end: asTime(fields.end),
    key: `s${number}`,
    id: "",
    from: -1,
  };
  if (session.start && session.end && lengthOf(session) === undefined) return undone(day, BACKWARD);
  const chosen = [...new Set([...day.chosen, ...session.cases])];
  return done(
    { ...day, chosen, sessions: [...day.sessions, session], made: number },
    `Séance ajoutée : ${called(session)}${whenInWords(session)}.`,
  );
};

// The day that a session is given: none in an event of one day, the first of several where it has an hour and nobody says it.
/** @type {(day: Day, fields: Partial<Session>) => string} */
const dayFor = (day, { day: date = "", start }) => {
  const days = daysOf(day);
  if (days.length < 2) return "";
  return date || (start ? days[0] : "");
};

const BACKWARD = "Une séance finit après son début : écrivez par exemple 13:45 et 14:30.";

/** @type {(session: Session) => string} */
const whenInWords = ({ start, room }) => {
  const minutes = minutesOf(start);
  return `${minutes === undefined ? "" : `, à ${hourInWords(minutes)}`}${room ? `, ${room}` : ""}`;
};

// Give some fields of a session new values, as people type them.
/** @type {(day: Day, key: string, changes: Partial<Omit<Session, "key" | "id" | "from" | "cases">>) => Outcome} */
export const setSession = (day, key, changes) => {
  const before = sessionOf(day, key);
  if (!before) return undone(day, GONE);
  const trouble = refused(day, changes);
  if (trouble) return undone(day, trouble);
  const given = { ...changes };
  if (given.start !== undefined) given.start = asTime(given.start);
  if (given.end !== undefined) given.end = asTime(given.end);
  const session = { ...before, ...given };
  if (session.start && session.end && lengthOf(session) === undefined) return undone(day, BACKWARD);
  return done(withSession(day, key, given), `Séance changée : ${called(session)}.`);
};

// To another day, hour or room, as long as it was. With `start: ""` it goes back among those without an hour.
/** @type {(day: Day, key: string, to: Place) => Outcome} */
export const moveSession = (day, key, to) => {
  const before = sessionOf(day, key);
  if (!before) return undone(day, GONE);
  const trouble = refused(day, to);
  if (trouble) return undone(day, trouble);
  const moved = { ...before, ...to };
  const length = lengthOf(before) ?? (before.length || undefined);
  if (to.start === "") Object.assign(moved, { end: "", length: length ?? 0 });
  else if (to.start !== undefined) {
    const start = /** @type {number} */ (minutesOf(to.start));
    const last = MIDNIGHT - 1 - (length ?? LENGTH);
    if (start > last)
      return undone(
        day,
        `${called(before)} dure ${lengthInWords(length ?? LENGTH)} et finirait après minuit : commencez-la à ${hourInWords(last - (last % SHORTEST))} au plus tard, ou raccourcissez-la.`,
      );
    Object.assign(moved, { start: timeOf(start), end: timeOf(start + (length ?? LENGTH)), length: 0 });
  }
  if (to.day !== undefined && daysOf(day).length < 2) moved.day = before.day === to.day ? to.day : "";
  const same = moved.day === before.day && moved.start === before.start && moved.end === before.end;
  if (same && moved.room === before.room) return undone(day, `${called(before)} est déjà là.`);
  const date = moved.day && moved.day !== before.day ? `, le ${dayInWords(moved.day)}` : "";
  const told = `${called(moved)} est déplacée${moved.start ? `${date}${whenInWords(moved)}` : " parmi les séances sans heure"}.`;
  return done(withSession(day, key, moved), told);
};

// Another beginning or end, the other staying where it is.
/** @type {(day: Day, key: string, to: { start?: string, end?: string }) => Outcome} */
export const resizeSession = (day, key, to) => {
  const before = sessionOf(day, key);
  if (!before) return undone(day, GONE);
  const [start, end] = [minutesOf(to.start ?? before.start), minutesOf(to.end ?? before.end)];
  if (start === undefined || end === undefined)
    return undone(day, `${called(before)} n’a pas encore d’heures : placez-la d’abord dans la journée.`);
  if (end - start < SHORTEST)
    return undone(day, `${called(before)} doit durer ${lengthInWords(SHORTEST)} au moins : elle reste comme elle est.`);
  const changes = { start: timeOf(start), end: timeOf(end) };
  if (changes.start === before.start && changes.end === before.end)
    return undone(day, `${called(before)} garde ses heures.`);
  return done(
    withSession(day, key, changes),
    `${called(before)} va de ${hourInWords(start)} à ${hourInWords(end)} (${lengthInWords(end - start)}).`,
  );
};

// Two sessions take each other's day, hours and room.
/** @type {(day: Day, one: string, other: string) => Outcome} */
export const swapSessions = (day, one, other) => {
  const [first, second] = [sessionOf(day, one), sessionOf(day, other)];
  if (!first || !second) return undone(day, GONE);
  if (first === second) return undone(day, `Choisissez une autre séance à échanger avec ${called(first)}.`);
  /** @type {(session: Session) => Partial<Session>} */
  const place = ({ day: date, start, end, length, room }) => ({ day: date, start, end, length, room });
  const moved = withSession(withSession(day, one, place(second)), other, place(first));
  return done(moved, `${called(first)} et ${called(second)} ont échangé leurs places.`);
};

// The same session once more, right after where there is room in the day, else without an hour.
/** @type {(day: Day, key: string) => Outcome} */
export const duplicateSession = (day, key) => {
  const before = sessionOf(day, key);
  if (!before) return undone(day, GONE);
  if (day.sessions.length >= MOST_SESSIONS)
    return undone(day, `Un programme compte ici ${MOST_SESSIONS} séances au plus.`);
  const length = lengthOf(before);
  const start = minutesOf(before.end);
  const fits = length !== undefined && start !== undefined && start + length < MIDNIGHT;
  const hours = fits
    ? { start: before.end, end: timeOf(start + length), length: 0 }
    : { start: "", end: "", length: length ?? before.length };
  const number = day.made + 1;
  const copy = { ...before, ...hours, key: `s${number}`, id: "", from: -1 };
  const at = day.sessions.indexOf(before) + 1;
  const sessions = [...day.sessions.slice(0, at), copy, ...day.sessions.slice(at)];
  return done(
    { ...day, sessions, made: number },
    fits
      ? `${called(before)} a lieu une seconde fois${whenInWords(copy)}.`
      : `${called(before)} a une copie, parmi les séances sans heure.`,
  );
};

// Away; the sheets that it alone held are among those to place again.
/** @type {(day: Day, key: string) => Outcome} */
export const removeSession = (day, key) => {
  const gone = sessionOf(day, key);
  if (!gone) return undone(day, GONE);
  const holders = holdersOf(day);
  const freed = gone.cases.filter((sheet) => holders.get(sheet)?.every((one) => one === key)).length;
  const kept =
    freed === 1 ? " Sa fiche est de nouveau à placer." : freed ? ` Ses ${freed} fiches sont de nouveau à placer.` : "";
  const sessions = day.sessions.filter((session) => session !== gone);
  return done({ ...day, sessions }, `Séance retirée : ${called(gone)}.${kept}`);
};

// The sessions of a day of the event as they come: by hour, then by room, those without an hour last.
/** @type {(day: Day, date: string) => Session[]} */
export const sessionsOn = (day, date) => {
  const rank = roomRanks(day);
  /** @type {(session: Session) => number} */
  const hour = ({ start }) => minutesOf(start) ?? MIDNIGHT;
  return day.sessions
    .filter((session) => dateOfSession(day, session) === date)
    .sort((a, b) => hour(a) - hour(b) || rank(a.room) - rank(b.room));
};
