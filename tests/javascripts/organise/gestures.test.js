// What each gesture does, and what none of them ever does: lose a sheet or a word, change a day that was, throw.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BLANK_DAY,
  daysOf,
  holdersOf,
  nameOf,
  sessionOf,
  unplaced,
} from "../../../docs/javascripts/organise/day/day.js";
import { lengthOf } from "../../../docs/javascripts/organise/day/clock.js";
import {
  addDay,
  addRoom,
  removeDay,
  removeRoom,
  setFrame,
  setRoom,
} from "../../../docs/javascripts/organise/day/frame.js";
import { MOST_KEPT, after, begun, redo, undo } from "../../../docs/javascripts/organise/day/history.js";
import {
  addSession,
  duplicateSession,
  moveSession,
  removeSession,
  resizeSession,
  sessionsOn,
  setSession,
  swapSessions,
} from "../../../docs/javascripts/organise/day/sessions.js";
import {
  chooseSheets,
  dropSheet,
  moveSheet,
  putSheet,
  spreadSheets,
  takeOutSheet,
} from "../../../docs/javascripts/organise/day/sheets.js";
import { GESTURES, SHEETS, chance, someDay, someGesture } from "./random.js";

/** The day after gestures, each of which must be done. */
const made = (...gestures) =>
  gestures.reduce((day, gesture) => {
    const outcome = gesture(day);
    assert.notEqual(outcome.day, day, outcome.told);
    return outcome.day;
  }, BLANK_DAY);

/** What is said of a gesture that is not done. */
const refusal = (day, outcome) => {
  assert.equal(outcome.day, day);
  return outcome.told;
};

const one = (day, key) => sessionOf(day, key) ?? assert.fail(`no session ${key}`);

const MARCH = made(
  (day) => setFrame(day, { title: "Journée", starts: "2027-03-12" }),
  (day) => addRoom(day, { name: "Vercors", capacity: "40" }),
  (day) => addRoom(day, { name: "Belledonne" }),
  (day) => addSession(day, { title: "Ouverture", kind: "ouverture", start: "9h", end: "9h30", room: "Vercors" }),
  (day) => addSession(day, { start: "10:00", end: "11:00", room: "Vercors", text: "Un mot.", cases: [SHEETS[0]] }),
  (day) => addSession(day, { start: "10:00", end: "10:45", room: "Belledonne" }),
  (day) => chooseSheets(day, [SHEETS[1], SHEETS[2]]),
);

test("hours are read as people type them, and kept as a file has them", () => {
  assert.deepEqual([one(MARCH, "s1").start, one(MARCH, "s1").end], ["09:00", "09:30"]);
  assert.match(refusal(MARCH, setSession(MARCH, "s1", { start: "neuf" })), /« neuf » ne se lit pas.*13:45/);
  assert.match(refusal(MARCH, setSession(MARCH, "s1", { end: "8h" })), /après son début/);
});

test("a session moves as long as it was, with its words and sheets", () => {
  const moved = one(moveSession(MARCH, "s2", { start: "14:15", room: "Belledonne" }).day, "s2");
  assert.deepEqual({ ...one(MARCH, "s2"), start: "14:15", end: "15:15", room: "Belledonne" }, moved);
});

test("out of the day is told and not done", () => {
  assert.match(
    refusal(MARCH, moveSession(MARCH, "s2", { start: "23:30" })),
    /après minuit : commencez-la à 22\u00a0h\u00a055/,
  );
  assert.match(refusal(MARCH, moveSession(MARCH, "s2", { day: "2027-03-13" })), /13 mars 2027 n’est pas un jour/);
  assert.match(refusal(MARCH, moveSession(MARCH, "s2", { room: "Amphi" })), /« Amphi » n’est pas dans la liste/);
  assert.match(refusal(MARCH, resizeSession(MARCH, "s2", { end: "10:02" })), /5\u00a0min au moins/);
  assert.match(refusal(MARCH, resizeSession(MARCH, "s2", { end: "25:00" })), /pas encore d’heures/);
  assert.match(refusal(MARCH, moveSession(MARCH, "s2", { start: "10:00" })), /déjà là/);
  assert.match(refusal(MARCH, moveSession(MARCH, "s9", { start: "10:00" })), /n’est plus/);
});

test("the latest beginning that is advised can be taken", () => {
  for (const end of ["10:05", "10:50", "23:50"]) {
    const { day } = resizeSession(MARCH, "s2", { end });
    const [, hours, minutes = "0"] = /à (\d+)\u00a0h(?:\u00a0(\d+))?/.exec(
      moveSession(day, "s2", { start: "23:59" }).told,
    );
    assert.notEqual(moveSession(day, "s2", { start: `${hours}:${minutes.padStart(2, "0")}` }).day, day, end);
  }
});

test("what loses its hour gets its length back with another", () => {
  const { day } = moveSession(MARCH, "s3", { start: "" });
  assert.deepEqual([one(day, "s3").start, one(day, "s3").end], ["", ""]);
  assert.equal(lengthOf(one(moveSession(day, "s3", { start: "16:00" }).day, "s3")), 45);
});

