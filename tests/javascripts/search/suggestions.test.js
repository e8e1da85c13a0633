import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestFrom } from "../../../docs/javascripts/search/suggestions.js";

const NAMES = [
  ["Énergies", "poles/energies/", "Pôle"],
  ["Coorace", "organisations/#coorace", "Organisation"],
  ["Énergie", "themes/energie/", "Thème", "électricité"],
  ["Énergies du Nord", "poles/energies-du-nord/", "Pôle", "EDN"],
  ...Array.from({ length: 12 }, (_, index) => [`Pôle Sud ${index}`, `poles/pole-${index}-sud/`, "Pôle"]),
];
const suggest = (typed) => suggestFrom(NAMES, typed);
const values = (typed) => suggest(typed).map(({ value }) => value);

test("what has the name is suggested, the search for the text comes last", () => {
  assert.deepEqual(values("energie"), [
    "themes/energie/",
    "poles/energies/",
    "poles/energies-du-nord/",
    "explorer/?q=energie",
  ]);
  assert.equal(suggest("é & è").at(-1)?.value, "explorer/?q=%C3%A9%20%26%20%C3%A8");
});

test("another name finds its case, and is told; a line of an index is where it leads", () => {
  const [first] = suggest("edn");
  assert.deepEqual([first.label, first.matched, first.note], ["Énergies du Nord", "EDN", "Pôle"]);
  assert.equal(values("coorace")[0], "organisations/#coorace");
});

test("there are few, and a mistake of a letter finds the name", () => {
  assert.equal(values("pole sud").length, 8);
  assert.equal(values("corace")[0], "organisations/#coorace");
});
