import assert from "node:assert/strict";
import { test } from "node:test";
import {
  minuteOf,
  turn,
  written,
  zoneOf,
  zoneOfPlace,
} from "../../../../../docs/javascripts/contribute/rules/programme/clock.js";
import { fragmentFor, isKept } from "../../../../../docs/javascripts/contribute/rules/programme/fragments.js";
import { timetable } from "../../../../../docs/javascripts/contribute/rules/programme/timetable.js";
import { PartialDate } from "../../../../../docs/javascripts/contribute/rules/dates.js";
import { catalogue } from "../../catalogue.js";

const { zones, fragments: kept } = catalogue.rules;
const date = (text) => PartialDate.read(text, catalogue.expression("date"));
const parts = (list) => new Map(list.entries());
const told = (sessions, event = { starts: date("2027-03-12"), ends: undefined }, rooms = []) =>
  timetable(
    event,
    parts(sessions.map((one) => ({ day: undefined, expected: undefined, ...one }))),
    parts(rooms),
    "Europe/Paris",
  ).map(([path, objection]) => `${path.join(".")} ${objection}`);

test("a room holds one session at once, and the second is blamed", () => {
  const first = { title: "Un", start: "10:00", end: "11:00", room: "A" };
  assert.deepEqual(told([first, { ...first, start: "10:30" }]), ["programme.1.room room-taken"]);
  assert.deepEqual(told([first, { ...first, start: "11:00", end: "12:00" }]), [], "they only touch");
  assert.deepEqual(told([first, { ...first, room: "B" }]), []);
  assert.deepEqual(told([first, { title: "Deux", room: "A" }]), [], "no hour");
});

test("the hours of the days on which clocks change are known as the browser knows them", () => {
  const forward = { missing: true, begins: 120, ends: 180 };
  assert.deepEqual(turn([2027, 3, 28], 150, "Europe/Paris"), forward);
  assert.equal(turn([2027, 3, 28], 180, "Europe/Paris"), undefined);
  assert.deepEqual(turn([2027, 10, 31], 120, "Europe/Paris"), { ...forward, missing: false });
  assert.equal(turn([2027, 10, 30], 120, "Europe/Paris"), undefined);
  assert.equal(turn([2027, 3, 28], 150, "Indian/Reunion"), undefined);
});

test("the zone is that of the commune, else of the departments, else of the regions", () => {
  const homes = { 39: "bfc", 974: "la-reunion" };
  const none = { departments: [], regions: [] };
  assert.equal(zoneOf(zones, ["974"]), "Indian/Reunion");
  assert.equal(zoneOf(zones, ["974", "39"]), "Europe/Paris");
  assert.equal(zoneOfPlace(zones, { ...none, commune: "974", departments: ["39"] }, homes), "Indian/Reunion");
  assert.equal(zoneOfPlace(zones, { ...none, regions: ["la-reunion"] }, homes), "Indian/Reunion");
  assert.equal(zoneOfPlace(zones, none, homes), "Europe/Paris");
  assert.equal(written(minuteOf("09:05")), "09:05");
});

test("a fragment is free, and none that the page keeps", () => {
  assert.equal(fragmentFor(kept, "Ouverture de la journée", new Set()), "ouverture-de-la-journee");
  assert.equal(fragmentFor(kept, "Ouverture", new Set(["ouverture", "ouverture-2"])), "ouverture-3");
  assert.equal(fragmentFor(kept, "Sources", new Set()), "temps-sources");
  assert.ok(isKept(kept, "s-origine") && !isKept(kept, "sourcier"));
});

test("four hundred sessions are compared within a gesture", () => {
  const sessions = Array.from({ length: 400 }, (_, number) => ({
    ...{ title: `Temps ${number}`, start: "10:00", end: "11:00" },
    ...{ room: `Salle ${number % 40}`, speakers: [`Personne ${number % 50}`] },
  }));
  told(sessions);
  const begun = performance.now();
  const found = told(sessions);
  assert.equal(found.length, 360 + 350);
  assert.ok(performance.now() - begun < 300);
});
