// What does not go together in a day, told at once: by the rules of the check and the form (contribute/rules/programme/), on the day as it
// is, and what the desk alone can advise of its sheets. Cheap enough for each gesture.
import { zoneOfEvent } from "../../contribute/rules/constraints.js";
import { PartialDate } from "../../contribute/rules/dates.js";
import { earlierAtOnce, person, slotOf } from "../../contribute/rules/programme/slots.js";
import { timetable } from "../../contribute/rules/programme/timetable.js";
import { findCommune } from "../../contribute/rules/communes.js";
import { fold } from "../../lib/names.js";
import { quoted } from "../../lib/phrases.js";
import { nameOf } from "./day.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/catalogue.js").Commune} Commune */
/** @typedef {import("../../contribute/catalogue.js").Facts} Facts */
/** @typedef {import("../../contribute/rules/programme/slots.js").Slot} Slot */
/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Session} Session */
/**
 * @typedef {object} Clash
 * @property {readonly string[]} keys of the sessions concerned, the one that is told of last; none for the rooms
 * @property {string} code
 * @property {string} text what does not go together, in French, with the session that is told of: for a list
 * @property {string} short the same without that session: for its own place
 * @property {string} hint what to do
 * @property {boolean} grave whether the check refuses it
 */

/** @type {(typed: string) => number | undefined} */
const whole = (typed) => {
  const digits = typed.replace(/[ \u00a0\u202f]/g, "");
  return /^[0-9]{1,12}$/.test(digits) ? Number(digits) : undefined;
};

// Every clash of a day, those of the check first. `titles` are those of cases by their key; without the list of communes, the
// departments tell the zone.
/** @type {(catalogue: Catalogue, day: Day, titles: ReadonlyMap<string, string>, communes?: Commune[]) => Clash[]} */
export const clashesOf = (catalogue, day, titles, communes = undefined) => {
  const names = distinctNames(day, titles);
  const { event, sessions } = factsOf(catalogue, day, names);
  const rooms = new Map(day.frame.rooms.map(({ name, capacity }, rank) => [rank, { name, capacity: whole(capacity) }]));
  const objections = timetable(event, sessions, rooms, zoneOf(catalogue, day, communes));
  /** @type {Map<number, Slot>} */
  const known = new Map();
  /** @type {(rank: number) => Slot} */
  const slot = (rank) => {
    const made = known.get(rank) ?? slotOf(rank, sessions.get(rank) ?? {}, event);
    known.set(rank, made);
    return made;
  };
  return [
    ...objections.map(([path, objection, values, guess]) => {
      const { code, severity, inForm } = catalogue.say(objection, values, guess);
      const [list, rank] = path;
      const inProgramme = list === "programme";
      const keys = inProgramme ? concerned(day, slot, code, Number(rank), path) : [];
      const short = inForm.message;
      const text = inProgramme ? `${quoted(names[Number(rank)])} : ${short}` : short;
      return { keys, code, text, short, hint: inForm.hint, grave: severity === "error" };
    }),
    ...sheetsAtOnce(day, slot, titles, names),
    ...lostSheets(catalogue, day, titles),
  ];
};

// --- the day as the rules take it ---------------------------------------------------------------

// What each session is called; those that have one name are told apart by their labels, so that none seems to meet itself.
/** @type {(day: Day, titles: ReadonlyMap<string, string>) => string[]} */
const distinctNames = ({ sessions }, titles) => {
  const names = sessions.map((session) => nameOf(session, titles));
  /** @type {Map<string, number>} */
  const often = new Map();
  for (const name of names) often.set(fold(name), (often.get(fold(name)) ?? 0) + 1);
  return names.map((name, rank) => {
    if ((often.get(fold(name)) ?? 0) < 2) return name;
    const { label } = sessions[rank];
    return `${name} (${label && label !== name ? label : `séance ${rank + 1}`})`;
  });
};

/** @type {(catalogue: Catalogue, day: Day, names: readonly string[]) => { event: Facts, sessions: Map<number, Facts> }} */
const factsOf = (catalogue, day, names) => {
  const form = catalogue.expression("date");
  /** @type {Map<string, PartialDate>} */
  const read = new Map();
  /** @type {(values: Facts, name: string, typed: string) => void} */
  const date = (values, name, typed) => {
    const known = read.get(typed) ?? PartialDate.read(typed, new RegExp(form, form.flags));
    read.set(typed, known);
    if (!typed) values[name] = undefined;
    else if (known.year) values[name] = known;
  };
  /** @type {Facts} */
  const event = { expected: whole(day.frame.expected) };
  date(event, "starts", day.frame.starts);
  date(event, "ends", day.frame.ends);
  /** @type {Map<number, Facts>} */
  const sessions = new Map();
  for (const [rank, session] of day.sessions.entries()) {
    const { start, end, room, speakers, expected } = session;
    /** @type {Facts} */
    const values = { start, end, room, speakers, expected: whole(expected), title: names[rank] };
    date(values, "day", session.day);
    sessions.set(rank, values);
  }
  return { event, sessions };
};

