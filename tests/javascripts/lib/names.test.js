import assert from "node:assert/strict";
import { test } from "node:test";
import { allNames, distance, fold, knownWords, meant, telling, wordsOf } from "../../../docs/javascripts/lib/names.js";

const LIBRARY = {
  version: 1,
  cases: [
    {
      key: "poles/clus-ter-jura",
      title: "Clus’Ter Jura",
      aliases: ["Cluster Jura"],
      summary: "Un pôle fait émerger des projets.",
      type: "poles",
      place: "Lons-le-Saunier (Jura)",
    },
    {
      key: "fiches/soleni",
      title: "Soleni",
      summary: "Des ménages maîtrisent leur énergie.",
      type: "fiches",
      territory: "Grand Chambéry",
    },
  ],
  facets: [{ id: "theme", label: "Thème", values: [["mutualisation", "Mutualisation", ["mise en commun"]]] }],
};
const NAMES = allNames(LIBRARY);
const KNOWN = knownWords(LIBRARY, NAMES);

test("accents, ligatures, capitals and punctuation are folded away", () => {
  assert.equal(fold("  L’ŒUVRE d’Ève : « Cœur-de-Bœuf » ! "), "l oeuvre d eve coeur de boeuf");
  assert.equal(fold("Ælfric ÇA noël"), "aelfric ca noel");
  assert.equal(fold("2 500 m²"), "2 500 m2");
  assert.equal(fold("?!"), "");
});

test("a text without a letter has no words", () => {
  assert.deepEqual(wordsOf("Pôle d’ici"), ["pole", "d", "ici"]);
  assert.deepEqual(wordsOf(" … "), []);
});

test("small words decide nothing, unless there is nothing else", () => {
  assert.deepEqual(telling("Comment payer l’animation du pôle ?"), ["payer", "animation", "pole"]);
  assert.deepEqual(telling("qui est-ce"), ["qui", "est", "ce"]);
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

test("every name of the library is there once, places without what is in brackets", () => {
  assert.deepEqual(
    NAMES.map((name) => name.shown),
    ["Clus’Ter Jura", "Cluster Jura", "Lons-le-Saunier", "Soleni", "Grand Chambéry", "Mutualisation", "mise en commun"],
  );
});

test("a name one or two letters away is meant, as it is written", () => {
  assert.equal(meant("Solenni", NAMES, KNOWN), "Soleni");
  assert.equal(meant("mutualistaion", NAMES, KNOWN), "Mutualisation");
  assert.equal(meant("grand chambery", NAMES, KNOWN), null, "it is the name");
});

test("an unknown word of a question is mended, a longer form of a known one is not", () => {
  assert.equal(meant("des projtes", NAMES, KNOWN), "des projets");
  assert.equal(meant("energies", NAMES, KNOWN), null);
  assert.equal(meant("xyzzyx", NAMES, KNOWN), null);
  assert.equal(meant("ab", NAMES, KNOWN), null);
  assert.equal(meant("a".repeat(80), NAMES, KNOWN), null);
});
