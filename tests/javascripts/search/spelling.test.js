import assert from "node:assert/strict";
import { test } from "node:test";
import { foldedWords, meant } from "../../../docs/javascripts/search/spelling.js";

const KNOWN = foldedWords({
  names: ["pôle", "réparation", "préparation", "Soleni", "mutualisation", "énergie", "Ain", "Lot", "prise", "campagne"],
  others: ["sait", "signe", "valeur", "bénévole"],
});
const shown = (word) => meant(word, KNOWN)?.shown;

test("the nearest word is meant, one letter in a word, two in a long one", () => {
  assert.equal(shown("reparattion"), "réparation");
  assert.equal(shown("solenni"), "Soleni");
  assert.equal(shown("mutualistaion"), "mutualisation");
  assert.equal(shown("enegreis"), undefined, "three letters are wrong");
});

test("a good word that nothing has is no slip for another: of three letters, with another letter, from a summary", () => {
  for (const word of [
    "vin",
    "loi",
    "lit",
    "ail",
    "prix",
    "lait",
    "vigne",
    "ligne",
    "valet",
    "voleur",
    "grise",
    "dôle",
    "pelle",
  ])
    assert.equal(shown(word.normalize("NFD").replace(/\p{M}/gu, "")), undefined, word);
});

test("a letter that is missing, doubled or out of its place is one, in a short word too", () => {
  assert.equal(shown("poel"), "pôle");
  assert.equal(shown("pole"), "pôle");
  assert.equal(shown("pprise"), "prise");
  assert.equal(shown("campgane"), "campagne");
  assert.equal(shown("benevolle"), "bénévole");
});

test("a beginning is the first word that begins so; a short word, a number and nonsense mean nothing", () => {
  assert.equal(shown("mutuali"), "mutualisation");
  assert.equal(shown("mutua"), undefined);
  assert.equal(shown("pol"), undefined);
  assert.equal(shown("2025"), undefined);
  assert.equal(shown("xyzzyx"), undefined);
});
