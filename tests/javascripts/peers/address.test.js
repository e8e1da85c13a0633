import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, askedBy, isAnchor } from "../../../docs/javascripts/peers/address.js";
import { ROOT } from "../../../docs/javascripts/lib/addresses.js";

const PATH = "/trouver-un-pair/";

/** @type {(address: string) => import("../../../docs/javascripts/peers/address.js").Asked} */
const read = (address) => {
  const { search, hash } = new URL(address, "http://127.0.0.1/");
  return askedBy(search, hash);
};

test("a state that is written is read as the same state", () => {
  const states = [
    { from: ["poles/clus-ter-jura"], described: null, writing: false, chosen: "", reading: "", ours: false },
    {
      from: ["poles/clus-ter-jura"],
      described: null,
      writing: false,
      chosen: "poles/coopactions",
      reading: "sait",
      ours: true,
    },
    {
      from: [],
      described: { seeks: ["mobilite", "insertion"], departments: ["2A", "62"], exclude: ["poles/coopactions"] },
      writing: true,
      chosen: "",
      reading: "",
      ours: false,
    },
    { from: [], described: null, writing: true, chosen: "", reading: "", ours: false },
    { from: [], described: null, writing: false, chosen: "", reading: "", ours: false },
  ];
  for (const state of states) assert.deepEqual(read(addressOf(PATH, state)), { ...state, unreadable: [] });
});

test("what one says of oneself is in no part of the address that a server is sent", () => {
  const address = addressOf(PATH, { described: { seeks: ["mobilite"], departments: ["62"] } });
  assert.equal(address.split("#")[0], PATH);
});

test("a pole is named by its key, its slug or its address; what cannot be one is told; several are kept apart", () => {
  for (const name of ["poles/clus-ter-jura", "clus-ter-jura", `${ROOT.href}poles/clus-ter-jura/`])
    assert.deepEqual(read(`${PATH}?de=${encodeURIComponent(name)}`).from, ["poles/clus-ter-jura"]);
  const spoilt = read(`${PATH}?de=javascript:alert(1)&de=poles/aaa&de=poles/aaa&de=poles/bbb&de=`);
  assert.deepEqual([spoilt.from, spoilt.unreadable], [["poles/aaa", "poles/bbb"], ["javascript:alert(1)"]]);
  assert.equal(read(`${PATH}#cherche=<b>,%22,${"x".repeat(99)}&avec=../../x`).described, null);
  assert.equal(read(`${PATH}#cherche=a&avec=../../x`).chosen, "");
  assert.equal(read(`${PATH}#compte=autre`).reading, "");
});

test("a place on the page is no state of it", () => {
  assert.deepEqual(
    [isAnchor("#ordre"), isAnchor("#notre"), isAnchor("#decrire"), isAnchor("#cherche=a"), isAnchor("")],
    [true, false, false, false, false],
  );
});
