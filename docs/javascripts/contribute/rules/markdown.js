// CommonMark as the build reads it: commonmark.js is taught the three things that the parser of
// macros/casebook/check/body.py tells and it does not, and writes what macros/pages/render/prose.py publishes.
import "../../vendor/commonmark.js";
import { typographic } from "./french.js";

const { Parser } = globalThis.commonmark;

// A text as a tree, with what was typed for the pieces of a line: `{tree, spot}`. `spot(node)` is
// `{from, typed, subject}`: its offset in the words of its block, its characters as typed, those words.
export const parse = (text) => {
  const spots = new WeakMap();
  const parser = new Parser();
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
const unescaped = (text) =>
  text.replace(new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY}`, "gi"), (found, mark) => mark ?? decoded(found));

// An entity as CommonMark reads it. A browser knows the names; numbers it reads as old pages meant them.
const decoded = (entity) => {
  const number = /^&#(?:x([a-f0-9]+)|([0-9]+));$/i.exec(entity);
  if (!number) return new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
  const code = number[1] ? parseInt(number[1], 16) : Number(number[2]);
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
};

// Whether an address written between angle brackets is an e-mail address.
export const isMail = (node, spot) =>
  node.type === "link" && spot(node)?.typed.startsWith("<") && !/^<[a-z][a-z0-9+.-]{1,31}:/i.test(spot(node).typed);

// In a list without blank lines, a paragraph is no element of its own.
export const isTight = (node) =>
  node.type === "paragraph" && node.parent.type === "item" && node.parent.parent.listTight;

// The `folder/slug` that a relative link in a case of this folder leads to, or nothing.
export const caseLink = (folder, url) => {
  if (!url.endsWith(".md") || url.includes(":") || url.startsWith("/")) return undefined;
  const path = [];
  for (const part of `${folder}/${url.slice(0, -3)}`.split("/")) {
    if (part === ".." && path.length && path.at(-1) !== "..") path.pop();
    else if (part && part !== ".") path.push(part);
  }
  return path.length === 2 && !path.includes("..") ? path.join("/") : undefined;
};

// --- as HTML -------------------------------------------------------------------------------

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>]/g, (mark) => ESCAPES[mark]);
const quoted = (text) => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark]);

// What an address may hold as it is; the rest is written in hundredths.
const encoded = (url) =>
  [...new TextEncoder().encode(url)]
    .map((byte) =>
      /[A-Za-z0-9!#$%&'()*+,\-./:;=?@_~]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");

const hrefOf = (folder, address, url) => {
  if (URL.canParse(url)) return ["http:", "https:", "mailto:"].includes(new URL(url).protocol) ? url : undefined;
  if (url.startsWith("#")) return url;
  const key = caseLink(folder, url);
  return key && address(key);
};

// Where a case is read, seen from the page of another: its page, its line on an index, or nowhere.
const addressIn = (catalogue) => (key) => {
  const where = catalogue.directory.cases.find(([other]) => other === key)?.[2];
  return where ? `../../${where === 2 ? `${key}/` : key.replace("/", "/#")}` : undefined;
};

// The text of a case in this folder as the page of the case shows it: HTML that holds nothing
// but the elements below, whatever is typed.
export const html = (text, folder, catalogue) => {
  const address = addressIn(catalogue);
  const { tree, spot } = parse(text);
  const written = [];
  const line = () => {
    if (written.length && !written.at(-1).endsWith("\n")) written.push("\n");
  };
  const blocks = {
    paragraph: () => "p",
    heading: (node) => (node.level === 1 ? "" : `h${node.level}`),
    block_quote: () => "blockquote",
    item: () => "li",
    list: (node) => (node.listType === "bullet" ? "ul" : "ol"),
  };
  const roomy = new Set(["block_quote", "list"]);
  const writers = {
    text: (node) => written.push(escaped(node.literal)),
    softbreak: () => written.push("\n"),
    linebreak: () => written.push("<br>\n"),
    code: (node) => written.push(`<code>${escaped(node.literal)}</code>`),
    code_block: (node) => {
      line();
      written.push(`<pre><code>${escaped(node.literal)}</code></pre>\n`);
    },
    thematic_break: () => {
      line();
      written.push("<hr>\n");
    },
    // The check refuses tags; until they are gone they are shown as the text that they are.
    html_inline: (node) => written.push(escaped(node.literal)),
    html_block: (node) => {
      line();
      written.push(`<p>${escaped(node.literal)}</p>\n`);
    },
    emph: (_node, entering) => written.push(entering ? "<em>" : "</em>"),
    strong: (_node, entering) => written.push(entering ? "<strong>" : "</strong>"),
    link: (node, entering) => {
      if (!entering) {
        written.push("</a>");
        return;
      }
      const href = hrefOf(
        folder,
        address,
        encoded(isMail(node, spot) ? `mailto:${node.destination}` : node.destination),
      );
      written.push(`<a${href ? ` href="${quoted(href)}"` : ""}${node.title ? ` title="${quoted(node.title)}"` : ""}>`);
    },
  };
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (writers[node.type]) writers[node.type](node, entering);
    else if (node.type === "image") {
      if (entering) walker.resumeAt(node, false);
    } else if (blocks[node.type] && !isTight(node)) {
      const tag = blocks[node.type](node);
      if (entering) {
        line();
        const start = tag === "ol" && node.listStart !== 1 ? ` start="${node.listStart}"` : "";
        written.push(`${tag && `<${tag}${start}>`}${roomy.has(node.type) ? "\n" : ""}`);
      } else {
        written.push(`${tag && `</${tag}>`}\n`);
      }
    }
  }
  // Code keeps its spaces.
  const pieces = written.join("").split(/(<code>.*?<\/code>)/s);
  return pieces
    .map((piece, rank) => (rank % 2 ? piece : typographic(piece)))
    .join("")
    .replaceAll("\u00a0", "&nbsp;");
};
