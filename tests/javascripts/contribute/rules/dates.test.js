import assert from "node:assert/strict";
import { test } from "node:test";
import { PartialDate, compareDays, shortened, span } from "../../../../docs/javascripts/contribute/rules/dates.js";
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

test("a span says once what both its dates have", () => {
  /** @type {[string, string | null, string][]} */
  const spans = [
    ["2027-03-12", "2027-03-13", "du 12 au 13 mars 2027"],
    ["2027-03-30", "2027-04-02", "du 30 mars au 2 avril 2027"],
    ["2026-12-30", "2027-01-02", "du 30 décembre 2026 au 2 janvier 2027"],
    ["2026-03-12", "2027-03-12", "du 12 mars 2026 au 12 mars 2027"],
    ["2016-08", "2016-10", "d’août à octobre 2016"],
    ["2015", "2016", "de 2015 à 2016"],
    ["2016-03-12", "2016-04", "du 12 mars 2016 à avril 2016"],
    ["2016-03-12~", "2016-03-13", "du 12 mars 2016 environ au 13 mars 2016"],
    ["2015", "2016~", "de 2015 à 2016 environ"],
    ["2016", null, "de 2016"],
  ];
  for (const [first, last, words] of spans) assert.equal(span(read(first), last === null ? null : read(last)), words);
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
