// The parts of a text that still speak of what has changed or is to go.
import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOf, stillSaid } from "../../../../docs/javascripts/contribute/confirm/still-said.js";
import { fold } from "../../../../docs/javascripts/lib/names.js";

const inner = new Map(
  [
    { name: "role", kind: "term" },
    { name: "organisation", kind: "case" },
    { name: "value", kind: "line" },
    { name: "label", kind: "line" },
  ].map((one) => [one.name, one]),
);
const catalogue = { group: (name) => (name ? { named: inner } : undefined) };
const TITLES = { juratri: "Juratri", "clus-ter": "Clus’Ter Jura" };
const words = (_spec, value) => TITLES[value] ?? value;
const names = (fact) => namesOf(catalogue, words, fact);

const group = (raw) => ({ spec: { kind: "group", group: "G" }, raw });
const CARRIER = group({ role: "porteuse", organisation: "clus-ter" });
const MEMBER = group({ role: "membre", organisation: "juratri" });
const FIGURE = group({ value: "13", label: "salariés, en parcours" });
const PARTS = [
  { label: "Origine", text: "Elle naît de Clus'Ter Jura en 2013." },
  { label: "Qui décide", text: "**Juratri** siège, avec 13 salariés." },
  { label: "Suite", text: "Les 13 juratrices." },
];

/** @type {(fact: object, answer: string, all?: object[], becomes?: string) => string[]} */
const still = (fact, answer, all = [], becomes = "") => {
  const one = { fact, answer, becomes };
  return stillSaid(fold, names, one, [one, ...all], PARTS);
};

test("a fact is named by the structure that it tells of, a figure by what it counts, a sentence by nothing", () => {
  assert.deepEqual(names(CARRIER), ["Clus’Ter Jura"]);
  assert.deepEqual(names(FIGURE), ["13 salariés"]);
  assert.deepEqual(names({ spec: { kind: "text" }, raw: "Une phrase." }), []);
});

test("the parts that hold the whole name of what goes are told, however it is written", () => {
  assert.deepEqual(still(CARRIER, "removed"), ["Origine"]);
  assert.deepEqual(still(MEMBER, "removed"), ["Qui décide"]);
  assert.deepEqual(still(FIGURE, "changed", [], "15, salariés, en parcours"), ["Qui décide"]);
});

test("what stays true is not looked for, nor what the page says elsewhere or goes on saying", () => {
  assert.deepEqual(still(MEMBER, "true"), []);
  assert.deepEqual(still(MEMBER, "removed", [{ fact: MEMBER, answer: "true", becomes: "" }]), []);
  assert.deepEqual(still(MEMBER, "changed", [], "Présidente, Juratri"), []);
});
