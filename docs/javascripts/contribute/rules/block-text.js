// The words of one block of a body, put together as a reader meets them: twin of macros/casebook/check/block_text.py.
// The parser cuts them at every escape, entity, emphasis and line end; a name cut in two is a name all the
// same. body.js gathers the pieces and asks for the judgement where a block ends.
import { normal } from "../normal-text.js";
import { contacts } from "./privacy.js";
import { acronyms, wordProblems } from "./rules.js";
import { codePoint } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Finding} Finding */
/** @typedef {import("../markdown.js").Node} Node */
/** @typedef {{ node: Node, text: string, prose: boolean }} Piece `prose` is false for code: nobody is named there either, but the other rules leave it alone */
/** @typedef {(node: Node) => number} LineOf */

export class BlockText {
  /** @param {Piece[]} pieces @param {LineOf} lineOf */
  constructor(pieces, lineOf) {
    this.pieces = pieces;
    this.lineOf = lineOf;
    this.whole = pieces.map(({ text }) => text).join("");
    this.prose = pieces.map(({ text, prose }) => (prose ? text : " ".repeat(text.length))).join("");
    let end = 0;
    this.ends = pieces.map(({ text }) => {
      end += text.length;
      return end;
    });
  }

  // What its words may not say, each with its line. `entities`: whether a forbidden character may have come as
  // one; those typed are refused with the file.
  /** @type {(catalogue: Catalogue, entities: boolean) => ({ line: number } & Finding)[]} */
  problems(catalogue, entities) {
    const unseen = entities ? catalogue.expression("forbidden").exec(this.prose) : null;
    // What is typed is in normal form, what entities spell may not be.
    /** @type {(text: string, rule: typeof contacts) => [offset: number, finding: Finding][]} */
    const judged = (text, rule) => {
      const normalised = entities ? normal(catalogue, text) : text;
      if (normalised === text) return rule(catalogue, text);
      return rule(catalogue, normalised).map(([offset, finding]) => [this.before(catalogue, text, offset), finding]);
    };
    const found = [...judged(this.prose, wordProblems), ...judged(this.whole, contacts)];
    found.sort(([one], [other]) => one - other);
    if (unseen) {
      const character = codePoint(unseen[0]);
      found.unshift([unseen.index, catalogue.say("control-character", { character })]);
    }
    return found.map(([offset, finding]) => ({ line: this.lineAt(offset), ...finding }));
  }

  // Its acronyms, each with its line.
  /** @type {(catalogue: Catalogue) => [line: number, acronym: string][]} */
  acronyms(catalogue) {
    const normalised = normal(catalogue, this.prose);
    return acronyms(catalogue, normalised).map(([offset, acronym]) => [
      this.lineAt(normalised === this.prose ? offset : this.before(catalogue, this.prose, offset)),
      acronym,
    ]);
  }

  // Where a character of a text in normal form was in it before.
  /** @type {(catalogue: Catalogue, text: string, offset: number) => number} */
  before(catalogue, text, offset) {
    let at = 0;
    while (at < text.length - 1 && normal(catalogue, text.slice(0, at + 1)).length <= offset) at += 1;
    return at;
  }

  // The words of a block of code have lines of their own.
  /** @param {number} offset @returns {number} */
  lineAt(offset) {
    const rank = this.ends.findIndex((end) => offset < end);
    const { node, text } = this.pieces[rank];
    const line = this.lineOf(node);
    if (node.type !== "code_block") return line;
    const before = text.slice(0, offset - (this.ends[rank - 1] ?? 0)).split("\n").length - 1;
    return line + before + (node._isFenced ? 1 : 0);
  }
}

// The first line that follows too many others without an empty one.
/** @type {(text: string, most: number) => number | undefined} */
export const longRun = (text, most) => {
  let run = 0;
  const at = text.split("\n").findIndex((line) => {
    run = /\S/.test(line) ? run + 1 : 0;
    return run > most;
  });
  return at < 0 ? undefined : at + 1;
};
