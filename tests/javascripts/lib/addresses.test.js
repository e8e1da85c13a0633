import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOT, caseAddress, keyAt, keysAmong } from "../../../docs/javascripts/lib/addresses.js";

test("only keys are kept, each once, whatever is given", () => {
  assert.deepEqual(keysAmong(["poles/clus-ter-jura", "poles/clus-ter-jura", "fiches/soleni"]), [
    "poles/clus-ter-jura",
    "fiches/soleni",
  ]);
  assert.deepEqual(
    keysAmong([
      7,
      null,
      "<img src=x>",
      "poles/",
      "poles/ab",
      "Poles/abc",
      "poles/é-tienne",
      "poles/a/b",
      `poles/${"x".repeat(61)}`,
    ]),
    [],
  );
  assert.deepEqual(keysAmong({ 0: "poles/abc", length: 1 }), []);
  assert.deepEqual(keysAmong("poles/abc"), []);
});

test("a case has a page, or a line on a page of the index of its type", () => {
  assert.equal(caseAddress("poles/clus-ter-jura"), "poles/clus-ter-jura/");
  assert.equal(caseAddress("organisations/coorace", 1), "organisations/#coorace");
  assert.equal(caseAddress("organisations/coorace", 12), "organisations/page_12/#coorace");
});

test("an address of this site gives the key of its page", () => {
  assert.equal(keyAt(`${ROOT.href}poles/clus-ter-jura/`), "poles/clus-ter-jura");
  assert.equal(keyAt("/poles/clus-ter-jura"), "poles/clus-ter-jura");
  assert.equal(keyAt(`${ROOT.href}explorer/`), undefined);
  assert.equal(keyAt(`${ROOT.href}poles/page_2/`), undefined, "a numbered page of a list is no case");
  assert.equal(keyAt("https://example.org/poles/clus-ter-jura/"), undefined);
});
