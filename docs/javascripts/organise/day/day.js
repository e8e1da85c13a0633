// The day that an organiser makes, as a frozen value: its frame, the sheets that were chosen for it, its sessions, and the
// event file that it was opened from. `frame.js`, `sessions.js`, `sheets.js` and `slots.js` hold the gestures, functions from one
// day to the next; `history.js` undoes them; `clashes.js` says what does not go together; the other modules keep the day and make
// files of it. Nothing here knows a page. All that people type is kept as text, as it is in a file: "" where nothing is said.
import { lastDay, twoDigits } from "../../lib/dates.js";
import { fold } from "../../lib/names.js";

/** @typedef {import("../../contribute/catalogue.js").PublishedFile} PublishedFile */
/** @typedef {{ readonly name: string, readonly capacity: string, readonly note: string }} Room */
/** @typedef {{ readonly url: string, readonly closes: string, readonly places: string, readonly note: string }} Registration */
/** @typedef {{ readonly travel: string, readonly wheelchair: string, readonly interpretation: string, readonly food: string, readonly price: string, readonly bring: string }} Practicalities */
/**
 * @typedef {object} Frame the fields of the event file that the desk asks for, under their names
 * @property {string} title
 * @property {string} summary
 * @property {string} kind a term of `event_kinds`
 * @property {string} status "", or a choice of the field: `reportee`, `annulee`, `maintenue`
 * @property {string} starts the first day, `2027-03-12`; an event that was opened may know its year alone
 * @property {string} ends the last day, "" where it is the first
 * @property {string} place a commune, or its code
 * @property {readonly string[]} departments
 * @property {string} national "true" for a meeting that is in no department
 * @property {string} venue
 * @property {string} expected how many persons
 * @property {readonly string[]} themes
 * @property {readonly string[]} organisers slugs of organisations, or names
 * @property {Registration} registration
 * @property {Practicalities} practical
 * @property {readonly Room[]} rooms
 */
/**
 * @typedef {object} Session
 * @property {string} key what gestures call it: « s12 », never another's, never published
 * @property {string} id the fragment of its address, "" until it is given one, then never changed (`event-file.js`)
 * @property {string} day `2027-03-12`; "" for the day of an event of one day, and where none is known
 * @property {string} start `13:45`, "" where none is known
 * @property {string} end
 * @property {number} length minutes, of one that has no hours: what it had before; 0 where nothing is known
 * @property {string} kind a term of `session_kinds`
 * @property {readonly string[]} intent
 * @property {string} title as it was typed, "" before
 * @property {string} label what an untitled one is called: « Atelier 3 »
 * @property {string} text
 * @property {string} track
 * @property {string} series
 * @property {string} room
 * @property {string} expected
 * @property {readonly string[]} speakers
 * @property {readonly string[]} cases keys of sheets, each also among those chosen
 * @property {number} from its rank in the programme of the file that was opened, -1 for a new one
 */
/**
 * @typedef {object} Origin the event that was opened
 * @property {string} key `evenements/journee-2027`
 * @property {string} stamp of its file, to see whether it is another since
 * @property {readonly string[]} ids those of its sessions, in the order of its programme
 * @property {PublishedFile | null} file null where a link or a file brought the day: `event-file.js` takes it up again
 */
/**
 * @typedef {object} Day
 * @property {string} id of the case, "" until it is given one
 * @property {Frame} frame
 * @property {readonly string[]} chosen keys of sheets in the order in which they were put, those in sessions among them
 * @property {readonly Session[]} sessions in the order of the programme
 * @property {number} made how many sessions it ever had: the number of the next key
 * @property {Origin | null} origin
 */
/** @typedef {{ readonly day: Day, readonly told: string }} Outcome of a gesture: the day after it, and what is said of it in French; the very same day where it was not done, and then `told` says why and what to do */

/**
 * A value that nothing changes any more; what is frozen already is not gone through again.
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
export const frozen = (value) => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
};

/** @type {Room} */
export const BLANK_ROOM = frozen({ name: "", capacity: "", note: "" });

/** @type {Frame} */
export const BLANK_FRAME = frozen({
  title: "",
  summary: "",
  kind: "",
  status: "",
  starts: "",
  ends: "",
  place: "",
  departments: [],
  national: "",
  venue: "",
  expected: "",
  themes: [],
  organisers: [],
  registration: { url: "", closes: "", places: "", note: "" },
  practical: { travel: "", wheelchair: "", interpretation: "", food: "", price: "", bring: "" },
  rooms: [],
});

/** @type {Session} */
export const BLANK_SESSION = frozen({
  key: "",
  id: "",
  day: "",
  start: "",
  end: "",
  length: 0,
  kind: "",
  intent: [],
  title: "",
  label: "",
  text: "",
  track: "",
  series: "",
  room: "",
  expected: "",
  speakers: [],
  cases: [],
  from: -1,
});

