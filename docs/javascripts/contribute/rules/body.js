// The body of a case, checked from its tree and never rendered: twin of macros/casebook/check/body.py.
import { isMail, isTight, lineOf, parse } from "../markdown.js";
import { lostMarks } from "./marks/lost-marks.js";
import { noteProblems } from "./marks/notes.js";
import { caseLink, fileOf, inTheClear, ofSite, renamed, sectionId } from "./links.js";
import { names, nearest } from "./nearest.js";
import { BlockText, longRun } from "./block-text.js";
import { contacts } from "./privacy.js";
import { codePoint } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Finding} Finding */
/** @typedef {import("../markdown.js").Node} Node */
/** @typedef {import("../markdown.js").SpotOf} SpotOf */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {import("./block-text.js").Piece} Piece */
/** @typedef {{ line: number } & Finding} Found */
/**
 * @typedef {object} Scan
 * @property {Found[]} found
 * @property {[id: string, title: string][]} sections
 * @property {string[]} links the keys of the cases that the text links to
 * @property {[line: number, acronym: string][]} acronyms
 */

// Every problem of a text, and what it holds.
/** @type {(context: Context, text: string) => Scan} */
export const scan = (context, text) => {
  const reader = new Reader(context, text);
  const most = context.catalogue.rules.limits.lines;
  const run = longRun(text, most);
  if (run !== undefined) reader.problem(run, "body-lines", { most });
  else if (/\S/.test(text)) reader.read();
  return { found: reader.found, sections: [...reader.sections], links: reader.links, acronyms: reader.acronyms };
};

// What may begin or end in the middle of a word.
const SPACE = /[\t\n \u00a0\u2000-\u200a\u202f\u3000]/;

const EMPHASIS = new Set(["emph", "strong"]);
// Blocks without children, which are left as they are entered.
const LEAVES = new Set(["code_block", "html_block"]);

class Reader {
  /** @param {Context} context @param {string} text */
  constructor(context, text) {
    this.context = context;
    this.catalogue = context.catalogue;
    this.text = text;
    this.entities = text.includes("&");
    this.depth = 0;
    this.level = 2;
    this.guesses = 0;
    /** @type {Found[]} */
    this.found = [];
    /** @type {string[]} */
    this.links = [];
    /** @type {[line: number, acronym: string][]} */
    this.acronyms = [];
    /** @type {[line: number, fragment: string][]} */
    this.fragments = [];
    /** @type {Map<string, string>} */
    this.sections = new Map();
    /** @type {string[] | null} */
    this.heading = null;
    /** @type {Piece[]} */
    this.words = [];
    /** @type {SpotOf} */
    this.spot = () => undefined;
  }

  read() {
    const parsed = parse(this.text);
    this.spot = parsed.spot;
    const walker = parsed.tree.walker();
    walker.next();
    const most = this.catalogue.rules.limits.depth;
    for (let step = walker.next(); step; step = walker.next()) {
      this.step(step.node, step.entering);
      if (this.depth > most) {
        this.problem(this.lineOf(step.node), "body-depth", { most });
        break;
      }
      if (LEAVES.has(step.node.type)) this.depth -= 1;
    }
    this.flush();
    if (this.depth <= most)
      for (const rules of [lostMarks, noteProblems])
        this.found.push(...rules(this.catalogue, parsed, this.text, (node) => this.lineOf(node)));
    for (const [line, fragment] of this.fragments) {
      if (this.sections.has(fragment)) continue;
      const guess = this.meant(fragment, this.sections.keys());
      this.problem(line, "broken-link/section", { value: first(fragment, 60) }, guess && `#${guess}`);
    }
    this.found.sort((one, other) => one.line - other.line);
  }

  /** @param {Node} node @param {boolean} entering */
  step(node, entering) {
    const { type } = node;
    if (type === "custom_inline") return; // the words around the call of a note are read as one
    if (type === "text" || type === "code") {
      this.heading?.push(node.literal);
      this.words.push({ node, text: node.literal, prose: type === "text" });
      return;
    }
    if (type === "softbreak" || type === "linebreak") {
      this.words.push({ node, text: "\n", prose: true });
      return;
    }
    if (!EMPHASIS.has(type)) this.flush();
    if (node.isContainer || LEAVES.has(type)) {
      if (isTight(node) || type === "document") return;
      this.depth += entering ? 1 : -1;
    }
    if (type === "heading") this.title(node, entering);
    if (entering) this.enter(node);
  }

