import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName, fileText, kindOf, readFile } from "../../../docs/javascripts/selftest/result/file.js";
import { fragmentOf, isResult, linksIn, readFragment } from "../../../docs/javascripts/selftest/result/link.js";
import { carriedTo } from "../../../docs/javascripts/selftest/result/answers.js";
import { GRID, GRIDS, OLD, answersOf, resultOf } from "./grid.js";

// A sequence by chance, the same at each run.
const chance = (seed) => () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};
const ANSWERS = [0, 1, 2, 3, "ne-sait-pas", "pas-concerne", undefined];
const drawn = (random) =>
  resultOf(answersOf(...GRID.indicators.map(() => ANSWERS[Math.floor(random() * ANSWERS.length)])), {
    who: random() < 0.5 ? "Awa & é #1" : "",
  });

test("a result comes back from its link and from its file as it was", () => {
  const random = chance(7);
  for (let turn = 0; turn < 300; turn += 1) {
    const result = drawn(random);
    const fragment = fragmentOf(result);
    assert.ok(isResult(fragment));
    assert.deepEqual(readFragment(fragment, GRIDS), { result, lost: [] });
    assert.deepEqual(readFile(fileText(result), GRIDS), { result, lost: [] });
    assert.equal(kindOf(`https://exemple.org/se-situer/${fragment}`), "link");
    assert.equal(kindOf(fileText(result)), "file");
  }
});

test("a link that was cut anywhere never throws; what is left of it is shown and the rest named", () => {
  const whole = fragmentOf(resultOf(answersOf(0, 1, 2, 3, "ne-sait-pas", 2), { who: "Awa" }));
  for (let end = 0; end < whole.length; end += 1) {
    const { result, lost } = readFragment(whole.slice(0, end), GRIDS);
    assert.ok(lost.length > 0, whole.slice(0, end));
    if (result)
      for (const [id, answer] of Object.entries(result.answers))
        assert.equal(answer, answersOf(0, 1, 2, 3, "ne-sait-pas", 2)[id]);
  }
  const { result, lost } = readFragment(whole.slice(0, whole.indexOf("r=") + 4), GRIDS);
  assert.deepEqual(result?.answers, { a: 0, b: 1 });
  assert.match(lost.join(" "), /« Question c \? ».*« Question f \? »/);
});

test("what a message leaves around a link is no part of it, and every link of a message is found", () => {
  const result = resultOf(answersOf(0, 1, 2, 3, "ne-sait-pas", 2), { who: "Awa (élue)." });
  const address = `https://exemple.org/se-situer/${fragmentOf(result)}`;
  for (const end of [".", ",", ">", ")", " »", "%3E", ").\n"])
    assert.deepEqual(readFragment(fragmentOf(result) + end, GRIDS), { result, lost: [] }, end);
  const found = linksIn(
    `Bonjour, voici : <${address}>, et ${address}. Celui-ci est coupé :\nhttps://exemple.org/se-situer/\n`,
  );
  assert.equal(found.length, 3);
  const spaced = fragmentOf(result).replace(/%20/g, " ");
  assert.deepEqual(linksIn(`${spaced} et ${spaced}.`), [spaced, spaced]);
  const read = found.map((link) => readFragment(link.slice(Math.max(0, link.indexOf("#"))), GRIDS));
  assert.deepEqual(
    read.map((one) => one.result),
    [result, result, null],
  );
  assert.deepEqual(
    read.map(({ lost }) => lost.length),
    [0, 0, 1],
  );
});

test("a long list of what cannot be read is counted and not told by name", () => {
  const many = Array.from({ length: 6 }, (_, rank) => [`x${rank}`, 1]);
  const [told] = readFile(fileText({ ...resultOf({}), answers: Object.fromEntries(many) }), GRIDS).lost;
  assert.match(told, /^6 réponses/);
  assert.ok(!told.includes("« x0 »"));
});

