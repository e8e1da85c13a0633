import assert from "node:assert/strict";
import { test } from "node:test";
import { renamed } from "../../../../docs/javascripts/contribute/rules/links.js";
import { readValue } from "../../../../docs/javascripts/contribute/rules/values.js";
import { checkGroup, validPart } from "../../../../docs/javascripts/contribute/rules/validation.js";
import { catalogue, CONTEXT } from "../catalogue.js";

const POLE = catalogue.type("poles");
const read = (name, typed) => readValue(CONTEXT, POLE.named.get(name), typed, {});
const guess = (name, typed) => read(name, typed).guess;
const objection = (name, typed) => read(name, typed).objection;

test("a line is one line without tags, as it is typed", () => {
  assert.equal(read("title", "  L'an ?\u00a0").value, "L'an ?");
  assert.equal(objection("title", "a\nb"), "line-break");
  assert.equal(objection("title", "<b>"), "angle-bracket");
  assert.equal(objection("title", " "), "empty");
  assert.equal(objection("title", "x".repeat(201)), "too-long");
  assert.equal(objection("title", ["a"]), "expected-text");
});

test("numbers, ticks and dates are read as people write them, or refused", () => {
  assert.equal(read("members", "1 250").value, 1250);
  assert.equal(objection("members", "douze"), "number");
  assert.equal(objection("members", "1.5"), "number");
  assert.equal(read("national", "true").value, true);
  assert.equal(objection("national", "oui"), "yes-no");
});

test("a term is one of its vocabulary, not the one above others", () => {
  assert.equal(read("themes", "animer").value, "animer");
  assert.equal(objection("themes", "cooperer"), "term-too-broad");
  assert.deepEqual([read("themes", "annimer").objection, read("themes", "annimer").guess], ["unknown-term", "animer"]);
  assert.equal(read("themes", "animattion").guess, "animer", "by another name");
});

test("a case is known by its file; where a name may be given, what is no file name is a name", () => {
  assert.equal(read("related", "autre-pole").value, "autre-pole");
  assert.equal(read("related", "autre-pol").guess, "autre-pole");
  assert.equal(read("partners", "Une association d’ici").value, "Une association d’ici");
  assert.equal(objection("partners", "une-association"), "unknown-reference/name");
});

test("a group has every field that is valid, and objections for the others", () => {
  const { value, found } = checkGroup(CONTEXT, POLE, {
    title: "T",
    members: "x",
    themes: "animer",
    inconu: "1",
    facts: "12",
    span: "2016",
  });
  assert.deepEqual(
    found.map(({ path, message }) => [path.join("."), message.split(" ")[0]]),
    [
      ["themes", "expected-list/text"],
      ["members", "number"],
      ["span", "expected-group"],
      ["inconu", "unknown-key"],
    ],
  );
  assert.equal(value.title, "T");
  assert.deepEqual(value.facts, [{ value: "12", as_of: undefined, source: undefined }], "a lone text is a list of one");
  assert.deepEqual(value.aliases, []);
  assert.ok(!("members" in value));
});

test("a list has its bounds", () => {
  const told = (themes) =>
    checkGroup(CONTEXT, POLE, { title: "T", themes }).found.map(({ message }) => message.split(" ")[0]);
  assert.deepEqual(told(["animer", "energie", "animer"]), ["too-many"]);
  assert.deepEqual(told({ a: "1" }), ["expected-list"]);
});

test("what is missing is told with an example", () => {
  const [missing] = checkGroup(CONTEXT, POLE, {}).found;
  assert.deepEqual([missing.path, missing.code], [["title"], "missing-field"]);
});

test("for the rules across fields a commune is not valid by itself", () => {
  const valid = validPart(CONTEXT, POLE, { title: "T", place: "39300", members: "x" });
  assert.deepEqual([valid.title, "place" in valid, "members" in valid, valid.themes], ["T", false, false, []]);
});

test("the former address of a case leads to its present one", () => {
  const meant = guess("related", "ancien-nom");
  assert.deepEqual(meant, { owner: "poles/autre-pole", mended: "autre-pole" });
  const { hint, inForm } = catalogue.say("unknown-reference", { folder: "poles", value: "ancien-nom" }, meant);
  assert.equal(hint, "c’est l’ancienne adresse de poles/autre-pole : écrivez « autre-pole »");
  assert.equal(inForm.hint, hint);
  for (const [written, mended] of [
    ["ancien-nom.md", "autre-pole.md"],
    ["../poles/ancien-nom.md", "../poles/autre-pole.md"],
  ])
    assert.equal(renamed(catalogue, "poles/ancien-nom", written)?.mended, mended);
  assert.equal(renamed(catalogue, "poles/un-pole", "un-pole"), undefined);
});
