import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, numberOf, rebased } from "../../../../docs/javascripts/contribute/flow/drafts.js";

test("a draft has a key for its type or its case, and a number where there are several", () => {
  assert.equal(keyOf("fiches", null), "proposer:fiches");
  assert.equal(keyOf("fiches", "soleni", 2), "proposer:fiches/soleni~2");
  assert.equal(numberOf("proposer:fiches/soleni~12"), 12);
  assert.equal(numberOf("proposer:fiches/soleni"), 1);
});

const BASE = { data: { title: "T", summary: "S", aliases: ["A"] }, body: "\nTexte.\n" };
const draft = (changes, body = BASE.body) => ({
  key: "k",
  folder: "poles",
  slug: "un-pole",
  data: { ...BASE.data, ...changes },
  body,
  base: BASE,
});

test("nothing moves while the site has not changed", () => {
  assert.deepEqual(rebased(draft({ title: "U" }), BASE), {
    data: { ...BASE.data, title: "U" },
    body: BASE.body,
    moved: false,
    clashes: [],
  });
});

test("what the person did not touch comes from the site, what they wrote stays", () => {
  const site = { data: { title: "T", summary: "Autre", place: "Lons" }, body: "\nAutre.\n" };
  const { data, body, moved, clashes } = rebased(draft({ title: "U" }), site);
  assert.deepEqual(data, { title: "U", summary: "Autre", place: "Lons" });
  assert.deepEqual([body, moved, clashes], ["\nAutre.\n", true, []]);
});

test("what changed on both sides is told, unless it is the same", () => {
  const site = { data: { title: "V", summary: "Pareil", aliases: ["A"] }, body: "\nAutre.\n" };
  const { data, body, clashes } = rebased(draft({ title: "U", summary: "Pareil" }, "\nLe mien.\n"), site);
  assert.deepEqual([data.title, body, clashes], ["U", "\nLe mien.\n", ["title", ""]]);
});

test("what the person removed stays removed", () => {
  const gone = { ...draft({}), data: { title: "T", summary: "S" } };
  assert.deepEqual(rebased(gone, { ...BASE, body: "\nAutre.\n" }).data, { title: "T", summary: "S" });
});