test("two sessions take each other's place", () => {
  const { day } = swapSessions(MARCH, "s1", "s3");
  assert.deepEqual([one(day, "s1").start, one(day, "s1").end, one(day, "s1").room], ["10:00", "10:45", "Belledonne"]);
  assert.deepEqual([one(day, "s3").start, one(day, "s3").end, one(day, "s3").room], ["09:00", "09:30", "Vercors"]);
  refusal(MARCH, swapSessions(MARCH, "s1", "s1"));
});

test("a copy comes right after, or waits for an hour", () => {
  const { day } = duplicateSession(MARCH, "s2");
  assert.deepEqual(
    day.sessions.map(({ key }) => key),
    ["s1", "s2", "s4", "s3"],
  );
  assert.deepEqual([one(day, "s4").start, one(day, "s4").end, one(day, "s4").cases], ["11:00", "12:00", [SHEETS[0]]]);
  const late = moveSession(MARCH, "s2", { start: "22:30" }).day;
  assert.equal(one(duplicateSession(late, "s2").day, "s4").start, "");
});

test("the sheets of a session that is removed are to be placed again", () => {
  const outcome = removeSession(MARCH, "s2");
  assert.match(outcome.told, /Sa fiche est de nouveau à placer/);
  assert.deepEqual(unplaced(outcome.day), SHEETS.slice(0, 3));
  const twice = putSheet(MARCH, SHEETS[0], "s3").day;
  assert.doesNotMatch(removeSession(twice, "s2").told, /à placer/);
});

test("sheets are put, moved, taken out, spread and dropped", () => {
  const put = putSheet(MARCH, SHEETS[1], "s3").day;
  assert.deepEqual(one(put, "s3").cases, [SHEETS[1]]);
  assert.match(refusal(put, putSheet(put, SHEETS[1], "s3")), /déjà/);
  const moved = moveSheet(put, SHEETS[1], "s3", "s2", 0).day;
  assert.deepEqual([one(moved, "s2").cases, one(moved, "s3").cases], [[SHEETS[1], SHEETS[0]], []]);
  assert.deepEqual(one(moveSheet(moved, SHEETS[1], "s2", "s2", 5).day, "s2").cases, [SHEETS[0], SHEETS[1]]);
  const out = takeOutSheet(moved, SHEETS[1], "s2").day;
  assert.deepEqual(unplaced(out), [SHEETS[1], SHEETS[2]]);
  const spread = spreadSheets(out);
  assert.deepEqual(one(spread.day, "s3").cases, [SHEETS[1]]);
  assert.match(spread.told, /1 fiche placée ; 1 reste à placer/);
  assert.match(refusal(spread.day, spreadSheets(spread.day)), /2 × 6 de 45 min/);
  const dropped = dropSheet(spread.day, SHEETS[1]).day;
  assert.ok(!dropped.chosen.includes(SHEETS[1]) && !one(dropped, "s3").cases.length);
  refusal(dropped, takeOutSheet(dropped, SHEETS[1], "s3"));
  refusal(dropped, dropSheet(dropped, SHEETS[1]));
  refusal(dropped, chooseSheets(dropped, [SHEETS[0]]));
});

test("a session is called by its title, else by its sheets, else by its label", () => {
  const titles = new Map([[SHEETS[0], "Soleni"]]);
  assert.deepEqual(
    ["s1", "s2", "s3"].map((key) => nameOf(one(MARCH, key), titles)),
    ["Ouverture", "Soleni", "Séance 3"],
  );
});

test("days are added and taken away, and what is on them stays on them", () => {
  const two = addDay(MARCH).day;
  assert.deepEqual(daysOf(two), ["2027-03-12", "2027-03-13"]);
  assert.ok(two.sessions.every(({ day }) => day === "2027-03-12"));
  const moved = moveSession(two, "s1", { day: "2027-03-13" }).day;
  assert.match(refusal(moved, removeDay(moved)), /Une séance a lieu le 13 mars 2027 : déplacez-la/);
  assert.equal(removeDay(two).day.frame.ends, "");
  refusal(MARCH, removeDay(MARCH));
  assert.match(refusal(BLANK_DAY, addDay(BLANK_DAY)), /date du premier jour/);
  assert.deepEqual(
    sessionsOn(two, "2027-03-12").map(({ key }) => key),
    ["s1", "s2", "s3"],
  );
});

test("another first day takes all days along", () => {
  const two = moveSession(addDay(MARCH).day, "s1", { day: "2027-03-13" }).day;
  const later = setFrame(two, { starts: "2028-02-28" }).day;
  assert.deepEqual(daysOf(later), ["2028-02-28", "2028-02-29"]);
  assert.deepEqual(
    later.sessions.map(({ day }) => day),
    ["2028-02-29", "2028-02-28", "2028-02-28"],
  );
});

