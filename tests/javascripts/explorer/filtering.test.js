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

const one = (key, title, more = {}) => ({ key, title, summary: "", type: key.split("/")[0], ...more });
const DATA = {
  version: 1,
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
    one("poles/zelie", "Zélie", { theme: ["animer"], year: 2016 }),
    one("poles/eve", "Ève", { theme: ["payer"], year: 2022 }),
    one("fiches/abel", "Abel", { theme: ["animer", "payer"], notice: true }),
  ],
};
const keys = (cases) => cases.map(({ key }) => key);
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
  const passed = (query) => keys(passing(DATA.cases, DATA, readAddress(query, DATA).chosen));
  assert.deepEqual(passed("?theme=cooperer"), ["poles/zelie", "fiches/abel"]);
  assert.deepEqual(passed("?theme=animer&theme=payer&type=poles"), ["poles/zelie", "poles/eve"]);
  assert.deepEqual(passed("?theme=animer&type=inconnu"), ["poles/zelie", "fiches/abel"]);
});

test("a value counts what it would leave, the other facets being what they are", () => {
  const found = counts(DATA.cases, DATA, readAddress("?type=poles", DATA).chosen);
  assert.deepEqual(Object.fromEntries(found.get("theme")), { animer: 1, cooperer: 1, payer: 1 });
  assert.deepEqual(Object.fromEntries(found.get("type")), { poles: 2, fiches: 1 });
});

test("French sorts É with E, the last year comes first, notices come last", () => {
  assert.deepEqual(keys(sorted(DATA.cases, "titre")), ["fiches/abel", "poles/eve", "poles/zelie"]);
  assert.deepEqual(keys(sorted(DATA.cases, "date")), ["poles/eve", "poles/zelie", "fiches/abel"]);
  assert.equal(sorted(DATA.cases, "pertinence"), DATA.cases);
  assert.deepEqual(keys(everything(DATA)), ["poles/eve", "poles/zelie", "fiches/abel"]);
});
