import assert from "node:assert/strict";
import { test } from "node:test";
import { passage, plain, says } from "../../../docs/javascripts/search/passages.js";
import { typographic } from "../../../docs/javascripts/language/typography.js";

const marked = (parts) => parts.filter(([, answers]) => answers).map(([text]) => text);

test("a passage is where most of what is sought stands, the rarest first, its words marked", () => {
  const text = `Un pôle. ${"Rien ici. ".repeat(40)}Les financeurs paient l'animation du pôle. ${"Rien. ".repeat(40)}`;
  const parts = passage(
    text,
    new Map([
      ["financ", 60],
      ["anim", 50],
      ["pol", 2],
    ]),
  );
  assert.deepEqual(marked(parts), ["financeurs", "animation", "pôle"]);
  assert.match(parts.map(([piece]) => piece).join(""), /Les financeurs paient l’animation du pôle/);
  assert.equal(passage("Rien.", new Map([["financ", 1]])), undefined);
});

test("accents in any form and soft hyphens are no obstacle, and the text stays as it is", () => {
  assert.deepEqual(marked(passage("la coo\u00adpe\u0301ration", new Map([["cooper", 1]]))), [
    "coo\u00adpe\u0301ration",
  ]);
});

test("a grouped number, an acronym and a word behind any apostrophe are marked whole", () => {
  for (const number of ["2 517", "2\u202f517", "2\u00a0517", "2.517", "2’517", "2517"])
    assert.deepEqual(marked(passage(`Le site a ${number} arbres.`, new Map([["2517", 1]]))), [typographic(number)]);
  for (const apostrophe of ["'", "’", "\u02bc", "\uff07", "´", "‘", "′"])
    assert.deepEqual(marked(passage(`Autour de l${apostrophe}abricot.`, new Map([["abricot", 1]]))), ["abricot"]);
  assert.deepEqual(marked(passage("La S.C.I.C. du lieu", new Map([["scic", 1]]))), ["S.C.I.C"]);
});

test("the signs of Markdown and the addresses of links are left out", () => {
  assert.equal(plain('## Titre\n\n**Un** [pôle](../poles/x.md "t") et `code`\n- deux'), "Titre Un pôle et code - deux");
});

test("no space comes before a point where a mark of Markdown ends", () => {
  assert.equal(plain("un [bouquet](x.md). Puis **deux**, puis _trois_."), "un bouquet. Puis deux, puis trois.");
});

test("a phrase is words that follow one another", () => {
  assert.ok(says("Prélever une quote-part sur les marchés", ["quote", "part"]));
  assert.ok(!says("une part de quote", ["quote", "part"]));
  assert.ok(!says("des quotes parts", ["quote", "part"]));
});
