// The text of a case as HTML: what macros/pages/render/prose.py publishes.
import { caseAddress } from "../../lib/addresses.js";
import { labelKey } from "../markdown-notes.js";
import { isMail, isTight, parse } from "../markdown.js";
import { typographic } from "../../language/typography.js";
import { caseLink } from "../rules/links.js";
import { Markup } from "./template-interpreter.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../markdown.js").Node} Node */
/** @typedef {import("../markdown.js").SpotOf} SpotOf */
/** @typedef {import("./facts.js").Body} Body */
/** @typedef {{ id: string, title: Markup, html: Markup, plain: string }} Part a section of a text; `id` is empty before the first title */
/** @typedef {{ number: number, id: string, html: Markup, calls: string[] }} Note a note, in the order of the first calls, with the ids of its calls */
/** @typedef {(key: string) => string | undefined} AddressOf where a case is read, seen from the page of another */

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[&<>]/g, (mark) => ESCAPES[mark]);
/** @type {(text: string) => string} */
const quoted = (text) => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark]);

// What an address may hold as it is; the rest is written in hundredths.
/** @type {(url: string) => string} */
const encoded = (url) =>
  [...new TextEncoder().encode(url)]
    .map((byte) =>
      /[A-Za-z0-9!#$%&'()*+,\-./:;=?@_~]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");

// That of a whole address; none for one that is read from where it stands.
/** @type {(url: string) => string | undefined} */
const schemeOf = (url) => {
  try {
    return new URL(url).protocol;
  } catch {
    return undefined;
  }
};

/** @type {(folder: string, address: AddressOf, url: string) => string | undefined} */
const hrefOf = (folder, address, url) => {
  const scheme = schemeOf(url);
  if (scheme) return ["http:", "https:", "mailto:"].includes(scheme) ? url : undefined;
  if (url.startsWith("#")) return url;
  const key = caseLink(folder, url);
  return key && address(key);
};

// Its page, its line on an index, or nowhere.
/** @type {(catalogue: Catalogue) => AddressOf} */
const addressIn = (catalogue) => (key) => {
  const found = catalogue.cases.get(key);
  return found && `../../${caseAddress(key, found.line)}`;
};

// The element that a block becomes; a title of level 1, which the check refuses, becomes none.
/** @type {Record<string, (node: Node) => string>} */
const BLOCKS = {
  paragraph: () => "p",
  heading: (node) => (node.level === 1 ? "" : `h${node.level}`),
  block_quote: () => "blockquote",
  item: () => "li",
  list: (node) => (node.listType === "bullet" ? "ul" : "ol"),
};
const ROOMY = new Set(["block_quote", "list"]);

// The notes that a text calls, by their label, in the order of the first calls.
/** @type {(tree: Node) => Map<string, Note>} */
const called = (tree) => {
  /** @type {Map<string, Note>} */
  const notes = new Map();
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const label = step.node.type === "custom_inline" && labelKey(step.node.label);
    if (!label || notes.has(label)) continue;
    const number = notes.size + 1;
    notes.set(label, { number, id: `x-note-${number}`, html: new Markup(""), calls: [] });
  }
  return notes;
};

// The text of a case in this folder as the page of the case shows it, without its notes.
/** @type {(text: string, folder: string, catalogue: Catalogue) => string} */
export const html = (text, folder, catalogue) => drawn(text, folder, catalogue).text;

// The text and its notes: HTML that holds nothing but the elements below, whatever is typed.
/** @type {(text: string, folder: string, catalogue: Catalogue) => { text: string, notes: Note[] }} */
const drawn = (text, folder, catalogue) => {
  const address = addressIn(catalogue);
  const { tree, spot } = parse(text);
  const notes = called(tree);
  /** @type {string[]} */
  let written = [];
  /** @type {string[]} what stands before a note that is being read */
  let before = [];
  const line = () => {
    if (written.length && !written.at(-1)?.endsWith("\n")) written.push("\n");
  };
  /** @type {Record<string, (node: Node, entering: boolean) => unknown>} */
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
    custom_inline: (node, entering) => {
      const note = notes.get(labelKey(node.label));
      if (!entering || !note) return;
      const times = note.calls.length + 1;
      const id = `x-appel-${note.number}${times > 1 ? `-${times}` : ""}`;
      note.calls.push(id);
      const { number } = note;
      written.push(
        `<sup class="call"><a id="${id}" href="#${note.id}" aria-label="note ${number}">${number}</a></sup>`,
      );
    },
    custom_block: (node, entering) => {
      if (entering) {
        before = written;
        written = [];
        return;
      }
      const note = notes.get(labelKey(node.label));
      if (note) note.html = new Markup(printed(written.join("").replace(/^\s*<p>|<\/p>\s*$/g, "")));
      written = before;
    },
    link: (node, entering) => {
      if (!entering) {
        written.push("</a>");
        return;
      }
      const url = isMail(node, spot) ? `mailto:${node.destination}` : node.destination;
      const href = hrefOf(folder, address, encoded(url));
      written.push(
        `<a${href ? ` href="${quoted(href)}"` : ""}${node.title ? ` title="${quoted(typographic(node.title))}"` : ""}>`,
      );
    },
  };
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (writers[node.type]) writers[node.type](node, entering);
    else if (node.type === "image") {
      if (entering) walker.resumeAt(node, false);
    } else if (BLOCKS[node.type] && !isTight(node)) {
      const tag = BLOCKS[node.type](node);
      if (entering) {
        line();
        const start = tag === "ol" && node.listStart !== 1 ? ` start="${node.listStart}"` : "";
        written.push(`${tag && `<${tag}${start}>`}${ROOMY.has(node.type) ? "\n" : ""}`);
      } else {
        written.push(`${tag && `</${tag}>`}\n`);
      }
    }
  }
  return { text: printed(written.join("")), notes: [...notes.values()] };
};

// French typography; code and tags stay to the letter.
/** @type {(markup: string) => string} */
const printed = (markup) =>
  markup
    .split(/(<code>.*?<\/code>|<[^>]*>)/s)
    .map((piece, rank) => (rank % 2 ? piece : typographic(piece)))
    .join("")
    .replaceAll("\u00a0", "&nbsp;");

// The notes of a body.
/** @type {(catalogue: Catalogue, body: Body, folder: string) => Note[]} */
export const notesOf = (catalogue, body, folder) => drawn(body.text, folder, catalogue).notes;

// A body as HTML, one part a section.
/** @type {(catalogue: Catalogue, body: Body, folder: string) => Part[]} */
export const partsOf = (catalogue, body, folder) => {
  if (!body.text.trim()) return [];
  const [before, ...pieces] = html(body.text, folder, catalogue).split(/<h2>([^]*?)<\/h2>/);
  const found = before.trim() ? [{ id: "", title: new Markup(""), html: new Markup(before), plain: "" }] : [];
  for (let rank = 0; rank < pieces.length; rank += 2) {
    const { id, words } = body.headings[rank / 2];
    found.push({ id, title: new Markup(pieces[rank]), html: new Markup(pieces[rank + 1]), plain: words });
  }
  return found;
};