  /** @param {Node} node */
  enter(node) {
    const { type, literal } = node;
    if (type === "code_block") {
      this.words.push({ node, text: literal, prose: false });
      this.flush();
    } else if (type === "html_inline")
      this.problem(this.lineOf(node), "raw-html", { value: first(literal.trim(), 40) });
    // A block of tags is one problem, at its first line.
    else if (type === "html_block")
      this.problem(this.lineOf(node), "raw-html", { value: first(literal.split("\n")[0].trim(), 40) });
    else if (type === "image") this.problem(this.lineOf(node), "image");
    else if (type === "link") this.link(node, this.lineOf(node));
  }

  // The words of a block are judged as they are read: together, whatever line ends, escapes, entities or
  // emphasis are among them.
  flush() {
    if (!this.words.length) return;
    const block = new BlockText(this.words, (node) => this.lineOf(node));
    this.words = [];
    this.found.push(...block.problems(this.catalogue, this.entities));
    this.acronyms.push(...block.acronyms(this.catalogue));
  }

  /** @param {Node} node @param {boolean} entering */
  title(node, entering) {
    if (entering) {
      this.heading = [];
      if (this.depth > 1) this.problem(this.lineOf(node), "heading-nested");
      return;
    }
    const words = (this.heading ?? []).join("").trim();
    this.heading = null;
    if (node.level === 1) {
      this.problem(this.lineOf(node), "heading-level");
      return;
    }
    if (node.level > this.level + 1 || (node.level > 2 && !this.sections.size)) {
      const marks = "#".repeat(Math.min(node.level - 1, this.level + 1));
      this.problem(this.lineOf(node), "heading-level/skipped", { marks });
    }
    this.level = node.level;
    if (node.level === 2 && this.depth === 0) this.section(words, this.lineOf(node));
  }

  /** @param {string} words @param {number} line */
  section(words, line) {
    const id = sectionId(words);
    if (this.sections.has(id)) this.problem(line, "section-twice", { value: words });
    else this.sections.set(id, words);
    const declared = this.catalogue.type(this.context.folder).sections;
    if (!declared.length || declared.some((section) => section.id === id)) return;
    const titles = declared.map((section) => section.title);
    this.problem(line, "unknown-section", { value: words, names: titles.join(", ") }, this.meant(words, titles));
  }

  /** @param {Node} node @param {number} line */
  link(node, line) {
    const url = node.destination;
    const unseen = this.entities && this.catalogue.expression("forbidden").exec(url + node.title);
    if (unseen) this.problem(line, "control-character", { character: codePoint(unseen[0]) });
    const readable = inTheClear(this.catalogue, `${url}\n${node.title ?? ""}`);
    for (const [, finding] of contacts(this.catalogue, readable)) this.found.push({ line, ...finding });
    const mail = isMail(node, this.spot);
    const remarks = mail ? [] : ofSite(this.catalogue, node);
    this.found.push(...remarks.map((finding) => ({ line, ...finding })));
    if (remarks.some(({ severity }) => severity === "error")) return;
    if (!mail && (this.catalogue.whole("external", url) || url.startsWith("mailto:"))) return;
    if (url.startsWith("#")) {
      this.fragments.push([line, url.slice(1)]);
      return;
    }
    const { folder, keys } = this.context;
    const key = caseLink(folder, url);
    if (key === undefined) {
      const value = first(url, 60);
      this.problem(line, SPACE.test(url) ? "link-refused/space" : "link-refused", {
        value,
        mended: value.replace(new RegExp(SPACE, "g"), "%20"),
      });
    } else if (keys.has(key)) this.links.push(key);
    else
      this.problem(
        line,
        "broken-link",
        { value: first(url, 60) },
        renamed(this.catalogue, key, url) ?? this.nearCase(key),
      );
  }

  // The file that was meant: one of the same folder before one of another.
  /** @param {string} key */
  nearCase(key) {
    const [folder, slug] = key.split("/");
    const slugs = [...this.context.keys].map((one) => one.split("/")[1]);
    const guess = this.meant(slug, slugs);
    return guess && fileOf(guess, this.context, folder);
  }

  /** @param {string} typed @param {Iterable<string>} list */
  meant(typed, list) {
    this.guesses += 1;
    return this.guesses <= this.catalogue.rules.limits.guesses ? nearest(typed, names(list)) : undefined;
  }

  /** @param {number} line @param {string} objection @param {Record<string, unknown>} values @param {import("../catalogue.js").Guess} [guess] */
  problem(line, objection, values = {}, guess = undefined) {
    this.found.push({ line, ...this.catalogue.say(objection, values, guess) });
  }

  /** @param {Node} node @returns {number} */
  lineOf(node) {
    return lineOf(node, this.spot);
  }
}

// The first characters of a text.
/** @type {(text: string, most: number) => string} */
const first = (text, most) => [...text].slice(0, most).join("");
