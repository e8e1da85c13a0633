import assert from "node:assert/strict";
import { test } from "node:test";
import { find, keep, names, takeOut, tidy } from "../../../../docs/javascripts/contribute/pictures/kept.js";
import { leavingWith } from "../../../../docs/javascripts/contribute/pictures/leaving.js";
import { picturesOf } from "../../../../docs/javascripts/contribute/pictures/shown.js";
import { listed } from "../../../../docs/javascripts/lib/phrases.js";

const tools = { download: () => {}, listed };

globalThis.addEventListener ??= () => {};

const picture = (file) => ({
  file,
  content: new Blob(["x"]),
  width: 3,
  height: 2,
  shown: "data:image/jpeg;base64,eA==",
});

test("without a database a picture lasts as long as the page, and that is said", async () => {
  assert.equal(await keep(picture("un-1.jpg")), false);
  assert.equal((await find("un-1.jpg"))?.width, 3);
  assert.equal(await find("autre-1.jpg"), undefined);
  assert.deepEqual(await names(), ["un-1.jpg"]);
  assert.equal(await tidy([]), 0);
});

test("what is thrown away can be taken back", async () => {
  await keep(picture("un-1.jpg"));
  const back = await takeOut(["un-1.jpg", "jamais-1.jpg"]);
  assert.equal(await find("un-1.jpg"), undefined);
  await back();
  assert.equal((await find("un-1.jpg"))?.height, 2);
});

test("pictures leave with a page where it has new ones; what is missing is told", async () => {
  await keep(picture("un-1.jpg"));
  assert.equal(await leavingWith(["deja.jpg"], { "deja.jpg": [] }, tools), null);
  const leaving = await leavingWith(["un-1.jpg", "perdue-2.jpg", "un-1.jpg", "deja.jpg"], { "deja.jpg": [] }, tools);
  assert.deepEqual(
    leaving?.files.map(({ name }) => name),
    ["un-1.jpg"],
  );
  assert.deepEqual(leaving?.missing, ["perdue-2.jpg"]);
  assert.match(leaving?.told("courriel") ?? "", /joignez-la/);
  assert.match(leaving?.letter ?? "", /un-1\.jpg et perdue-2\.jpg/);
  assert.equal((await leavingWith(["perdue-2.jpg"], {}, tools))?.told("courriel"), "");
});

test("a page shows the pictures of this browser and those that it shows today, none that is withdrawn or lost", async () => {
  await keep(picture("un-1.jpg"));
  const image = (file, more) => ({ file, alt: "A", credit: "C", licence: "L", withdrawn: null, ...more });
  const published = {
    "large.jpg": [
      ["illustrations/a-640.webp", 640, 480],
      ["illustrations/a-1280.webp", 1280, 960],
    ],
    "petite.jpg": [["illustrations/b-300.webp", 300, 200]],
    "retiree.jpg": [],
  };
  const shown = await picturesOf(
    [
      image("un-1.jpg"),
      image("large.jpg", { licence: "CC0 1.0" }),
      image("petite.jpg"),
      image("retiree.jpg"),
      image("petite.jpg", { withdrawn: "2026" }),
      image("perdue.jpg"),
    ],
    published,
    "../../",
    { "CC0 1.0": "https://example.org/cc0" },
  );
  assert.deepEqual(
    shown.map(({ src, srcset, width, licence_url: address }) => [src, srcset, width, address]),
    [
      ["data:image/jpeg;base64,eA==", "", 3, ""],
      [
        "../../illustrations/a-1280.webp",
        "../../illustrations/a-640.webp 640w, ../../illustrations/a-1280.webp 1280w",
        1280,
        "https://example.org/cc0",
      ],
      ["../../illustrations/b-300.webp", "", 300, ""],
    ],
  );
});
