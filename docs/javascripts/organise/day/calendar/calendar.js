// The calendar of a day before it is published, as the page of the event will give it (macros/pages/events/calendar.py): the same entries
// under the same names, so that the later file replaces this one. It comes when it is asked for, and nothing else loads it.
import { typographic } from "../../../language/typography.js";
import { communeOfDay, zoneOf } from "../clashes.js";
import { inFileOrder } from "../event/event-data.js";
import { dateOf, dateOfSession, dayNumber, nameOf, roomRanks, unplaced } from "../day.js";
import { minutesOf } from "../clock.js";
import { content, day as dayOf, line, lines, moment, stamp, text } from "./content-lines.js";
import { timeZone } from "./time-zones.js";
import { aboutDays, aboutSession, announced } from "./told.js";
import { canName, uidOfDays, uidOfEvent, uidOfSession } from "./uids.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../../contribute/catalogue.js").Commune} Commune */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Session} Session */
/** @typedef {import("./content-lines.js").Component} Component */
/** @typedef {import("./content-lines.js").Property} Property */
/** @typedef {import("./told.js").Around} Around */
/** @typedef {{ first: string, last: string }} Days one after the other */

const PRODUCT = "-//Bibliotheque des PTCE//Programmes//FR";
const MOST_DAYS = 7; // an event that lasts longer takes place on the days that its programme names
const STATUSES = new Map([
  ["annulee", "CANCELLED"],
  ["reportee", "TENTATIVE"],
]);

// The calendar of a day that is settled (`../event/event-file.js`), at a moment; or why there is none. `untimed` counts the sessions without
// an hour, which are told in the entry of the day alone.
/** @type {(catalogue: Catalogue, day: Day, titles: ReadonlyMap<string, string>, now: Date, communes?: Commune[]) => Promise<{ text: string, untimed: number } | { told: string }>} */
export const calendarOf = async (catalogue, day, titles, now, communes = undefined) => {
  if (!canName())
    return {
      told: "Ce navigateur ne fait de calendrier que sur une adresse qui commence par https : ouvrez le site ainsi.",
    };
  const runs = runsOf(day);
  if (!runs.length) return { told: "Donnez d’abord la date de la rencontre, par exemple le 12 mars 2027." };
  const page = day.origin ? new URL(`${day.origin.key}/`, catalogue.root).href : "";
  /** @type {Around} */
  const around = { catalogue, titles, page };
  const uid = await uidOfEvent(nameOfCase(day));
  const zone = zoneOf(catalogue, day, communes);
  const timed = inFileOrder(day)
    .filter((session) => dayNumber(dateOfSession(day, session)) !== undefined && session.start)
    .map((session) => ({ session, date: dateOfSession(day, session), minute: minutesOf(session.start) ?? 0 }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.minute - b.minute));
  const placed = new Set(timed.map(({ session }) => session));
  const untimed = inFileOrder(day).filter((session) => !placed.has(session));
  const place = placeOf(catalogue, day, communes);
  /** @type {Component[]} */
  const entries = [];
  for (const [rank, days] of runs.entries())
    entries.push(
      entry([
        ...named(day, rank ? await uidOfDays(uid, days.first) : uid, now),
        dayOf("DTSTART", days.first),
        dayOf("DTEND", dateOf((dayNumber(days.last) ?? 0) + 1)),
        line("SUMMARY", typographic(announced(day, day.frame.title))),
        text("DESCRIPTION", typographic(aboutDays(around, day, days, untimed, unplaced(day)))),
        ...whereabouts(place),
        ...categories(catalogue, [
          ["event_kinds", [day.frame.kind]],
          ["themes", day.frame.themes],
        ]),
        ...(page ? [{ name: "URL", value: page }] : []),
        { name: "TRANSP", value: "TRANSPARENT" },
      ]),
    );
  const rankOf = roomRanks(day);
  for (const { session, date } of timed) {
    const room = day.frame.rooms[rankOf(session.room)]?.name ?? session.room;
    entries.push(
      entry([
        ...named(day, await uidOfSession(uid, session.id), now),
        moment("DTSTART", date, session.start, zone),
        ...(session.end ? [moment("DTEND", date, session.end, zone)] : []),
        line("SUMMARY", typographic(announced(day, nameOf(session, titles)))),
        text("DESCRIPTION", typographic(aboutSession(around, day, session))),
        ...whereabouts(room ? [room, ...place] : place),
        ...categories(
          catalogue,
          [
            ["session_kinds", [session.kind]],
            ["session_intents", session.intent],
          ],
          [session.track, session.series],
        ),
        ...(page ? [{ name: "URL", value: `${page}#${session.id}` }] : []),
        { name: "RELATED-TO", value: uid },
      ]),
    );
  }
  const title = typographic(announced(day, day.frame.title));
  const properties = [
    { name: "VERSION", value: "2.0" },
    { name: "PRODID", value: PRODUCT },
    { name: "CALSCALE", value: "GREGORIAN" },
    line("NAME", title),
    line("X-WR-CALNAME", title),
  ];
  const components = [...(timed.length ? [timeZone(zone)] : []), ...entries];
  return { text: content({ name: "VCALENDAR", properties, components }), untimed: untimed.length };
};

