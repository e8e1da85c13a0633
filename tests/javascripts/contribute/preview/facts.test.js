import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf } from "../../../../docs/javascripts/contribute/preview/facts.js";
import { catalogue, COMMUNES } from "../catalogue.js";

const shown = (data, body = "") =>
  caseOf(catalogue, { folder: "poles", slug: "un-pole", data, body, communes: COMMUNES });

test("a case has what its values mean: its commune, its regions, its documents", () => {
  const one = shown({
    title: "T",
    place: "lons-le-saunier",
    facts: [{ value: "12", as_of: "2016-09", source: "avise-2022" }],
    sources: ["avise-2022"],
  });
  assert.deepEqual(
    [one.commune?.code, one.departments, one.regions, one.former_regions],
    ["39300", ["39"], ["bourgogne-franche-comte"], ["franche-comte"]],
  );
  assert.deepEqual(one.sources, ["avise-2022"]);
  assert.equal(one.facts.facts[0].as_of.words, "septembre 2016");
});

test("what is missing is empty, what is wrong stays as it was typed", () => {
  const one = shown({
    members: "douze",
    place: "Nulle-Part",
    span: { from: "9h30", to: "plus tard" },
    facts: "12",
    national: "oui",
  });
  assert.deepEqual([one.title, one.facts.members, one.facts.place, one.commune], ["", "douze", "Nulle-Part", null]);
  assert.deepEqual([one.facts.span.from, one.facts.span.to, one.facts.national], ["09:30", "plus tard", false]);
  assert.deepEqual([one.facts.aliases, one.facts.summary], [[], null]);
  assert.doesNotThrow(() => caseOf(catalogue, { folder: "recettes", slug: "x", data: {} }));
});

test("the sections of a text are its titles of level 2 that are in no other block", () => {
  const { body, is_notice: notice } = shown({ title: "T" }, "\n## *Qui* décide\n\nA b c.\n\n> ## Dans une citation\n");
  assert.deepEqual(body.sections, [["s-qui-decide", "Qui décide"]]);
  assert.equal(body.headings.length, 2);
  assert.ok(notice);
  assert.ok(!shown({ title: "T" }, `\n${"mot ".repeat(90)}\n`).is_notice);
});
