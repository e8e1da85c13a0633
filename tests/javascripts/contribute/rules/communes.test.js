import assert from "node:assert/strict";
import { test } from "node:test";
import { communeOf, findCommune } from "../../../../docs/javascripts/contribute/rules/communes.js";
import { COMMUNES } from "../catalogue.js";

const FIELD = { within: "departments", most_choices: 6, likeness: 85 };
const found = (typed, departments = []) => findCommune(COMMUNES, FIELD, typed, { departments });

test("a code or a name that only one has is that commune", () => {
  assert.equal(found("39300").commune.name, "Lons-le-Saunier");
  assert.equal(found("lons le saunier").commune.code, "39300");
  assert.equal(communeOf(COMMUNES, "93066")?.department, "93");
  assert.equal(communeOf(COMMUNES, "00000"), undefined);
});

test("of namesakes the one in the departments is meant", () => {
  assert.equal(found("Saint-Denis", ["93"]).commune.code, "93066");
  assert.equal(found("Saint-Denis").objection, "ambiguous-place");
  assert.match(String(found("Saint-Denis").values.choices), /93066 \(Saint-Denis, 93\), 97411/);
  assert.equal(found("Saint-Denis", ["39"]).objection, "place-elsewhere");
});

test("a name that is misspelt is told with the one that is near", () => {
  const near = found("Lons-le-Sonier");
  assert.deepEqual([near.objection, near.values.code], ["unknown-place/near", "39300"]);
  assert.equal(found("Nulle-Part").objection, "unknown-place");
});
