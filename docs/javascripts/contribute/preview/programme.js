// The programme of an event with its moments, its days and the fragments of its sessions: the twin of
// macros/casebook/library/programme.py, for drafts too. What is no day or no hour stays unknown.
import { twoDigits } from "../../lib/dates.js";
import { folded } from "../rules/french.js";

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
  const { facts } = shown;
  const zone = zoneOfEvent(catalogue, shown);
  const rooms = new Map(facts.rooms.map((/** @type {Facts} */ room) => [folded(room.name), room]));
  const taken = new Set(facts.programme.map((/** @type {Facts} */ session) => session.id).filter(Boolean));
  const sessions = facts.programme.map((/** @type {Facts} */ session) => {
    const id = session.id || fragmentFor(session.title, taken);
    taken.add(id);
    const day = dayOf(session.day, facts.starts, facts.ends);
    const room = session.room ? rooms.get(folded(session.room)) : undefined;
    const [start, end] = [session.start, session.end].map((time) => (day && time ? momentOf(day, time, zone) : ""));
    return { id, session, day, start, end, room: room?.name ?? session.room ?? "", capacity: room?.capacity ?? null };
  });
  return { zone, sessions };
};

// Its own day, else that of the event where it has one.
/** @type {(own: PartialDate | null, starts: PartialDate | null, ends: PartialDate | null) => Day | null} */
const dayOf = (own, starts, ends) => {
  const date = own ?? (ends && String(ends) !== String(starts) ? null : starts);
  return date?.day && !date.about ? date.earliest : null;
};

/** @type {(catalogue: Catalogue, shown: ShownCase) => string} */
const zoneOfEvent = ({ directory }, { commune, facts }) => {
  if (commune) return zoneOf([commune.department]);
  if (facts.departments.length || !facts.regions.length) return zoneOf(facts.departments);
  return zoneOf(Object.keys(directory.homes).filter((code) => facts.regions.includes(directory.homes[code])));
};

// --- moments -----------------------------------------------------------------------------------

const MAINLAND = "Europe/Paris";

/** @type {Record<string, string>} */
const OVERSEAS = {
  971: "America/Guadeloupe",
  972: "America/Martinique",
  973: "America/Cayenne",
  974: "Indian/Reunion",
  976: "Indian/Mayotte",
};

/** @type {(departments: string[]) => string} */
const zoneOf = (departments) => {
  const zones = new Set(departments.map((code) => OVERSEAS[code] ?? MAINLAND));
  return zones.size === 1 ? [...zones][0] : MAINLAND;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

// How far the clocks of a zone are ahead of UTC at a moment, in milliseconds.
/** @type {(moment: number, zone: string) => number} */
const ahead = (moment, zone) => {
  const shown = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric" },
  }).formatToParts(moment);
  /** @type {(type: string) => number} */
  const part = (type) => Number(shown.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - moment;
};

// The moment when the clocks of a zone show an hour of a day, as `datetime` writes it: the first of two; of one that
// does not exist, with the distance of before the change.
/** @type {(day: Day, time: string, zone: string) => string} */
const momentOf = ([year, month, day], time, zone) => {
  const [hours, minutes] = time.split(":").map(Number);
  const wall = Date.UTC(year, month - 1, day, hours, minutes);
  if (Number.isNaN(wall)) return "";
  const [before, after] = [wall - DAY, wall + DAY].map((moment) => ahead(moment, zone));
  /** @type {(distance: number) => boolean} */
  const holds = (distance) => ahead(wall - distance, zone) === distance;
  const distance = holds(before) || !holds(after) ? before : after;
  const [sign, far] = [distance < 0 ? "-" : "+", Math.abs(distance) / MINUTE];
  const told = [Math.floor(far / 60), far % 60].map(twoDigits).join(":");
  return `${String(year).padStart(4, "0")}-${[month, day].map(twoDigits).join("-")}T${time}${sign}${told}`;
};

// --- fragments ---------------------------------------------------------------------------------

const KEPT =
  /^(?:s-|source-|x-|(?:citer|contenu|liens|menu|page-etat|raccourci-choix|seek|seek-liste|sources|voisins)$)/;

/** @type {(title: string, taken: Set<string>) => string} */
const fragmentFor = (title, taken) => {
  const told = folded(title ?? "").replaceAll(" ", "-");
  const words = !told || KEPT.test(told) ? `temps-${told}`.replace(/-$/, "") : told;
  let [number, fragment] = [1, cut(words, 60)];
  while (taken.has(fragment)) fragment = `${cut(words, 60 - `-${++number}`.length)}-${number}`;
  return fragment;
};

/** @type {(words: string, most: number) => string} */
const cut = (words, most) => {
  if (words.length <= most) return words;
  const last = words.slice(0, most + 1).lastIndexOf("-");
  return words.slice(0, last < 0 ? most : last);
};
