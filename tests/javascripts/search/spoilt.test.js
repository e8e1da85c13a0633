import assert from "node:assert/strict";
import { test } from "node:test";
import { libraryFrom } from "../../../docs/javascripts/lib/library.js";
import { Unusable } from "../../../docs/javascripts/lib/unpacked.js";
import { generalFrom, indexFrom, namesFrom, recordFrom } from "../../../docs/javascripts/search/index-shapes.js";

const FACETS = [
  {
    id: "type",
    label: "Type",
    values: [["poles", "Pôles"]],
    singular: { poles: "Pôle" },
    pictogram: { poles: "pole" },
  },
  {
    id: "theme",
    label: "Thème",
    address: "themes",
    values: [
      ["a", "A", ["autre"]],
      ["b", "B"],
    ],
    broader: { b: "a" },
  },
];
const LIBRARY = {
  version: 2,
  facets: FACETS,
  cases: [
    {
      key: "poles/un-pole",
      title: "Un pôle",
      summary: "Un.",
      type: "poles",
      theme: ["a"],
      year: 2016,
      aliases: ["X"],
      notice: true,
    },
    { key: "poles/un-autre", title: "Un autre", summary: "Deux.", type: "poles", theme: [], place: "Lyon", line: 1 },
  ],
};
const INDEX = {
  version: 1,
  documents: 3,
  cases: 2,
  chunks: 128,
  block: 600,
  prefix: 0,
  facets: FACETS,
  values: { type: [0, 0], theme: [0, []] },
  years: [2016, 0],
  priors: [16, 16, 12],
  named: [1, 2, 1],
  how: [],
  last: [1],
  leading: [1],
  site: [2],
  parts: [[2, 2]],
  places: { within: [0, 0], names: { jura: 1 }, sites: [1, [], 0] },
  rules: Object.fromEntries(
    "cover telling phrase name how called exact general least named here elsewhere page said"
      .split(" ")
      .map((name) => [name, 1]),
  ),
  widening: { auto: [["voitur", 12]] },
  names: { a: [[1, 0, -1]] },
};
const WRONG = [
  undefined,
  null,
  5,
  -1,
  1.5,
  "x",
  "",
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { x: null },
  [5, "x"],
  "__proto__",
];

// The same value with one piece, wherever it is, replaced by another.
const spoilt = function* (value, path = []) {
  for (const wrong of WRONG) yield [path, wrong];
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    for (const [below, wrong] of spoilt(value[key], [...path, key])) yield [below, wrong];
  }
};
const replaced = (value, [first, ...rest], wrong) => {
  if (first === undefined) return wrong;
  const copy = structuredClone(value);
  let place = copy;
  const all = [first, ...rest];
  for (const key of all.slice(0, -1)) place = place[key];
  if (wrong === undefined && Array.isArray(place)) place.splice(Number(all.at(-1)), 1);
  else if (wrong === undefined) delete place[all.at(-1)];
  else place[all.at(-1)] = wrong;
  return copy;
};
const read = (from, value) => {
  try {
    return from(value);
  } catch (error) {
    assert.ok(error instanceof Unusable || error.constructor === Error, String(error));
    return undefined;
  }
};

test("data as they are lose nothing", () => {
  assert.deepEqual(libraryFrom(LIBRARY), { ...LIBRARY, lost: [] });
  assert.deepEqual(indexFrom(INDEX), { ...INDEX, lost: [] });
});

test("whatever is wrong in the library, what remains is of its shape, and what is lost is named", () => {
  let usable = 0;
  for (const [path, wrong] of spoilt(LIBRARY)) {
    const data = read(libraryFrom, replaced(LIBRARY, path, wrong));
    if (!data) continue;
    usable += 1;
    for (const one of data.cases) {
      assert.deepEqual(
        [one.key, one.title, one.summary, one.type].map((part) => typeof part),
        Array(4).fill("string"),
      );
      for (const { id } of data.facets) for (const term of [one[id] ?? []].flat()) assert.equal(typeof term, "string");
      for (const name of ["place", "territory", "doers"]) assert.ok(["string", "undefined"].includes(typeof one[name]));
    }
    for (const facet of data.facets)
      for (const [id, label] of facet.values) assert.equal(typeof (id + label), "string");
    if (data.cases.length < 2)
      assert.ok(
        data.lost.length || wrong === undefined || wrong?.length === 0 || path.length === 1,
        JSON.stringify([path, wrong]),
      );
  }
  assert.ok(usable > 400, String(usable));
});

test("whatever is wrong in the index, what remains hangs together", () => {
  let usable = 0;
  for (const [path, wrong] of spoilt(INDEX)) {
    const data = read(indexFrom, replaced(INDEX, path, wrong));
    if (!data) continue;
    usable += 1;
    for (const { id, values } of data.facets) {
      assert.equal(data.values[id].length, data.cases);
      for (const own of data.values[id].flat()) assert.ok(values[own]);
    }
    for (const all of Object.values(data.names))
      for (const [facet, own] of all) assert.ok(data.facets[facet].values[own]);
    for (const all of Object.values(data.widening))
      for (const [stem, share] of all) assert.ok(typeof stem === "string" && share >= 0);
  }
  assert.ok(usable > 300, String(usable));
});

test("another version, another thing altogether, is no index and no library", () => {
  for (const other of [null, [], "x", 5, {}, { version: 0 }, { ...INDEX, version: 2 }, { ...LIBRARY, version: 1 }]) {
    assert.equal(read(indexFrom, other), undefined);
    assert.equal(read(libraryFrom, other), undefined);
  }
});

test("a line of a result that cannot be shown is none, a name that is none is left out", () => {
  for (const wrong of WRONG) {
    assert.equal(recordFrom(wrong), undefined);
    assert.equal(generalFrom(wrong), undefined);
    assert.equal(
      recordFrom({ key: wrong, title: "x", type: "poles" })?.key,
      typeof wrong === "string" ? wrong : undefined,
    );
  }
  assert.deepEqual(namesFrom([["Un", "poles/un/", "Pôle", "X"], ["Deux"], 5, null, ["a", 2, "c"]]), [
    ["Un", "poles/un/", "Pôle", "X"],
  ]);
});
