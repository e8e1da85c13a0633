// The body of a case, checked from its tree and never rendered: twin of macros/casebook/check/body.py.
import { caseLink, isMail, isTight, parse } from "./markdown.js";
import { names, nearest } from "./nearest.js";
import { sectionId } from "./texts.js";
import { acronyms, contacts, wordProblems } from "./rules.js";

// Every problem of a text with its line, its sections as `[[id, title]]`, the cases that it links
// to, its acronyms as `[[line, acronym]]`. `context` is as in `values.js`, with the `folder` of the file.
export const scan = (context, text) => {
  const reader = new Reader(context, text);
  const run = longRun(text, context.catalogue.rules.limits.lines);
  if (run !== undefined) reader.problem(run, "body-lines", { most: context.catalogue.rules.limits.lines });
  else if (/\S/.test(text)) reader.read();
  return { found: reader.found, sections: [...reader.sections], links: reader.links, acronyms: reader.acronyms };
};

// The first line that follows too many others without an empty one.
const longRun = (text, most) => {
  let run = 0;
  const at = text.split("\n").findIndex((line) => {
    run = /\S/.test(line) ? run + 1 : 0;
    return run > most;
  });
  return at < 0 ? undefined : at + 1;
};

// What may begin or end in the middle of a word.
const EMPHASIS = new Set(["emph", "strong"]);

class Reader {
  constructor(context, text) {
    Object.assign(this, {
      context,
      catalogue: context.catalogue,
      text,
      entities: text.includes("&"),
      depth: 0,
      level: 2,
      guesses: 0,
    });
    Object.assign(this, {
      found: [],
      links: [],
      acronyms: [],
      fragments: [],
      sections: new Map(),
      heading: null,
      words: [],
    });
  }

  read() {
    const { tree, spot } = parse(this.text);
    this.spot = spot;
    const walker = tree.walker();
    walker.next();
    for (let step = walker.next(); step; step = walker.next()) {
      this.step(step.node, step.entering);
      if (this.depth > this.catalogue.rules.limits.depth) {
        this.problem(this.lineOf(step.node), "body-depth", { most: this.catalogue.rules.limits.depth });
        break;
      }
      // Blocks without children are left as they are entered.
      if (["code_block", "html_block"].includes(step.node.type)) this.depth -= 1;
    }
    this.flush();
    for (const [line, fragment] of this.fragments) {
      if (this.sections.has(fragment)) continue;
      const guess = this.meant(fragment, this.sections.keys());
      this.problem(line, "broken-link/section", { value: first(fragment, 60) }, guess && `#${guess}`);
    }
    this.found.sort((one, other) => one.line - other.line);
  }

  step(node, entering) {
    if (node.type === "text") {
      this.typed(node, node.literal, true);
      return;
    }
    if (node.type === "code") {
      this.typed(node, node.literal, false);
      return;
    }
    if (node.type === "softbreak" || node.type === "linebreak") {
      this.typed(node, "\n", true);
      return;
    }
    if (!EMPHASIS.has(node.type)) this.flush();
    if (node.isContainer || ["code_block", "html_block"].includes(node.type)) {
      if (isTight(node) || node.type === "document") return;
      this.depth += entering ? 1 : -1;
    }
    const line = () => this.lineOf(node);
    if (node.type === "heading") this.title(node, entering, line);
    if (!entering) return;
    if (node.type === "code_block") {
      this.words.push({ node, text: node.literal, prose: false });
      this.flush();
    } else if (node.type === "html_inline") this.problem(line(), "raw-html", { value: first(node.literal.trim(), 40) });
    else if (node.type === "html_block") this.tags(node);
    else if (node.type === "image") this.problem(line(), "image");
    else if (node.type === "link") this.link(node, line());
  }

  // The words of a block are judged as they are read: together, whatever line ends, escapes,
  // entities or emphasis are among them. Nobody is named in code either; the other rules leave it
  // alone.
  typed(node, text, prose) {
    if (this.heading && node.type !== "softbreak" && node.type !== "linebreak") this.heading.push(node.literal);
    this.words.push({ node, text, prose });
  }

  flush() {
    if (!this.words.length) return;
    const pieces = this.words;
    this.words = [];
    const whole = pieces.map(({ text }) => text).join("");
    const prose = pieces.map(({ text, prose: own }) => (own ? text : " ".repeat(text.length))).join("");
    let end = 0;
    const ends = pieces.map(({ text }) => {
      end += text.length;
      return end;
    });
    const lineAt = (offset) => {
      const rank = ends.findIndex((one) => offset < one);
      const { node, text } = pieces[rank];
      return (
        this.lineOf(node) +
        (node.type === "code_block"
          ? text.slice(0, offset - (ends[rank - 1] ?? 0)).split("\n").length - 1 + (node._isFenced ? 1 : 0)
          : 0)
      );
    };
    if (this.entities) this.unseen(() => lineAt(this.catalogue.expression("forbidden").exec(prose).index), prose);
    const problems = [...wordProblems(this.catalogue, prose), ...contacts(this.catalogue, whole)].sort(
      ([one], [other]) => one - other,
    );
    for (const [offset, found] of problems) this.found.push({ line: lineAt(offset), ...found });
    for (const [offset, acronym] of acronyms(this.catalogue, prose)) this.acronyms.push([lineAt(offset), acronym]);
  }

