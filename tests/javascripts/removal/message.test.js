// What leaves /retirer/: what was typed and nothing else, and what everybody may read without the way to answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MAIL_LIMIT,
  issueOf,
  mailOf,
  messageOf,
  missingIn,
  whatOf,
} from "../../../docs/javascripts/removal/message.js";

const asked = { scope: "", page: undefined, what: "Mon nom & « rôle »", why: " ", reply: "moi@example.org" };

/** @type {(href: string) => string} */
const bodyOf = (href) => new URL(href).searchParams.get("body") ?? "";

test("a message says what was typed, a line each, and leaves out what was not", () => {
  assert.match(messageOf(asked), /^Quoi : Mon nom & « rôle »\nPour me répondre : moi@example\.org$/m);
  assert.doesNotMatch(messageOf(asked), /Pourquoi/);
});

test("a message says of which site it speaks, and its day", () => {
  const said = messageOf(asked, new Date(2026, 10, 1));
  assert.match(said, /^Le 1er novembre 2026, je demande un retrait de la Bibliothèque des PTCE, file:\/\/\S+\/$/m);
});

test("a mail holds the whole message, with the line ends of mails", () => {
  const { href, whole } = mailOf("contact@example.org", asked);
  assert.ok(whole);
  assert.ok(href.startsWith("mailto:contact@example.org?subject="));
  assert.equal(bodyOf(href), messageOf(asked).replaceAll("\n", "\r\n"));
});

test("a message that a mail program would cut is not put into the address", () => {
  const { href, whole } = mailOf("contact@example.org", { ...asked, what: "é".repeat(MAIL_LIMIT) });
  assert.equal(whole, false);
  assert.equal(bodyOf(href), "");
});

test("a public request does not say how to answer", () => {
  const href = issueOf("https://forge.example.org/x/issues", asked);
  assert.ok(href.startsWith("https://forge.example.org/x/issues/new?title="));
  assert.match(bodyOf(href), /Mon nom/);
  assert.doesNotMatch(bodyOf(href), /moi@example|répondre/);
});

const PAGE = { title: "Le pôle", address: "https://x.fr/poles/p/" };

test("a demand says how much is to go, of which page, and in the words of whoever asks", () => {
  assert.equal(whatOf({ scope: "page", page: PAGE, what: "" }), "toute la page « Le pôle » (https://x.fr/poles/p/)");
  assert.equal(
    whatOf({ scope: "fact", page: PAGE, what: "2014" }),
    "un fait de la page « Le pôle » (https://x.fr/poles/p/) : 2014",
  );
  assert.equal(whatOf({ scope: "person", page: undefined, what: " x " }), "mon nom, ou ce qui me fait reconnaître : x");
  assert.equal(whatOf({ scope: "", page: undefined, what: "x" }), "x");
});

test("a demand lacks words where nobody could tell what to take out", () => {
  /** @type {(scope: import("../../../docs/javascripts/removal/message.js").Scope, page?: typeof PAGE, what?: string) => boolean} */
  const enough = (scope, page, what = "") => !missingIn({ scope, page, what });
  assert.deepEqual([enough("page", PAGE), enough("person", PAGE), enough("", undefined, "x")], [true, true, true]);
  assert.deepEqual([enough("", PAGE), enough("fact", PAGE), enough("page"), enough("")], [false, false, false, false]);
});

test("a public request of whoever wants to be named no more does not name them", () => {
  const said = bodyOf(issueOf("https://forge.example.org/x/issues", { ...asked, scope: "person", why: "le motif" }));
  assert.match(said, /mon nom/);
  assert.doesNotMatch(said, /rôle|motif/);
});
