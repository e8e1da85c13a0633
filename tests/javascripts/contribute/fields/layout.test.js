import assert from "node:assert/strict";
import { test } from "node:test";
import { eitherOf, firstOf, inOrder, layoutOf } from "../../../../docs/javascripts/contribute/fields/layout.js";
import { catalogue } from "../catalogue.js";

test("what is needed is asked first, with the place; every other field is under some subject, once", () => {
  const type = catalogue.type("poles");
  const { first, subjects } = layoutOf(type);
  assert.deepEqual(first, ["title", "themes", "place"]);
  const asked = [...first, ...subjects.flatMap(([, names]) => names)];
  assert.deepEqual([...asked].sort(), [...type.named.keys()].filter((name) => name !== "sources").sort());
  assert.equal(subjects.find(([, names]) => names.includes("aliases"))?.[0], "Noms et liens");
  assert.equal(subjects.at(-1)?.[0], "Autres précisions");
});

test("a small group is shown whole, in its order, a short name last", () => {
  const group = catalogue.group("Fact");
  assert.deepEqual([...firstOf(group)], ["value", "as_of", "source"]);
  assert.deepEqual(
    inOrder(group, firstOf(group)).map(({ name }) => name),
    ["value", "as_of", "source"],
  );
});

test("of a long group what a rule may ask for is shown, whence it is last", () => {
  const fields = ["id", "a", "b", "c", "organisation", "role", "as_of", "source"].map((name) => ({
    name,
    label: name,
    kind: name === "id" ? "id" : "line",
  }));
  const group = {
    fields,
    rules: [{ rule: "Either", first: "a", other: "b", objection: "x" }],
    named: new Map(fields.map((one) => [one.name, one])),
  };
  const shown = firstOf(group);
  assert.deepEqual([...shown], ["organisation", "a", "as_of", "source"]);
  assert.deepEqual(
    inOrder(group, shown).map(({ name }) => name),
    ["organisation", "a", "as_of", "source", "b", "c", "role", "id"],
  );
  assert.equal(eitherOf(group, fields[1]), "nécessaire, ou «\u00a0b\u00a0»");
  assert.equal(eitherOf(group, fields[2]), false);
});
