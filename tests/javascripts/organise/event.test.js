// An event taken up at the desk: its ids, what changed on the site meanwhile, sheets that moved or went.
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue as poles } from "../contribute/catalogue.js";
import { BLANK_DAY, nameOf, sessionOf } from "../../../docs/javascripts/organise/day/day.js";
import {
  settled,
  slugFor,
  takenUp,
  withNewAddresses,
} from "../../../docs/javascripts/organise/day/event/event-file.js";
import { openEvent, stampOf } from "../../../docs/javascripts/organise/day/event/opened-event.js";
import { setFrame } from "../../../docs/javascripts/organise/day/frame.js";
import { deskText, readDesk } from "../../../docs/javascripts/organise/day/keeping/desk-file.js";
import { addSession, moveSession, removeSession, setSession } from "../../../docs/javascripts/organise/day/sessions.js";
import { chance } from "./random.js";

const kept = { prefixes: ["s-", "source-", "x-"], fixed: ["citer", "sources"], longest: 60, unnamed: "temps" };
const catalogue = { ...poles, rules: { ...poles.rules, fragments: kept } };
const titles = new Map([["fiches/soleni", "Soleni"]]);

/** What the site publishes of an event with this programme. */
const file = (programme, more = {}) => ({
  data: { title: "Journée", starts: "2027-03-12", programme, ...more },
  body: "\nLe texte.\n",
  head: "---\n",
  closing: "---\n",
  blocks: [["programme", JSON.stringify(programme), JSON.stringify(more)]],
});

const OPENING = { title: "Ouverture", kind: "ouverture", start: "9h00", end: "9h30" };
const WORKSHOP = { title: "Atelier", kind: "atelier-pratiques", cases: ["fiches/soleni"] };
const KEY = "evenements/journee-2027";

test("sessions of an event have the fragments that the site gives them", () => {
  const day = openEvent(catalogue, KEY, file([WORKSHOP, { ...WORKSHOP, id: "atelier" }, WORKSHOP, OPENING]));
  assert.deepEqual(day.origin.ids, ["atelier-2", "atelier", "atelier-3", "ouverture"]);
  assert.deepEqual(day.chosen, ["fiches/soleni"]);
  assert.equal(day.sessions[3].start, "09:00");
});

test("what leaves the desk has ids, and they never change", () => {
  let { day } = setFrame(BLANK_DAY, { title: "Journée" });
  ({ day } = addSession(day, { title: "Sources" }));
  ({ day } = addSession(day, { label: "Atelier 1", cases: ["fiches/soleni"] }));
  ({ day } = addSession(day, { title: "Sources" }));
  const first = settled(catalogue, day, titles, chance(1));
  assert.match(first.id, /^[bcdfghjkmnpqrstvwxz][2-9bcdfghjkmnpqrstvwxz]{7}$/);
  assert.deepEqual(
    first.sessions.map(({ id }) => id),
    ["temps-sources", "soleni", "temps-sources-2"],
  );
  assert.equal(settled(catalogue, first, titles, chance(2)), first);
  const later = settled(
    catalogue,
    addSession(setSession(first, "s1", { title: "Autre" }).day, { title: "Sources" }).day,
    titles,
  );
  assert.deepEqual(
    later.sessions.map(({ id }) => id),
    ["temps-sources", "soleni", "temps-sources-2", "temps-sources-3"],
  );
  assert.equal(later.id, first.id);
  const random = settled(catalogue, day, titles);
  assert.notEqual(random.id, settled(catalogue, day, titles).id);
});

test("an id that a session had is nobody else's, and an event keeps to be without one", () => {
  const day = openEvent(catalogue, KEY, file([OPENING, WORKSHOP]));
  const other = addSession(removeSession(day, "s1").day, { title: "Ouverture" }).day;
  const ready = settled(catalogue, other, titles);
  assert.deepEqual(
    ready.sessions.map(({ id }) => id),
    ["atelier", "ouverture-2"],
  );
  assert.equal(ready.id, "");
});

test("a day that came as a file takes its event up again", () => {
  const published = file([OPENING, WORKSHOP]);
  const moved = moveSession(openEvent(catalogue, KEY, published), "s1", { start: "10:00" }).day;
  const { day } = readDesk(deskText(moved));
  assert.equal(day.origin.file, null);
  const again = takenUp(catalogue, day, published).day;
  assert.equal(again.origin.file, published);
  assert.deepEqual(
    again.sessions.map(({ from, start }) => [from, start]),
    [
      [0, "10:00"],
      [1, ""],
    ],
  );
  assert.equal(readDesk(deskText(again, { own: true }), { own: true }).day.origin.file.body, published.body);
  assert.equal(readDesk(deskText(again, { own: true })).day.origin.file, null);
});

test("of a page that changed meanwhile nothing is lost on either side", () => {
  const before = openEvent(catalogue, KEY, file([OPENING, WORKSHOP, { title: "Clôture", kind: "restitution" }]));
  const mine = moveSession(before, "s2", { start: "14:00" }).day;
  const now = file([{ title: "Accueil", kind: "accueil" }, WORKSHOP, OPENING]);
  const { day, told } = takenUp(catalogue, readDesk(deskText(mine)).day, now);
  assert.match(
    told,
    /a changé sur le site depuis.*Une séance y est venue\. Une séance n’y est plus, elle est gardée ici\./,
  );
  assert.deepEqual(
    day.sessions.map((session) => [nameOf(session, titles), session.from, session.start]),
    [
      ["Ouverture", 2, "09:00"],
      ["Atelier", 1, "14:00"],
      ["Clôture", -1, ""],
      ["Accueil", 0, ""],
    ],
  );
  assert.equal(day.origin.stamp, stampOf(now));
  assert.equal(new Set(day.sessions.map(({ key }) => key)).size, 4);
  assert.equal(takenUp(catalogue, BLANK_DAY, now).day, BLANK_DAY);
});

test("a sheet that has another address is there under it", () => {
  const { day } = addSession(BLANK_DAY, { title: "A", cases: ["fiches/vieille", "fiches/soleni"] });
  const former = new Map([["fiches/vieille", "fiches/soleni"]]);
  const now = withNewAddresses(day, former);
  assert.deepEqual([now.chosen, sessionOf(now, "s1").cases], [["fiches/soleni"], ["fiches/soleni"]]);
  assert.equal(withNewAddresses(now, former), now);
});

test("a new event has a name that no event has", () => {
  const { day } = setFrame(BLANK_DAY, { title: "Entreprendre et coopérer", starts: "2027-03-12" });
  assert.equal(slugFor(day, new Set()), "entreprendre-et-cooperer-2027");
  const taken = new Set(["evenements/entreprendre-et-cooperer-2027"]);
  assert.equal(slugFor(day, taken), "entreprendre-et-cooperer-2027-2");
  for (const title of ["", "…", "A", "Journée de 2027 ".repeat(20), "Ça !"])
    assert.match(slugFor(setFrame(day, { title }).day, taken), /^[a-z0-9][a-z0-9-]{2,59}$/);
});
