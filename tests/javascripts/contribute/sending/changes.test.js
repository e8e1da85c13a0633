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

const DAY = [
  { title: "Ouverture", room: "Salle Vercors", start: "09:30" },
  { title: "Atelier", id: "atelier-1", room: "Salle Vercors" },
  { title: "Clôture" },
];

/** What is told of a programme that becomes this. */
const toldOfDay = (programme, before = DAY) =>
  changes(catalogue, "poles", { data: { programme: before }, body: "" }, { data: { programme }, body: "" });

test("an entry that stays is told by its name, with what changes in it and nothing else", () => {
  const [opening, workshop, end] = DAY;
  assert.deepEqual(toldOfDay([{ ...opening, room: "Auditorium" }, workshop, end]), [
    { label: "programme", entry: "Ouverture", before: ["room : Salle Vercors"], after: ["room : Auditorium"] },
  ]);
  assert.deepEqual(toldOfDay([opening, { ...workshop, title: "Le fournil" }, end]), [
    { label: "programme", entry: "Atelier", before: ["title : Atelier"], after: ["title : Le fournil"] },
  ]);
  assert.deepEqual(toldOfDay([end, opening, { ...workshop, room: undefined, speakers: ["Une pratique"] }]), [
    {
      label: "programme",
      entry: "Atelier",
      before: ["room : Salle Vercors"],
      after: ["speakers : Une pratique"],
    },
  ]);
});

test("what leaves and what comes is told whole, beside what stays", () => {
  const [opening, workshop, end] = DAY;
  const found = toldOfDay([{ ...opening, start: "10:00" }, workshop, { title: "Autre" }]);
  assert.deepEqual(found[0], {
    label: "programme",
    entry: "Ouverture",
    before: ["start : 09:30"],
    after: ["start : 10:00"],
  });
  assert.equal(found.length, 2);
  assert.match(found[1].before[0], /title : Clôture/);
  assert.match(found[1].after[0], /title : Autre/);
  assert.deepEqual([found[1].before.length, found[1].after.length], [1, 1]);
});

test("of two entries with one name each keeps its own change", () => {
  const twins = [
    { title: "Atelier", room: "A" },
    { title: "Atelier", room: "B" },
  ];
  assert.deepEqual(toldOfDay([twins[0], { ...twins[1], room: "C" }], twins), [
    { label: "programme", entry: "Atelier", before: ["room : B"], after: ["room : C"] },
  ]);
  assert.deepEqual(
    toldOfDay(
      twins.map((one) => ({ ...one, room: `${one.room} bis` })),
      twins,
    ).map(({ before, after }) => [before, after]),
    [
      [["room : A"], ["room : A bis"]],
      [["room : B"], ["room : B bis"]],
    ],
  );
});

test("of a group that is no list what changes in it is told", () => {
  const [was, is] = [
    { span: { starts: "2027-03-12", ends: "2027-03-13" } },
    { span: { starts: "2027-03-12", ends: "2027-03-14" } },
  ];
  const found = changes(catalogue, "poles", { data: was, body: "" }, { data: is, body: "" });
  assert.deepEqual(found, [{ label: "span", before: ["ends : 2027-03-13"], after: ["ends : 2027-03-14"] }]);
});

test("an entry in another order alone is told as that", () => {
  const [opening, workshop, end] = DAY;
  const [found, ...others] = toldOfDay([workshop, opening, end]);
  assert.deepEqual([found.before.length, found.after.length, others.length], [3, 3, 0]);
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
