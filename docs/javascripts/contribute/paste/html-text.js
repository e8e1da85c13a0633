// A paste with markup as Markdown. Loaded when one comes: it brings the library that writes it.
import Turndown from "../../vendor/turndown.js";
import { madePlain } from "./pasted-page.js";

/** @typedef {import("./pasted-page.js").Lost} Lost */

// The Markdown of a page, whose highest title is of level `top`.
/** @type {(page: Document, top: number) => { text: string, lost: Lost }} */
export const markdownOf = (page, top) => {
  const lost = madePlain(page, top);
  const writer = new Turndown({
    headingStyle: "atx",
    hr: "***",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    strongDelimiter: "**",
  });
  writer.addRule("point", {
    filter: "li",
    replacement: (words, node) => pointOf(words, /** @type {Element} */ (node)),
  });
  writer.addRule("plain", { filter: ["code", "tt", "u", "s", "del", "strike"], replacement: (words) => words });
  writer.addRule("note", {
    filter: (node) => node.hasAttribute("data-note"),
    replacement: (_words, node) => /** @type {Element} */ (node).getAttribute("data-note") ?? "",
  });
  return { text: tidy(writer.turndown(page.body)), lost };
};

// A point of a list as one types it: one space after its mark, what is in it below its words.
/** @type {(words: string, item: Element) => string} */
const pointOf = (words, item) => {
  const list = item.parentElement;
  const rank = list ? [...list.children].indexOf(item) : 0;
  const mark = list?.nodeName === "OL" ? `${Number(list.getAttribute("start") ?? 1) + rank}. ` : "- ";
  const inside = words
    .trim()
    .replace(/\n{2,}(?=(?:- |\d+\. ))/g, "\n")
    .replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
  return `${mark}${inside}\n`;
};

// No space at the ends of lines but that of a line break, no empty line twice; a dash or a number that was typed as such
// begins a point of a list, and points that follow one another are those of one.
/** @type {(text: string) => string} */
const tidy = (text) =>
  text
    .replace(/^[ \t\u00a0]+$/gm, "")
    .replace(/[ \t\u00a0]+$/gm, (spaces) => (spaces === "  " ? spaces : ""))
    .replace(/ +\n\n/g, "\n\n")
    .replace(/^\u00a0+/gm, "")
    .replace(/^(\[\^[^\]]+\]:)\s+/gm, "$1 ")
    .replace(/^( *)\\?[-+*][ \u00a0]+(?=\S)/gm, "$1- ")
    .replace(/^( *\d+)\\([.)])[ \u00a0]+(?=\S)/gm, "$1$2 ")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^( *(?:- |\d+[.)] ).*)\n\n(?= *(?:- |\d+[.)] ))/gm, "$1\n")
    .trim();
