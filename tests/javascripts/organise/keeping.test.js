// A day kept as a file and as a link: it comes back whole, and of what was cut or spoilt what can be read is kept and the rest named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK_DAY } from "../../../docs/javascripts/organise/day/day.js";
import { readCut } from "../../../docs/javascripts/organise/day/keeping/cut-json.js";
import {
  FORMAT,
  MOST_CHARACTERS,
  deskText,
  readDesk,
} from "../../../docs/javascripts/organise/day/keeping/desk-file.js";
import { LONGEST_LINK, isLink, linkTo, readLink } from "../../../docs/javascripts/organise/day/keeping/link.js";
import { addSession } from "../../../docs/javascripts/organise/day/sessions.js";
import { addSlots } from "../../../docs/javascripts/organise/day/slots.js";
import { chance, oneOf, someDay, whole } from "./random.js";

/** The day but for the names that gestures have for its sessions, which each reading gives anew. */
const bare = ({ made: _made, sessions, ...day }) => ({
  ...day,
  sessions: sessions.map(({ key: _key, ...session }) => session),
});

const DAYS = Array.from({ length: 20 }, (_, seed) => someDay(seed + 1, 30));
const SMALL = someDay(23, 6);

test("random days come back whole from a file and from both kinds of links", async () => {
  for (const day of DAYS) {
    const read = readDesk(deskText(day));
    assert.deepEqual(read.lost, []);
    assert.deepEqual(bare(read.day), bare(day));
    assert.equal(deskText(read.day), deskText(day));
    for (const deflates of [true, false]) {
      const { fragment } = await linkTo(day, deflates);
      assert.match(fragment, /^#jour=[A-Za-z0-9_-]+$/);
      assert.ok(isLink(fragment));
      assert.deepEqual(await readLink(fragment), read);
    }
  }
});

/** Whether all that a day holds is in another: nothing is read that was not written. */
const isPart = (part, all) => {
  if (typeof part !== "object" || part === null) return part === all || part === "" || part === 0 || part === -1;
  if (Array.isArray(part)) return part.every((one) => all.some((other) => isPart(one, other)));
  return Object.entries(part).every(([name, one]) => name === "label" || isPart(one, all[name]));
};

test("a file that is cut anywhere keeps what was read, and names what was not", () => {
  for (const day of [SMALL, someDay(23, 9)]) {
    const text = deskText(day);
    const all = JSON.stringify(bare(day));
    for (let length = 0; length < text.length - 1; length += 1) {
      const read = readDesk(text.slice(0, length));
      if (read.day && JSON.stringify(bare(read.day)) === all && length >= text.length - 3) continue; // closing marks alone
      assert.notEqual(read.lost.length, 0, String(length));
      if (!read.day) continue;
      assert.ok(isPart(bare(read.day), bare(day)), String(length));
      const missing = day.sessions.length - read.day.sessions.length;
      if (missing)
        assert.ok(
          read.lost.some((one) => one.includes("manqua")),
          String(length),
        );
    }
  }
});

test("a link that is cut anywhere keeps what was read, and names what was not", async () => {
  for (const deflates of [true, false]) {
    const day = SMALL;
    const { fragment } = await linkTo(day, deflates);
    const all = JSON.stringify(bare(day));
    let kept = 0;
    for (let length = 6; length < fragment.length; length += 1) {
      const { day: part, lost } = await readLink(fragment.slice(0, length));
      const same = part && JSON.stringify(bare(part)) === all;
      assert.ok(same || lost.length, String(length));
      if (part) {
        kept += 1;
        assert.ok(isPart(bare(part), bare(day)), String(length));
      }
    }
    assert.ok(kept > fragment.length / 3, String(kept));
  }
});

test("what a cut loses of a session is named with its number and title", () => {
  const { day } = addSession(BLANK_DAY, { title: "Ouverture", start: "9:00", end: "9:30", room: "Vercors" });
  const text = deskText(addSession(day, { title: "Clôture" }).day);
  const { day: read, lost } = readDesk(text.slice(0, text.indexOf('"end":"09:30"') + 6));
  assert.equal(read.sessions[0].start, "09:00");
  assert.ok(
    lost.some((one) => /^Séance 1 : l’heure de fin, la durée, la nature.* manquaient\.$/.test(one)),
    lost.join("\n"),
  );
  assert.ok(lost.includes("La séance 2 manquait."));
});

/** A file of a day with other values. */
const written = (changes) => {
  const file = JSON.parse(deskText(addSession(BLANK_DAY, { title: "Ouverture", start: "9:00", end: "9:30" }).day));
  changes(file);
  return readDesk(JSON.stringify(file));
};
const session = (values) => written((file) => Object.assign(file.day.sessions[0], values));

const SPOILT = [
  ["another version", written((file) => Object.assign(file, { version: 2 })), /autre version/],
  ["a number for a room", session({ room: 7 }), /Séance 1 \(«.Ouverture.»\) : la salle ne se lisait pas/],
  ["a list for an hour", session({ start: ["9:00"] }), /l’heure de début ne se lisait pas/],
  ["an hour that is none", session({ end: "26:00" }), /l’heure de fin ne se lisait pas/],
  ["an end before its start", session({ end: "08:00" }), /l’heure de fin précédait le début/],
  ["a day that is none", session({ day: "2027-02-30" }), /le jour ne se lisait pas/],
  ["text for a list", session({ speakers: "Une élue" }), /les intervenants ne se lisaient pas/],
  [
    "a sheet that is no key",
    session({ cases: ["fiches/soleni", "javascript:alert(1)"] }),
    /les fiches perdaient une entrée/,
  ],
  ["an unknown field", session({ colour: "red" }), /ne connaît pas «.colour.»/],
  ["control characters", session({ title: "Ouv\u0000erture\u202e" }), /signes illisibles/],
  ["a very long text", session({ text: "a".repeat(50_000) }), /dépassait 6000 signes/],
  ["null for a session", written((file) => file.day.sessions.push(null)), /Séance 2 : .*manquaient/],
  ["no sessions", written((file) => delete file.day.sessions), /La séance 1 manquait/],
  ["text for the sessions", written((file) => Object.assign(file.day, { sessions: "x" })), /La séance 1 manquait/],
  [
    "a number of sessions that nobody holds",
    written((file) => Object.assign(file.holds, { sessions: 1e15 })),
    /Les séances 2 à 1000 manquaient/,
  ],
  ["no frame", written((file) => delete file.day.frame), /cadre de la journée .* manquait/],
  [
    "a list for the frame",
    written((file) => Object.assign(file.day, { frame: [] })),
    /cadre de la journée .* manquait/,
  ],
  [
    "a room without a name",
    written((file) => file.day.frame.rooms.push({ name: 3 })),
    /Salle 1 : le nom ne se lisait pas/,
  ],
  [
    "an origin that is none",
    written((file) => Object.assign(file.day, { origin: { key: "poles/x" } })),
    /déjà publiée/,
  ],
];

for (const [what, { day, lost }, told] of SPOILT)
  test(`${what} is named, and the rest is kept`, () => {
    assert.match(lost.join("\n"), told);
    assert.equal(lost.length, new Set(lost).size);
    for (const one of lost) assert.match(one, /^[A-ZÀÉ].*\.$/s);
    assert.ok(day);
    assert.ok(Object.isFrozen(day.frame.registration));
  });

test("names that mean something to a program are names", () => {
  const text = deskText(BLANK_DAY).replace(
    '"frame":{',
    '"frame":{"__proto__":{"title":"x"},"constructor":1,"toString":2,',
  );
  const { day, lost } = readDesk(text);
  assert.equal(day.frame.title, "");
  assert.match(lost.join(), /«.__proto__.», «.constructor.» et «.toString.»/);
  assert.equal({}.title, undefined);
});

test("markup is text", () => {
  const title = "<img src=x onerror=alert(1)> & [x](javascript:alert(1))";
  const { day } = addSession(BLANK_DAY, { title });
  assert.equal(readDesk(deskText(day)).day.sessions[0].title, title);
});

test("what is no day is told", async () => {
  for (const text of [
    "",
    "{}",
    "[]",
    "null",
    "bonjour",
    '{"format":"autre","day":{}}',
    `{"format":"${FORMAT}"}`,
    "[".repeat(1e6),
    '{"a":'.repeat(1e6),
  ]) {
    const { day, lost } = readDesk(text);
    assert.equal(day, null);
    assert.equal(lost.length, 1);
  }
  for (const fragment of [
    "#jour=",
    "#jour=1",
    "#jour=0",
    "#jour=9abc",
    "#jour=1!!!",
    "#jour=0e30",
    `#jour=1${"A".repeat(1e6)}`,
  ]) {
    const { day, lost } = await readLink(fragment);
    assert.equal(day, null, fragment.slice(0, 20));
    assert.equal(lost.length, 1);
  }
  assert.ok(!isLink("#atelier-1") && !isLink("") && !isLink("#journee=1"));
});

test("ten megabytes are read as far as a day goes, and a link that swells is stopped", async () => {
  const big = written((file) => Object.assign(file.day.frame, { title: "é".repeat(MOST_CHARACTERS) }));
  assert.match(big.lost.join(), /bien plus long/);
  const many = readDesk(deskText(BLANK_DAY).replace('"sessions":[]}', `"sessions":[${"{},".repeat(500_000)}{}]}`));
  assert.equal(many.day.sessions.length, 1000);
  assert.match(many.lost.at(-1), /Les séances 1001 à \d+ manquaient/);
  const bomb = new Blob(["[".repeat(8_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString("base64url");
  const started = performance.now();
  assert.equal((await readLink(`#jour=1${packed}`)).day, null);
  assert.ok(performance.now() - started < 2000);
});

test("a day too long for a link is told to go as a file; four hundred sessions are not", async () => {
  let day = BLANK_DAY;
  for (let round = 0; round < 10; round += 1) ({ day } = addSlots(day, "1 × 40 de 30 min à 9 h"));
  assert.equal(day.sessions.length, 400);
  assert.ok((await linkTo(day)).fragment.length < LONGEST_LINK);
  const random = chance(5);
  const text = Array.from({ length: 5000 }, () => String.fromCharCode(97 + whole(random, 25))).join("");
  for (let index = 0; index < 10; index += 1)
    ({ day } = addSession(day, { text: text.slice(index * 10) + oneOf(random, "xyz") }));
  const long = addSession(day, {
    text: Array.from({ length: 5900 }, () => String.fromCodePoint(0x4e00 + whole(random, 20000))).join(""),
  });
  const more = addSession(long.day, {
    text: Array.from({ length: 5900 }, () => String.fromCodePoint(0x4e00 + whole(random, 20000))).join(""),
  });
  assert.match((await linkTo(more.day)).told, /comme un fichier/);
});

test("random spoilt bytes never throw, and what they change is read or named", async () => {
  const random = chance(11);
  const text = deskText(SMALL);
  const { fragment } = await linkTo(SMALL);
  for (let index = 0; index < 400; index += 1) {
    const at = whole(random, text.length - 1);
    const spoilt = text.slice(0, at) + String.fromCharCode(whole(random, 0x2fff)) + text.slice(at + whole(random, 3));
    const read = readDesk(spoilt);
    assert.ok(read.day || read.lost.length);
    if (read.day) readDesk(deskText(read.day)).lost.forEach((one) => assert.fail(one));
  }
  for (let index = 0; index < 200; index += 1) {
    const at = 6 + whole(random, fragment.length - 7);
    const read = await readLink(fragment.slice(0, at) + oneOf(random, "AZaz09_-%é") + fragment.slice(at + 1));
    assert.ok(read.day || read.lost.length);
  }
});

test("JSON is read as JSON.parse reads it", () => {
  for (const value of [null, true, [-1.5e3], 'é"\\\n😀', [], {}, [[], {}, [1, "2", null]], { a: { b: [0] }, "": "" }])
    for (const space of [0, 2]) {
      const read = readCut(JSON.stringify(value, null, space));
      assert.ok(read.whole);
      assert.equal(JSON.stringify(read.value), JSON.stringify(value));
    }
  for (const wrong of ["[1,]", "{a:1}", "[1 2]", '"a', "tru", "{} x", '{"a":1,}', "01"])
    assert.equal(readCut(wrong).whole, false, wrong);
});
