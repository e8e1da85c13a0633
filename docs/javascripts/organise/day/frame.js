// The gestures on the frame of a day: its dates and place, its rooms. Each is a function from one day to the next.
import { dayInWords } from "./clock.js";
import { BLANK_ROOM, MOST_DAYS, dateOf, dateOfSession, dayNumber, daysOf, done, roomRanks, undone } from "./day.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Frame} Frame */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {import("./day.js").Room} Room */

const MOST_ROOMS = 100;

// Give some fields of the frame new values; of `registration` and `practical`, those that are given. Another first day takes the
// last day and all sessions along.
/** @type {(day: Day, changes: Partial<Omit<Frame, "registration" | "practical">> & { registration?: Partial<Frame["registration"]>, practical?: Partial<Frame["practical"]> }) => Outcome} */
export const setFrame = (day, changes) => {
  const { registration, practical } = day.frame;
  const frame = {
    ...day.frame,
    ...changes,
    registration: { ...registration, ...changes.registration },
    practical: { ...practical, ...changes.practical },
  };
  const [before, now] = [dayNumber(day.frame.starts), dayNumber(frame.starts)];
  const shift = before !== undefined && now !== undefined ? now - before : 0;
  /** @type {(date: string) => string} */
  const shifted = (date) => {
    const number = dayNumber(date);
    return number === undefined || !shift ? date : dateOf(number + shift);
  };
  if (changes.ends === undefined) frame.ends = shifted(frame.ends);
  const last = dayNumber(frame.ends);
  if (now !== undefined && last !== undefined && last < now)
    return undone(
      day,
      `Le ${dayInWords(frame.ends)} précède le premier jour, le ${dayInWords(frame.starts)} : donnez un dernier jour qui le suive.`,
    );
  const sessions = day.sessions.map((session) => (session.day ? { ...session, day: shifted(session.day) } : session));
  return done(
    withDays(day, { ...day, frame, sessions }),
    shift
      ? `La rencontre commence le ${dayInWords(frame.starts)} ; ses séances la suivent.`
      : "Le cadre de la journée est changé.",
  );
};

// In an event that has several days from now on, what had its day is on the first; where no day was known, what has an hour.
/** @type {(before: Day, day: Day) => Day} */
const withDays = (before, day) => {
  const [count, days] = [daysOf(before).length, daysOf(day)];
  if (days.length < 2 || count > 1) return day;
  const sessions = day.sessions.map((session) =>
    session.day || (!count && !session.start) ? session : { ...session, day: days[0] },
  );
  return { ...day, sessions };
};

// --- days --------------------------------------------------------------------------------------

// One more day after the last.
/** @type {(day: Day) => Outcome} */
export const addDay = (day) => {
  const days = daysOf(day);
  const last = dayNumber(days.at(-1) ?? "");
  if (last === undefined) return undone(day, "Donnez d’abord la date du premier jour, par exemple le 12 mars 2027.");
  if (days.length >= MOST_DAYS)
    return undone(day, `Une rencontre a ici ${MOST_DAYS} jours au plus : faites-en deux rencontres.`);
  const ends = dateOf(last + 1);
  return done(
    withDays(day, { ...day, frame: { ...day.frame, ends } }),
    `Un jour de plus : la rencontre dure jusqu’au ${dayInWords(ends)}.`,
  );
};

// The last day away, once no session is on it.
/** @type {(day: Day) => Outcome} */
export const removeDay = (day) => {
  const days = daysOf(day);
  const [last, count] = [days.at(-1) ?? "", days.length];
  if (count < 2) return undone(day, "La rencontre n’a qu’un jour : il reste.");
  const on = day.sessions.filter((session) => dateOfSession(day, session) === last).length;
  if (on)
    return undone(
      day,
      `${on === 1 ? "Une séance a lieu" : `${on} séances ont lieu`} le ${dayInWords(last)} : déplacez-${on === 1 ? "la" : "les"} d’abord.`,
    );
  const ends = count === 2 ? "" : days[count - 2];
  return done({ ...day, frame: { ...day.frame, ends } }, `La rencontre ne dure plus jusqu’au ${dayInWords(last)}.`);
};

// --- rooms -------------------------------------------------------------------------------------

// What is wrong with a name for a room; "" for nothing.
/** @type {(day: Day, name: string, but?: number) => string} */
const refused = ({ frame: { rooms } }, name, but = -1) => {
  if (!name) return "Donnez un nom à la salle, par exemple « Salle Vercors ».";
  return rooms.some((room, index) => index !== but && room.name === name)
    ? `Une salle s’appelle déjà « ${name} » : donnez un autre nom.`
    : "";
};

/** @type {(day: Day, room: Partial<Room>) => Outcome} */
export const addRoom = (day, room) => {
  const name = (room.name ?? "").trim();
  const trouble = refused(day, name);
  if (trouble) return undone(day, trouble);
  if (day.frame.rooms.length >= MOST_ROOMS) return undone(day, `Une rencontre a ici ${MOST_ROOMS} salles au plus.`);
  const rooms = [...day.frame.rooms, { ...BLANK_ROOM, ...room, name }];
  return done({ ...day, frame: { ...day.frame, rooms } }, `Salle ajoutée : ${name}.`);
};

// Another name, capacity or note for the room of this rank; its sessions follow its name.
/** @type {(day: Day, rank: number, changes: Partial<Room>) => Outcome} */
export const setRoom = (day, rank, changes) => {
  const before = day.frame.rooms[rank];
  if (!before) return undone(day, "Cette salle n’est plus dans la liste.");
  const name = (changes.name ?? before.name).trim();
  const trouble = refused(day, name, rank);
  if (trouble) return undone(day, trouble);
  const rooms = day.frame.rooms.map((room, index) => (index === rank ? { ...room, ...changes, name } : room));
  const rankOf = roomRanks(day);
  const sessions =
    name === before.name
      ? day.sessions
      : day.sessions.map((session) => (rankOf(session.room) === rank ? { ...session, room: name } : session));
  return done(
    { ...day, frame: { ...day.frame, rooms }, sessions },
    name === before.name ? `Salle changée : ${name}.` : `La salle « ${before.name} » s’appelle « ${name} ».`,
  );
};

// The room of this rank away; its sessions stay, without a room.
/** @type {(day: Day, rank: number) => Outcome} */
export const removeRoom = (day, rank) => {
  const gone = day.frame.rooms[rank];
  if (!gone) return undone(day, "Cette salle n’est plus dans la liste.");
  const rankOf = roomRanks(day);
  const held = day.sessions.filter((session) => rankOf(session.room) === rank).length;
  const rooms = day.frame.rooms.filter((_, index) => index !== rank);
  const sessions = day.sessions.map((session) => (rankOf(session.room) === rank ? { ...session, room: "" } : session));
  const left = held === 1 ? " ; une séance est sans salle." : held ? ` ; ${held} séances sont sans salle.` : ".";
  return done({ ...day, frame: { ...day.frame, rooms }, sessions }, `Salle retirée : ${gone.name}${left}`);
};
