import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_TITLE, linkTo, listIn, shownIn, titled } from "../../../docs/javascripts/selection/address.js";

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

test("a link holds its title and its cards where no host reads them", () => {
  const titles = ["Payer l’animation", "<b>& #cartes=1&titre=x + 100 %</b>", "« é » ; 日本 🌍", ""];
  for (const title of titles)
    for (const cards of [true, false]) {
      const link = new URL(linkTo(["poles/abc", "fiches/def"], { title, cards }));
      assert.equal(link.search, "?cases=poles/abc,fiches/def");
      assert.deepEqual(shownIn(link.hash), { title, cards });
    }
});

test("a title is one line of bounded length, whatever a link says", () => {
  assert.equal(titled("  deux\n\tlignes\u0000\u202e ici  "), "deux lignes ici");
  assert.equal([...titled("🌍".repeat(500))].length, LONGEST_TITLE);
  for (const hash of ["", "#", "#contenu", "#%", "#titre", "#titre=%E0%A4%A", "#a=b&&=&"])
    assert.equal(typeof shownIn(hash).title, "string");
  assert.deepEqual(shownIn("#contenu"), { title: "", cards: false });
});