/** @type {(properties: Property[]) => Component} */
const entry = (properties) => ({ name: "VEVENT", properties });

// What an event is called for ever: its id, else the address that it had first.
/** @type {(day: Day) => string} */
const nameOfCase = ({ id, origin }) => {
  const former = origin?.file?.data.former_slugs;
  const first = Array.isArray(former) && typeof former[0] === "string" ? `evenements/${former[0]}` : origin?.key;
  return id || first || "";
};

// What says which entry it is, and which state of it: the first one, since those of the page begin with 1 (`meetings.Meetings.of`).
/** @type {(day: Day, uid: string, now: Date) => Property[]} */
const named = ({ frame: { status } }, uid, now) => [
  { name: "UID", value: uid },
  stamp("DTSTAMP", now),
  stamp("LAST-MODIFIED", now),
  { name: "SEQUENCE", value: "0" },
  { name: "STATUS", value: STATUSES.get(status) ?? "CONFIRMED" },
];

/** @type {(place: string[]) => Property[]} */
const whereabouts = (place) => (place.length ? [line("LOCATION", typographic(place.join(", ")))] : []);

/** @type {(catalogue: Catalogue, terms: [vocabulary: string, ids: readonly string[]][], more?: string[]) => Property[]} */
const categories = (catalogue, terms, more = []) => {
  const labels = terms.flatMap(([vocabulary, ids]) =>
    ids.flatMap((id) => catalogue.terms(vocabulary).get(id)?.label ?? []),
  );
  const names = [...new Set([...labels, ...more.filter(Boolean)])];
  return names.length ? [lines("CATEGORIES", names.map(typographic))] : [];
};

// Where the event is, the narrowest first: the building, then the commune with its department, else the departments.
/** @type {(catalogue: Catalogue, day: Day, communes: Commune[] | undefined) => string[]} */
const placeOf = (catalogue, day, communes) => {
  const { venue, place, departments, national } = day.frame;
  const label = (/** @type {string} */ code) => catalogue.terms("departments").get(code)?.label ?? code;
  const commune = communeOfDay(catalogue, day, communes);
  const inside = commune && label(commune.department);
  const where = commune
    ? commune.name === inside
      ? commune.name
      : `${commune.name} (${inside})`
    : (/^\d/.test(place) ? "" : place) ||
      departments.slice(0, 3).map(label).join(", ") ||
      (national ? "Partout en France" : "");
  return [venue, where].filter(Boolean);
};

// The days of the event, those that follow each other taken together: the twin of `event_days.days_of`.
/** @type {(day: Day) => Days[]} */
const runsOf = (day) => {
  const first = dayNumber(day.frame.starts);
  const last = Math.max(dayNumber(day.frame.ends) ?? first ?? 0, first ?? 0);
  const dates = new Set(day.sessions.flatMap((session) => dayNumber(dateOfSession(day, session)) ?? []));
  if (first !== undefined && last - first < MOST_DAYS) return [{ first: dateOf(first), last: dateOf(last) }];
  const inside = first === undefined ? [...dates] : [...dates].filter((number) => number >= first && number <= last);
  /** @type {[first: number, last: number][]} */
  const runs = [];
  for (const number of inside.sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  if (!runs.length && first !== undefined) runs.push([first, last]);
  return runs.map(([begins, ends]) => ({ first: dateOf(begins), last: dateOf(ends) }));
};
