import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, fold, mistakes, slips } from "../../../docs/javascripts/lib/names.js";

test("accents, ligatures, capitals and punctuation are folded away", () => {
  assert.equal(fold("  L’ŒUVRE d’Ève : « Cœur-de-Bœuf » ! "), "l oeuvre d eve coeur de boeuf");
  assert.equal(fold("Ælfric ÇA noël"), "aelfric ca noel");
  assert.equal(fold("2 500 m²"), "2500 m2");
  assert.equal(fold("?!"), "");
});

test("a distance counts letters missing, added, changed and swapped, up to a limit", () => {
  assert.equal(distance("jura", "jura", 2), 0);
  assert.equal(distance("jura", "jra", 2), 1);
  assert.equal(distance("jura", "jurat", 2), 1);
  assert.equal(distance("jura", "jora", 2), 1);
  assert.equal(distance("jura", "jrua", 2), 1);
  assert.equal(distance("ca", "abc", 3), 3, "a swap is not cut by another letter");
  assert.equal(distance("mutualisation", "x", 2), 3);
  assert.equal(distance("abcdef", "ghijkl", 2), 3);
});

test("a longer word may have more mistakes", () => {
  assert.deepEqual(["ess", "jura", "soleni", "animation", "mutualisation"].map(mistakes), [0, 1, 1, 1, 2]);
});

test("a short word has its own letters in another order, or one more or less; a long one may have another letter", () => {
  for (const [typed, name, near] of [
    ["vin", "ain", false],
    ["vins", "ain", false],
    ["prix", "pris", false],
    ["vigne", "signe", false],
    ["religions", "regionales", false],
    ["jrua", "jura", true],
    ["poel", "pole", true],
    ["solenni", "soleni", true],
    ["champagne", "campagne", true],
    ["mutialisation", "mutualisation", true],
  ])
    assert.equal(slips(typed, name) <= mistakes(typed), near, typed);
});
