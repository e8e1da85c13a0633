import assert from "node:assert/strict";
import { test } from "node:test";
import { understood } from "../../../../docs/javascripts/contribute/fields/typed-dates.js";

const value = (typed) => understood(typed)?.value;

test("dates are read as people write them", () => {
  for (const [typed, expected] of Object.entries({
    2016: "2016",
    "23/09/2016": "2016-09-23",
    "1.2.2020": "2020-02-01",
    "09/2016": "2016-09",
    "1er août 2016": "2016-08-01",
    "Le 23 Septembre 2016": "2016-09-23",
    "sept. 2016": "2016-09",
    "fevrier 2020": "2020-02",
    "en décembre 2021": "2021-12",
    "vers 1992": "1992~",
    "environ septembre 2016": "2016-09~",
    "2016-09-23": "2016-09-23",
    "depuis 2014": "2014",
    " 23\u00a0septembre\u202f2016 ": "2016-09-23",
  }))
    assert.equal(value(typed), expected, typed);
});

test("what is no date, or a day that does not exist, means nothing", () => {
  for (const typed of [
    "",
    "bientôt",
    "30/02/2016",
    "32/01/2016",
    "2016-13",
    "2016-00",
    "00/09/2016",
    "ma 2016",
    "juin",
    "0999",
    "3000",
    "23 brumaire 2016",
    "12/34/5678",
  ])
    assert.equal(understood(typed), null, typed);
});

test("what was understood is told in words", () => {
  assert.equal(understood("1/8/2016")?.words, "1er août 2016");
  assert.equal(understood("vers 09/2016")?.words, "vers septembre 2016");
});
