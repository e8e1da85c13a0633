// Tables, which the library does not draw: twin of macros/casebook/check/marks/tables.py.
import { markOf } from "./bullets.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {import("./prose-lines.js").Line} Line */
/** @typedef {import("./prose-lines.js").Paragraph} Paragraph */

// The tables of a paragraph, each told at its first line, and the ranks of the lines that they take.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => { told: Told[], taken: Set<number> }} */
export const lostTables = (catalogue, { lines }) => {
  const told = [];
  /** @type {Set<number>} */
  const taken = new Set();
  for (let rank = 0; rank < lines.length; rank += 1) {
    const end = endOf(catalogue, lines, rank);
    if (end === rank) continue;
    const mended = `- ${pointOf(catalogue, lines.slice(rank, end))}`;
    told.push({ line: lines[rank].number, ...catalogue.say("table-lost", { mended }) });
    for (; rank < end; rank += 1) taken.add(rank);
    rank -= 1;
  }
  return { told, taken };
};

// The rank of the line after the table that begins at a line; that line itself when none does.
/** @type {(catalogue: Catalogue, lines: Line[], start: number) => number} */
const endOf = (catalogue, lines, start) => {
  /** @type {(kind: string, rank: number) => boolean} */
  const is = (kind, rank) => catalogue.whole(`table/${kind}`, lines[rank]?.masked ?? "");
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

// The first row of a table as words: each cell after the name of its column, where the columns have names.
/** @type {(catalogue: Catalogue, lines: Line[]) => string} */
const pointOf = (catalogue, lines) => {
  const [names = ["…"], cells = []] = lines.filter((line) => !catalogue.whole("table/rule", line.masked)).map(cellsOf);
  if (names.length === cells.length)
    return names.map((name, rank) => (name ? `${name} : ${cells[rank]}` : cells[rank])).join(" ; ");
  return names.filter(Boolean).join(" ; ");
};

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
