import assert from "node:assert/strict";
import { test } from "node:test";
import { livedGround } from "../../../../docs/javascripts/contribute/sending/lived.js";

const testimony = (id) => ({ id, kind: "temoignage-direct" });
const bilan = { id: "bilan", kind: "article" };

const CASES = {
  "nothing is cited": [{}, {}, "documents"],
  "documents alone": [{ sources: ["bilan", "avise-2022"], new_sources: [bilan] }, {}, "documents"],
  "what was lived alone": [{ sources: ["dit"], new_sources: [testimony("dit")] }, {}, "lived"],
  "two testimonies": [{ sources: ["dit", "redit"], new_sources: [testimony("dit"), testimony("redit")] }, {}, "lived"],
  both: [{ sources: ["bilan", "dit"], new_sources: [bilan, testimony("dit")] }, {}, "partly lived"],
  "a testimony that is brought and not cited": [
    { sources: ["bilan"], new_sources: [bilan, testimony("dit")] },
    {},
    "documents",
  ],
  "a document without a kind yet": [{ sources: ["neuf"], new_sources: [{ id: "neuf" }] }, {}, "documents"],
  "somebody else lived it": [
    { sources: ["dit"], new_sources: [testimony("dit")] },
    { new_sources: [testimony("dit")] },
    "documents",
  ],
  "somebody else lived a part of it": [
    { sources: ["dit", "redit"], new_sources: [testimony("dit"), testimony("redit")] },
    { new_sources: [testimony("dit")] },
    "partly lived",
  ],
};

for (const [name, [data, before, ground]] of Object.entries(CASES))
  test(`what it stands on: ${name}`, () => assert.equal(livedGround(data, before), ground));
