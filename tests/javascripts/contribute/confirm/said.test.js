// What those whom a page tells of say of it, as values of its file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, confirmed, factsOf, toChange } from "../../../../docs/javascripts/contribute/confirm/page-facts.js";
import { factsSaid, linesOf, nameOfSaid, withWho } from "../../../../docs/javascripts/contribute/confirm/said.js";

const field = (name, more = {}) => [name, { name, label: name.toUpperCase(), kind: "line", ...more }];
const model = (...fields) => ({ fields: fields.map(([, one]) => one), named: new Map(fields), rules: [] });
const groups = new Map([
  [
    "Fact",
    model(
      field("value"),
      field("as_of"),
      field("source", { kind: "source" }),
      field("confirmed_on", { editors: true }),
    ),
  ],
  ["Offer", model(field("text"), field("confirmed_on"), field("until"))],
]);
const catalogue = { group: (name) => groups.get(name), citable: new Set(["a"]), brought: new Map() };
const type = {
  ...model(
    field("id", { editors: true }),
    field("title"),
    field("summary"),
    field("themes", { list: true }),
    field("sources", { list: true }),
    field("keywords", { list: true }),
    field("figures", { list: true, kind: "group", group: "Fact" }),
    field("offers", { list: true, kind: "group", group: "Offer" }),
    field("founded", { list: true, kind: "group", group: "Fact", short: { key: "value", listed: true } }),
  ),
  leads: ["figures"],
};
const DATA = {
  id: "k7x2m9pq",
  title: "Pôle",
  summary: "Un pôle.",
  themes: ["x", "y"],
  sources: ["a"],
  keywords: ["z"],
  figures: [{ value: "1", as_of: "2016", source: "a" }, { value: "2" }],
  offers: [{ text: "visite", until: "2030" }],
  founded: "2014",
};
const FACTS = factsOf(type, DATA);
const WHO = { day: "2026-11-30", role: "direction", words: "la direction", name: "relecture-pole-2026" };

const said = (answers, kept = new Set()) => {
  const all = FACTS.map((fact) => {
    const [answer, value] = [answers[fact.path]].flat();
    return { fact, path: fact.path, label: fact.label, answer, value };
  });
  return withWho(
    factsSaid(catalogue, DATA, all, WHO, kept),
    all,
    WHO,
    all.some(({ value }) => value !== undefined),
  );
};

test("each entry of a list of groups is a fact, what editors or the search alone need is none", () => {
  assert.deepEqual(
    FACTS.map(({ path }) => path),
    ["title", "summary", "figures.1", "figures.2", "themes", "offers.1", "founded"],
  );
  assert.equal(FACTS[2].label, "FIGURES, 1 sur 2");
});

test("nothing said is nothing changed", () => {
  assert.deepEqual(said({}), DATA);
  assert.deepEqual(said({ title: "unknown" }), DATA);
});

test("what is always true says so where it has a place for it, and is named", () => {
  const { figures, confirmations, ...rest } = said({
    "figures.1": "true",
    title: "true",
    "offers.1": "true",
    founded: "true",
  });
  assert.deepEqual(figures, [{ ...DATA.figures[0], confirmed_on: "2026-11-30" }, DATA.figures[1]]);
  assert.deepEqual(confirmations, [
    { on: "2026-11-30", role: "direction", facts: ["title", "figures.1", "offers.1", "founded"] },
  ]);
  assert.deepEqual(rest, (({ figures: _, ...others }) => others)(DATA));
});

test("what has changed is put down to who says it, once a newer value is given", () => {
  const after = said({ "figures.1": ["changed", { value: "3", as_of: "2026" }], "figures.2": "changed" });
  // What is said of a date stays true of it.
  assert.deepEqual(after.figures, [DATA.figures[0], { value: "3", as_of: "2026", source: WHO.name }, DATA.figures[1]]);
  assert.deepEqual(said({ "figures.2": ["changed", { value: "3" }] }).figures, [
    DATA.figures[0],
    { value: "3", source: WHO.name },
  ]);
  assert.deepEqual(after.confirmations, [
    { on: WHO.day, role: "direction", changed: ["figures.1", "figures.2"], document: WHO.name },
  ]);
  assert.deepEqual(after.sources, ["a", WHO.name]);
  assert.deepEqual(
    after.new_sources.map(({ id, role, kind, published }) => [id, role, kind, published]),
    [[WHO.name, "la direction", "temoignage-direct", WHO.day]],
  );
});

test("who says it is named by the page, whose own facts these are", () => {
  const [document] = said({ "figures.1": ["changed", { value: "3" }] }).new_sources;
  assert.equal(document.publisher, DATA.title);
});

test("what is to be taken away leaves, or is asked for where the page needs it", () => {
  const after = said({ "figures.2": "removed", "offers.1": "removed", title: "removed" }, new Set(["title"]));
  assert.deepEqual(after.figures, [DATA.figures[0]]);
  assert.equal("offers" in after, false);
  assert.equal(after.title, "Pôle");
  assert.deepEqual(after.confirmations[0].removed, ["title", "figures.2", "offers.1"]);
});

test("who changes a fact starts from it, without its date and the document that said it", () => {
  assert.deepEqual(toChange(catalogue, FACTS[2]), {
    from: { value: "1" },
    asked: ["value", "as_of"],
  });
  assert.deepEqual(toChange(catalogue, FACTS[4]), { from: ["x", "y"], asked: undefined });
  assert.deepEqual(changed(catalogue, FACTS[5], { text: "autre" }, "s"), { text: "autre" });
  assert.deepEqual(confirmed(catalogue, FACTS[5], WHO.day), DATA.offers[0]);
});

test("what is said is a document with a name of its own", () => {
  const taken = {
    ...catalogue,
    citable: new Set(["relecture-pole-2026"]),
    brought: new Map([["relecture-pole-2026-2", "x"]]),
  };
  const own = { new_sources: [{ id: "relecture-pole-2026-3" }] };
  assert.equal(nameOfSaid(taken, own, "pole", "2026-11-30"), "relecture-pole-2026-4");
});

test("a letter says how much was said, and names what has to be seen to", () => {
  const told = [
    { path: "a", label: "A", answer: "true" },
    { path: "b", label: "B", answer: "changed", says: "6, 2020", becomes: "9, 2026" },
    { path: "e", label: "E", answer: "changed", says: "x", becomes: "" },
    { path: "c", label: "C", answer: "removed" },
    { path: "d", label: "D", answer: undefined },
  ];
  assert.deepEqual(linesOf(told, "la direction", new Set(["c"])), [
    "Nous répondons au nom de\u00a0: la direction.",
    "1 point est toujours vrai, 2 ont changé, 1 est à retirer.",
    "A changé\u00a0: B, «\u00a06, 2020\u00a0»\u00a0; devient «\u00a09, 2026\u00a0».",
    "A changé\u00a0: E, «\u00a0x\u00a0»\u00a0; nouvelle valeur non dite.",
    "À retirer\u00a0: C (toujours dans le fichier\u00a0: la page en a besoin).",
  ]);
  assert.deepEqual(linesOf([], "", new Set()), []);
});
