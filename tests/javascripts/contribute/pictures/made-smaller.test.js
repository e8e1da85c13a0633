import assert from "node:assert/strict";
import { test } from "node:test";
import {
  LONGEST,
  Refused,
  bare,
  madeSmaller,
  within,
} from "../../../../docs/javascripts/contribute/pictures/made-smaller.js";

test("a picture keeps its shape, is never larger than it was, and has a point at least", () => {
  assert.deepEqual(within(4000, 3000, LONGEST), [1600, 1200]);
  assert.deepEqual(within(3000, 4000, LONGEST), [1200, 1600]);
  assert.deepEqual(within(300, 200, LONGEST), [300, 200]);
  assert.deepEqual(within(20_000, 2, LONGEST), [1600, 1]);
});

for (const [reason, file] of [
  ["empty", { size: 0 }],
  ["heavy", { size: 40 * 1024 * 1024 + 1 }],
])
  test(`a file is refused before it is read: ${reason}`, async () => {
    await assert.rejects(madeSmaller(file), (error) => error instanceof Refused && error.reason === reason);
  });

test("what programs tell in a JPEG file is taken out, and the picture stays to the letter", () => {
  const segment = (kind, text) => [0xff, kind, 0, text.length + 2, ...new TextEncoder().encode(text)];
  const begin = [0xff, 0xd8, ...segment(0xe0, "JFIF")];
  const picture = [...segment(0xdb, "table"), ...segment(0xc0, "size")];
  const scan = [...segment(0xda, "scan"), 1, 0xff, 0, 0xff, 0xe1, 2, 0xff, 0xd9];
  const told = [...segment(0xe1, "Exif"), ...segment(0xe2, "ICC_PROFILE"), ...segment(0xed, "8BIM")];
  const [first, ...rest] = [segment(0xfe, "words"), picture, scan];
  assert.deepEqual(
    [...bare(Uint8Array.from([...begin, ...told, ...first, ...rest.flat()]))],
    [...begin, ...picture, ...scan],
  );
  assert.deepEqual([...bare(Uint8Array.from([...begin, ...picture, ...scan]))], [...begin, ...picture, ...scan]);
});
