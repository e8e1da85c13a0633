// Tables, which the library does not draw: twin of macros/casebook/check/marks/tables.py.
import { markOf } from "./bullets.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {import("./prose-lines.js").Line} Line */
/** @typedef {import("./prose-lines.js").Paragraph} Paragraph */

/** @typedef {{ from: number, to: number, rows: string[] }} Table the ranks of its first line and of that after it, its rows as words */

// The tables of a paragraph, each told at its first line, and the ranks of the lines that they take.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => { told: Told[], taken: Set<number> }} */
export const lostTables = (catalogue, paragraph) => {
  /** @type {Set<number>} */
  const taken = new Set();
  const told = tablesOf(catalogue, paragraph).map(({ from, to, rows }) => {
    for (let rank = from; rank < to; rank += 1) taken.add(rank);
    const line = paragraph.lines[from].number;
    return { line, ...catalogue.say("table-lost", { mended: `- ${rows[0]}` }) };
  });
  return { told, taken };
};

// The tables of a paragraph.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => Table[]} */
export const tablesOf = (catalogue, { lines }) => {
  /** @type {Table[]} */
  const found = [];
  for (let from = 0; from < lines.length; from += 1) {
    const to = endOf(catalogue, lines, from);
    if (to === from) continue;
    found.push({ from, to, rows: pointsOf(catalogue, lines.slice(from, to)) });
    from = to - 1;
  }
  return found;
};

// The rank of the line after the table that begins at a line; that line itself when none does.
/** @type {(catalogue: Catalogue, lines: Line[], start: number) => number} */
const endOf = (catalogue, lines, start) => {
  /** @type {(kind: string, rank: number) => boolean} */
  const is = (kind, rank) =>
    kind === "rule"
      ? isRule(catalogue, lines[rank]?.masked ?? "")
      : catalogue.whole(`table/${kind}`, lines[rank]?.masked ?? "");
  const ruled = is("rule", start) || (lines[start].masked.includes("|") && is("rule", start + 1));
  let end = start;
  if (ruled || (is("row", start) && is("row", start + 1))) {
    while (end < lines.length && (lines[end].masked.includes("|") || is("rule", end))) end += 1;
    return end;
  }
  // After the bullet of a list there is a tab too.
  while (end < lines.length && is("sheet", end) && !markOf(catalogue, lines[end])) end += 1;
  return end - start > 1 ? end : start;
};

// The rows of a table as words: each cell after the name of its column, where the columns have names.
/** @type {(catalogue: Catalogue, lines: Line[]) => string[]} */
const pointsOf = (catalogue, lines) => {
  const rows = lines.filter((line) => !isRule(catalogue, line.masked)).map(cellsOf);
  const [names = ["…"], ...others] = rows;
  if (names.length !== others[0]?.length)
    return (rows.length ? rows : [names]).map((cells) => cells.filter(Boolean).join(" ; "));
  return others.map((cells) =>
    cells.map((cell, rank) => (names[rank] ? `${names[rank]} : ${cell}` : cell)).join(" ; "),
  );
};

/** @type {(catalogue: Catalogue, masked: string) => boolean} */
const isRule = (catalogue, masked) =>
  catalogue.whole("table/rule", masked.replace(catalogue.expression("link/gap"), ""));

/** @type {(line: Line) => string[]} */
const cellsOf = ({ words, masked }) => {
  const bar = masked.includes("|") ? "|" : "\t";
  const cells = [""];
  for (let at = 0; at < words.length; at += 1) {
    if (masked[at] === bar) cells.push("");
    else cells[cells.length - 1] += words[at];
  }
  const trimmed = cells.map((cell) => cell.trim());
  if (bar === "\t") return trimmed;
  return trimmed.slice(masked.trim().startsWith("|") ? 1 : 0, masked.trim().endsWith("|") ? -1 : undefined);
};
