import assert from "node:assert/strict";
import { test } from "node:test";
import { dateInWords, lastDay, momentInWords } from "../../../docs/javascripts/lib/dates.js";

test("a date is as precise as it is known, and the first of a month is « 1er »", () => {
  assert.equal(dateInWords(2016), "2016");
  assert.equal(dateInWords(2016, 9), "septembre 2016");
  assert.equal(dateInWords(2016, 9, 23), "23 septembre 2016");
  assert.equal(dateInWords(2026, 8, 1), "1er août 2026");
});

test("February has 29 days every fourth year, but at most turns of a century", () => {
  assert.deepEqual(
    [2024, 2023, 2000, 1900].map((year) => lastDay(year, 2)),
    [29, 28, 29, 28],
  );
  assert.equal(lastDay(2026, 12), 31);
});

test("a moment is told in the time of the visitor", () => {
  const moment = new Date(2026, 10, 2, 9, 5);
  assert.equal(momentInWords(moment.toISOString()), "le 2 novembre 2026 à 9\u00a0h\u00a005");
  assert.equal(momentInWords("hier"), "à une date inconnue");
});
