import assert from "node:assert/strict";
import { test } from "node:test";
import { stem, telling, words } from "../../../docs/javascripts/language/words.js";

test("elisions, hyphens, dots of acronyms and spaces of numbers part or join words as people mean them", () => {
  assert.deepEqual(words("L’abricotier, l'abricotier"), ["l", "abricotier", "l", "abricotier"]);
  assert.deepEqual(words("tiers‑lieu tiers-lieu"), ["tiers", "lieu", "tiers", "lieu"]);
  assert.deepEqual(words("R.A.T.P., S.C.I.C"), ["ratp", "scic"]);
  assert.deepEqual(words("2\u202f517 et 12\u00a0000, en 2016 144 cas"), [
    "2517",
    "et",
    "12000",
    "en",
    "2016",
    "144",
    "cas",
  ]);
  assert.deepEqual(words("coo\u00adpé\u200bration ﬁn chœur e\u0301lu"), ["cooperation", "fin", "choeur", "elu"]);
});

test("a family of words has one stem, a word that only looks alike has its own", () => {
  assert.equal(new Set(["financer", "financeurs", "financement", "finance"].map(stem)).size, 1);
  assert.equal(new Set(["payer", "paie", "paiements", "paye"].map(stem)).size, 1);
  assert.notEqual(stem("payer"), stem("pain"));
  assert.notEqual(stem("collectivites"), stem("collecte"));
  assert.equal(stem("2017"), "2017");
});

test("small words decide nothing, unless there is nothing else", () => {
  assert.deepEqual(telling(words("Comment payer l’animation du pôle ?")), ["payer", "animation", "pole"]);
  assert.deepEqual(telling(words("qui est-ce")), ["qui", "est", "ce"]);
});
