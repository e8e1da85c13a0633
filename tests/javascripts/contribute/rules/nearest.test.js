import assert from "node:assert/strict";
import { test } from "node:test";
import { names, nearest } from "../../../../docs/javascripts/contribute/rules/nearest.js";

const REGIONS = names(["Bretagne", "Bourgogne-Franche-Comté", "Grand Est", "Île-de-France", "Occitanie"]);

test("a name with a letter or two wrong is found, whatever its accents and capitals", () => {
  assert.equal(nearest("Bretange", REGIONS), "Bretagne");
  assert.equal(nearest("ile de france", REGIONS), "Île-de-France");
  assert.equal(nearest("bourgogne franche comte", REGIONS), "Bourgogne-Franche-Comté");
  assert.equal(nearest("Occitanye", REGIONS), "Occitanie");
});

test("nothing is guessed from far, from nothing, or among none", () => {
  assert.equal(nearest("Normandie", REGIONS), undefined);
  assert.equal(nearest(" … ", REGIONS), undefined);
  assert.equal(nearest("Bretagne", []), undefined);
});

test("a short name forgives one letter", () => {
  assert.equal(nearest("scik", names(["scic", "sarl"])), "scic");
  assert.equal(nearest("skik", names(["scic", "sarl"])), undefined);
});

test("each spelling leads to its own name", () => {
  assert.equal(
    nearest("franche-comte", [
      ["Franche-Comté", "bourgogne-franche-comte"],
      ["Bourgogne", "bourgogne-franche-comte"],
    ]),
    "bourgogne-franche-comte",
  );
});

test("a long text is read up to a bound", () => {
  assert.equal(nearest("x".repeat(10_000), REGIONS), undefined);
});
