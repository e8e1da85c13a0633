import assert from "node:assert/strict";
import { test } from "node:test";
import { mend, ordered, same, write, written } from "../../../../docs/javascripts/contribute/rules/writing.js";
import { catalogue } from "../catalogue.js";

test("a text is plain where YAML reads it as it is, between quotes elsewhere", () => {
  const plain = (text, flow = false) => written(catalogue, text, flow);
  assert.equal(plain("L’œuvre d’Ève"), '"L’œuvre d’Ève"', "œ is no plain letter here");
  assert.equal(plain("Clus’Ter Jura"), "Clus’Ter Jura");
  assert.equal(plain("a, b"), "a, b");
  assert.equal(plain("a, b", true), '"a, b"', "a comma ends a text between brackets");
  assert.equal(plain("09:30"), '"09:30"');
  assert.equal(plain("# titre"), '"# titre"');
  assert.equal(plain("01"), '"01"', "the code of a department is no number");
  assert.equal(plain(' dit « "x" » '), '" dit « \\"x\\" » "');
  assert.equal(plain("a\u2028b"), '"a\\u2028b"');
  assert.equal(plain("a\ud800b"), '"a\ufffdb"', "half a character is none");
});

test("a file has its fields in the order of the declaration, groups in flow, the others last", () => {
  const data = {
    inconnu: "x",
    facts: [{ source: "avise-2022", value: "12" }, "13"],
    themes: ["animer", "energie"],
    span: { starts: "2016" },
    title: "Un pôle",
  };
  assert.equal(
    write(catalogue, "poles", data, "\nLe texte.\n"),
    "---\ntitle: Un pôle\nthemes: [animer, energie]\nfacts:\n  - {value: 12, source: avise-2022}\n  - 13\nspan: {starts: 2016}\ninconnu: x\n---\n\nLe texte.\n",
  );
});

test("values that are not given are not written", () => {
  assert.deepEqual(ordered(undefined, { b: "1", a: undefined, c: [] }), [
    ["b", "1"],
    ["c", []],
  ]);
  assert.throws(() => write(catalogue, "poles", { ["x".repeat(1001)]: "1" }, ""), RangeError);
  assert.throws(() => write(catalogue, "recettes", {}, ""), /no type/);
});

const FILE = {
  data: { title: "Un pôle", aliases: ["A"], themes: ["animer"] },
  body: "\nLe texte.\n",
  head: "---\n",
  closing: "---\n",
  blocks: [
    [null, "# une note\n", ""],
    ["title", "title:   Un pôle # dit ainsi\n", "\n"],
    ["aliases", "aliases: [A]\n", ""],
    ["themes", "themes:\n- animer\n", ""],
  ],
};
const text = `${FILE.head}${FILE.blocks.map(([, own, after]) => own + after).join("")}${FILE.closing}${FILE.body}`;

test("of a published file only the lines of what changed are written anew", () => {
  const mended = (changes, body = FILE.body) => mend(catalogue, "poles", FILE, { ...FILE.data, ...changes }, body);
  assert.equal(mended({}), text);
  assert.equal(mended({ themes: ["animer"] }), text, "the same value keeps its layout");
  assert.equal(mended({ aliases: undefined }), text.replace("aliases: [A]\n", ""));
  assert.equal(
    mended({ summary: "Court." }),
    text.replace("\naliases", "\nsummary: Court.\naliases"),
    "at the place of the declaration",
  );
  assert.equal(mended({}, "\nAutre.\n"), text.replace("Le texte.", "Autre."));
});

test("a file with the line ends of Windows keeps them", () => {
  const crlf = (one) => one.replaceAll("\n", "\r\n");
  const file = {
    ...FILE,
    body: crlf(FILE.body),
    head: crlf(FILE.head),
    closing: crlf(FILE.closing),
    blocks: FILE.blocks.map(([name, own, after]) => [name, crlf(own), crlf(after)]),
  };
  assert.equal(mend(catalogue, "poles", file, FILE.data, FILE.body), crlf(text));
  assert.equal(
    mend(catalogue, "poles", file, { ...FILE.data, aliases: ["B"] }, "\nAutre.\n"),
    crlf(text.replace("[A]", "[B]").replace("Le texte.", "Autre.")),
  );
});

test("values are the same whatever the order of their keys", () => {
  assert.ok(same({ a: "1", b: ["2"] }, { b: ["2"], a: "1" }));
  assert.ok(!same({ a: "1" }, { a: "1", b: "2" }));
  assert.ok(!same(["1", "2"], ["2", "1"]));
  assert.ok(!same(["1"], { 0: "1" }));
  assert.ok(!same("1", undefined));
});