// The zone of the place: of its commune where the list of communes is there, else of its departments.
/** @type {(catalogue: Catalogue, day: Day, communes: Commune[] | undefined) => string} */
export const zoneOf = (catalogue, day, communes) => {
  const place = communeOfDay(catalogue, day, communes)?.code;
  return zoneOfEvent({ catalogue, communes }, { place, departments: day.frame.departments });
};

/** @type {(catalogue: Catalogue, day: Day, communes: Commune[] | undefined) => Commune | undefined} */
export const communeOfDay = (catalogue, { frame: { place, departments } }, communes) => {
  const field = catalogue.type("evenements").named.get("place");
  if (!communes || !place || !field) return undefined;
  const found = findCommune(communes, field, place, { departments });
  return "commune" in found ? found.commune : undefined;
};

// --- who is concerned ----------------------------------------------------------------------------

// The session of which an objection tells, after the one that it meets.
/** @type {(day: Day, slot: (rank: number) => Slot, code: string, rank: number, path: (string | number)[]) => string[]} */
const concerned = (day, slot, code, rank, path) => {
  const { key, speakers } = day.sessions[rank];
  const own = slot(rank);
  const name = code === "person-twice" ? person(speakers[Number(path[3])]) : "";
  /** @type {(other: Slot) => boolean} */
  const meets = (other) => (code === "room-taken" ? other.room === own.room : other.people.includes(name));
  if (!["room-taken", "person-twice"].includes(code)) return [key];
  const first = day.sessions.find((_, at) => at < rank && atOnce(slot(at), own) && meets(slot(at)));
  return first ? [first.key, key] : [key];
};

/** @type {(one: Slot, other: Slot) => boolean} */
const atOnce = (one, other) =>
  (one.begins ?? Infinity) < (other.until ?? 0) &&
  (other.begins ?? Infinity) < (one.until ?? 0) &&
  one.day?.every((part, at) => part === other.day?.[at]) === true;

// --- sheets ----------------------------------------------------------------------------------------

/** @type {(sheet: string, titles: ReadonlyMap<string, string>) => string} */
const called = (sheet, titles) => quoted(titles.get(sheet) ?? sheet);

// A sheet that is presented in two sessions at once: whoever presents it is in one.
/** @type {(day: Day, slot: (rank: number) => Slot, titles: ReadonlyMap<string, string>, names: readonly string[]) => Clash[]} */
const sheetsAtOnce = (day, slot, titles, names) => {
  /** @type {Map<string, number[]>} */
  const held = new Map();
  for (const [rank, { cases }] of day.sessions.entries())
    for (const sheet of cases) held.set(sheet, [...(held.get(sheet) ?? []), rank]);
  return [...held].flatMap(([sheet, together]) =>
    together.length < 2
      ? []
      : [...earlierAtOnce(together.map(slot))].map(([second, first]) => {
          const both = [day.sessions[first], day.sessions[second]];
          const where = `${quoted(names[first])} et dans ${quoted(names[second])}`;
          const text = `La fiche ${called(sheet, titles)} est présentée au même moment dans ${where}`;
          return {
            keys: both.map(({ key }) => key),
            code: "sheet-twice",
            text,
            short: text,
            hint: "laissez-la dans une seule, ou déplacez l’une des deux",
            grave: false,
          };
        }),
  );
};

// A sheet that has no page any more; nothing is said before the list of pages has come.
/** @type {(catalogue: Catalogue, day: Day, titles: ReadonlyMap<string, string>) => Clash[]} */
const lostSheets = ({ keys, cases }, day, titles) => {
  if (!keys.size) return [];
  return day.chosen
    .filter((sheet) => !cases.has(sheet))
    .map((sheet) => {
      const state = keys.has(sheet) ? "a été retirée de la bibliothèque" : "n’est plus dans la bibliothèque";
      return {
        keys: day.sessions.filter((session) => session.cases.includes(sheet)).map(({ key }) => key),
        code: keys.has(sheet) ? "sheet-withdrawn" : "sheet-gone",
        text: `La fiche ${called(sheet, titles)} ${state}`,
        hint: "retirez-la de la journée, ou choisissez-en une autre",
        grave: false,
      };
    })
    .map((clash) => ({ ...clash, short: clash.text }));
};
