import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../../../../docs/javascripts/contribute/sending/changes.js";
import { catalogue } from "../catalogue.js";

const BODY = "\nUn début.\n\n## Origine\n\nNé en 2014.\n\nPuis accueilli.\n\n## Qui décide\n\nUn comité.\n";
const BEFORE = { data: { title: "Un pôle", aliases: ["A", "B"], facts: [{ value: "12", as_of: "2022" }] }, body: BODY };

/** What is told of a page that becomes this. */
const told = (data, body = BODY) => changes(catalogue, "poles", BEFORE, { data: { ...BEFORE.data, ...data }, body });

test("nothing is told where nothing changes, whatever the line ends", () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({}, BODY.replaceAll("\n", "\r\n")), []);
});

test("a value is told before and after, one more and one less alone", () => {
  assert.deepEqual(told({ title: "Un autre" }), [{ label: "title", before: ["Un pôle"], after: ["Un autre"] }]);
  assert.deepEqual(told({ members: "4" }), [{ label: "members", before: [], after: ["4"] }]);
  assert.deepEqual(told({ title: undefined }), [{ label: "title", before: ["Un pôle"], after: [] }]);
});

test("of a list only what comes and goes is told, and the whole of it where its order alone changes", () => {
  assert.deepEqual(told({ aliases: ["A", "B", "C"] }), [{ label: "aliases", before: [], after: ["C"] }]);
  assert.deepEqual(told({ aliases: ["A", "A", "B"] }), [{ label: "aliases", before: [], after: ["A"] }]);
  assert.deepEqual(told({ aliases: ["B", "A"] }), [{ label: "aliases", before: ["A", "B"], after: ["B", "A"] }]);
});

test("a group is told with all that it holds: no change of it is hidden", () => {
  const facts = [{ value: "12", as_of: "2022", source: "avise-2022" }];
  assert.deepEqual(told({ facts }), [
    {
      label: "facts",
      before: ["value : 12 ; as_of : 2022"],
      after: ["value : 12 ; as_of : 2022 ; source : " + (catalogue.sources.get("avise-2022")?.title ?? "avise-2022")],
    },
  ]);
});

test("names of lists are told as people see them", () => {
  const [id, term] = [...catalogue.terms("themes")][0];
  assert.deepEqual(told({ themes: [id] })[0].after, [term.label]);
  const [key, { title }] = [...catalogue.cases].find(([one]) => one.startsWith("poles/"));
  assert.deepEqual(told({ related: [key.split("/")[1]] })[0].after, [title]);
  assert.deepEqual(told({ sources: ["neuf"], new_sources: [{ id: "neuf", title: "Un bilan" }] })[0].after, [
    "Un bilan",
  ]);
});

test("of a text the paragraphs are told that differ, by the title of their part", () => {
  assert.deepEqual(told({}, BODY.replace("Puis accueilli.", "Puis accueilli à Lons.")), [
    { label: "Origine", before: ["Puis accueilli."], after: ["Puis accueilli à Lons."] },
  ]);
  assert.deepEqual(told({}, BODY.replace("Un début.", "Un autre début.")), [
    { label: "Le début du texte", before: ["Un début."], after: ["Un autre début."] },
  ]);
  assert.deepEqual(told({}, `${BODY}\n## Difficultés\n\nLe toit.\n`), [
    { label: "Difficultés", before: [], after: ["Le toit."] },
  ]);
  assert.deepEqual(told({}, BODY.replace("## Qui décide\n\nUn comité.\n", "")), [
    { label: "Qui décide", before: ["Un comité."], after: [] },
  ]);
});
