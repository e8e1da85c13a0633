// CommonMark as the build reads it: commonmark.js is taught three things that the parser of
// macros/casebook/check/marks/markdown.py gives and it does not, and the notes.
import "../vendor/commonmark.js";
import { withNotes } from "./markdown-notes.js";

/**
 * @typedef {object} Node a piece of a text, as commonmark.js has it
 * @property {string} type
 * @property {string} literal
 * @property {string} destination
 * @property {string} label of a note, and of a call
 * @property {string | null} title
 * @property {number} level
 * @property {"bullet" | "ordered"} listType
 * @property {number} listStart
 * @property {boolean} listTight
 * @property {boolean} isContainer
 * @property {boolean} [_isFenced]
 * @property {[[line: number, column: number], [line: number, column: number]]} [sourcepos] of a block
 * @property {Node} parent
 * @property {Node | null} firstChild
 * @property {Node | null} lastChild
 * @property {Node | null} next
 * @property {Node | null} prev
 * @property {(child: Node) => void} appendChild
 * @property {() => Walker} walker
 */
/** @typedef {{ next: () => { node: Node, entering: boolean } | null, resumeAt: (node: Node, entering: boolean) => void }} Walker */
/** @typedef {{ from: number, typed: string, subject: string }} Spot where a piece of a line was typed: its offset in the words of its block, its characters as typed, those words */
/** @typedef {(node: Node) => Spot | undefined} SpotOf */
/**
 * @typedef {object} InlineParser what reads the words of a block
 * @property {number} pos
 * @property {string} subject
 * @property {(this: InlineParser, block: Node) => boolean} parseInline
 * @property {(this: InlineParser) => string | null} parseLinkDestination
 * @property {(this: InlineParser) => string | null} parseLinkTitle
 * @property {(this: InlineParser, block: Node) => boolean} parseOpenBracket
 * @property {(this: InlineParser, block: Node) => boolean} parseBang
 * @property {(this: InlineParser, block: Node) => boolean} parseCloseBracket
 * @property {Record<string, unknown>} refmap the references of the text by their names
 * @property {Bracket | null} brackets what may begin a link, the last first
 */
/** @typedef {{ active: boolean, previous: Bracket | null, index: number }} Bracket `index` is where it stands in the words */
/** @typedef {{ Parser: new () => import("./markdown-notes.js").BlockParser, Node: new (type: string) => Node }} Commonmark */

/** @type {Commonmark} */
const { Parser, Node: Piece } = /** @type {any} */ (globalThis).commonmark;

// A text as a tree, with what was typed for the pieces of a line.
/** @type {(text: string) => { tree: Node, spot: SpotOf }} */
export const parse = (text) => {
  /** @type {WeakMap<Node, Spot>} */
  const spots = new WeakMap();
  const parser = new Parser();
  withNotes(parser, (type) => new Piece(type));
  const inline = parser.inlineParser;
  const step = inline.parseInline;
  inline.parseInline = function parseInline(block) {
    const from = this.pos;
    const more = step.call(this, block);
    const typed = this.subject.slice(from, this.pos);
    for (let node = block.lastChild; node && !spots.has(node); node = node.prev) {
      spots.set(node, { from, typed, subject: this.subject });
      if (typed.startsWith("&") && typed.length > 1) node.literal = decoded(typed);
      if (node.type === "link" && typed.startsWith("<")) node.destination = typed.slice(1, -1);
    }
    return more;
  };
  const { parseLinkDestination, parseLinkTitle } = inline;
  // Addresses stay as they were typed: they are quoted in messages, and encoded when written.
  inline.parseLinkDestination = function destination() {
    const from = this.pos;
    if (parseLinkDestination.call(this) === null) return null;
    const typed = this.subject.slice(from, this.pos);
    return unescaped(typed.startsWith("<") ? typed.slice(1, -1) : typed);
  };
  inline.parseLinkTitle = function title() {
    const from = this.pos;
    return parseLinkTitle.call(this) === null ? null : unescaped(this.subject.slice(from, this.pos).slice(1, -1));
  };
  return { tree: parser.parse(text), spot: (node) => spots.get(node) };
};

const ENTITY = "&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});";
/** @type {(text: string) => string} */
const unescaped = (text) =>
  text.replace(new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY}`, "gi"), (found, mark) => mark ?? decoded(found));

// An entity as CommonMark reads it. A browser knows the names; numbers it reads as old pages meant them.
/** @type {(entity: string) => string} */
const decoded = (entity) => {
  const number = /^&#(?:x([a-f0-9]+)|([0-9]+));$/i.exec(entity);
  if (!number) return new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
  const code = number[1] ? parseInt(number[1], 16) : Number(number[2]);
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
};

// Whether an address written between angle brackets is an e-mail address.
/** @type {(node: Node, spot: SpotOf) => boolean} */
export const isMail = (node, spot) => {
  const typed = node.type === "link" ? (spot(node)?.typed ?? "") : "";
  return typed.startsWith("<") && !/^<[a-z][a-z0-9+.-]{1,31}:/i.test(typed);
};

// In a list without blank lines, a paragraph is no element of its own.
/** @type {(node: Node) => boolean} */
export const isTight = (node) =>
  node.type === "paragraph" && node.parent.type === "item" && node.parent.parent.listTight;

// The line where a node begins. Blocks say theirs; in a block it is counted from the words, from the end of a
// paragraph, which may follow references that leave no trace.
/** @type {(node: Node, spotOf: SpotOf) => number} */
export const lineOf = (node, spotOf) => {
  if (node.sourcepos) return ofBlock(node, node.sourcepos, beginning(node, spotOf)?.subject ?? "");
  let block = node.parent;
  while (!block.sourcepos) block = block.parent;
  const [[from], [to]] = block.sourcepos;
  // The words of an address between angle brackets have no spot of their own.
  const spot = beginning(node, spotOf) ?? spotOf(node.parent);
  const subject = spot?.subject ?? "";
  const start = block.type === "paragraph" ? to - lineEnds(subject) : from;
  return start + lineEnds(subject.slice(0, spot?.from ?? 0));
};

// A title that a line below it makes one begins where its words do: references may stand above them here too.
/** @type {(block: Node, sourcepos: NonNullable<Node["sourcepos"]>, subject: string) => number} */
const ofBlock = ({ type }, [[from], [to]], subject) =>
  type === "heading" && to > from ? to - 1 - lineEnds(subject) : from;

// The spot of the first thing inside, which is read before what holds it.
/** @type {(node: Node, spotOf: SpotOf) => Spot | undefined} */
const beginning = (node, spotOf) => {
  for (let child = node.firstChild; child; child = child.next) {
    const found = beginning(child, spotOf);
    if (found) return found;
  }
  return spotOf(node);
};

/** @type {(text: string) => number} */
const lineEnds = (text) => text.split("\n").length - 1;
