import assert from "node:assert/strict";
import { test } from "node:test";
import { foldedWords, meant } from "../../../docs/javascripts/search/spelling.js";

const KNOWN = foldedWords(["pôle", "réparation", "préparation", "Soleni", "mutualisation", "énergie"]);
const shown = (word) => meant(word, KNOWN)?.shown;

test("the nearest word is meant, one letter in a short word, two in a long one", () => {
  assert.equal(shown("reparattion"), "réparation");
  assert.equal(shown("solenni"), "Soleni");
  assert.equal(shown("mutualistaion"), "mutualisation");
  assert.equal(shown("enegreis"), undefined, "three letters are wrong");
});

test("a beginning is the first word that begins so; a short word, a number and nonsense mean nothing", () => {
  assert.equal(shown("mutuali"), "mutualisation");
  assert.equal(shown("pol"), undefined);
  assert.equal(shown("2025"), undefined);
  assert.equal(shown("xyzzyx"), undefined);
});
