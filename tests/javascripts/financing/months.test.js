import assert from "node:assert/strict";
import { test } from "node:test";
import { monthsAfter } from "../../../docs/javascripts/financing/months.js";

test("six months after a day end on the same day, or on the last of a shorter month", () => {
  const days = ["2026-05-29", "2026-11-30", "2026-08-31", "2027-08-31", "2026-12-31"];
  assert.deepEqual(
    days.map((day) => monthsAfter(day, 6)),
    ["2026-11-29", "2027-05-30", "2027-02-28", "2028-02-29", "2027-06-30"],
  );
});
