import assert from "node:assert/strict";
import { test } from "node:test";
import { listIn } from "../../../docs/javascripts/selection/address.js";

test("without a list in the address the visitor sees their own", () => {
  assert.deepEqual(listIn("", ["poles/aaa"]), { keys: ["poles/aaa"], sent: false, told: [] });
});

test("a list of the address is shown, its slashes and doubles forgiven", () => {
  assert.deepEqual(listIn("?cases=/poles/aaa/,fiches/bbb,poles/aaa", ["poles/ccc"]), {
    keys: ["poles/aaa", "fiches/bbb"],
    sent: true,
    told: [],
  });
});

test("what cannot be read is told, and what is too much", () => {
  const cut = listIn("?cases=poles/aaa,po", []);
  assert.deepEqual(
    [cut.keys, cut.told],
    [["poles/aaa"], ["Une partie du lien ne se lit pas («\u00a0po\u00a0»)\u00a0: le reste est là."]],
  );
  const none = listIn("?cases=%3Cb%3E", ["poles/aaa"]);
  assert.deepEqual([none.keys, none.sent], [["poles/aaa"], false]);
  assert.match(
    none.told[0],
    /^Ce lien ne nomme aucune page\s: on y lit «\s<b>\s»\. .* Voici votre propre sélection\.$/,
  );
  const many = listIn(`?cases=${Array.from({ length: 70 }, (_, index) => `poles/pole-${index}`).join(",")}`, []);
  assert.deepEqual([many.keys.length, many.told.length], [60, 1]);
});
