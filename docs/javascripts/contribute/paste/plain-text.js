// A paste without any markup: its bullets become lists, its tables lists too; the rules about lost marks say which are meant.
import { parse } from "../markdown.js";
import { mendedBullets } from "../rules/marks/bullets.js";
import { blocks } from "../rules/marks/prose-lines.js";
import { tablesOf } from "../rules/marks/tables.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {{ text: string, tables: number }} Mended */

// Paragraphs of one line that begin with a sign, one after the other.
const SIGNED = /^([^\S\n]*[^\p{L}\p{N}\s"'«“‘[(\\#>|*_`].*)\n\n(?=[^\S\n]*[^\p{L}\p{N}\s"'«“‘[(\\#>|*_`])/gmu;

// The text with a list for each bullet and each row of a table. Programs make a paragraph of each point: so are judged
// together those that follow one another, and left apart where they are no list.
/** @type {(catalogue: Catalogue, text: string) => Mended} */
export const mendedText = (catalogue, text) => {
  const close = text.replace(SIGNED, "$1\n");
  const mended = mend(catalogue, close);
  return mended.text === close && close !== text ? mend(catalogue, text) : mended;
};

/** @type {(catalogue: Catalogue, text: string) => Mended} */
const mend = (catalogue, text) => {
  const lines = text.split("\n");
  const { tree, spot } = parse(text);
  /** @type {Set<number>} */
  const points = new Set();
  let tables = 0;
  for (const block of blocks(tree, spot, text)) {
    if (!("lines" in block)) continue;
    const found = tablesOf(catalogue, block);
    tables += found.length;
    for (const { from, to, rows } of found)
      for (let rank = from; rank < to; rank += 1) {
        // The row of names and the rule below it leave the first lines empty.
        const row = rows[rank - to + rows.length];
        lines[block.lines[rank].number - 1] = row ? `- ${row}` : "";
        points.add(block.lines[rank].number - 1);
      }
    const taken = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
    const kept = { ...block, lines: block.lines.filter((_line, rank) => !taken.has(rank)) };
    for (const { line, mended } of mendedBullets(catalogue, kept)) {
      lines[line - 1] = mended;
      points.add(line - 1);
    }
  }
  // Points that stood as paragraphs of their own are those of one list.
  const close = lines.filter((line, rank) => {
    if (line) return true;
    const before = lines.findLastIndex((other, at) => at < rank && Boolean(other));
    const after = lines.findIndex((other, at) => at > rank && Boolean(other));
    return !points.has(rank) && !(points.has(before) && points.has(after));
  });
  return { text: close.join("\n"), tables };
};