/** @type {Day} */
export const BLANK_DAY = frozen({ id: "", frame: BLANK_FRAME, chosen: [], sessions: [], made: 0, origin: null });

// How many days an event may have here, and how many sessions: beyond, it is another tool's.
export const MOST_DAYS = 31;
export const MOST_SESSIONS = 1000;

// --- outcomes ----------------------------------------------------------------------------------

/** @type {(day: Day, told: string) => Outcome} */
export const done = (day, told) => frozen({ day: frozen(day), told });

// A gesture that was not done: the day is the very same.
/** @type {(day: Day, told: string) => Outcome} */
export const undone = (day, told) => frozen({ day, told });

// --- days --------------------------------------------------------------------------------------

// A whole date as its number of days, undefined for anything else: `2027-02-30`, `2027`.
/** @type {(date: string) => number | undefined} */
export const dayNumber = (date) => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number);
  if (!year || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / 86_400_000;
};

/** @type {(number: number) => string} */
export const dateOf = (number) => {
  const date = new Date(number * 86_400_000);
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
};

// The days of the event, from its first to its last; none before they are known.
/** @type {(day: Day) => string[]} */
export const daysOf = ({ frame: { starts, ends } }) => {
  const first = dayNumber(starts);
  if (first === undefined) return [];
  const last = dayNumber(ends) ?? first;
  const count = Math.min(Math.max(last - first + 1, 1), MOST_DAYS);
  return Array.from({ length: count }, (_, index) => dateOf(first + index));
};

// The day of a session: its own, else that of an event of one day; "" where none is known.
/** @type {(day: Day, session: Session) => string} */
export const dateOfSession = (day, session) => {
  if (session.day) return session.day;
  const { starts, ends } = day.frame;
  return (!ends || ends === starts) && dayNumber(starts) !== undefined ? starts : "";
};

// --- sessions and sheets -----------------------------------------------------------------------

/** @type {(day: Day, key: string) => Session | undefined} */
export const sessionOf = (day, key) => day.sessions.find((session) => session.key === key);

// Where a room stands in the list of rooms, by a name that is written in some way; after all of them for another. As the check
// does, it knows a room by its folded name.
/** @type {(day: { frame: { rooms: readonly Room[] } }) => (room: string) => number} */
export const roomRanks = ({ frame: { rooms } }) => {
  const folded = new Map(rooms.map(({ name }, rank) => [fold(name), rank]));
  const written = new Map(rooms.map(({ name }, rank) => [name, rank]));
  return (room) => written.get(room) ?? (room ? folded.get(fold(room)) : undefined) ?? rooms.length;
};

// The sessions that hold each sheet, by its key.
/** @type {(day: Day) => Map<string, string[]>} */
export const holdersOf = (day) => {
  /** @type {Map<string, string[]>} */
  const holders = new Map(day.chosen.map((sheet) => [sheet, []]));
  for (const session of day.sessions) for (const sheet of session.cases) holders.get(sheet)?.push(session.key);
  return holders;
};

// The chosen sheets that no session holds, in the order in which they were put.
/** @type {(day: Day) => string[]} */
export const unplaced = (day) => [...holdersOf(day)].flatMap(([sheet, holders]) => (holders.length ? [] : [sheet]));

const LONGEST_NAME = 150;

// What a session is called: its title, else the titles of its sheets, else its label. `titles` are those of cases by their key.
/** @type {(session: Session, titles: ReadonlyMap<string, string>) => string} */
export const nameOf = ({ title, cases, label }, titles) => {
  if (title) return title;
  const names = cases.flatMap((sheet) => titles.get(sheet) ?? []);
  const all = names.join(" ; ");
  return (all.length <= LONGEST_NAME ? all : names[0].length <= LONGEST_NAME ? `${names[0]}…` : "") || label;
};

// Whether nothing was done yet to a day.
/** @type {(day: Day) => boolean} */
export const isBlank = ({ frame, chosen, sessions, origin }) =>
  !origin && !sessions.length && !chosen.length && JSON.stringify(frame) === JSON.stringify(BLANK_FRAME);

// A sentence about sessions, with the names that they go by: a session that has no title is called by its sheets. What is said of a
// sheet keeps the label, since the session would have its name.
/** @type {(told: string, day: Day, titles: ReadonlyMap<string, string>) => string} */
export const withNames = (told, { sessions }, titles) =>
  /\bfiches?\b/iu.test(told)
    ? told
    : sessions.reduce(
        (words, session) =>
          session.title || !session.cases.length
            ? words
            : words.replaceAll(`« ${session.label} »`, () => `« ${nameOf(session, titles)} »`),
        told,
      );

// The day with one of its sessions changed.
/** @type {(day: Day, key: string, changes: Partial<Session>) => Day} */
export const withSession = (day, key, changes) => ({
  ...day,
  sessions: day.sessions.map((session) => (session.key === key ? { ...session, ...changes } : session)),
});
