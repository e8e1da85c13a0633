import assert from "node:assert/strict";
import { test } from "node:test";
import { proposedNote, withNote } from "../../../../docs/javascripts/contribute/sending/change-note.js";
import { withSessionIds } from "../../../../docs/javascripts/contribute/sending/session-ids.js";
import { catalogue } from "../catalogue.js";

// --- what is told of the change ------------------------------------------------------------------

test("a new page is told as such, a page told more fully or mended with the names of what was touched", () => {
  const added = { label: "Origine", before: [], after: ["Né en 2014."] };
  const mended = { label: "Résumé", before: ["Un pôle."], after: ["Un autre."] };
  assert.deepEqual(proposedNote(null), { kind: "nouvelle", text: "" });
  assert.deepEqual(proposedNote([added]), { kind: "completee", text: "Origine" });
  assert.deepEqual(proposedNote([added, mended, mended]), { kind: "corrigee", text: "Origine, Résumé" });
  assert.deepEqual(proposedNote([]), { kind: "", text: "" });
});

test("many names are cut after one of them, within a line of the file", () => {
  const found = Array.from({ length: 40 }, (_, number) => ({
    label: `Champ numéro ${number}`,
    before: [],
    after: ["x"],
  }));
  const { text } = proposedNote(found);
  assert.ok(text.length <= 200 && /Champ numéro \d+…$/.test(text), text);
});

test("the entry comes last, without a date, and without the signs that a line may not hold", () => {
  const before = [{ on: "2026-11-22", kind: "nouvelle" }];
  assert.deepEqual(withNote({ changes: before }, { kind: "corrigee", text: " Le <b>budget\nde 2026 " }).changes, [
    ...before,
    { kind: "corrigee", text: "Le b budget de 2026" },
  ]);
  assert.deepEqual(withNote({ title: "T" }, { kind: "nouvelle", text: " " }), {
    title: "T",
    changes: [{ kind: "nouvelle" }],
  });
  assert.deepEqual(withNote({ title: "T" }, { kind: "", text: "rien" }), { title: "T" });
});

// --- the ids of sessions ---------------------------------------------------------------------------

const EVENTS = {
  ...catalogue.type("poles"),
  named: new Map([["programme", { name: "programme", label: "Programme", kind: "group" }]]),
};
const events = { ...catalogue, type: () => EVENTS };
const ids = (before, after) =>
  withSessionIds(events, "evenements", before && { programme: before }, { programme: after }).programme.map(
    ({ id }) => id,
  );

test("the sessions of a new event all get an id, made of their titles", () => {
  const sessions = [{ title: "Ouverture" }, { title: "Débat", id: "ouverture" }, { title: "Ouverture" }];
  assert.deepEqual(ids(undefined, sessions), ["ouverture-2", "ouverture", "ouverture-3"]);
});

test("a session that nobody touched stays as it is, one that came gets an id", () => {
  const before = [{ title: "Ouverture" }, { title: "Débat" }];
  assert.deepEqual(ids(before, [{ title: "Ouverture", room: "A" }, { title: "Débat" }]), [undefined, undefined]);
  assert.deepEqual(ids(before, [...before, { title: "Clôture" }]), [undefined, undefined, "cloture"]);
  assert.deepEqual(ids(before, [before[1], before[0]]), [undefined, undefined]);
});

test("a title that changes takes the address that its session had", () => {
  const before = [{ title: "Ouverture" }, { title: "Débat" }];
  assert.deepEqual(ids(before, [{ title: "Accueil" }, { title: "Débat" }]), ["ouverture", undefined]);
  assert.deepEqual(ids([{ title: "Un" }, { title: "Un" }], [{ title: "Un" }]), [undefined]);
  assert.deepEqual(
    ids([{ title: "Autre" }, { title: "Un" }, { title: "Un" }], [{ title: "Un", id: "un" }, { title: "Un" }]),
    ["un", undefined],
  );
});

test("a case without a programme is as it was", () => {
  assert.deepEqual(withSessionIds(catalogue, "poles", undefined, { title: "T" }), { title: "T" });
});