test("a second day that is typed is like one that is added, and none precedes the first", () => {
  const two = setFrame(MARCH, { ends: "2027-03-13" }).day;
  assert.ok(two.sessions.every(({ day }) => day === "2027-03-12"));
  assert.match(refusal(two, setFrame(two, { ends: "2027-03-11" })), /précède le premier jour/);
  const untimed = addSession(MARCH, { title: "Sans heure" }).day;
  assert.equal(one(addDay(untimed).day, "s4").day, "2027-03-12");
  const left = setFrame(moveSession(two, "s1", { day: "2027-03-13" }).day, { ends: "" }).day;
  assert.equal(one(moveSession(left, "s1", { day: "2027-03-12" }).day, "s1").day, "");
});

test("a session that is added to several days is on the first, unless somebody says another", () => {
  const two = addDay(MARCH).day;
  const dated = (fields) => addSession(two, fields).day.sessions.at(-1).day;
  assert.equal(dated({ start: "14:00" }), "2027-03-12");
  assert.equal(dated({ start: "14:00", day: "2027-03-13" }), "2027-03-13");
  assert.equal(dated({}), "");
  assert.equal(addSession(MARCH, { start: "14:00", day: "2027-03-12" }).day.sessions.at(-1).day, "");
});

test("rooms are named, and their sessions follow", () => {
  const named = setRoom(MARCH, 0, { name: "Grand Vercors" }).day;
  assert.deepEqual(
    named.sessions.map(({ room }) => room),
    ["Grand Vercors", "Grand Vercors", "Belledonne"],
  );
  assert.match(refusal(MARCH, setRoom(MARCH, 0, { name: "Belledonne" })), /s’appelle déjà/);
  assert.match(refusal(MARCH, addRoom(MARCH, { name: " " })), /Donnez un nom/);
  const without = removeRoom(MARCH, 0);
  assert.match(without.told, /2 séances sont sans salle/);
  assert.deepEqual(
    without.day.sessions.map(({ room }) => room),
    ["", "", "Belledonne"],
  );
  refusal(MARCH, removeRoom(MARCH, 7));
});

test("a day is frozen to its depths", () => {
  assert.throws(() => MARCH.sessions.push(one(MARCH, "s1")), TypeError);
  assert.throws(() => Object.assign(MARCH.frame.registration, { url: "x" }), TypeError);
  assert.throws(() => Object.assign(one(MARCH, "s1"), { title: "x" }), TypeError);
});

test("every gesture is undone and done again, two hundred deep", () => {
  let history = begun(BLANK_DAY);
  const days = [BLANK_DAY];
  const random = chance(7);
  for (let index = 0; index < 600; index += 1) {
    const outcome = someGesture(random, history.day);
    history = after(history, outcome);
    if (history.day !== days.at(-1)) days.push(history.day);
  }
  assert.ok(days.length > MOST_KEPT);
  const last = history.day;
  for (let back = 1; back <= MOST_KEPT; back += 1) {
    const step = undo(history);
    assert.match(step.told, /^Annulé : /);
    history = step.history;
    assert.equal(history.day, days.at(-1 - back));
  }
  assert.equal(undo(history).history, history);
  for (let index = 0; index < MOST_KEPT; index += 1) history = redo(history).history;
  assert.equal(history.day, last);
  assert.equal(redo(history).history, history);
});

test("no gesture loses a sheet or a word, breaks the day or throws", () => {
  const seen = new Set();
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = chance(seed);
    let day = someDay(seed, 10);
    for (let index = 0; index < 60; index += 1) {
      const before = day;
      const frozen = JSON.stringify(before);
      const { name, day: now, told } = someGesture(random, before);
      assert.equal(JSON.stringify(before), frozen, name);
      assert.match(told, /^[«A-ZÀÉÊ\d].*[.»]$/s, name);
      if (now !== before) seen.add(name);
      assert.deepEqual(
        before.chosen.filter((sheet) => !now.chosen.includes(sheet)),
        [],
        name,
      );
      const holders = holdersOf(now);
      for (const session of now.sessions) {
        assert.ok(
          session.cases.every((sheet) => holders.has(sheet)),
          name,
        );
        if (session.start && session.end) assert.ok(lengthOf(session), name);
        const was = sessionOf(before, session.key);
        if (!was) continue;
        const kept =
          name === "setSession" ? ["text", "speakers", "kind"] : ["title", "text", "speakers", "kind", "label"];
        for (const field of kept) assert.deepEqual(session[field], was[field], name);
        if (name === "moveSession" && session.start && lengthOf(was)) assert.equal(lengthOf(session), lengthOf(was));
      }
      if (name !== "removeSession")
        assert.ok(
          before.sessions.every(({ key }) => sessionOf(now, key)),
          name,
        );
      assert.equal(new Set(now.sessions.map(({ key }) => key)).size, now.sessions.length, name);
      day = now;
    }
  }
  assert.deepEqual([...seen].sort(), [...GESTURES].sort());
});
