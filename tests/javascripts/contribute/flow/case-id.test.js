import assert from "node:assert/strict";
import { test } from "node:test";
import { newCaseId } from "../../../../docs/javascripts/contribute/flow/case-id.js";

test("a new id is easy to read aloud, begins with a letter, and is another each time", () => {
  const made = new Set(Array.from({ length: 2000 }, newCaseId));
  assert.equal(made.size, 2000);
  for (const id of made) assert.match(id, /^[bcdfghjkmnpqrstvwxz][2-9bcdfghjkmnpqrstvwxz]{7}$/);
});
