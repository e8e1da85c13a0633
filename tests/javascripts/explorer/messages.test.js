import assert from "node:assert/strict";
import { test } from "node:test";
import { generalShown, statusText } from "../../../docs/javascripts/explorer/messages.js";

const page = (number) => ({ address: `p${number}/`, title: `P${number}`, kind: "Page", summary: "" });
const answer = (cases, above, among, mended = []) => ({
  cases: Array.from({ length: cases }, (_, number) => number),
  pages: Array.from({ length: above }, (_, number) => page(number)),
  between: Array.from({ length: among }, (_, number) => ({ page: page(number), after: cases })),
  mended,
});
const state = (query, chosen = {}, sort = "pertinence") => ({
  query,
  sort,
  chosen: new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)])),
});
const said = (state, answer, found = answer.cases.length) => {
  const { pages, between } = generalShown(state, answer);
  return statusText(state, found, pages.length + between.length, answer).replaceAll(/[\u00a0\u202f]/g, " ");
};

test("the number is that of every page that is shown, whatever they are", () => {
  for (let cases = 1; cases < 8; cases += 3)
    for (let above = 0; above < 4; above += 1)
      for (let among = 0; among < 4; among += 1) {
        const [, number] = /^(\d+) pages? pour « eau »/.exec(said(state("eau"), answer(cases, above, among))) ?? [];
        assert.equal(Number(number), cases + above + among);
      }
  assert.equal(said(state("eau"), answer(5, 0, 0)), "5 pages pour « eau », les plus proches d’abord");
  assert.equal(
    said(state("eau"), answer(5, 1, 1)),
    "7 pages pour « eau » (dont 2 pages générales du site), les plus proches d’abord",
  );
  assert.equal(
    said(state("eau"), answer(1, 0, 1)),
    "2 pages pour « eau » (dont 1 page générale du site), les plus proches d’abord",
  );
  assert.equal(said(state("eau"), answer(1, 0, 0)), "1 page pour « eau »");
});

test("a filter leaves the general pages out of the list and of the number; another order, those among the cases", () => {
  const mixed = answer(6, 2, 3);
  assert.match(said(state("eau", { type: ["poles"] }), mixed, 4), /^4 pages pour « eau », /);
  assert.match(said(state("eau", {}, "titre"), mixed), /^8 pages pour « eau » \(dont 2 pages générales du site\)/);
  assert.equal(said(state("", { type: ["poles"] }), answer(44, 0, 0)), "44 pages");
  assert.equal(said(state(""), answer(157, 0, 0)), "Toute la bibliothèque : 157 pages");
});

test("without a case, what answers in general is counted, and what a filter hides too", () => {
  assert.equal(said(state("eau"), answer(0, 1, 0)), "Aucun cas pour « eau », mais une page du site y répond.");
  assert.equal(said(state("eau"), answer(0, 3, 2)), "Aucun cas pour « eau », mais 5 pages du site y répondent.");
  assert.equal(
    said(state("eau", { type: ["poles"] }), answer(6, 2, 3), 0),
    "Aucune page pour « eau » avec ces filtres. Retirez-en un : la recherche seule en trouve 11.",
  );
  assert.match(said(state("eau"), answer(0, 0, 0)), /^Rien ne répond pour « eau »/);
});

test("what is said to answer is what was sought, not what was misspelt", () => {
  const mended = [
    ["hangard", "hangar"],
    ["$&", "$&eau"],
  ];
  assert.match(said(state("un hangard $&"), answer(2, 0, 1, mended)), /^3 pages pour « un hangar \$&eau » \(dont 1 /);
});
