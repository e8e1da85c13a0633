import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clause,
  counted,
  folded,
  grouped,
  hour,
  lowerFirst,
} from "../../../../docs/javascripts/contribute/rules/french.js";

test("a label in a sentence loses its capital, an acronym keeps it", () => {
  assert.equal(lowerFirst("Entreprise de l’ESS"), "entreprise de l’ESS");
  assert.equal(lowerFirst("ESS"), "ESS");
  assert.equal(lowerFirst("L’énergie"), "l’énergie");
  assert.equal(lowerFirst("Élus"), "élus");
  assert.equal(lowerFirst("À l’étranger"), "à l’étranger");
  for (const name of ["PTCE", "PTCE de Sud-Vienne", "Domb’Innov", "InnoVales", "CRESS-Bretagne", "R&D", ""])
    assert.equal(lowerFirst(name), name);
  assert.equal(lowerFirst("L’ESS en actes"), "l’ESS en actes");
});

test("a full stop is dropped before a comma, but that of an abbreviation", () => {
  for (const kept of ["a, b, etc.", "Énergies S.A.", "trois…", "trois..", "la SCIC É.", ""])
    assert.equal(clause(kept), kept);
  assert.equal(clause("ménages accompagnés."), "ménages accompagnés");
  assert.equal(clause("le projet y."), "le projet y");
});

test("numbers are grouped and counted as French does: 0 and 1 are singular", () => {
  assert.equal(grouped(1234567), "1\u00a0234\u00a0567");
  assert.equal(grouped("une dizaine"), "une dizaine");
  assert.equal(counted(0, "page"), "0\u00a0page");
  assert.equal(counted(1, "cheval", "chevaux"), "1\u00a0cheval");
  assert.equal(counted(2000, "cheval", "chevaux"), "2\u00a0000\u00a0chevaux");
});

test("an hour is read, what is none stays", () => {
  assert.equal(hour("09:30"), "9\u00a0h\u00a030");
  assert.equal(hour("14:00"), "14\u00a0h");
  assert.equal(hour("midi"), "midi");
});

test("letters that Python folds and browsers keep are folded too", () => {
  assert.equal(folded("Straße Œuvre ὈΔΥΣΣΕΎΣ"), "strasse oeuvre οδυσσευσ");
});
