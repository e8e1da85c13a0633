import assert from "node:assert/strict";
import { test } from "node:test";
import {
  counts,
  everything,
  passing,
  readAddress,
  sorted,
  writeAddress,
} from "../../../docs/javascripts/explorer/filtering.js";

const one = (number, title, type, more = {}) => ({ number, title, type, year: 0, notice: false, ...more });
const DATA = {
  version: 2,
  facets: [
    {
      id: "type",
      label: "Type",
      values: [
        ["poles", "Pôles"],
        ["fiches", "Fiches"],
      ],
    },
    {
      id: "theme",
      label: "Thème",
      values: [
        ["cooperer", "Coopérer"],
        ["animer", "Animer"],
        ["payer", "Payer"],
      ],
      broader: { animer: "cooperer" },
    },
  ],
  cases: [
    one(2, "Zélie", "poles", { theme: ["animer"], year: 2016 }),
    one(1, "Ève", "poles", { theme: ["payer"], year: 2022 }),
    one(0, "Abel", "fiches", { theme: ["animer", "payer"], notice: true }),
  ],
};
const titles = (cases) => cases.map(({ title }) => title);
const chosen = (state) => Object.fromEntries([...state.chosen].map(([facet, values]) => [facet, [...values]]));

test("an address says what is searched for, chosen, sorted and how it is shown", () => {
  const state = readAddress(
    "?q=%20payer%20%20l%E2%80%99animation%20&theme=animer&theme=payer&type=poles,fiches&sort=date&view=liste",
    DATA,
  );
  assert.equal(state.query, "payer l’animation");
  assert.deepEqual(chosen(state), { type: ["poles", "fiches"], theme: ["animer", "payer"] });
  assert.deepEqual([state.sort, state.view, state.cut, state.unknown], ["date", "liste", false, []]);
});

test("what the library does not have is told, and left out", () => {
  const state = readAddress(
    `?theme=inconnu&theme=animer&theme=${"x".repeat(100)}&sort=<b>&view=constructor&q=${"a".repeat(300)}`,
    DATA,
  );
  assert.deepEqual(chosen(state), { theme: ["animer"] });
  assert.deepEqual(state.unknown, [
    ["Thème", "inconnu"],
    ["Thème", "x".repeat(60)],
  ]);
  assert.deepEqual([state.sort, state.view, state.cut, state.query.length], ["pertinence", "cartes", true, 200]);
});

test("an address written and read again is the same state", () => {
  const state = readAddress("?q=œuvre+%26+caf%C3%A9&theme=payer&type=poles&type=fiches&sort=titre&view=carte", DATA);
  assert.deepEqual(readAddress(`?${writeAddress(state)}`, DATA), state);
  assert.equal(writeAddress(readAddress("", DATA)), "");
});

test("one value of each facet is enough, and a broader one takes in its narrower ones", () => {
  const passed = (query) => titles(passing(DATA.cases, DATA, readAddress(query, DATA).chosen));
  assert.deepEqual(passed("?theme=cooperer"), ["Zélie", "Abel"]);
  assert.deepEqual(passed("?theme=animer&theme=payer&type=poles"), ["Zélie", "Ève"]);
  assert.deepEqual(passed("?theme=animer&type=inconnu"), ["Zélie", "Abel"]);
});

test("a value counts what it would leave, the other facets being what they are", () => {
  const found = counts(DATA.cases, DATA, readAddress("?type=poles", DATA).chosen);
  assert.deepEqual(Object.fromEntries(found.get("theme")), { animer: 1, cooperer: 1, payer: 1 });
  assert.deepEqual(Object.fromEntries(found.get("type")), { poles: 2, fiches: 1 });
});

test("titles are in the order of their numbers, the last year comes first, notices come last", () => {
  assert.deepEqual(titles(sorted(DATA.cases, "titre")), ["Abel", "Ève", "Zélie"]);
  assert.deepEqual(titles(sorted(DATA.cases, "date")), ["Ève", "Zélie", "Abel"]);
  assert.deepEqual(titles(sorted(DATA.cases, "anciens")), ["Zélie", "Ève", "Abel"]);
  const many = [3, 0, 2, 0, 1].map((year, number) => one(number, `${number}`, "poles", { year }));
  assert.deepEqual(titles(sorted(many, "anciens")), ["4", "2", "0", "1", "3"]);
  assert.equal(sorted(DATA.cases, "pertinence"), DATA.cases);
  assert.deepEqual(titles(everything(DATA.cases)), ["Ève", "Zélie", "Abel"]);
});
