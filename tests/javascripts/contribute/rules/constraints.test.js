import assert from "node:assert/strict";
import { test } from "node:test";
import { crossCheck } from "../../../../docs/javascripts/contribute/rules/constraints.js";
import { PartialDate } from "../../../../docs/javascripts/contribute/rules/dates.js";
import { catalogue, CONTEXT } from "../catalogue.js";

const POLE = catalogue.type("poles");
const told = (model, values, context = CONTEXT) =>
  crossCheck(context, model, values, []).map(({ path, message }) => [path.join("."), message.split(" ")[0]]);
const date = (text) => PartialDate.read(text, catalogue.expression("date"));

test("what a type needs is missing when it is empty, not when it is wrong", () => {
  assert.deepEqual(told(POLE, { themes: [] }), [["themes", "missing-field"]]);
  assert.deepEqual(told(POLE, {}), []);
});

test("a value that is given twice is told at its second place", () => {
  assert.deepEqual(told(POLE, { aliases: ["Œuvre", "Ève", "Œuvre"], themes: ["animer"] }), [
    ["aliases.2", "repeated-value"],
  ]);
});

test("one theme at least is of a branch that says how people cooperate", () => {
  assert.deepEqual(told(POLE, { themes: ["energie"] }), [["themes", "theme-branch"]]);
  assert.deepEqual(told(POLE, { themes: ["energie", "animer"] }), []);
  assert.equal(crossCheck(CONTEXT, POLE, { themes: ["energie"] }, [])[0].severity, "warning");
});

test("a commune is in one of the departments, when there are any", () => {
  assert.deepEqual(told(POLE, { place: "39300", departments: ["93"] }), [["place", "place-elsewhere/department"]]);
  assert.deepEqual(told(POLE, { place: "39300", departments: ["39"] }), []);
  assert.deepEqual(told(POLE, { place: "39300", departments: [] }), []);
  assert.deepEqual(told(POLE, { place: "97501", departments: [] }), [["place", "unknown-term/department"]]);
  assert.deepEqual(
    told(POLE, { place: "39300", departments: ["93"] }, { ...CONTEXT, communes: undefined }),
    [],
    "the list is not there yet",
  );
});

test("a fact has its date and its source", () => {
  const fact = catalogue.group("Fact");
  assert.deepEqual(told(fact, { value: "12", as_of: undefined, source: undefined }), [
    ["as_of", "undated-fact"],
    ["source", "undated-fact/source"],
  ]);
  assert.deepEqual(told(fact, { value: "12", as_of: date("2016"), source: "avise-2022" }), []);
  assert.deepEqual(told(fact, { value: undefined, as_of: undefined, source: undefined }), []);
});

test("an end is not before its beginning, as precise as both are known", () => {
  const span = catalogue.group("Span");
  const ends = (starts, last) => told(span, { starts: date(starts), ends: date(last) }).length;
  assert.equal(ends("2016-09-23", "2016-09-22"), 1);
  assert.equal(ends("2016-09-23", "2016"), 0, "2016 may mean its last day");
  assert.equal(ends("2016-09", "2016-08-31"), 1);
  assert.equal(ends("2016-09-23", "2016-09-23"), 0);
  assert.deepEqual(told(span, { from: "10:00", to: "09:30" }), [["to", "end-before-start"]]);
  assert.deepEqual(told(span, { from: "09:30", to: "10:00" }), []);
});
