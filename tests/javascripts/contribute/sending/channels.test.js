import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FORGE_LIMIT,
  MAIL_LIMIT,
  forgeChannel,
  letterWithFile,
  mailChannel,
} from "../../../../docs/javascripts/contribute/sending/channels.js";

const ABOUT = { title: "L’œuvre & l’été", path: "cases/poles/un-pole.md", text: "---\ntitle: x\n---\n", mended: false };

test("a short case travels in the message, a long one is to be pasted", () => {
  const short = mailChannel("editeurs@example.org", ABOUT);
  assert.ok(short.whole);
  const { searchParams, pathname } = new URL(short.href);
  assert.equal(pathname, "editeurs@example.org");
  assert.match(searchParams.get("subject") ?? "", /^Page proposée\s: L’œuvre & l’été$/);
  assert.ok(searchParams.get("body")?.endsWith("\r\n---\r\ntitle: x\r\n---\r\n"));
  const long = mailChannel("editeurs@example.org", { ...ABOUT, text: "é".repeat(2000) });
  assert.ok(!long.whole);
  assert.ok(long.href.length <= MAIL_LIMIT);
  assert.match(decodeURIComponent(long.href), /Collez ici le texte/);
});

test("a letter that is too long for an address by itself is pasted with its file", () => {
  const about = {
    ...ABOUT,
    mended: true,
    ground: "confirmed",
    said: ["À retirer : un fait.".repeat(90)],
    address: "x",
  };
  const { href, whole, pasted } = mailChannel("editeurs@example.org", about);
  assert.ok(!whole);
  assert.ok(href.length <= MAIL_LIMIT);
  assert.equal(pasted, letterWithFile(about));
  assert.match(pasted, /^Bonjour,\n\nNous avons relu la page [^\n]*\nx\nÀ retirer[^]*---\ntitle: x\n---\n$/);
});

test("a forge takes a new file that is short, or opens the file to mend", () => {
  const edit = "https://forge.example/org/depot/edit/main/";
  const made = forgeChannel(edit, ABOUT);
  assert.ok(made?.whole);
  assert.ok(
    made.href.startsWith("https://forge.example/org/depot/new/main?filename=cases%2Fpoles%2Fun-pole.md&value=---%0A"),
  );
  const long = forgeChannel(edit, { ...ABOUT, text: "é".repeat(FORGE_LIMIT) });
  assert.deepEqual([long?.whole, long?.href.includes("&value=")], [false, false]);
  assert.deepEqual(forgeChannel(edit, { ...ABOUT, mended: true }), {
    href: `${edit}cases/poles/un-pole.md`,
    whole: false,
  });
  assert.equal(forgeChannel("", ABOUT), null);
  assert.equal(forgeChannel("javascript:alert(1)//edit/main/", ABOUT), null);
});

test("what leaves names the event for which it was asked", () => {
  const about = { ...ABOUT, event: "Journée de 2027 & suite" };
  const mail = new URL(mailChannel("editeurs@example.org", about).href).searchParams;
  assert.match(mail.get("subject") ?? "", /L’œuvre & l’été \(pour «\sJournée de 2027 & suite\s»\)$/);
  assert.match(mail.get("body") ?? "", /proposée pour la rencontre «\sJournée de 2027 & suite\s»/);
  const forge = forgeChannel("https://forge.example/org/depot/edit/main/", about);
  assert.match(new URL(forge?.href ?? "").searchParams.get("message") ?? "", /pour «\sJournée de 2027 & suite\s»/);
});
