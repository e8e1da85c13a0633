// The pages of a list are read a few at a time, in their order, until somebody stops it.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../node.js";

const { gathered, lostTold } = await import("../../../docs/javascripts/selection/printing/gathering.js");
const { Missing } = await import("../../../docs/javascripts/lib/case-page.js");

const keys = Array.from({ length: 30 }, (_, index) => `poles/cas-${index}`);
const request = (/** @type {number[]} */ told, signal = new AbortController().signal) => ({
  keys,
  title: "",
  address: "",
  signal,
  told: (/** @type {number} */ read) => told.push(read),
});
const later = (/** @type {number} */ wait) => new Promise((done) => setTimeout(done, wait));

test("what is read comes in the order of the list, what is lost by its reason, and each is counted", async () => {
  /** @type {number[]} */
  const told = [];
  let most = 0;
  let reading = 0;
  const { found, gone, unread } = await gathered(request(told), async (key) => {
    reading += 1;
    most = Math.max(most, reading);
    const number = Number(key.split("-")[1]);
    await later((number * 7) % 5);
    reading -= 1;
    if (number === 3) throw new Missing(key);
    if (number === 20) throw new TypeError("no network");
    return key;
  });
  assert.deepEqual(
    found,
    keys.filter((_, index) => index !== 3 && index !== 20),
  );
  assert.deepEqual([gone, unread], [["poles/cas-3"], ["poles/cas-20"]]);
  assert.deepEqual(
    told,
    keys.map((_, index) => index + 1),
  );
  assert.ok(most > 1 && most <= 8, `${most} at once`);
});

test("once stopped it fails at once, asks for nothing more and tells nothing more", async () => {
  /** @type {number[]} */
  const told = [];
  const stop = new AbortController();
  let asked = 0;
  const gathering = gathered(request(told, stop.signal), async () => {
    asked += 1;
    await later(20);
  });
  await later(5);
  stop.abort();
  await assert.rejects(gathering, { name: "AbortError" });
  const before = [asked, told.length];
  await later(60);
  assert.deepEqual([asked, told.length], before);
  await assert.rejects(
    gathered(request(told, stop.signal), async () => {}),
    { name: "AbortError" },
  );
});

test("what is lost is told with what to do", () => {
  assert.equal(lostTold({ gone: [], unread: [] }), "");
  assert.match(lostTold({ gone: ["a"], unread: [] }), /^Une page n’est plus dans la bibliothèque\s: «\sa\s»\.$/);
  assert.match(
    lostTold({ gone: ["a", "b"], unread: ["c", "d"] }),
    /2 pages ne sont plus.*2 pages n’ont pas pu se charger.*les avoir\.$/,
  );
});
