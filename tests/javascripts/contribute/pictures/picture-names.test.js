import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureName } from "../../../../docs/javascripts/contribute/pictures/picture-names.js";

const SHAPE = /^[a-z0-9][a-z0-9-]{0,80}\.jpg$/;

const named = (more) => pictureName({ folder: "fiches", slug: "soleni", keys: ["fiches/soleni"], taken: [], ...more });

test("a picture is named after its page, with the first number that is free whatever the format of the others", () => {
  assert.equal(named({}), "soleni-1.jpg");
  assert.equal(named({ taken: ["soleni-1.jpg", "soleni-2.webp", "autre-3.jpg"] }), "soleni-3.jpg");
  assert.equal(named({ taken: ["soleni-2.jpg"] }), "soleni-1.jpg");
});

test("where a page of another type has the same name both say their type", () => {
  assert.equal(named({ keys: ["poles/soleni", "fiches/soleni"] }), "fiches-soleni-1.jpg");
  assert.equal(named({ keys: ["fiches/soleni", "poles/un-soleni"] }), "soleni-1.jpg");
});

test("a page without a name gives one that nobody else has", () => {
  const names = Array.from({ length: 50 }, () => named({ slug: "" }));
  assert.equal(new Set(names).size, 50);
  for (const name of [...names, named({ slug: "a".repeat(60) })]) assert.match(name, SHAPE);
});
