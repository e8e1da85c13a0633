// The lines of a text as they were typed, with what the parser made of each character: twin of
// macros/casebook/check/marks/prose_lines.py, which says why. lost-marks.js hands each block to its rules.
/** @typedef {import("../../markdown.js").Node} Node */
/** @typedef {import("../../markdown.js").SpotOf} SpotOf */
/** @typedef {{ number: number, before: string, words: string, masked: string }} Line a line of a paragraph: its number, what stands before its words, these, and the same with a mask for what is no word */
/** @typedef {{ lines: Line[], nested: boolean }} Paragraph */
/** @typedef {{ code: [number: number, line: string][], nested: boolean }} IndentedCode */

export const MASK = "\0";

// The paragraphs of a text and its indented code, in order.
/** @type {(tree: Node, spot: SpotOf, text: string) => (Paragraph | IndentedCode)[]} */
export const blocks = (tree, spot, text) => {
  const typed = text.split("\n");
  const found = [];
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    const nested = node.parent?.type !== "document";
    if (entering && node.type === "paragraph") found.push({ lines: linesOf(node, spot, typed), nested });
    else if (node.type === "code_block" && !node._isFenced) {
      const first = node.sourcepos?.[0][0] ?? 1;
      /** @type {[number, string][]} */
      const code = node.literal
        .replace(/\n$/, "")
        .split("\n")
        .map((line, rank) => [first + rank, line]);
      found.push({ code, nested });
    }
  }
  return found;
};

/** @type {(node: Node, spot: SpotOf, typed: string[]) => Line[]} */
const linesOf = (paragraph, spot, typed) => {
  const walker = paragraph.walker();
  let subject = "";
  /** @type {string[]} */
  let masked = [];
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    const where = spot(node);
    if (!entering || !where) continue;
    if (!subject) {
      subject = where.subject;
      masked = [...subject.split("")].map((sign) => (sign === "\n" ? sign : MASK));
    }
    if (node.type !== "text" || !asTyped(node.literal, where.typed)) continue;
    for (let rank = 0; rank < node.literal.length; rank += 1) masked[where.from + rank] = node.literal[rank];
  }
  const last = paragraph.sourcepos?.[1][0] ?? 1;
  const lines = subject.split("\n");
  let from = 0;
  return lines.map((line, rank) => {
    const number = last - lines.length + 1 + rank;
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const words = line.slice(indent).trimEnd();
    const whole = (typed[number - 1] ?? "").trimEnd();
    const made = { number, words, masked: masked.slice(from + indent, from + indent + words.length).join("") };
    from += line.length + 1;
    return { ...made, before: whole.slice(0, whole.length - words.length) };
  });
};

// Whether a piece of text stands there as it was typed, but for spaces at the end of a line and marks of emphasis used up.
/** @type {(literal: string, typed: string) => boolean} */
const asTyped = (literal, typed) =>
  literal === typed || literal === typed.trimEnd() || (/^[*_]+$/.test(typed) && typed.startsWith(literal));
