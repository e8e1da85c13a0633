// Notes for commonmark.js, which has none: `[^1]` in a text, `[^1]: …` on a line of its own, as GitHub writes them and
// the parser of the build reads them (docs/decisions/0006-libraries.md says why no other library does it). A note is a
// block that holds blocks, a `custom_block`; a call is a `custom_inline`; both have its `label`.

/** @typedef {import("./markdown.js").Node} Node */
/** @typedef {import("./markdown.js").InlineParser} InlineParser */
/**
 * @typedef {object} BlockParser what reads a text line by line
 * @property {InlineParser} inlineParser
 * @property {string} currentLine
 * @property {number} nextNonspace where the words of the line begin
 * @property {number} indent
 * @property {boolean} indented
 * @property {boolean} blank
 * @property {Record<string, unknown>} blocks
 * @property {((parser: BlockParser, container: Node) => number)[]} blockStarts
 * @property {() => void} findNextNonspace
 * @property {() => void} advanceNextNonspace
 * @property {(count: number, columns: boolean) => void} advanceOffset
 * @property {() => void} closeUnmatchedBlocks
 * @property {(type: string, offset: number) => Node} addChild
 * @property {(text: string) => Node} parse
 */

const BEGINS = /^\[\^([^[\]\n]+)\]:[ \t]*/;
const CALL = /^\[\^([^[\]\n]+)\]/;
// Behind brackets, what makes them those of a link.
const TAKES = /^(?:\(|\\?\[(?!\^)[^[\]]*[^\s[\]][^[\]]*\])/;
const INDENT = 4;

// A label as labels are compared.
/** @type {(label: string) => string} */
export const labelKey = (label) => label.trim().replace(/\s+/g, " ").toLowerCase();

// Teaches a parser notes; `make` makes a node of a type.
/** @type {(parser: BlockParser, make: (type: string) => Node) => void} */
export const withNotes = (parser, make) => {
  /** @type {Set<string>} */
  const defined = new Set();
  blocks(parser, defined);
  calls(parser.inlineParser, defined, make);
};

// Blocks are read before the words in them, so that each call knows whether its note exists.
/** @type {(parser: BlockParser, defined: Set<string>) => void} */
const blocks = (parser, defined) => {
  let begins = false;
  const find = parser.findNextNonspace;
  parser.findNextNonspace = function findNextNonspace() {
    find.call(this);
    begins = !this.indented && BEGINS.test(this.currentLine.slice(this.nextNonspace));
    // The parser looks for the start of a block behind certain signs only, `[` not among them, or behind an indentation.
    this.indented ||= begins;
  };
  parser.blockStarts = [
    (reader) => {
      const found = begins && BEGINS.exec(reader.currentLine.slice(reader.nextNonspace));
      if (!found) return 0;
      reader.indented = false;
      reader.advanceNextNonspace();
      const offset = reader.nextNonspace;
      reader.advanceOffset(found[0].length, false);
      reader.closeUnmatchedBlocks();
      const note = reader.addChild("custom_block", offset);
      note.label = found[1].trim();
      defined.add(labelKey(note.label));
      return 1;
    },
    ...parser.blockStarts,
  ];
  parser.blocks.custom_block = NOTE;
};

// What a note takes of the lines that follow; the parser has one table of this for all texts.
const NOTE = {
  /** @type {(reader: BlockParser) => number} */
  continue: (reader) => {
    if (reader.indent >= INDENT) reader.advanceOffset(INDENT, true);
    else if (reader.blank) reader.advanceNextNonspace();
    else return 1;
    return 0;
  },
  finalize: () => {},
  /** @type {(type: string) => boolean} */
  canContain: (type) => type !== "item" && type !== "custom_block",
  acceptsLines: false,
};

/** @type {(inline: InlineParser, defined: Set<string>, make: (type: string) => Node) => void} */
const calls = (inline, defined, make) => {
  const { parseOpenBracket, parseBang, parseCloseBracket } = inline;
  /** @type {(reader: InlineParser, at: number) => RegExpExecArray | null} */
  const callAt = (reader, at) => {
    const found = CALL.exec(reader.subject.slice(at));
    const next = found ? reader.subject.slice(at + found[0].length) : "";
    return found && defined.has(labelKey(found[1])) && !TAKES.test(next) ? found : null;
  };
  inline.parseOpenBracket = function openBracket(block) {
    const found = callAt(this, this.pos);
    if (!found) return parseOpenBracket.call(this, block);
    this.pos += found[0].length;
    const call = make("custom_inline");
    call.label = found[1].trim();
    block.appendChild(call);
    // No link holds the call of a note, which is one.
    for (let opener = this.brackets; opener; opener = opener.previous) opener.active = false;
    return true;
  };
  // What looks like the call of a note is none of a reference either, which an indented line may have made of that name.
  inline.parseCloseBracket = function closeBracket(block) {
    const { refmap, brackets, subject, pos } = this;
    const own = brackets && subject.startsWith("[^", brackets.index) && !/[([]/.test(subject[pos + 1] ?? "");
    if (own || subject.startsWith("[^", pos + 1)) this.refmap = {};
    const found = parseCloseBracket.call(this, block);
    this.refmap = refmap;
    return found;
  };
  inline.parseBang = function bang(block) {
    if (!callAt(this, this.pos + 1)) return parseBang.call(this, block);
    this.pos += 1;
    const sign = make("text");
    sign.literal = "!";
    block.appendChild(sign);
    return true;
  };
};
