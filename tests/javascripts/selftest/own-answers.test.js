import assert from "node:assert/strict";
import { test } from "node:test";
import { ownAnswers } from "../../../docs/javascripts/selftest/own-answers.js";
import { GRID, GRIDS, answersOf, resultOf } from "./grid.js";

const answersIn = (results) => results.map(({ answers }) => answers);

test("no answer is lost by going on from others, by undoing it after one more answer, or by having one's own back", () => {
  const own = ownAnswers(GRIDS, GRID, () => {});
  own.answer("a", 3);
  const undo = own.takeUp(resultOf(answersOf(0, 0)));
  assert.deepEqual([own.now.answers, answersIn(own.aside)], [{ a: 0, b: 0 }, [{ a: 3 }]]);
  own.answer("c", 1);
  undo();
  assert.deepEqual([own.now.answers, answersIn(own.aside)], [{ a: 3 }, [{ a: 0, b: 0, c: 1 }]]);
  own.bring(own.aside[0]);
  assert.deepEqual([own.now.answers, answersIn(own.aside)], [{ a: 0, b: 0, c: 1 }, [{ a: 3 }]]);
  const back = own.drop(own.aside[0]);
  assert.deepEqual(answersIn(own.aside), []);
  back();
  assert.deepEqual(answersIn(own.aside), [{ a: 3 }]);
});

test("answers that are undone at once leave nothing aside, and one's own taken up again are not set aside for themselves", () => {
  const own = ownAnswers(GRIDS, GRID, () => {});
  own.answer("a", 3);
  own.takeUp(resultOf(answersOf(0, 0)))();
  assert.deepEqual([own.now.answers, own.aside], [{ a: 3 }, []]);
  own.takeUp(resultOf(answersOf(3)));
  assert.deepEqual(own.aside, []);
});
