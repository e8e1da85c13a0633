// Texts of a file in fields: shown as French prints them, written as they were.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asPrinted } from "../../../../docs/javascripts/contribute/fields/as-printed.js";

const RAW = `L'équipe de l'atelier : "vingt" personnes.

| a | b |
| : | ---: |

Qu'est-ce qui change ? 'Rien' ; https://exemple.org/l'atelier`;

test("a text is shown with the signs of French, addresses to the letter", () => {
  const { shown } = asPrinted(RAW);
  assert.ok(shown.startsWith("L’équipe de l’atelier\u00a0: "));
  assert.ok(shown.endsWith("https://exemple.org/l'atelier"));
  assert.equal(shown.length, RAW.length);
});

test("what nobody touches is written as it was", () => {
  const { shown, written } = asPrinted(RAW);
  assert.equal(written(shown), RAW);
  assert.equal(asPrinted("").written(""), "");
});

test("what is touched leaves the rest as it was", () => {
  const { shown, written } = asPrinted(RAW);
  assert.equal(written(shown.replace("vingt", "trente")), RAW.replace("vingt", "trente"));
  assert.equal(written(`${shown} Fin.`), `${RAW} Fin.`);
  assert.equal(written(`D'abord. ${shown}`), `D'abord. ${RAW}`);
  assert.equal(written(shown.slice(3)), RAW.slice(3));
  assert.equal(written(""), "");
  const twice = (text) => text.replace("vingt", "trente").replace("Rien", "Tout");
  const [first, ...between] = written(twice(shown)).split("\n");
  assert.equal(first.startsWith("L'équipe de l'atelier"), true);
  assert.deepEqual(between.slice(0, -1), RAW.split("\n").slice(1, -1));
});