  unseen(line, text) {
    const found = this.catalogue.expression("forbidden").exec(text);
    if (found) this.problem(line(), "control-character", { character: codePoint(found[0]) });
  }

  // A block of tags is told once, by its first line.
  tags(node) {
    this.problem(node.sourcepos[0][0], "raw-html", { value: first(node.literal.split("\n")[0].trim(), 40) });
  }

  title(node, entering, line) {
    if (entering) {
      this.heading = [];
      if (this.depth > 1) this.problem(line(), "heading-nested");
      return;
    }
    const words = this.heading.join("").trim();
    this.heading = null;
    if (node.level === 1) {
      this.problem(line(), "heading-level");
      return;
    }
    if (node.level > this.level + 1 || (node.level > 2 && !this.sections.size)) {
      this.problem(line(), "heading-level/skipped", { marks: "#".repeat(Math.min(node.level - 1, this.level + 1)) });
    }
    this.level = node.level;
    if (node.level === 2 && this.depth === 0) this.section(words, line());
  }

  section(words, line) {
    const id = sectionId(words);
    if (this.sections.has(id)) this.problem(line, "section-twice", { value: words });
    else this.sections.set(id, words);
    const declared = this.catalogue.type(this.context.folder).sections;
    if (!declared.length || declared.some((section) => section.id === id)) return;
    const titles = declared.map((section) => section.title);
    this.problem(line, "unknown-section", { value: words, names: titles.join(", ") }, this.meant(words, titles));
  }

  link(node, line) {
    const url = node.destination;
    if (this.entities) this.unseen(() => line, url + node.title);
    const plain = url.replace(/%([2-7][0-9A-Fa-f])/g, (_found, code) => String.fromCharCode(parseInt(code, 16)));
    for (const [, found] of contacts(this.catalogue, `${plain}\n${node.title ?? ""}`))
      this.found.push({ line, ...found });
    if (!isMail(node, this.spot) && (this.catalogue.whole("external", url) || url.startsWith("mailto:"))) return;
    if (url.startsWith("#")) {
      this.fragments.push([line, url.slice(1)]);
      return;
    }
    const { folder, keys } = this.context;
    const key = caseLink(folder, url);
    if (key === undefined) this.problem(line, "link-refused", { value: first(url, 60) });
    else if (keys.has(key)) this.links.push(key);
    else this.problem(line, "broken-link", { value: first(url, 60) }, this.nearCase(key.split("/")));
  }

  // The file that was meant: one of the same folder before one of another.
  nearCase([folder, slug]) {
    const guess = this.meant(
      slug,
      [...this.context.keys].map((key) => key.split("/")[1]),
    );
    if (guess === undefined) return undefined;
    const owner = [folder, ...this.catalogue.types.map((type) => type.folder)].find((name) =>
      this.context.keys.has(`${name}/${guess}`),
    );
    return owner === this.context.folder ? `${guess}.md` : `../${owner}/${guess}.md`;
  }

  meant(typed, list) {
    this.guesses += 1;
    return this.guesses <= this.catalogue.rules.limits.guesses ? nearest(typed, names(list)) : undefined;
  }

  problem(line, objection, values = {}, guess = undefined) {
    this.found.push({ line, ...this.catalogue.say(objection, values, guess) });
  }

  // The line where a node begins. Blocks say theirs; in a block it is counted from the words, from
  // the end of a paragraph, which may follow references that leave no trace.
  lineOf(node) {
    if (node.sourcepos) return node.sourcepos[0][0];
    let block = node.parent;
    while (!block.sourcepos) block = block.parent;
    // The words of an address between angle brackets have no spot of their own.
    const { from, subject } = this.beginning(node) ?? this.spot(node.parent);
    const lines = (text) => text.split("\n").length - 1;
    const start = block.type === "paragraph" ? block.sourcepos[1][0] - lines(subject) : block.sourcepos[0][0];
    return start + lines(subject.slice(0, from));
  }

  // The spot of the first thing inside, which is read before what holds it.
  beginning(node) {
    for (let child = node.firstChild; child; child = child.next) {
      const found = this.beginning(child);
      if (found) return found;
    }
    return this.spot(node);
  }
}

// The first characters of a text.
const first = (text, most) => [...text].slice(0, most).join("");

// The number of a character as Unicode writes it.
export const codePoint = (character) => character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
