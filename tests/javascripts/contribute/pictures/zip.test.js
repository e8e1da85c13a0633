import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, zip } from "../../../../docs/javascripts/contribute/pictures/zip.js";

const bytes = (text) => new TextEncoder().encode(text);

test("the sum of a content is that of ISO 3309", () => {
  assert.equal(crc32(bytes("")), 0);
  assert.equal(crc32(bytes("123456789")), 0xcbf43926);
  assert.equal(crc32(Uint8Array.from({ length: 32 }, () => 0xff)), 0xff6cab0b);
});

test("an archive ends with how many files it has and where their list begins", async () => {
  const made = zip([
    { name: "cases/fiches/un.md", content: bytes("un") },
    { name: "cases/_images/un-1.jpg", content: bytes("deux") },
  ]);
  const view = new DataView(await made.arrayBuffer());
  const end = view.byteLength - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), 2);
  assert.equal(view.getUint32(view.getUint32(end + 16, true), true), 0x02014b50);
  assert.equal(view.getUint32(end + 16, true) + view.getUint32(end + 12, true), end);
});

test("of no file there is an archive too", async () => {
  assert.equal(zip([]).size, 22);
});
