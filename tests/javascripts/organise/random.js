// Chance that comes back: days, gestures and hostile values from a seed, for the tests of properties.
import * as frame from "../../../docs/javascripts/organise/day/frame.js";
import * as sessions from "../../../docs/javascripts/organise/day/sessions.js";
import { spreadRooms } from "../../../docs/javascripts/organise/day/room-spread.js";
import * as sheets from "../../../docs/javascripts/organise/day/sheets.js";
import { BLANK_DAY, daysOf } from "../../../docs/javascripts/organise/day/day.js";
import { addSlots } from "../../../docs/javascripts/organise/day/slots.js";

/** A function that gives a number from 0 to 1, always the same ones of a seed (mulberry32). */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

export const oneOf = (random, list) => list[Math.floor(random() * list.length)];
export const whole = (random, most) => Math.floor(random() * (most + 1));

export const SHEETS = [
  "fiches/soleni",
  "fiches/bou-sol",
  "fiches/cae-dans-un-ptce",
  "fiches/circuits-courts-les-ateliers",
  "fiches/festival-economie-3e-type",
  "poles/clus-ter-jura",
  "pratiques/fonds-de-dotation",
];
export const WORDS = [
  "Ouverture",
  "Financer l’animation : qui paie ?",
  'Un « titre », [à] {tout} "prendre" # et & fin',
  "- Tiret: deux-points",
  "Œuvrer à 3, 4 ou 5 €",
  "no",
  "12:30",
  "‘Élan’ — suite… 😀",
];
const TIMES = ["", "09:00", "9h30", "10 h", "13:45", "23:40", "02:30", "26:00", "midi"];
const DATES = ["2027-03-12", "2027-03-13", "2027-03-28", "2027-07-01"];

const gestures = {
  setFrame: (random, day) =>
    frame.setFrame(
      day,
      oneOf(random, [
        { title: oneOf(random, WORDS) },
        { starts: oneOf(random, DATES) },
        { ends: oneOf(random, ["", "2027-03-29"]) },
        { venue: oneOf(random, WORDS), expected: String(whole(random, 300)) },
        { registration: { url: "https://example.org/inscription", closes: "2027-03-01" } },
        { practical: { price: oneOf(random, WORDS) } },
        oneOf(random, [
          { departments: ["38", "69"], place: "Grenoble" },
          { departments: ["38"], place: "" },
          day.origin ? { venue: "" } : { departments: ["974"], place: "" },
        ]),
        { status: oneOf(random, ["", "annulee", "reportee"]) },
        { organisers: ["coorace", "Un collectif d’ici"] },
      ]),
    ),
  addDay: (random, day) => frame.addDay(day),
  removeDay: (random, day) => frame.removeDay(day),
  addRoom: (random, day) =>
    frame.addRoom(day, { name: `Salle ${whole(random, 6)}`, capacity: oneOf(random, ["", "12", "80"]) }),
  setRoom: (random, day) => frame.setRoom(day, whole(random, 4), { name: oneOf(random, ["Amphi", "Salle 1", "Hall"]) }),
  removeRoom: (random, day) => frame.removeRoom(day, whole(random, 6)),
  addSlots: (random, day) =>
    addSlots(day, `${1 + whole(random, 2)} × ${1 + whole(random, 4)} de ${oneOf(random, [20, 45, 60])} min`, {
      day: oneOf(random, daysOf(day)),
    }),
  addSession: (random, day) =>
    sessions.addSession(day, {
      title: oneOf(random, ["", ...WORDS]),
      text: oneOf(random, ["", ...WORDS]),
      start: oneOf(random, TIMES),
      kind: oneOf(random, ["ouverture", "pause", "atelier-pratiques", "forum-solutions"]),
      speakers: oneOf(random, [[], ["Une élue, région"], ["Un animateur", "Une élue, ville"]]),
      cases: oneOf(random, [[], [oneOf(random, SHEETS)]]),
      room: oneOf(random, ["", ...day.frame.rooms.map(({ name }) => name)]),
      expected: oneOf(random, ["", "", "200"]),
    }),
  setSession: (random, day) =>
    sessions.setSession(
      day,
      anySession(random, day),
      oneOf(random, [{ title: oneOf(random, WORDS) }, { end: oneOf(random, TIMES) }]),
    ),
  moveSession: (random, day) =>
    sessions.moveSession(
      day,
      anySession(random, day),
      oneOf(random, [
        { start: oneOf(random, TIMES) },
        { room: oneOf(random, ["", "Salle 1", "Nulle part"]) },
        { day: oneOf(random, [...DATES, ...daysOf(day)]), start: "14:00" },
      ]),
    ),
  resizeSession: (random, day) => sessions.resizeSession(day, anySession(random, day), { end: oneOf(random, TIMES) }),
  swapSessions: (random, day) => sessions.swapSessions(day, anySession(random, day), anySession(random, day)),
  duplicateSession: (random, day) => sessions.duplicateSession(day, anySession(random, day)),
  removeSession: (random, day) => sessions.removeSession(day, anySession(random, day)),
  chooseSheets: (random, day) => sheets.chooseSheets(day, [oneOf(random, SHEETS), oneOf(random, SHEETS)]),
  putSheet: (random, day) => sheets.putSheet(day, oneOf(random, SHEETS), anySession(random, day), whole(random, 2)),
  moveSheet: (random, day) =>
    sheets.moveSheet(day, oneOf(random, SHEETS), anySession(random, day), anySession(random, day)),
  takeOutSheet: (random, day) => sheets.takeOutSheet(day, oneOf(random, SHEETS), anySession(random, day)),
  spreadSheets: (random, day) => sheets.spreadSheets(day),
  spreadRooms: (random, day) => spreadRooms(day),
};

const anySession = (random, day) => oneOf(random, day.sessions)?.key ?? "s0";

export const GESTURES = Object.keys(gestures);

/** The outcome of some gesture, with its name. */
export const someGesture = (random, day) => {
  const name = oneOf(random, GESTURES);
  return { name, ...gestures[name](random, day) };
};

/** The day after so many gestures. */
export const someDay = (seed, count = 30) => {
  const random = chance(seed);
  let { day } = frame.setFrame(BLANK_DAY, {
    title: `Journée ${seed}`,
    summary: "Une journée pour apprendre les uns des autres.",
    kind: "rencontre-regionale",
    starts: oneOf(random, DATES),
    departments: ["38"],
    themes: ["animation-cooperative"],
  });
  for (let index = 0; index < count; index += 1) ({ day } = someGesture(random, day));
  return day;
};