test("a link that was edited says so, and an answer that is none is named", () => {
  const edited = fragmentOf(resultOf(answersOf(0, 1, 2))).replace("r=012", "r=0t2");
  const { result, lost } = readFragment(edited, GRIDS);
  assert.deepEqual(result?.answers, { a: 0, c: 2 });
  assert.equal(lost.length, 2);
  assert.match(lost[1], /« Question b \? »/);
  const more = readFragment(fragmentOf(resultOf(answersOf(1, 1, 1, 1, 1, 1))).replace("r=111111", "r=11111111"), GRIDS);
  assert.match(more.lost.join(" "), /plus de réponses/);
});

test("a link or a file of an unknown grid is named, and an older version opens with its own questions", () => {
  assert.match(readFragment("#g=autre-1&d=2026-11-30&r=0123&k=0000", GRIDS).lost[0], /« autre-1 »/);
  for (const name of ["__proto__", "constructor", ""]) assert.equal(readFragment(`#g=${name}&r=0`, GRIDS).result, null);
  const old = { grid: OLD, on: "2026-11-11", who: "", answers: { a: 3, z: 0 } };
  assert.deepEqual(readFragment(fragmentOf(old), GRIDS), { result: old, lost: [] });
  assert.deepEqual(readFile(fileText(old), GRIDS), { result: old, lost: [] });
  assert.match(readFile(fileText(old).replace('"version": 1', '"version": 9'), GRIDS).lost[0], /« essai-9 »/);
});

test("a file that is spoilt in any way never throws, and its wrong answers are named", () => {
  for (const text of [
    "",
    "{",
    "[]",
    "null",
    "3",
    '{"kind":"autre"}',
    '{"kind":"ptce-autodiagnostic"}',
    "x".repeat(300_000),
  ])
    assert.equal(readFile(text, GRIDS).result, null);
  const { result, lost } = readFile(
    JSON.stringify({
      kind: "ptce-autodiagnostic",
      grid: "essai",
      version: 2,
      on: "hier",
      who: "  A\nb  ",
      answers: { a: 9, b: "2", c: 1, x: 1, d: null, e: "pas-concerne" },
    }),
    GRIDS,
  );
  assert.deepEqual([result?.answers, result?.who, result?.on], [{ c: 1, e: "pas-concerne" }, "A b", ""]);
  assert.match(lost[0], /« a », « b », « x », « d »/);
});

test("the name of a file says the day and who, in letters that every system takes", () => {
  assert.equal(fileName(resultOf({}, { who: "Zoé / l’élue" })), "se-situer-2026-11-30-zoe-l-elue.json");
  assert.match(fileName(resultOf({}, { who: "../../x" })), /^se-situer-2026-11-30-x\.json$/);
});

test("answers to an older version go on in the newer one, where it asks the same and has that step", () => {
  const old = { grid: OLD, on: "2026-11-11", who: "Awa", answers: { a: 3, z: 0, c: "ne-sait-pas" } };
  assert.deepEqual(carriedTo(old, GRID), { ...old, grid: GRID, answers: { a: 3, c: "ne-sait-pas" } });
  const shorter = { ...GRID, scale: GRID.scale.slice(0, 2) };
  assert.deepEqual(carriedTo(old, shorter).answers, { c: "ne-sait-pas" });
});

test("a day that no calendar has is named as one that cannot be read", () => {
  for (const day of ["2026-02-29", "2026-04-31", "2026-01-00", "2026-13-01", "hier"]) {
    const { result, lost } = readFragment(fragmentOf({ ...resultOf(answersOf(1)), on: day }), GRIDS);
    assert.deepEqual([result?.on, lost], ["", ["Le jour de ce résultat ne se lit pas."]], day);
  }
  assert.deepEqual(readFragment(fragmentOf({ ...resultOf(answersOf(1)), on: "2024-02-29" }), GRIDS).lost, []);
});
