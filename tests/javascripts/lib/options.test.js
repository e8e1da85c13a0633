import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../../docs/javascripts/lib/names.js";
import { named, ranked } from "../../../docs/javascripts/lib/options.js";

const option = (value, ...written) => ({ value, label: written[0], written, names: written.map(fold) });

const OPTIONS = [
  option("sas", "Société par actions simplifiée", "SAS"),
  option("scic", "Société coopérative d’intérêt collectif", "SCIC"),
  option("association", "Association loi 1901", "Asso"),
  { ...option("39", "Jura"), wide: [fold("Bourgogne-Franche-Comté")] },
];
const found = (typed) => ranked(OPTIONS, typed).map(({ value }) => value);

test("without a text all options come, in their order", () => {
  assert.deepEqual(found("  "), ["sas", "scic", "association", "39"]);
});

test("a whole name is before a beginning, a beginning before a word, a word before words in any order", () => {
  const options = [
    option("words", "Coopérative du Jura"),
    option("word", "Le Jura coopératif"),
    option("beginning", "Jura coopératif et durable"),
    option("whole", "Jura coop"),
  ];
  assert.deepEqual(
    ranked(options, "jura coop").map(({ value }) => value),
    ["whole", "beginning", "word", "words"],
  );
});

test("a whole word wins over the beginning of another, however long the names are", () => {
  for (const [typed, longer, whole] of [
    ["jura", "Juratri", "Le groupe de travail du Jura"],
    ["loi", "Loire", "Ce que dit la loi"],
    ["lot", "Lotissement", "Le Figeac du Lot"],
    ["art", "Artisans", "Les métiers de l’art"],
  ])
    assert.deepEqual(
      ranked([option("longer", longer), option("whole", whole)], typed).map(({ value }) => value),
      ["whole", "longer"],
      typed,
    );
});

test("what is typed without accents is found, and by another name, which is told", () => {
  assert.deepEqual(found("societe"), ["sas", "scic"]);
  const [first] = ranked(OPTIONS, "scic");
  assert.deepEqual([first.value, first.matched], ["scic", "SCIC"]);
  assert.equal(ranked(OPTIONS, "association")[0].matched, undefined, "the label says it");
});

test("what an option is a part of finds it, last", () => {
  assert.deepEqual(found("bourgogne"), ["39"]);
  assert.deepEqual(
    ranked([OPTIONS[3], option("bfc", "Bourgogne")], "bourgogne").map(({ value }) => value),
    ["bfc", "39"],
  );
});

test("a mistake of a letter or two is forgiven where no name has the text", () => {
  assert.deepEqual(found("jrua"), ["39"]);
  assert.deepEqual(found("xyz"), []);
  assert.deepEqual(found("zzzzzzzzzz"), []);
  for (const word of ["sac", "saz", "cura", "dura"]) assert.deepEqual(found(word), [], word);
});

test("a text names an option when it is the only one of this name, or its value", () => {
  assert.equal(named(OPTIONS, " SCIC ")?.value, "scic");
  assert.equal(named(OPTIONS, "39")?.value, "39");
  assert.equal(named(OPTIONS, "société"), null);
  assert.equal(named([option("a", "Saint-Denis"), option("b", "Saint-Denis")], "saint-denis"), null);
  assert.equal(named(OPTIONS, ""), null);
});
