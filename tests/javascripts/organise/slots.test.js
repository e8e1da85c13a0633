// What people type for a series of equal slots, and the sessions that come of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK_DAY } from "../../../docs/javascripts/organise/day/day.js";
import { addDay, addRoom, setFrame } from "../../../docs/javascripts/organise/day/frame.js";
import { addSession } from "../../../docs/javascripts/organise/day/sessions.js";
import { SLOT_EXAMPLE, addSlots, readSlots } from "../../../docs/javascripts/organise/day/slots.js";

const MORE = { rounds: 2, parallel: 6, minutes: 45 };

const READ = [
  ["2 × 6 de 45 min", MORE],
  ["2 x 6 de 45 min", MORE],
  ["2×6 de 45’", MORE],
  ["  2 X 6 DE 45 MN ", MORE],
  ["2 x 6 x 45 min", MORE],
  ["2x6 45min", MORE],
  ["2 x 6 (45 min)", MORE],
  ["2 fois 6 ateliers de 45 minutes", MORE],
  ["2 séries 6 ateliers 45 min", MORE],
  ["Deux fois six ateliers de trois quarts d'heure", MORE],
  ["2 séries de 6 ateliers en parallèle de 45 minutes chacun", MORE],
  ["2 x 6 de ¾ h", MORE],
  ["2 séries de 6 ateliers de 45 minutes à partir de 13h45, pause 15 min", { ...MORE, start: 825, pause: 15 }],
  ["2 séries de 6 ateliers de 45 minutes à partir de 13 h 45, pause de 15 minutes", { ...MORE, start: 825, pause: 15 }],
  ["2 × 6 de 45 min à 14 h avec 10 minutes de pause", { ...MORE, start: 840, pause: 10 }],
  ["2 x 6 de 45 min, début à 14h00 et 15 minutes entre les deux", { ...MORE, start: 840, pause: 15 }],
  ["2 × 6 de 45 min de 13h45", { ...MORE, start: 825 }],
  ["13h45 : 2 × 6 de 45 min", { ...MORE, start: 825 }],
  ["2 x 6 de 45 min, sans pause", { ...MORE, pause: 0 }],
  ["Deux séries de six ateliers animés, d’une heure chacun", { ...MORE, minutes: 60 }],
  ["2 fois 4 ateliers d’1h30 dès 9h", { rounds: 2, parallel: 4, minutes: 90, start: 540 }],
  ["1 × 3 d’une heure et demie à midi", { rounds: 1, parallel: 3, minutes: 90, start: 720 }],
  [
    "3 tours de 5 tables de 20 mn à 10:00 ; pause de 5 min",
    { rounds: 3, parallel: 5, minutes: 20, start: 600, pause: 5 },
  ],
  [
    "deux séries de huit ateliers de 50 min, pause d’un quart d’heure",
    { rounds: 2, parallel: 8, minutes: 50, pause: 15 },
  ],
  ["6 ateliers de 45 min", { ...MORE, rounds: 1 }],
  ["8 ateliers en parallèle d’une demi-heure", { rounds: 1, parallel: 8, minutes: 30 }],
];

for (const [typed, plan] of READ) test(`« ${typed} » is read`, () => assert.deepEqual(readSlots(typed), { plan }));

test("the example that is given is read", () => {
  assert.deepEqual(readSlots(SLOT_EXAMPLE), { plan: { ...MORE, start: 825, pause: 15 } });
});

const UNREAD = [
  ["", "combien d’ateliers"],
  ["bonjour", "nombre d’ateliers"],
  ["2 × 6", "durée"],
  ["45 min", "nombre d’ateliers"],
  ["2 × 6 de 45 min lundi", "« lundi »"],
  ["2 × 6 de 45 min et 3", "« 3 »"],
  ["99 × 6 de 45 min", "1 à 20 séries"],
  ["0 × 6 de 45 min", "1 à 20 séries"],
  ["2 × 60 de 45 min", "1 à 50 ateliers"],
  ["2 × 6 de 1 min", "5 minutes à 8 heures"],
  ["2 × 6 de 9 h", "5 minutes à 8 heures"],
  ["2 × 6 de 45 min à 24 h", "début n’existe pas"],
  ["2 × 6 de 45 min, pause 5 h", "4 heures au plus"],
  ["<script>2 × 6 de 45 min</script>", "ne se lit pas"],
  ["9".repeat(5000), "nombre d’ateliers"],
];

for (const [typed, why] of UNREAD)
  test(`« ${typed.slice(0, 40)} » is told, with an example that is read`, () => {
    const { told } = readSlots(typed);
    assert.ok(told?.includes(why), told);
    const [, example] = /Écrivez par exemple : « (.+) »\.$/.exec(told);
    assert.ok("plan" in readSlots(example));
  });

const rooms = (count) =>
  Array.from({ length: count }, (_, index) => index).reduce(
    (day, index) => addRoom(day, { name: `Salle ${index + 1}` }).day,
    setFrame(BLANK_DAY, { starts: "2027-03-12" }).day,
  );

test("two rounds of six come at their hours, with a break, in their rooms", () => {
  const { day, told } = addSlots(rooms(6), "2 × 6 de 45 min à partir de 13 h 45");
  assert.deepEqual(
    [...new Set(day.sessions.map(({ start, end }) => `${start}-${end}`))],
    ["13:45-14:30", "14:45-15:30"],
  );
  assert.deepEqual([...new Set(day.sessions.map(({ room }) => room))].length, 6);
  assert.deepEqual([...new Set(day.sessions.map(({ series }) => series))], ["1re série", "2e série"]);
  assert.deepEqual([day.sessions[0].label, day.sessions[11].label], ["Atelier 1", "Atelier 12"]);
  assert.equal(
    told,
    "2 séries de 6 ateliers de 45\u00a0min, de 13\u00a0h\u00a045 à 15\u00a0h\u00a030, avec 15\u00a0min de pause.",
  );
});

test("they come after what there is, in rooms that are free, and go on counting", () => {
  const before = addSession(rooms(3), { start: "9:00", end: "10:30", room: "Salle 2" }).day;
  const first = addSlots(before, "1 × 2 de 30 min").day;
  assert.deepEqual(
    first.sessions.slice(1).map(({ start, room }) => [start, room]),
    [
      ["10:30", "Salle 1"],
      ["10:30", "Salle 2"],
    ],
  );
  const beside = addSlots(before, "1 × 3 de 30 min à 10 h");
  assert.deepEqual(
    beside.day.sessions.slice(1).map(({ room }) => room),
    ["Salle 1", "Salle 3", ""],
  );
  assert.match(beside.told, /1 reste sans salle/);
  const again = addSlots(addSlots(before, "2 × 1 de 30 min").day, "2 × 1 de 30 min").day;
  assert.deepEqual(
    again.sessions.slice(1).map(({ series }) => series),
    ["1re série", "2e série", "3e série", "4e série"],
  );
  assert.equal(again.sessions.at(-1).label, "Atelier 4");
});

test("they go on the day that is asked for, and none past midnight", () => {
  const two = addDay(rooms(2)).day;
  assert.ok(
    addSlots(two, "2 × 2 de 45 min", { day: "2027-03-13" }).day.sessions.every(({ day }) => day === "2027-03-13"),
  );
  for (const [plan, options] of [
    ["2 × 2 de 45 min à 23 h", {}],
    ["2 × 2 de 45 min", { day: "2027-03-14" }],
    ["20 × 50 de 8 h", {}],
    [{ rounds: 0, parallel: 1, minutes: 45 }, {}],
  ])
    assert.equal(addSlots(two, plan, options).day, two);
});
