// What is pasted or dropped into a field, as our texts have it. A text with markup becomes Markdown, one without keeps its
// words and gets the lists that its bullets mean; one line stays one. What cannot be kept is said below the field.
import { make, say } from "../../lib/elements.js";
import { insert } from "./insertion.js";
import { pageOf } from "./markup.js";
import { withOurSigns } from "./signs.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./pasted-page.js").Lost} Lost */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {{ text: string, html: string }} Pasted */

const NOTHING_LOST = { images: 0, tables: 0, comments: 0, colours: false };

// Cleans what comes into a field of one line.
/** @type {(catalogue: Catalogue, field: Field) => void} */
export const pasteLine = (catalogue, field) =>
  onPaste(field, ({ text }) => {
    const clean = withOurSigns(catalogue, text)
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^[•▪●◦‣]\s*/, "");
    if (clean !== text) return () => insert(field, clean);
  });

// Makes Markdown of what comes into a text, whose highest title is of level `top`.
/** @type {(catalogue: Catalogue, area: HTMLTextAreaElement, top: () => number) => void} */
export const pasteText = (catalogue, area, top) => {
  const told = make("p", { className: "help pasted", attributes: { role: "status" } });
  area.after(told);
  onPaste(area, ({ text, html }) => {
    const page = html ? pageOf(html) : null;
    const words = withOurSigns(catalogue, text);
    told.textContent = "";
    if (!page && !MARKED.test(words)) return words === text ? undefined : () => insert(area, words);
    return async () => {
      const made = page && (await later(() => import("./html-text.js")))?.markdownOf(page, top());
      const came = made ? withOurSigns(catalogue, made.text) : words;
      const mended = (await later(() => import("./plain-text.js")))?.mendedText(catalogue, came);
      insert(area, fitted(area, mended?.text ?? came));
      const lost = made?.lost ?? NOTHING_LOST;
      say(told, inWords({ ...lost, tables: lost.tables + (mended?.tables ?? 0) }));
    };
  });
};

// A line that begins with what may be the mark of a list, or a cell of a table.
const MARKED = /^[^\S\n]*(?:[^\p{L}\p{N}\s"'«“‘([]|[\p{L}\p{N}]{1,4}[.)°/-]|\()|[\t|]/mu;

// What is fetched with the first paste that needs it; without it a paste keeps its words.
/**
 * @template T
 * @param {() => Promise<T>} fetched
 * @returns {Promise<T | null>}
 */
const later = (fetched) => fetched().catch(() => null);

// A list or a title begins a line; what follows it does too.
/** @type {(area: HTMLTextAreaElement, text: string) => string} */
const fitted = (area, text) => {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const begins = /^(?:- |\d+[.)] |#{2,6} |> )/.test(text) && /\S[^\n]*$/.test(before);
  const ends = /(?:^|\n)(?:- |\d+[.)] |#{2,6} |\[\^[^\]]+\]: )[^\n]*$/.test(text) && /^[^\n]*\S/.test(after);
  return `${begins ? "\n\n" : ""}${text}${ends ? "\n\n" : ""}`;
};

/** @type {(number: number, one: string, several: string) => string} */
const counted = (number, one, several) => (number > 1 ? `${number} ${several}` : one);

// What a paste lost, in a sentence or two; nothing where nothing is.
/** @type {(lost: Lost) => string} */
const inWords = ({ images, tables, comments, colours }) => {
  const dropped = [
    images && counted(images, "une image", "images"),
    comments && counted(comments, "un commentaire", "commentaires"),
    colours && "les couleurs",
  ].filter(Boolean);
  const list = dropped.length > 1 ? `${dropped.slice(0, -1).join(", ")} et ${dropped.at(-1)}` : dropped[0];
  return [
    list && `N’a pas pu être gardé : ${list}.`,
    tables &&
      `${tables > 1 ? `${tables} tableaux sont devenus des listes` : "Un tableau est devenu une liste"} : relisez ces lignes.`,
  ]
    .filter(Boolean)
    .join(" ");
};

// Calls `read` with what is pasted or dropped; where it returns something to do, that takes the place of the browser's own.
/** @type {(field: Field, read: (pasted: Pasted) => (() => unknown) | undefined) => void} */
const onPaste = (field, read) => {
  /** @type {Pasted | null} */
  let dropped = null;
  /** @type {(data: DataTransfer | null) => Pasted} */
  const held = (data) => ({ text: data?.getData("text/plain") ?? "", html: data?.getData("text/html") ?? "" });
  field.addEventListener("paste", (event) => {
    const act = read(held(/** @type {ClipboardEvent} */ (event).clipboardData));
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Where a drop goes is known once the browser is about to write it.
  field.addEventListener("drop", (event) => {
    dropped = held(/** @type {DragEvent} */ (event).dataTransfer);
  });
  field.addEventListener("beforeinput", (event) => {
    if (/** @type {InputEvent} */ (event).inputType !== "insertFromDrop" || !dropped) return;
    const act = read(dropped);
    dropped = null;
    if (!act) return;
    event.preventDefault();
    act();
  });
};
