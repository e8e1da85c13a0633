import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesNamed } from "../../../docs/javascripts/compare/choices.js";
import { examples } from "../../../docs/javascripts/compare/picker.js";

const choice = (key, title, data = {}) => ({
  key,
  title,
  shown: title,
  kind: "",
  data: { key, title, summary: "", type: key.split("/")[0], ...data },
});

test("a name names its case, or those that begin with it, or those that hold it", () => {
  const all = [
    choice("poles/coop-actions", "Coop’actions"),
    choice("fiches/la-coop", "La coop"),
    { ...choice("poles/le-levier", "Le Levier"), aliases: ["Coop"] },
  ];
  const keys = (typed) => choicesNamed(all, typed).map(({ key }) => key);
  assert.deepEqual(keys("coop"), ["poles/le-levier"], "an other name, whole");
  assert.deepEqual(keys("coop a"), ["poles/coop-actions"]);
  assert.deepEqual(keys("la"), ["fiches/la-coop"]);
  assert.deepEqual(keys("oop"), ["poles/coop-actions", "fiches/la-coop", "poles/le-levier"]);
  assert.deepEqual(keys("poles/inconnu"), ["poles/inconnu"], "a key may be one that the list lacks");
  assert.deepEqual(keys(" … "), []);
});

test("examples are of one type, of two regions, and have most themes in common", () => {
  const all = [
    choice("poles/aaa", "A", { region: ["bretagne"], theme: ["x", "y"] }),
    choice("poles/bbb", "B", { region: ["bretagne"], theme: ["x", "y"] }),
    choice("poles/ccc", "C", { region: ["normandie"], theme: ["x"] }),
    choice("poles/ddd", "D", { region: ["occitanie"], theme: ["x", "y"] }),
    choice("fiches/eee", "E", { region: ["occitanie"], theme: ["z"] }),
    choice("fiches/fff", "F", { region: ["bretagne"], theme: ["w"] }),
  ];
  assert.deepEqual(
    examples(all).map((pair) => pair.map(({ key }) => key)),
    [["poles/aaa", "poles/ddd"]],
  );
});
