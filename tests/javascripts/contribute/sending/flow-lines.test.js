// What stands between brackets and braces changes where it has to, and nowhere else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { flowAt } from "../../../../docs/javascripts/contribute/sending/flow-lines.js";
import { mendedLines } from "../../../../docs/javascripts/contribute/sending/mended-lines.js";
import { catalogue as small } from "../catalogue.js";

const field = (name, more = {}) => [name, { name, label: name, kind: "line", ...more }];
const model = (...fields) => ({ fields: fields.map(([, one]) => one), named: new Map(fields), rules: [] });
const groups = new Map([
  ["Fact", model(field("value"), field("names", { list: true }), field("source"), field("seen"))],
]);
const catalogue = { ...small, group: (name) => groups.get(name) };
const type = model(
  field("facts", { list: true, kind: "group", group: "Fact" }),
  field("fact", { kind: "group", group: "Fact" }),
);
const mended = (name, own, before, after) => mendedLines(catalogue, type, name, own, { before, after });

test("items are told apart by their signs, not by those in texts and comments", () => {
  const text = `[a, "b, ]", 'c '' , ]', Clus'Ter, {d: [e, f]} , # g, ]\n  h: i]`;
  const { items, end } = flowAt(text, 0);
  assert.deepEqual(
    items.map(([from, to]) => text.slice(from, to)),
    ["a", '"b, ]"', "'c '' , ]'", "Clus'Ter", "{d: [e, f]}", "h: i"],
  );
  assert.equal(end, text.length - 1);
  for (const open of ["[a, b", '["a]', "[a # ]"]) assert.equal(flowAt(open, 0), undefined);
});

const BLOCK = `facts:
  # first
  - {value: "70", names: [Clus'Ter Jura,"b"],source: a}   # seen {twice}
  - {value:  two,
     source: b}
  - value: >-
      three
      times
    # of c
    source: c
`;
const BEFORE = [
  { value: "70", names: ["Clus'Ter Jura", "b"], source: "a" },
  { value: "two", source: "b" },
  { value: "three times", source: "c" },
];
const seen = (...ranks) => BEFORE.map((one, rank) => (ranks.includes(rank) ? { ...one, seen: "now" } : one));

test("a key that comes to a group stands behind its others, which keep their signs, whatever the layout", () => {
  assert.equal(mended("facts", BLOCK, BEFORE, seen(0)), BLOCK.replace("source: a}", "source: a, seen: now}"));
  assert.equal(mended("facts", BLOCK, BEFORE, seen(1)), BLOCK.replace("source: b}", "source: b, seen: now}"));
  assert.equal(mended("facts", BLOCK, BEFORE, seen(2)), `${BLOCK}    seen: now\n`);
});

const LINE = `facts: [{value: "70", source: a}, {value: two}, {value: '3', source: c}] # all\n`;
const OF_LINE = [{ value: "70", source: "a" }, { value: "two" }, { value: "3", source: "c" }];

test("of a list between brackets the items that change do so where they stand", () => {
  const one = OF_LINE.map((item, rank) => (rank === 1 ? { ...item, seen: "now" } : item));
  assert.equal(mended("facts", LINE, OF_LINE, one), LINE.replace("two}", "two, seen: now}"));
  const other = OF_LINE.map((item, rank) => (rank === 0 ? { value: "71", source: "a" } : item));
  assert.equal(mended("facts", LINE, OF_LINE, other), LINE.replace("70", "71"));
});

test("a new item has the order and the quotes of the one above it, wherever its list stands", () => {
  const before = [{ value: "70", source: "a" }];
  const after = [...before, { value: "9", source: "it is" }];
  const own = `{source: 'a', value: "70"}`;
  const made = `{source: 'it is', value: "9"}`;
  assert.equal(mended("facts", `facts: [${own}]\n`, before, after), `facts: [${own}, ${made}]\n`);
  assert.equal(mended("facts", `facts:\n- ${own} # one\n`, before, after), `facts:\n- ${own} # one\n- ${made}\n`);
});

test("quotes that the older value needed are not taken over", () => {
  const [before, after] = ["a, b", "c"].map((value) => [{ value, source: "a" }]);
  assert.equal(
    mended("facts", `facts: [{value: "a, b", source: a}]\n`, before, after),
    "facts: [{value: c, source: a}]\n",
  );
});

test("a value below another keeps its quotes", () => {
  const own = `facts:\n  - value: "70"\n    source: 'a'\n`;
  const after = [{ value: "9", source: "it's" }];
  assert.equal(
    mended("facts", own, [{ value: "70", source: "a" }], after),
    own.replace("70", "9").replace("'a'", "'it''s'"),
  );
});

test("an item that leaves takes one comma along", () => {
  assert.equal(mended("facts", LINE, OF_LINE, OF_LINE.slice(1)), LINE.replace('{value: "70", source: a}, ', ""));
  assert.equal(mended("facts", LINE, OF_LINE, OF_LINE.slice(0, 2)), LINE.replace(", {value: '3', source: c}", ""));
});

test("a value that changes leaves those beside it as they are written", () => {
  const after = [{ ...BEFORE[0], source: "z", seen: "now" }, { value: "2, or more", source: "b" }, BEFORE[2]];
  assert.equal(
    mended("facts", BLOCK, BEFORE, after),
    BLOCK.replace("source: a}", "source: z, seen: now}").replace("value:  two", 'value:  "2, or more"'),
  );
});

test("what follows a group that says something else stays", () => {
  const own = "fact: {value: one, source: a} # of the 3rd\n";
  const after = { value: "two", source: "a" };
  assert.equal(mended("fact", own, { value: "one", source: "a" }, after), own.replace("one", "two"));
});

test("items come where they are said, beside those that change or leave", () => {
  const seen = { ...OF_LINE[0], seen: "now" };
  assert.equal(
    mended("facts", LINE, OF_LINE, [seen, OF_LINE[1], { value: "new" }, OF_LINE[2]]),
    LINE.replace("source: a}", "source: a, seen: now}").replace("{value: two}", "{value: two}, {value: new}"),
  );
  assert.equal(
    mended("facts", LINE, OF_LINE, [{ value: "new" }, OF_LINE[0]]),
    'facts: [{value: new}, {value: "70", source: a}] # all\n',
  );
});

test("where a comment stands among what leaves, the field is written anew", () => {
  const own = "facts: [{value: a}, # the first\n  {value: b}]\n";
  assert.equal(mended("facts", own, [{ value: "a" }, { value: "b" }], [{ value: "b" }]), undefined);
});
