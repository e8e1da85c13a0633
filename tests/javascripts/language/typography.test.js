import assert from "node:assert/strict";
import { test } from "node:test";
import { printed, typographic } from "../../../docs/javascripts/language/typography.js";

test("spaces before high marks, in quotes and in numbers do not break", () => {
  assert.equal(
    typographic("« Où ? » : 12 000 € ; 50 % !"),
    "«\u00a0Où\u00a0?\u00a0»\u00a0: 12\u00a0000\u00a0€\u00a0; 50\u00a0%\u00a0!",
  );
  assert.equal(typographic("en 2016 100 personnes"), "en 2016 100 personnes", "a year is no beginning of a number");
  assert.equal(typographic("a: b; c!"), "a: b; c!");
});

test("a day stays with its month, and a year does not", () => {
  assert.equal(
    typographic("Le 12 mai 2016, du 1er août au 8 Mai"),
    "Le 12\u00a0mai 2016, du 1er\u00a0août au 8\u00a0Mai",
  );
  const loose = "en 2016 mai, le 42 mai, 12 maisons, le premier mai, cher mai";
  assert.equal(typographic(loose), loose);
});

test("one apostrophe, and no address changes", () => {
  assert.equal(typographic("L'eau d'ici, jusqu'à Valo'"), "L’eau d’ici, jusqu’à Valo’");
  assert.equal(typographic("https://a.example/l'eau : l'eau"), "https://a.example/l'eau\u00a0: l’eau");
});

test("what is no text stays what it is", () => {
  assert.deepEqual(["l'an", 3, null, undefined].map(printed), ["l’an", 3, null, undefined]);
});
