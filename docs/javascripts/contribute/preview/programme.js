// The programme of an event with its moments, its days and the fragments of its sessions: the twin of
// macros/casebook/library/programme.py, for drafts too. What is no day or no hour stays unknown.
import { twoDigits } from "../../lib/dates.js";
import { folded } from "../rules/french.js";
import { compareDays } from "../rules/dates.js";
import { minuteOf, offset, zoneOfPlace } from "../rules/programme/clock.js";
import { fragmentsOf } from "../rules/programme/fragments.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Day} Day */
/** @typedef {import("../rules/dates.js").PartialDate} PartialDate */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/**
 * @typedef {object} PlannedSession
 * @property {string} id the fragment of its address
 * @property {Facts} session
 * @property {Day | null} day
 * @property {string} start its moment with the distance from UTC, `2027-03-12T09:30+01:00`; empty where it is not known
 * @property {string} end
 * @property {string} room
 * @property {number | null} capacity
 */

/** @type {(catalogue: Catalogue, shown: ShownCase) => { zone: string, sessions: PlannedSession[] }} */
export const programmeOf = (catalogue, shown) => {
  const { facts, commune } = shown;
  const { zones, fragments } = catalogue.rules;
  const place = { commune: commune?.department, departments: facts.departments, regions: facts.regions };
  const zone = zoneOfPlace(zones, place, catalogue.directory.homes);
  const rooms = new Map(facts.rooms.map((/** @type {Facts} */ room) => [folded(room.name), room]));
  const ids = fragmentsOf(
    fragments,
    facts.programme.map((/** @type {Facts} */ { id, title }) => [id ?? "", title]),
  );
  const sessions = facts.programme.map((/** @type {Facts} */ session, /** @type {number} */ index) => {
    const id = ids[index];
    const day = dayOf(session.day, facts.starts, facts.ends);
    const room = session.room ? rooms.get(folded(session.room)) : undefined;
    const [start, end] = [session.start, session.end].map((time) => (day && time ? momentOf(day, time, zone) : ""));
    return { id, session, day, start, end, room: room?.name ?? session.room ?? "", capacity: room?.capacity ?? null };
  });
  return { zone, sessions };
};

// By day and hour. Those that begin at once stay in their order; one without an hour stays behind the session that is before it on its
// day, one without a day behind the session before it.
/** @type {(sessions: PlannedSession[]) => PlannedSession[]} */
export const chronological = (sessions) => {
  /** @type {{ day: Day, minute: number }} */
  let place = { day: [0, 0, 0], minute: -1 };
  return sessions
    .map((planned) => {
      const day = planned.day ?? place.day;
      if (planned.start) place = { day, minute: minuteOf(planned.session.start) };
      else if (compareDays(day, place.day)) place = { day, minute: -1 };
      return { planned, place };
    })
    .sort((one, other) => compareDays(one.place.day, other.place.day) || one.place.minute - other.place.minute)
    .map(({ planned }) => planned);
};

// Its own day, else that of the event where it has one.
/** @type {(own: PartialDate | null, starts: PartialDate | null, ends: PartialDate | null) => Day | null} */
const dayOf = (own, starts, ends) => {
  const date = own ?? (ends && String(ends) !== String(starts) ? null : starts);
  return date?.day && !date.about ? date.earliest : null;
};

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;

// The moment when the clocks of a zone show an hour of a day, as `datetime` writes it: the first of two; of one that
// does not exist, with the distance of before the change.
/** @type {(day: Day, time: string, zone: string) => string} */
const momentOf = ([year, month, day], time, zone) => {
  const [hours, minutes] = time.split(":").map(Number);
  const wall = Date.UTC(year, month - 1, day, hours, minutes);
  if (Number.isNaN(wall)) return "";
  const [before, after] = [wall - DAY, wall + DAY].map((moment) => offset(zone, moment));
  /** @type {(distance: number) => boolean} */
  const holds = (distance) => offset(zone, wall - distance) === distance;
  const distance = holds(before) || !holds(after) ? before : after;
  const [sign, far] = [distance < 0 ? "-" : "+", Math.abs(distance) / MINUTE];
  const told = [Math.floor(far / 60), far % 60].map(twoDigits).join(":");
  return `${String(year).padStart(4, "0")}-${[month, day].map(twoDigits).join("-")}T${time}${sign}${told}`;
};
