// Lists that are none: twin of macros/casebook/check/marks/bullets.py.
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {import("./prose-lines.js").Line} Line */
/** @typedef {import("./prose-lines.js").Paragraph} Paragraph */
/** @typedef {{ kind: string, length: number, instead: string, sign: string, tab: boolean }} ListMark `instead` is empty for a letter, whose number is its place */

// The dashes with which the lines of a dialogue begin in French.
const SPEAKS = new Set("—―");
const KINDS = ["bullet", "symbol", "dash", "glued", "number", "ordinal"];

// What an expression of the catalogue finds at the very beginning.
/** @type {(catalogue: Catalogue, name: string, text: string) => RegExpExecArray | null} */
export const begun = (catalogue, name, text) => {
  const found = catalogue.expression(name).exec(text);
  return found?.index === 0 ? found : null;
};

// The mark of a list that a line begins with, if it is one that Markdown does not know.
/** @type {(catalogue: Catalogue, line: Line) => ListMark | null} */
export const markOf = (catalogue, { masked }) => {
  for (const kind of KINDS) {
    const found = begun(catalogue, `mark/${kind}`, masked);
    if (!found) continue;
    const [typed, first, second] = found;
    const stripped = typed.replace(/^[ \t]+|[ \t]+$/g, "");
    const made = { kind, length: typed.length, tab: kind === "dash" && second.includes("\t") };
    if (kind === "number") return { ...made, instead: `${first}${second} `, sign: `${first}${second}` };
    if (kind === "ordinal")
      return { ...made, instead: /^\d+$/.test(first ?? "") ? `${first}. ` : "", sign: typed.trim() };
    return { ...made, instead: "- ", sign: [...stripped][0] ?? "" };
  }
  return null;
};

// Each line of a paragraph that was meant as a point of a list.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => Told[]} */
export const lostBullets = (catalogue, paragraph) =>
  mendedBullets(catalogue, paragraph).map(({ line, mended, value, objection }) => ({
    line,
    ...catalogue.say(objection, { value, mended }),
  }));

// The same lines as they must be, with what is objected to each.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => { line: number, mended: string, value: string, objection: string }[]} */
export const mendedBullets = (catalogue, { lines, nested }) => {
  const marks = lines.map((line) => markOf(catalogue, line));
  const meant = marks.map((mark, rank) => mark !== null && isMeant(catalogue, lines, marks, rank));
  const several = meant.filter(Boolean).length > 1;
  return lines.flatMap((line, rank) => {
    const mark = marks[rank];
    if (!mark || !meant[rank]) return [];
    // The first line of a point of a list has its mark already.
    const hasMark = rank === 0 && nested && /[^ \t>]/.test(line.before);
    const place = marks.slice(0, rank + 1).filter((other) => other?.kind === mark.kind).length;
    const words = line.words.slice(mark.length);
    const next = lines[rank + 1];
    // A file of pages gives each bullet a line of its own.
    const said = !words && next && !marks[rank + 1] ? next.words : words;
    const mended = line.before + (hasMark ? "" : mark.instead || `${place}. `) + said;
    const spoken = mark.kind === "dash" && !mark.tab && isSpoken(catalogue, lines, marks);
    const objection = (rank > 0 || several) && !spoken ? "list-lost" : "list-lost/alone";
    return [{ line: line.number, mended, value: mark.sign, objection }];
  });
};

/** @type {(catalogue: Catalogue, lines: Line[], marks: (ListMark | null)[], rank: number) => boolean} */
const isMeant = (catalogue, lines, marks, rank) => {
  const mark = /** @type {ListMark} */ (marks[rank]);
  const announced = lines
    .slice(0, rank)
    .some((line, before) => !marks[before] && marks[before + 1] && catalogue.whole("mark/leads", line.masked));
  const alike = marks.filter(
    (other) => other && (other.kind === mark.kind || [other.kind, mark.kind].includes("bullet")),
  );
  const several = alike.length > 1 && (marks[0] !== null || announced);
  if (mark.kind === "bullet" || mark.tab) return true;
  if (mark.kind === "symbol")
    return several || marks.filter((other) => other?.kind === "symbol" && other.sign === mark.sign).length > 1;
  if (mark.kind === "dash")
    return (several || announced) && !(SPEAKS.has(mark.sign) && isSpoken(catalogue, lines, marks));
  return mark.kind === "ordinal" ? several : rank === 0 || several || announced;
};

// Whether the lines of a paragraph that begin with a dash may be those of a dialogue.
/** @type {(catalogue: Catalogue, lines: Line[], marks: (ListMark | null)[]) => boolean} */
const isSpoken = (catalogue, lines, marks) =>
  lines.every((line, rank) => marks[rank]?.kind !== "dash" || catalogue.whole("mark/spoken", line.masked));
