// The text of a case cut at the lines that begin with `## ` and joined again; what nobody touched comes out as
// it went in, to the byte. Pure functions; sections.js asks for the text of each piece.
import { sectionId } from "../rules/links.js";

/** @typedef {import("../catalogue.js").Section} Section */
/**
 * @typedef {object} Piece a part of a text; the first has no title
 * @property {string} title
 * @property {string} head the line of the title
 * @property {string} lead the blank lines before the text
 * @property {string} core the text without the blank lines around it
 * @property {string} tail the blank lines after it
 * @property {Section} [declared] the section that its type declares
 * @property {boolean} [fresh] it is in no file yet
 * @property {boolean} [open] its title is asked for
 */
/** @typedef {{ head: string, text: string, made: boolean }} Written what a piece is in the file; `made`: not as it came */

/** @type {(body: string) => Piece[]} */
export const split = (body) => {
  const pieces = body.split(/^(?=## )/m);
  if (/^## /.test(pieces[0])) pieces.unshift("");
  return pieces.map((piece, index) => {
    const head = index ? (/^.*(?:\r?\n|$)/.exec(piece)?.[0] ?? "") : "";
    const rest = piece.slice(head.length);
    const lead = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? "";
    const core = rest.slice(lead.length).trimEnd();
    const title = head
      .slice(3)
      .trim()
      .replace(/\s+#+$/, "");
    return { title, head, lead, core, tail: rest.slice(lead.length + core.length) };
  });
};

// The pieces of a file in their order, and among them, where they belong, the sections that its type
// declares and it does not have.
/** @type {(sections: Section[], pieces: Piece[]) => Piece[]} */
export const laidOut = (sections, pieces) => {
  const all = pieces.map((piece) => ({
    ...piece,
    declared: sections.find((section) => piece.title && section.id === sectionId(piece.title)),
  }));
  sections.forEach((section, rank) => {
    if (all.some((piece) => piece.declared === section)) return;
    const above = sections.slice(0, rank).map((other) => all.findIndex((piece) => piece.declared === other));
    all.splice(Math.max(0, ...above) + 1, 0, { ...freshPiece(section.title), declared: section });
  });
  return all;
};

/** @type {(title: string) => Piece & { declared: undefined }} */
export const freshPiece = (title) => ({
  title,
  head: title && `## ${title}\n`,
  lead: "\n",
  core: "",
  tail: "\n",
  fresh: true,
  declared: undefined,
});

/** @type {(text: string) => string} */
export const unix = (text) => text.replaceAll("\r\n", "\n");

// What a piece is in the file once its text is `typed` and its title, where one is asked for, is `title`; null
// when it is left out.
/** @type {(piece: Piece, typed: string, title: string | null) => Written | null} */
export const writtenPiece = (piece, typed, title) => {
  const { head, lead, core, tail, fresh } = piece;
  const text = typed.trimEnd().replace(/^(?:[ \t]*\n)+/, "");
  if (!fresh && text === unix(core)) return { head: head + lead, text: core + tail, made: false };
  const named = title === null ? head : title && `## ${title}\n`;
  if (!text && !(title && named)) return piece.title || fresh ? null : { head: lead, text: "", made: true };
  const ended = tail.includes("\n") ? tail : `${tail}\n`;
  const line = named && !named.endsWith("\n") ? `${named}\n` : named;
  return { head: line + (lead || (line ? "\n" : "")), text: text + ended, made: true };
};

// The text of a file from its pieces, with the line where each begins and the first line of its own text.
/**
 * @template {{ piece: Piece, written: Written | null }} Part
 * @param {string} body the text as it came
 * @param {Part[]} parts
 * @returns {{ text: string, begun: { part: Part, from: number, first: number }[] }}
 */
export const joined = (body, parts) => {
  const begun = [];
  let text = body === "" ? "\n" : "";
  let madeBefore = false;
  for (const part of parts) {
    const { written } = part;
    if (!written || !(written.head + written.text)) continue;
    if (text && (written.made || madeBefore) && !/(?:^|\n)[ \t]*\r?\n$/.test(text))
      text += text.endsWith("\n") ? "\n" : "\n\n";
    begun.push({ part, from: text.split("\n").length, first: (text + written.head).split("\n").length });
    text += written.head + written.text;
    madeBefore = written.made;
  }
  const last = begun.at(-1)?.part.piece;
  if (!last) return { text: body.trim() ? "\n" : body, begun };
  const end = split(body).at(-1);
  const asBefore = !last.fresh && last.head === end?.head && last.core === end.core;
  return { text: asBefore ? text : `${text.trimEnd()}\n`, begun };
};

// A line as people find it again: by its first words, as the box numbers none.
/** @type {(text: string, number: number) => string} */
export const wordsAt = (text, number) => {
  const line = [...(text.split("\n")[number - 1] ?? "").trim()];
  return line.length
    ? `«\u00a0${line.slice(0, 40).join("").trim()}${line.length > 40 ? "…" : ""}\u00a0»`
    : `ligne ${number}`;
};
