// The notes of a text, their calls and their words: twin of macros/casebook/check/marks/notes.py.
import { labelKey } from "../../markdown-notes.js";
import { begun } from "./bullets.js";
import { blocks } from "./prose-lines.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../markdown.js").Node} Node */
/** @typedef {import("../../markdown.js").SpotOf} SpotOf */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {(node: Node) => number} LineOf */
/** @typedef {(line: number, objection: string, values?: Record<string, unknown>) => void} Tell */

// What is wrong with the notes of a text, each with its line.
/** @type {(catalogue: Catalogue, parsed: { tree: Node, spot: SpotOf }, text: string, lineOf: LineOf) => Told[]} */
export const noteProblems = (catalogue, { tree, spot }, text, lineOf) => {
  if (!text.includes("^[") && !text.includes("[^")) return [];
  /** @type {Told[]} */
  const found = [];
  /** @type {Tell} */
  const tell = (line, objection, values = {}) => found.push({ line, ...catalogue.say(objection, values) });
  const spaced = asTyped(catalogue, blocks(tree, spot, text), tell);
  const { calls, notes, unknown } = read(tree, spot);
  for (const { label, node } of unknown)
    if (!spaced.has(labelKey(label))) tell(lineOf(node), "note-undefined", { value: cut(label) });
  for (const { node, nested } of calls) if (nested) tell(lineOf(node), "note-nested");
  const called = new Set(calls.filter(({ nested }) => !nested).map(({ node }) => labelKey(node.label)));
  const known = new Set();
  for (const note of notes) {
    const line = note.sourcepos?.[0][0] ?? 1;
    const value = cut(note.label);
    const key = labelKey(note.label);
    if (known.has(key)) tell(line, "note-twice", { value });
    else if (!called.has(key)) tell(line, "note-unused", { value });
    known.add(key);
    const first = note.firstChild;
    if (!first) tell(line, "note-paragraphs/none", { value });
    else if (first.next || first.type !== "paragraph") tell(line, "note-paragraphs", { value });
    if (note.parent.type !== "document") tell(line, "note-middle/nested", { value });
    else if (!isLast(note)) tell(line, "note-middle", { value });
  }
  return found;
};

/** @type {(text: string) => string} */
const cut = (text) => [...text].slice(0, 40).join("");

// Whether nothing but notes follows.
/** @type {(note: Node) => boolean} */
const isLast = (note) => {
  let node = note.next;
  while (node?.type === "custom_block") node = node.next;
  return !node;
};

// Tells the notes that are written in another way; the labels of those that are told so.
/** @type {(catalogue: Catalogue, read: ReturnType<typeof blocks>, tell: Tell) => Set<string>} */
const asTyped = (catalogue, read, tell) => {
  const labels = new Set();
  for (const { number, words, masked } of read.flatMap((block) => ("lines" in block ? block.lines : []))) {
    const spaced = begun(catalogue, "note/spaced", words);
    if (spaced) {
      labels.add(labelKey(spaced[1]));
      const mended = `[^${spaced[1].trim()}]: ${words.slice(spaced[0].length)}`;
      tell(number, "note-undefined/space", { value: cut(spaced[0].trim()), mended });
    }
    for (const { index, 0: inside } of masked.matchAll(catalogue.expression("note/inside")))
      tell(number, "note-inside", { value: cut(words.slice(index, index + inside.length)) });
  }
  return labels;
};

// The calls of a tree, its notes, and what looks like the call of a note that is not there.
/** @type {(tree: Node, spot: SpotOf) => { calls: { node: Node, nested: boolean }[], notes: Node[], unknown: { label: string, node: Node }[] }} */
const read = (tree, spot) => {
  const calls = [];
  const notes = [];
  const unknown = [];
  let depth = 0;
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (node.type === "custom_block") {
      depth += entering ? 1 : -1;
      if (entering) notes.push(node);
    } else if (node.type === "custom_inline" && entering) calls.push({ node, nested: depth > 0 });
    else if (node.type === "text" && /^\^\s*\S/.test(node.literal) && isBracketed(node, spot))
      unknown.push({ label: node.literal.slice(1), node });
  }
  return { calls, notes, unknown };
};

// Whether a piece of text stands between brackets that were typed as such.
/** @type {(node: Node, spot: SpotOf) => boolean} */
const isBracketed = (node, spot) => {
  const where = spot(node);
  if (!where || where.typed !== node.literal) return false;
  const { subject, from, typed } = where;
  return subject[from - 1] === "[" && subject[from - 2] !== "\\" && subject[from + typed.length] === "]";
};
