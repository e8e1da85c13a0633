import assert from "node:assert/strict";
import { test } from "node:test";
import { termOption, termsFor } from "../../../docs/javascripts/peers/describe/terms.js";

const OPTIONS = [
  termOption("Mobilité", "mobilite", [], "", "covoiturage velo"),
  termOption("Financement de la coopération", "financement", ["autofinancement"], "", "animateur paie payer salaire"),
  termOption("Statuts", "statuts", [], "", "association scic"),
];

/** @type {(typed: string) => (string | undefined)[]} */
const found = (typed) => termsFor(OPTIONS, typed).map(({ value }) => value);

test("a term is found by the words of those who look for it, after those that are called so, whatever apostrophe is typed", () => {
  for (const typed of ["salaire", "payer l'animateur", "payer l’animateur", "PAYER l'anim"])
    assert.deepEqual(found(typed), ["financement"]);
  assert.deepEqual(found("statuts"), ["statuts"]);
  assert.deepEqual(found("xylophone"), []);
  assert.equal(found("").length, OPTIONS.length);
});
