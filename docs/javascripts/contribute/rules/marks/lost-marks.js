// What a text lost on its way to Markdown: titles, lists, links and tables that are printed as they were typed. Twin of
// macros/casebook/check/marks/lost_marks.py; body.js asks for them.
import { brokenLinks } from "./broken-links.js";
import { begun, lostBullets } from "./bullets.js";
import { blocks } from "./prose-lines.js";
import { lostTables } from "./tables.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../catalogue.js").Finding} Finding */
/** @typedef {import("../../markdown.js").Node} Node */
/** @typedef {import("../../markdown.js").SpotOf} SpotOf */
/** @typedef {import("./prose-lines.js").IndentedCode} IndentedCode */
/** @typedef {import("./prose-lines.js").Line} Line */
/** @typedef {{ line: number } & Finding} Told */

// Every mark of a text that is lost, each with its line.
/** @type {(catalogue: Catalogue, parsed: { tree: Node, spot: SpotOf }, text: string) => Told[]} */
export const lostMarks = (catalogue, { tree, spot }, text) =>
  blocks(tree, spot, text).flatMap((block) => {
    if ("code" in block) return indented(catalogue, block);
    const { told, taken } = lostTables(catalogue, block);
    const lines = block.lines.filter((_line, rank) => !taken.has(rank));
    return [
      ...told,
      ...lines.flatMap((line, rank) => title(catalogue, line, rank === 0, block.nested)),
      ...lostBullets(catalogue, { ...block, lines }),
      ...brokenLinks(catalogue, block),
    ];
  });

// The title that a line was meant to be.
/** @type {(catalogue: Catalogue, line: Line, first: boolean, nested: boolean) => Told[]} */
const title = (catalogue, { number, before, words, masked }, first, nested) => {
  const found = begun(catalogue, "title", masked);
  if (!found) return [];
  const [typed, lead, marks, gap] = found;
  const named = unclosed(words.slice(typed.length), marks.length);
  /** @type {(objection: string, values: Record<string, unknown>) => Told[]} */
  const told = (objection, values) => [{ line: number, ...catalogue.say(objection, values) }];
  if (nested) return told("title-lost/nested", { value: marks, mended: `${before}**${named}**` });
  if (marks.length > 1 || lead || gap) {
    const mended = `${"#".repeat(Math.min(Math.max(marks.length, 2), 6))} ${named}`;
    return told("title-lost", { value: marks, mended });
  }
  if (!(first || !catalogue.expression("sentence").test(masked)) || /^\d/.test(named)) return [];
  /** @type {(text: string) => string} */
  const cut = (text) => [...text].slice(0, 40).join("");
  return told("title-lost/word", { value: cut(words), mended: `## ${named}`, word: cut(`\\${words}`) });
};

// The words of a title without the marks that close it: as many as before it, or after a space.
/** @type {(words: string, level: number) => string} */
const unclosed = (words, level) => {
  const bare = words.replace(/#+$/, "");
  const closes = words.length - bare.length === level || bare !== bare.trimEnd();
  return closes ? bare.trimEnd() : words;
};

// The sentences that their indentation makes a block of code, each paragraph once.
/** @type {(catalogue: Catalogue, block: IndentedCode) => Told[]} */
const indented = (catalogue, { code, nested }) => {
  const text = code.map(([, line]) => line).join("\n");
  if (catalogue.expression("code").test(text)) return [];
  if (!catalogue.expression("french").test(text) && !catalogue.expression("sentence").test(text)) return [];
  const objection = nested ? "indented-prose/nested" : "indented-prose";
  return code.flatMap(([line, words], rank) => {
    const begins = words.trim() && !code[rank - 1]?.[1].trim();
    return begins ? [{ line, ...catalogue.say(objection, { mended: words.trim() }) }] : [];
  });
};
