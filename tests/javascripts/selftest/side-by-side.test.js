import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MOST,
  inTime,
  isLone,
  joined,
  rows,
  shared,
  toDiscuss,
  unshared,
  way,
  weakForAll,
} from "../../../docs/javascripts/selftest/result/side-by-side.js";
import { line, places, point, ring } from "../../../docs/javascripts/selftest/result/radar.js";
import { OLD, answersOf, resultOf } from "./grid.js";

test("where people differ most comes first; what nobody answered does not make a difference", () => {
  const one = resultOf(answersOf(0, 3, 1, undefined, 2, 2));
  const two = resultOf(answersOf(3, 2, 1, 0, "ne-sait-pas", 2));
  const three = resultOf(answersOf(1, 0, 1, "pas-concerne", 2, 2));
  assert.deepEqual(
    rows([one, two, three]).map(({ indicator, spread, unknown }) => [indicator.id, spread, unknown]),
    [
      ["a", 3, 0],
      ["b", 3, 0],
      ["d", 0, 0], // one person alone answered: no agreement
      ["e", 0, 1],
      ["c", 0, 0],
      ["f", 0, 0],
    ],
  );
});

test("two versions are compared on what both ask, and the rest is told apart", () => {
  const now = resultOf(answersOf(3, 0, 2));
  const before = { grid: OLD, on: "2026-11-11", who: "", answers: { a: 1, z: 3, c: 1 } };
  assert.deepEqual(
    shared([now, before]).map(({ id }) => id),
    ["a", "c"],
  );
  assert.deepEqual(
    unshared([now, before]).map(({ id }) => id),
    ["b", "d", "e", "f", "z"],
  );
  const gone = way(before, now);
  assert.deepEqual(
    [gone.before.objectives.besoins, gone.now.objectives.besoins],
    [
      { sum: 1, answered: 1, asked: 1, low: 1, high: 1 },
      { sum: 3, answered: 1, asked: 1, low: 3, high: 3 },
    ],
  );
  // The general objective counts the same questions as the main ones under it: b is not asked by both.
  assert.deepEqual(gone.now.generals.lieux, { sum: 3, answered: 1, asked: 1, low: 3, high: 3 });
});

test("an answer left blank moves no position: what was answered both times is compared, and every change is told", () => {
  // besoins was 3 and 0, which makes 1,5; the 0 is left blank now: the 3 alone is compared, and nothing rose.
  const before = resultOf(answersOf(3, 0, 1, "ne-sait-pas"), { on: "2026-01-31" });
  const gone = way(before, resultOf(answersOf(3, undefined, 2, 2)));
  assert.equal(gone.both, 2);
  assert.deepEqual(gone.before.objectives.besoins, gone.now.objectives.besoins);
  assert.deepEqual([gone.before.objectives.liens.sum, gone.now.objectives.liens.sum], [1, 2]);
  assert.deepEqual(
    gone.changes.map((change) => [change.indicator.id, change.before, change.now]),
    [
      ["b", 0, undefined],
      ["c", 1, 2],
      ["d", "ne-sait-pas", 2],
    ],
  );
});

test("what one person alone answered is no agreement, and what calls for talk as much as the last that is shown is told", () => {
  const team = [
    resultOf(answersOf(3, 0, 0, 1, "pas-concerne", 2)),
    resultOf(answersOf("ne-sait-pas", 2, 1, 2, "pas-concerne", 2)),
    resultOf(answersOf("ne-sait-pas", 0, 0, 1, "pas-concerne", 2)),
  ];
  const sorted = rows(team);
  assert.deepEqual(
    sorted.filter(isLone).map(({ indicator }) => indicator.id),
    ["a"],
  );
  const ids = (those) => those.map(({ indicator }) => indicator.id);
  const found = (most) => Object.values(toDiscuss(sorted, most)).map(ids);
  assert.deepEqual(found(2), [["b", "c"], ["d"]]);
  assert.deepEqual(found(3), [["b", "c", "d"], []]);
  assert.deepEqual(found(9), [["b", "c", "d", "a"], []]);
});

test("what all place low is told, the lowest first; what one of them does not know is not said of all", () => {
  const team = [resultOf(answersOf(1, 0, 2, 0, 0)), resultOf(answersOf(1, 0, 1, "ne-sait-pas"))];
  assert.deepEqual(
    weakForAll(rows(team), 4).map(({ indicator }) => indicator.id),
    ["b", "a"],
  );
  assert.deepEqual(weakForAll(rows(team.slice(0, 1)), 4), []);
});

test("nobody who comes is dropped without a word: who was there already, and who finds no place, is counted", () => {
  const people = Array.from({ length: MOST + 2 }, (_, rank) => resultOf(answersOf(1, 2), { who: `P${rank}` }));
  const first = joined([], people.slice(0, 3));
  assert.deepEqual(first, { team: people.slice(0, 3), twice: 0, over: 0 });
  const all = joined(first.team, people.slice(2));
  assert.deepEqual([all.team, all.twice, all.over], [people.slice(0, MOST), 1, 2]);
  assert.equal(joined([], [resultOf(answersOf(1)), resultOf(answersOf(1))]).twice, 1);
});

const score = (sum, answered) => ({ sum, answered, asked: 3 });

test("the radar places a score on its axis, the first of which goes up", () => {
  assert.deepEqual(point(0, 4, 1), { x: 120, y: 28 });
  assert.equal(ring(4, 1), "M120 28L212 120L120 212L28 120Z");
  const found = places([score(9, 3), score(3, 2), score(0, 3), score(3, 1)], 3);
  assert.equal(line(found), "M120 28L166 120L120 120L28 120Z");
});

test("an axis without an answer breaks the line, and never stands in the middle", () => {
  const found = places([score(9, 3), score(0, 0), score(0, 3), score(3, 1)], 3);
  assert.equal(found[1], undefined);
  assert.equal(line(found), "M120 120L28 120L120 28");
  assert.equal(line(places([score(0, 0), score(3, 1), score(0, 0), score(0, 0)], 3)), "");
});

test("the older of two results is « before », whichever was opened first, and where no day tells it is said", () => {
  const [old, fresh] = [resultOf(answersOf(0), { on: "2025-01-31" }), resultOf(answersOf(2), { on: "2026-11-30" })];
  for (const [shown, opened] of [
    [fresh, old],
    [old, fresh],
  ])
    assert.deepEqual(inTime(shown, opened), { before: old, now: fresh, sure: true });
  for (const on of ["2026-11-30", ""]) {
    const other = resultOf(answersOf(1), { on });
    assert.deepEqual(inTime(fresh, other), { before: other, now: fresh, sure: false });
  }
  const undated = resultOf(answersOf(1), { on: "" });
  assert.deepEqual(inTime(undated, fresh), { before: fresh, now: undated, sure: false });
});
