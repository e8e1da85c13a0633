import assert from "node:assert/strict";
import { test } from "node:test";
import { slugOf } from "../../../docs/javascripts/lib/names.js";

test("a title becomes a name of small letters, digits and hyphens", () => {
  assert.equal(slugOf("L’Œuvre d’Ève : 2 500 m² !"), "l-oeuvre-d-eve-2500-m2");
  assert.equal(slugOf("Ökologie & Straße"), "okologie-strasse");
  assert.equal(slugOf("…"), "");
  assert.equal(slugOf("Ελλάδα"), "");
});

test("a long title is cut between two words", () => {
  assert.equal(slugOf("un deux trois quatre", 12), "un-deux");
  assert.equal(slugOf("anticonstitutionnellement", 10), "anticonsti");
});
