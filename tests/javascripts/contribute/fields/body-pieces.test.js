import assert from "node:assert/strict";
import { test } from "node:test";
import {
  joined,
  laidOut,
  split,
  wordsAt,
  writtenPiece,
} from "../../../../docs/javascripts/contribute/fields/body-pieces.js";
import { catalogue } from "../catalogue.js";

const { sections } = catalogue.type("poles");
const again = (body, change = (piece, text) => text) =>
  joined(
    body,
    laidOut(sections, split(body)).map((piece) => ({
      piece,
      written: writtenPiece(piece, change(piece, piece.core.replaceAll("\r\n", "\n")), null),
    })),
  );

test("a text that nobody touched comes out as it went in, to the byte", () => {
  for (const body of [
    "",
    "\n",
    "\nAvant.\n",
    "\n## Origine\n\nTexte.\n\n\n## Libre ##\nSerré.\n",
    "## Origine\r\n\r\nTexte.\r\n",
    "\n## Origine\n\nSans fin",
    "\n## Origine\n",
  ])
    assert.equal(again(body).text, body, JSON.stringify(body));
});

test("a section that is written for the first time takes the place of its declaration", () => {
  const body = "\nAvant.\n\n## Qui décide\n\nLe conseil.\n";
  const { text } = again(body, (piece, own) => (piece.title === "Origine" ? "Une idée.\n\n\n" : own));
  assert.equal(text, "\nAvant.\n\n## Origine\n\nUne idée.\n\n## Qui décide\n\nLe conseil.\n");
});

test("a section that is emptied goes with its title", () => {
  assert.equal(
    again("\n## Origine\n\nA.\n\n## Qui décide\n\nB.\n", (piece, own) => (piece.title === "Origine" ? "" : own)).text,
    "\n## Qui décide\n\nB.\n",
  );
});

test("a line is found in its section, and told by its first words", () => {
  const { text, begun } = again("\n## Origine\n\nUne.\nDeux.\n");
  const { from, first } = begun[1];
  assert.deepEqual([from, first, text.split("\n")[first - 1]], [2, 4, "Une."]);
  assert.equal(wordsAt("Une.\nDeux lignes", 2), "«\u00a0Deux lignes\u00a0»");
  assert.equal(wordsAt("é".repeat(50), 1), `«\u00a0${"é".repeat(40)}…\u00a0»`);
  assert.equal(wordsAt("a\n\nb", 2), "ligne 2");
});
