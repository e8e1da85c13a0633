// Event files as the desk makes them, for test_event_files.py: reads the catalogue of the library and what to do as JSON, writes
// texts. Random days become new events; an event is opened, changed and written again.
import { readFileSync } from "node:fs";
import { makeCatalogue } from "../../../docs/javascripts/contribute/catalogue.js";
import { knownCases } from "../../../docs/javascripts/contribute/known-cases.js";
import { eventFile, settled, takenUp } from "../../../docs/javascripts/organise/day/event/event-file.js";
import { calendarOf } from "../../../docs/javascripts/organise/day/calendar/calendar.js";
import { content, line } from "../../../docs/javascripts/organise/day/calendar/content-lines.js";
import { clashesOf } from "../../../docs/javascripts/organise/day/clashes.js";
import { BLANK_DAY, unplaced } from "../../../docs/javascripts/organise/day/day.js";
import { inFileOrder } from "../../../docs/javascripts/organise/day/event/event-data.js";
import { openEvent } from "../../../docs/javascripts/organise/day/event/opened-event.js";
import * as frame from "../../../docs/javascripts/organise/day/frame.js";
import { deskText, readDesk } from "../../../docs/javascripts/organise/day/keeping/desk-file.js";
import * as sessions from "../../../docs/javascripts/organise/day/sessions.js";
import * as sheets from "../../../docs/javascripts/organise/day/sheets.js";
import * as slots from "../../../docs/javascripts/organise/day/slots.js";
import { chance, someDay, someGesture } from "./random.js";

const { rules, directory, cases, days, gestures, files, opened, clashing, large, calendars, lines } = JSON.parse(
  readFileSync(0, "utf8"),
);
const catalogue = makeCatalogue(rules, directory, "https://example.org/", knownCases(cases));
const titles = new Map([...catalogue.cases].map(([key, { title }]) => [key, title]));

const GESTURES = { ...frame, ...sessions, ...sheets, ...slots };

const written = (day, random) => {
  const ready = settled(catalogue, day, titles, random);
  const inOrder = { ...ready, sessions: inFileOrder(ready) };
  const ids = ready.sessions.map(({ id }) => id);
  return { ...eventFile(catalogue, ready, titles), ids, clashes: clashesOf(catalogue, inOrder, titles) };
};

/** The day after some gestures, by their names. */
const after = (day, steps) => steps.reduce((now, [name, ...values]) => GESTURES[name](now, ...values).day, day);

// How long each gesture takes on a day of so many sessions, with all that does not go together then: milliseconds, the best of
// many times.
const timed = (count) => {
  let day = after(BLANK_DAY, [
    ["setFrame", { title: "Grande journée", starts: "2027-03-12", ends: "2027-03-13", expected: "300" }],
    ...Array.from({ length: 20 }, (_, room) => ["addRoom", { name: `Salle ${room}`, capacity: "30" }]),
    ["chooseSheets", [...catalogue.cases.keys()]],
    ["addSlots", `${count / 40} × 20 de 20 min à 9 h, pause 5 min`],
    ["addSlots", `${count / 40} × 20 de 20 min à 9 h, pause 5 min`, { day: "2027-03-13" }],
    ["spreadSheets"],
  ]);
  day = {
    ...day,
    sessions: day.sessions.map((one, at) => ({ ...one, speakers: [`Personne ${at % 150}, pôle`, `Autre ${at}`] })),
  };
  // Half of them in a room that is taken, with somebody who is elsewhere.
  const crowd = {
    ...day,
    sessions: day.sessions.map((one, at) => (at % 2 ? { ...one, room: "Salle 1", speakers: ["Une élue"] } : one)),
  };
  const [first] = unplaced(day).length ? unplaced(day) : day.chosen;
  const each = [
    ["moveSession", "s7", { start: "10:00", room: "Salle 3" }],
    ["resizeSession", "s7", { end: "18:00" }],
    ["swapSessions", "s7", "s90"],
    ["setSession", "s7", { title: "Un titre" }],
    ["duplicateSession", "s7"],
    ["removeSession", "s7"],
    ["addSession", { title: "Une de plus", start: "9:00" }],
    ["putSheet", first, "s200"],
    ["takeOutSheet", day.sessions[0].cases[0], "s1"],
    ["spreadSheets"],
    ["setRoom", 2, { name: "Vercors" }],
    ["setFrame", { starts: "2027-05-12" }],
    ["addSlots", "2 × 6 de 45 min à 20 h"],
  ];
  // The time that the processor spends on it, as the machine does other things too.
  const shortest = (gesture) => {
    let least = Infinity;
    for (let run = 0; run < 200 && (run < 30 || least > 10); run += 1) {
      const began = process.cpuUsage();
      clashesOf(catalogue, gesture().day, titles);
      const { user, system } = process.cpuUsage(began);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  };
  const times = each.map(([name, ...values]) => [name, shortest(() => GESTURES[name](day, ...values))]);
  times.push(["moveSession in a crowd", shortest(() => GESTURES.moveSession(crowd, "s7", { start: "10:00" }))]);
  return {
    sessions: day.sessions.length,
    clashes: clashesOf(catalogue, crowd, titles).length,
    times: Object.fromEntries(times),
  };
};

const GRENOBLE = [{ code: "38185", name: "Grenoble", department: "38" }];

/** The calendar of a day, and the file of its event. */
const calendar = async (seed) => {
  const ready = settled(catalogue, someDay(seed, gestures), titles, chance(seed));
  const { text } = await calendarOf(catalogue, ready, titles, new Date("2026-11-22T09:00:00Z"), GRENOBLE);
  return { text, file: eventFile(catalogue, ready, titles).text };
};

process.stdout.write(
  JSON.stringify({
    // New events.
    made: days.map((seed) => written(someDay(seed, gestures), chance(seed))),
    // Each event as it is, after a way through a file and back.
    same: files.map(([key, file]) => {
      const day = readDesk(deskText(openEvent(catalogue, key, file))).day;
      return written(takenUp(catalogue, day, file).day, chance(1)).text;
    }),
    // Each event after some gestures by chance.
    changed: files.map(([key, file], index) => {
      const random = chance(index + 1);
      let day = openEvent(catalogue, key, file);
      for (let count = 0; count < gestures; count += 1) ({ day } = someGesture(random, day));
      return written(day, random).text;
    }),
    // One event after the gestures that are asked for.
    opened: opened.map(({ key, file, steps }) => written(after(openEvent(catalogue, key, file), steps), chance(1))),
    calendars: await Promise.all(calendars.map(calendar)),
    lines: lines.map((text) => content({ name: "X", properties: [line("SUMMARY", text)] })),
    timed: large ? timed(large) : null,
    // What does not go together after some gestures.
    clashing: clashing.map((steps) => clashesOf(catalogue, after(BLANK_DAY, steps), titles)),
  }),
);
