// Sessions as the rules of the timetable compare them, and which of them are at once. Twin of
// macros/casebook/schema/slots.py. Pure functions.
import { compareDays, shortened } from "../dates.js";
import { folded, hour } from "../french.js";
import { minuteOf } from "./clock.js";

/** @typedef {import("../../catalogue.js").Day} Day */
/** @typedef {import("../../catalogue.js").Facts} Facts */
/** @typedef {import("../dates.js").PartialDate} PartialDate */
/**
 * @typedef {object} Slot a session as it is compared
 * @property {number} rank its place in the file, from 0
 * @property {string} title
 * @property {string} hours in words
 * @property {Day | undefined} day `THIS_DAY` where the event has one day that is not known; nothing where it cannot be told
 * @property {number | undefined} begins the minute of its day; nothing without a day or an hour
 * @property {number | undefined} until the first minute after it: without an end, it fills the minute in which it begins
 * @property {string} room the folded name of its room
 * @property {string[]} people the folded names of those who speak
 */

/** @typedef {Slot & { day: Day, begins: number, until: number }} TimedSlot */

/** @type {Day} */
export const THIS_DAY = [0, 0, 0];

// Who a line of `speakers` names, to be compared: what stands before the first comma, folded.
/** @type {(speaker: string) => string} */
export const person = (speaker) => folded(speaker.split(",")[0]);

/** @type {(slots: Iterable<Slot>) => TimedSlot[]} */
const byTime = (slots) =>
  /** @type {TimedSlot[]} */ ([...slots].filter(({ begins }) => begins !== undefined)).sort(
    (one, other) => compareDays(one.day, other.day) || one.begins - other.begins || one.rank - other.rank,
  );

// The sessions that are at once with one before them in the file: their rank, and that of the first such one. Sessions that
// only touch, and those without an hour, are not.
/** @type {(slots: Iterable<Slot>) => Map<number, number>} */
export const earlierAtOnce = (slots) => {
  /** @type {TimedSlot[]} */
  let running = [];
  const found = new Map();
  for (const slot of byTime(slots)) {
    running = running.filter((other) => other.until > slot.begins && compareDays(other.day, slot.day) === 0);
    for (const other of running) {
      const [first, second] = slot.rank < other.rank ? [slot.rank, other.rank] : [other.rank, slot.rank];
      found.set(second, Math.min(found.get(second) ?? first, first));
    }
    running.push(slot);
  }
  return found;
};

// The ranks of the timed sessions during which there is no other.
/** @type {(slots: Iterable<Slot>) => Set<number>} */
export const withoutParallel = (slots) => {
  const alone = new Set();
  /** @type {TimedSlot | undefined} */
  let last; // of those before, the one that ends last
  for (const slot of byTime(slots)) {
    if (!last || compareDays(last.day, slot.day) !== 0 || last.until <= slot.begins) {
      alone.add(slot.rank);
      last = slot;
    } else {
      alone.delete(last.rank);
      if (slot.until > last.until) last = slot;
    }
  }
  return alone;
};

// The session of a rank, as it is compared, from the valid fields of its group and of the event.
/** @type {(rank: number, session: Facts, event: Facts) => Slot} */
export const slotOf = (rank, session, event) => {
  const day = "day" in session && "ends" in event ? dayOf(session.day, event.starts, event.ends) : undefined;
  const { start, end } = session;
  const begins = start && day ? minuteOf(start) : undefined;
  const until = begins === undefined ? undefined : end ? Math.max(minuteOf(end), begins + 1) : begins + 1;
  return {
    rank,
    title: shortened(session.title || "…"),
    hours: start && end ? `de ${hour(start)} à ${hour(end)}` : start ? `à ${hour(start)}` : "",
    day,
    begins,
    until,
    room: folded(session.room ?? ""),
    people: (session.speakers ?? []).map(person).filter(Boolean),
  };
};

/** @type {(own?: PartialDate, starts?: PartialDate, ends?: PartialDate) => Day | undefined} */
const dayOf = (own, starts, ends) => {
  const date = own ?? starts;
  if (!own && ends && !isSame(ends, starts)) return undefined;
  if (date?.day && !date.about) return date.earliest;
  return own ? undefined : THIS_DAY;
};

/** @type {(one: PartialDate, other?: PartialDate) => boolean} */
export const isSame = (one, other) =>
  other !== undefined &&
  one.year === other.year &&
  one.month === other.month &&
  one.day === other.day &&
  one.about === other.about;
