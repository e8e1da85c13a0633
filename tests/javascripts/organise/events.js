// Event files as the desk makes them, for test_event_files.py: reads the catalogue of the library and what to do as JSON, writes
// texts. Random days become new events; an event is opened, changed and written again.
import { readFileSync } from "node:fs";
import { makeCatalogue } from "../../../docs/javascripts/contribute/catalogue.js";
import { knownCases } from "../../../docs/javascripts/contribute/known-cases.js";
import { eventFile, settled, takenUp } from "../../../docs/javascripts/organise/day/event/event-file.js";
import { openEvent } from "../../../docs/javascripts/organise/day/event/opened-event.js";
import * as frame from "../../../docs/javascripts/organise/day/frame.js";
import { deskText, readDesk } from "../../../docs/javascripts/organise/day/keeping/desk-file.js";
import * as sessions from "../../../docs/javascripts/organise/day/sessions.js";
import * as sheets from "../../../docs/javascripts/organise/day/sheets.js";
import { chance, someDay, someGesture } from "./random.js";

const { rules, directory, cases, days, gestures, files, opened } = JSON.parse(readFileSync(0, "utf8"));
const catalogue = makeCatalogue(rules, directory, "https://example.org/", knownCases(cases));
const titles = new Map([...catalogue.cases].map(([key, { title }]) => [key, title]));

const GESTURES = { ...frame, ...sessions, ...sheets };

const written = (day, random) => {
  const ready = settled(catalogue, day, titles, random);
  return { ...eventFile(catalogue, ready, titles), ids: ready.sessions.map(({ id }) => id) };
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
    opened: opened.map(({ key, file, steps }) => {
      let day = openEvent(catalogue, key, file);
      for (const [name, ...values] of steps) ({ day } = GESTURES[name](day, ...values));
      return written(day, chance(1));
    }),
  }),
);
