import assert from "node:assert/strict";
import { test } from "node:test";
import {
  between,
  byScore,
  extremes,
  inFigures,
  resumedAt,
  scoreOf,
  scores,
  weakPoints,
  without,
} from "../../../docs/javascripts/selftest/result/scores.js";
import { meaningOf, objectivesInWords } from "../../../docs/javascripts/selftest/words.js";
import { GRID, answersOf } from "./grid.js";

const of = (...steps) =>
  scoreOf(
    steps.map((_, rank) => ({ id: `i${rank}` })),
    Object.fromEntries(steps.map((step, rank) => [`i${rank}`, step])),
  );

test("a score is the mean of the steps, with one decimal, halves upwards, as one works it out by hand", () => {
  for (const [steps, figures] of [
    [[0, 0, 0], "0,0"],
    [[3, 3, 3], "3,0"],
    [[1, 2, 2], "1,7"], // 5/3 = 1.666…
    [[1, 1, 2], "1,3"], // 4/3 = 1.333…
    [[0, 1, 1, 3], "1,3"], // 5/4 = 1.25, upwards
    [[3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], "2,1"], // 41/20 = 2.05, upwards
    [[2], "2,0"],
  ])
    assert.equal(inFigures(of(...steps)), figures, String(steps));
});

test("what nobody knows, what does not concern and what was not answered count neither above nor below the line", () => {
  const partial = of(3, "ne-sait-pas", "pas-concerne", undefined, 0);
  assert.deepEqual(partial, { sum: 3, answered: 2, asked: 5, low: 0, high: 3 });
  assert.equal(inFigures(partial), "1,5"); // (3 + 0) / 2, and not / 5
  const none = of("ne-sait-pas", undefined, "pas-concerne");
  assert.deepEqual([inFigures(none), between(none)], ["", null]);
});

test("each objective has its own score, and a general one that of all its indicators", () => {
  // besoins: 0, 2 → 1,0; liens: 3, ne sait pas, 1 → 2,0; general lieux: besoins; general gens: liens + durer (sans réponse).
  const found = scores(GRID, answersOf(0, 2, 3, "ne-sait-pas", 1));
  assert.deepEqual(found.objectives, {
    besoins: { sum: 2, answered: 2, asked: 2, low: 0, high: 2 },
    liens: { sum: 4, answered: 2, asked: 3, low: 1, high: 3 },
    durer: { sum: 0, answered: 0, asked: 1, low: -1, high: -1 },
  });
  assert.deepEqual(found.generals, {
    lieux: { sum: 2, answered: 2, asked: 2, low: 0, high: 2 },
    gens: { sum: 4, answered: 2, asked: 4, low: 1, high: 3 },
  });
});

test("the words of a mean say between which steps it is, and never name a step that nobody chose as if it were reached", () => {
  assert.deepEqual([of(1, 2), of(0, 1, 1), of(2, 2)].map(between), [
    [1, 2],
    [0, 1],
    [2, 2],
  ]);
  for (const [steps, words] of [
    [[2, 2], "« C’est installé »"],
    [[0, 1], "entre « Pas encore » et « On commence »"],
    [[3, 0], "entre « On commence » et « C’est installé » (réponses de 0 à 3)"],
    [[1, 3], "autour de « C’est installé » (réponses de 1 à 3)"],
    [[0, "ne-sait-pas"], "« Pas encore »"],
    [["ne-sait-pas"], ""],
  ])
    assert.equal(meaningOf(GRID, of(...steps)), words, String(steps));
});

test("the highest and the lowest objectives are named with all that are at the same point, and one answer alone says so", () => {
  // besoins 1,0; liens 3,0 on one answer; durer 1,0 on one answer.
  const { objectives } = scores(GRID, answersOf(0, 2, 3, undefined, undefined, 1));
  const found = extremes(GRID, objectives);
  assert.deepEqual(
    [found.high, found.low].map((those) => those.map(({ id }) => id)),
    [["liens"], ["besoins", "durer"]],
  );
  assert.equal(
    objectivesInWords(GRID, objectives),
    "Le plus avancé, d’après ces réponses : « Les liens » (une seule réponse), à 3,0. Le moins avancé : « Les besoins » et « Durer » (une seule réponse), à 1,0",
  );
  assert.deepEqual(extremes(GRID, scores(GRID, answersOf(1, 1, 1)).objectives), { high: [], low: [] });
  assert.match(objectivesInWords(GRID, scores(GRID, answersOf(1, 1, 1)).objectives), /^Tout .* même point/);
  assert.match(objectivesInWords(GRID, scores(GRID, {}).objectives), /^Aucune réponse/);
});

test("one goes on after the last answer, and what was passed on the way is told", () => {
  const found = (...given) => {
    const { next, passed } = resumedAt(GRID, answersOf(...given));
    return [next?.id, passed.map(({ id }) => id)];
  };
  assert.deepEqual(found(), ["a", []]);
  assert.deepEqual(found(0, undefined, "ne-sait-pas"), ["d", ["b"]]);
  assert.deepEqual(found(undefined, 1, 1, 1, 1, 1), [undefined, ["a"]]);
  assert.deepEqual(found(0, 1, 1, 1, 1, 1), [undefined, []]);
});

test("weak points are the lower half of the scale: those of the weakest objective first, then the lowest step", () => {
  const weak = weakPoints(GRID, answersOf(1, 0, 3, 1, 3, 0));
  // durer 0,0; besoins 0,5; liens 2,3.
  assert.deepEqual(
    weak.map(({ indicator, step }) => [indicator.id, step]),
    [
      ["f", 0],
      ["b", 0],
      ["a", 1],
      ["d", 1],
    ],
  );
  assert.deepEqual(weakPoints(GRID, answersOf("ne-sait-pas", undefined, 2, 3)), []);
});

test("an objective without an answer comes after all others, never first as if it were 0", () => {
  assert.ok(byScore(of(0), of("ne-sait-pas")) < 0);
  assert.equal(byScore(of(1, 2), of(1, 2, 1, 2)), 0);
});

test("what has no step is told apart by why", () => {
  const found = without(GRID, answersOf("ne-sait-pas", "pas-concerne", 0));
  assert.deepEqual(
    Object.values(found).map((those) => those.map(({ id }) => id)),
    [["d", "e", "f"], ["a"], ["b"]],
  );
});
