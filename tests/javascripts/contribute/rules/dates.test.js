import assert from "node:assert/strict";
import { test } from "node:test";
import { PartialDate, compareDays, shortened } from "../../../../docs/javascripts/contribute/rules/dates.js";
import { catalogue } from "../catalogue.js";

const read = (text) => PartialDate.read(text, catalogue.expression("date"));

test("a date is as precise as it is written", () => {
  assert.equal(read("2016").words, "2016");
  assert.equal(read("2021-12").words, "décembre 2021");
  assert.equal(read("2016-09-01").words, "1er septembre 2016");
  assert.equal(read("1992~").words, "vers 1992");
  assert.deepEqual(
    [read("2016").since, read("2016-09-23").since, read("1992~").since],
    ["en 2016", "le 23 septembre 2016", "vers 1992"],
  );
});

test("a date as an end and as a beginning has its preposition", () => {
  const both = (typed) => [read(typed).until, read(typed).of];
  assert.deepEqual(both("2016"), ["jusqu’en 2016", "de 2016"]);
  assert.deepEqual(both("2021-08"), ["jusqu’en août 2021", "d’août 2021"]);
  assert.deepEqual(both("2015-03-01"), ["jusqu’au 1er mars 2015", "du 1er mars 2015"]);
  assert.deepEqual(both("1992~"), ["jusque vers 1992", "de 1992 environ"]);
});

test("what is no date stays as it was typed", () => {
  for (const typed of ["bientôt", "2016-13", "2016-02-30", "2016-00", "16/09/2016", "", "2016-09-23T10:00"]) {
    const date = read(typed);
    assert.deepEqual([date.year, date.words, date.latest], [0, typed, [0, 0, 0]], typed);
  }
});

test("the last day that a date can mean", () => {
  assert.deepEqual(read("2016").latest, [2016, 12, 31]);
  assert.deepEqual(read("2016-02").latest, [2016, 2, 29]);
  assert.deepEqual(read("2016-09-23").latest, [2016, 9, 23]);
  assert.ok(compareDays([2016, 9, 23], [2016, 9, 22]) > 0);
  assert.ok(compareDays([2015, 12, 31], [2016, 1, 1]) < 0);
  assert.equal(compareDays([2016, 9, 23], [2016, 9, 23]), 0);
});

test("a value is quoted in at most sixty characters, halves of none", () => {
  assert.equal(shortened("é".repeat(60)), "é".repeat(60));
  assert.equal(shortened("😀".repeat(61)), `${"😀".repeat(59)}…`);
  assert.equal(shortened(["a"]), "une liste");
  assert.equal(shortened({ a: "1" }), "un groupe");
});
