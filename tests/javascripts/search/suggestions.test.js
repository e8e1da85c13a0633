import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestFrom } from "../../../docs/javascripts/search/suggestions.js";

const one = (key, title, more = {}) => ({ key, title, summary: "", type: key.split("/")[0], ...more });
const suggest = suggestFrom({
  version: 1,
  facets: [
    {
      id: "type",
      label: "Type",
      values: [["poles", "Pôles"]],
      singular: { poles: "Pôle", organisations: "Organisation" },
    },
    { id: "theme", label: "Thème", address: "themes", values: [["energie", "Énergie", ["électricité"]]] },
    { id: "former_region", label: "Région d’avant 2016", address: "anciennes-regions", values: [["alsace", "Alsace"]] },
    { id: "department", label: "Département", values: [["67", "Bas-Rhin"]] },
  ],
  cases: [
    one("poles/energies-du-nord", "Énergies du Nord", { aliases: ["EDN"] }),
    one("poles/energies", "Énergies"),
    one("organisations/coorace", "Coorace", { line: true }),
    ...Array.from({ length: 12 }, (_, index) => one(`poles/pole-${index}-sud`, `Pôle Sud ${index}`)),
  ],
});
const values = (typed) => suggest(typed).map(({ value }) => value);

test("cases and terms that have a page are suggested, the search for the text comes last", () => {
  assert.deepEqual(values("energie"), [
    "themes/energie/",
    "poles/energies/",
    "poles/energies-du-nord/",
    "explorer/?q=energie",
  ]);
  assert.deepEqual(values("alsace"), ["explorer/?q=alsace"], "former regions and departments have no suggestion");
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
