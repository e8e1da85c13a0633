import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../../docs/javascripts/contribute/rules/casefile.js";
import { catalogue, COMMUNES } from "../catalogue.js";

const DATA = { title: "Un pôle", summary: "Court.", themes: ["animer"], sources: ["avise-2022"] };
const told = (changes, body = "", more = {}) =>
  check(catalogue, {
    folder: "poles",
    slug: "un-pole",
    data: { ...DATA, ...changes },
    body,
    communes: COMMUNES,
    ...more,
  }).map(({ path, line, message }) => [path.join(".") || line || "", message.split(" ")[0]]);

test("a case in order has no problem", () => {
  assert.deepEqual(told({}, "\n## Origine\n\nUn [autre pôle](autre-pole.md), vu [ici](https://example.org/).\n"), []);
});

test("the name of a file is one that the site does not keep", () => {
  assert.deepEqual(told({}, "", { slug: "index" }), [["", "reserved-slug"]]);
  assert.deepEqual(told({}, "", { slug: "Un pôle" }), [["", "slug/file"]]);
  assert.deepEqual(told({}, "", { slug: null }), []);
});

test("a text is read by its lines: titles, links, tags, dates, persons", () => {
  const body =
    "\n# Titre\n\n## Autre\n\n### Trop\n\n##### Loin\n\nAujourd’hui, <b>jean.dupont@example.org</b> ou 06 12 34 56 78.\n\n[x](perdu.md) [y](#s-perdu) ![z](z.png)\n";
  assert.deepEqual(told({}, body), [
    [2, "heading-level"],
    [4, "unknown-section"],
    [8, "heading-level/skipped"],
    [10, "undated-word"],
    [10, "raw-html"],
    [10, "personal-contact"],
    [10, "raw-html"],
    [10, "personal-contact/phone"],
    [12, "broken-link"],
    [12, "image"],
    [12, "broken-link/section"],
  ]);
});

test("a name cut by emphasis, an escape or an entity is a name all the same", () => {
  for (const typed of [
    "jean.**dupont**@example.org",
    "jean\\.dupont@example.org",
    "jean.dupont&#64;example.org",
    "`jean.dupont@example.org`",
  ])
    assert.deepEqual(told({}, `\n${typed}\n`), [[2, "personal-contact"]], typed);
});

test("a blank is one problem, whatever it was to be", () => {
  assert.deepEqual(told({ themes: ["À REMPLIR"], members: "À REMPLIR" }), [
    ["themes.0", "blank-left/field"],
    ["members", "blank-left/field"],
  ]);
  assert.deepEqual(told({}, "\nÀ REMPLIR\n"), [[2, "blank-left"]]);
});

test("an acronym is explained by the glossary, by its own titles or by those of others", () => {
  assert.deepEqual(told({ summary: "L’ESS, le AUT et le XYZ." }), [["summary", "unknown-acronym"]]);
  assert.deepEqual(told({ aliases: ["XYZ"], summary: "Le XYZ et le XIV." }), []);
  assert.deepEqual(told({ summary: "Un ESS-XYZ." }), [["summary", "unknown-acronym"]]);
});

test("documents, addresses and cases that are taken", () => {
  assert.deepEqual(told({ former_slugs: ["ancien-nom", "autre-pole"] }), [
    ["former_slugs.0", "former-slug-taken/elsewhere"],
    ["former_slugs.1", "former-slug-taken"],
  ]);
  assert.deepEqual(told({ related: ["un-pole"] }), [["title", "self-reference"]]);
  assert.deepEqual(told({}, "\n[moi](un-pole.md)\n"), [["title", "self-reference"]]);
});

test("invisible characters are told where they are", () => {
  assert.deepEqual(told({ title: "Un\u202epôle" }, "\na\n\u202eb\n"), [
    ["title", "control-character/order"],
    [3, "control-character/order"],
  ]);
  assert.deepEqual(told({}, "\n&#x202e;\n"), [[2, "control-character"]], "as an entity too");
});

test("what is too big or too deep is not read on", () => {
  assert.deepEqual(told({}, `\n${"x".repeat(5000)}\n`), [["", "file-too-big"]]);
  assert.deepEqual(told({ aliases: Array(200).fill("a") }).at(-1), ["aliases.96", "yaml-size"]);
  assert.deepEqual(told({ inconnu: [[[[[["x"]]]]]] }), [["inconnu.0.0.0.0.0", "yaml-depth"]]);
  assert.deepEqual(told({}, `\n${"> ".repeat(8)}x\n`), [[2, "body-depth"]]);
  assert.deepEqual(told({}, `\n${"x\n".repeat(45)}`), [[42, "body-lines"]]);
});
