// The lines of a field of which a part changes: all others stay to the letter, however they are laid out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mendedLines } from "../../../../docs/javascripts/contribute/sending/mended-lines.js";
import { catalogue as small } from "../catalogue.js";

const field = (name, more = {}) => [name, { name, label: name, kind: "line", ...more }];
const model = (...fields) => ({ fields: fields.map(([, one]) => one), named: new Map(fields), rules: [] });
const groups = new Map([
  ["Idea", model(field("text"), field("questions", { list: true }))],
  ["List", model(field("kind"), field("items", { list: true, kind: "group", group: "Idea" }), field("session"))],
]);
const catalogue = { ...small, group: (name) => groups.get(name) };
const type = model(field("lists", { list: true, kind: "group", group: "List" }));

const mended = (own, before, after) => mendedLines(catalogue, type, "lists", own, { before, after });

const OWN = `lists:
  # first
  - kind: a   # seen
    items:
      - >-
        One, on
        two lines.
      # the best
      - text: Two   # twice
        questions: [q]
  # second
  - {kind: b, items: [x, "y, z"]}
`;
const BEFORE = [
  { kind: "a", items: ["One, on two lines.", { text: "Two", questions: ["q"] }] },
  { kind: "b", items: ["x", "y, z"] },
];
const with_ = (change) => {
  const after = structuredClone(BEFORE);
  change(after);
  return mended(OWN, BEFORE, after);
};

test("a point at the end of a list within a list adds its line", () => {
  assert.equal(
    with_(([first]) => first.items.push("Three", { text: "Four", questions: ["q"] })),
    OWN.replace("questions: [q]\n", "questions: [q]\n      - Three\n      - {text: Four, questions: [q]}\n"),
  );
});

test("a point that says something else changes its own lines", () => {
  assert.equal(
    with_(([first]) => {
      first.items[1].text = "Two!";
    }),
    OWN.replace("Two   # twice", "Two!"),
  );
  assert.equal(
    with_(([first]) => {
      first.items[0] = { text: "One", questions: ["q"] };
    }),
    OWN.replace(/- >-\n.*\n.*\n/, "- {text: One, questions: [q]}\n"),
  );
  assert.equal(
    with_(([first]) => {
      first.session = "s";
    }),
    OWN.replace("questions: [q]\n", "questions: [q]\n    session: s\n"),
  );
});

test("a point that goes takes its lines, with the comments right above it", () => {
  assert.equal(
    with_(([first]) => first.items.pop()),
    OWN.replace(/ {6}# the best\n.*\n.*\n/, ""),
  );
  assert.equal(
    with_((all) => all.shift()),
    'lists:\n  # second\n  - {kind: b, items: [x, "y, z"]}\n',
  );
});

test("a list goes and the next one changes: each keeps the lines that are its own", () => {
  const own = "lists:\n  - kind: a\n    items: [x]\n  - kind: b # two\n    items: [y]\n";
  const before = [
    { kind: "a", items: ["x"] },
    { kind: "b", items: ["y"] },
  ];
  assert.equal(
    mended(own, before, [{ kind: "b", items: ["y", "z"] }]),
    "lists:\n  - kind: b # two\n    items: [y, z]\n",
  );
});

test("points come before the bracket that closes their list, wherever it stands", () => {
  const added = (items, more = "") => {
    const own = `lists:\n- kind: a\n  items: ${items}\n${more}`;
    const before = [{ kind: "a", items: ["x", "y"] }];
    return mended(own, before, [{ kind: "a", items: ["x", "y", "z"] }])?.slice("lists:\n- kind: a\n  items: ".length);
  };
  assert.equal(added("[x, y] # two"), "[x, y, z] # two\n");
  assert.equal(added("[x, y,]"), "[x, y, z,]\n");
  assert.equal(added("[x,\n    y\n    ]"), "[x,\n    y, z\n    ]\n");
  assert.equal(added("[x, y]", "  # behind\n"), "[x, y, z]\n  # behind\n");
  assert.equal(added("[x, y] # [two]"), "[x, y, z] # [two]\n");
  assert.equal(added("[x,\n    y # two\n    ]"), "[x,\n    y, z # two\n    ]\n");
});

test("a list of groups that has to be written anew within a group keeps its depth", () => {
  const own = "lists:\n    -   kind: a\n        items: [x, {text: y,\n          questions: [q]}]\n        session: s\n";
  const before = [{ kind: "a", items: ["x", { text: "y", questions: ["q"] }], session: "s" }];
  assert.equal(
    mended(own, before, [{ kind: "a", items: ["x", { text: "z" }], session: "s" }]),
    "lists:\n    -   kind: a\n        items:\n          - x\n          - {text: z}\n        session: s\n",
  );
});

test("line ends stay, and comments further out stay behind what is added", () => {
  const own = "lists:\r\n  - kind: a\r\n    items:\r\n    - x\r\n  # behind\r\n";
  const before = [{ kind: "a", items: ["x"] }];
  assert.equal(
    mended(own, before, [{ kind: "a", items: ["x", "y"] }]),
    "lists:\r\n  - kind: a\r\n    items:\r\n    - x\r\n    - y\r\n  # behind\r\n",
  );
});

test("a list of the field itself takes one more at its end, whatever its layout", () => {
  const one = { kind: "a" };
  const two = { kind: "b" };
  assert.equal(mended("lists:\n  - {kind: 'a'}\n", [one], [one, two]), "lists:\n  - {kind: 'a'}\n  - {kind: 'b'}\n");
  assert.equal(
    mended("lists:\r\n- kind: a # un\r\n", [one], [one, two]),
    "lists:\r\n- kind: a # un\r\n- {kind: b}\r\n",
  );
  assert.equal(mended("lists: [{kind: a}]\n", [one], [one, two]), "lists: [{kind: a}, {kind: b}]\n");
  assert.equal(mended("lists: [{kind: a}] # un\n", [one], [two]), "lists: [{kind: b}] # un\n");
});
