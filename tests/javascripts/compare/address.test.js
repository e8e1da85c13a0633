import assert from "node:assert/strict";
import { test } from "node:test";
import { asked } from "../../../docs/javascripts/compare/address.js";
import { comparisonOf } from "../../../docs/javascripts/lib/addresses.js";

test("an address that is written is read as the same cases, in their order", () => {
  const keys = ["poles/clus-ter-jura", "fiches/soleni"];
  assert.equal(comparisonOf(keys), "?a=poles/clus-ter-jura&b=fiches/soleni");
  assert.deepEqual(asked(comparisonOf(keys)), { keys, unreadable: [], twice: false, more: false });
});

test("what cannot be a case is told, one twice is shown once, three are the most", () => {
  const found = asked("?a=poles/un-pole&b=javascript:alert(1)&c=poles/un-pole");
  assert.deepEqual(found, { keys: ["poles/un-pole"], unreadable: ["javascript:alert(1)"], twice: true, more: false });
  const many = asked("?a=poles/aaa&b=poles/bbb&c=poles/ccc&c=poles/ddd");
  assert.deepEqual([many.keys, many.more], [["poles/aaa", "poles/bbb", "poles/ccc"], true]);
  assert.deepEqual(asked("?a=%20&x=poles/aaa").keys, []);
});
