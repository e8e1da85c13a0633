// The text of a case, below its fields: a text area for each section that its type declares, and others.
import { action, make } from "../../lib/elements.js";
import { sectionId } from "../rules/links.js";
import { freshPiece, joined, laidOut, split, unix, wordsAt, writtenPiece } from "./body-pieces.js";
import { pasteText } from "../paste/paste.js";
import { asPrinted } from "./as-printed.js";
import { freshId, reveal } from "./control.js";
import { notesFor } from "./objections.js";
import { toolsOf } from "./text-toolbar.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("./body-pieces.js").Piece} Piece */
/** @typedef {import("./body-pieces.js").Written} Written */
/** @typedef {import("./control.js").AnyControl} AnyControl */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {{ piece: Piece, written: () => Written | null, control: AnyControl }} SectionField */
/**
 * @typedef {object} SectionFields
 * @property {HTMLElement} element
 * @property {() => string} value the body of the file
 * @property {(line: number) => Located} at the section where a line of it is
 * @property {(id: string) => AnyControl | undefined} find that of a part, by the fragment of its title
 * @property {() => SectionField[]} parts
 * @property {(run: (control: AnyControl) => void) => void} each
 */

const RULES =
  "Une ligne vide sépare deux paragraphes ; un tiret commence chaque point d’une liste. Les boutons au-dessus d’un texte mettent en gras, font une liste ou un lien. Une note s’appelle par [^1] et s’écrit à la fin du dernier texte, sur une ligne à part : « [^1]: Le texte de la note. »";
const WHOLE = "Le texte";

/** @type {(form: Form, type: CaseType, piece: Piece) => SectionField} */
const sectionField = (form, type, piece) => {
  const id = freshId();
  const { shown: start, written } = asPrinted(unix(piece.core));
  const first = piece.declared === type.sections[0];
  const rows = start ? Math.min(14, 3 + Math.ceil(start.length / 70)) : first ? 7 : 3;
  const input = make("textarea", { id, rows, value: start });
  const title = piece.open ? make("input", { type: "text", id: `${id}-titre`, autocomplete: "off" }) : null;
  const titled = () => title?.value.replace(/\s+/g, " ").trim() ?? piece.title;
  const name = () => titled() || WHOLE;
  const notes = notesFor(`${id}-dit`, name(), [input]);
  const help = piece.declared?.help
    ? make("p", { className: "help", id: `${id}-aide`, textContent: piece.declared.help })
    : null;
  input.setAttribute("aria-describedby", [help?.id, notes.element.id].filter(Boolean).join(" "));
  const element = make(
    "div",
    { className: "field text-part", data: { section: piece.declared?.id ?? "" } },
    ...(title ? [make("label", { htmlFor: title.id, textContent: "Titre de cette partie" }), title] : []),
    make("label", { htmlFor: id, textContent: title ? "Son texte" : name() }),
    help,
    toolsOf(form, input, name()),
    input,
    notes.element,
  );
  // Below the title of a part, those of a paste have one level more.
  pasteText(form.catalogue, input, () => (titled() ? 3 : 2));
  return {
    piece,
    written: () => writtenPiece(piece, written(input.value), title && titled()),
    control: {
      name: "body",
      get label() {
        return name();
      },
      element,
      input,
      show: notes.show,
      focus: () => {
        reveal(element);
        (title && !title.value ? title : input).focus();
      },
    },
  };
};

/** @type {(form: Form, type: CaseType, body: string) => SectionFields} */
export const sectionFields = (form, type, body) => {
  const fields = laidOut(type.sections, split(body)).map((piece) => sectionField(form, type, piece));
  const box = make("div", { className: "text-parts" });
  // Above the first title there is most often nothing: no field, unless the type has no sections.
  for (const { piece, control } of fields)
    if (piece.title || piece.core || !type.sections.length) box.append(control.element);
  const another = action("Ajouter une autre partie", () => {
    const made = sectionField(form, type, { ...freshPiece(""), open: true });
    fields.push(made);
    box.append(made.control.element);
    made.control.focus();
  });
  const notes = notesFor(freshId(), WHOLE, []);
  const element = make(
    "div",
    {},
    make("p", { className: "help", textContent: RULES }),
    box,
    make("p", { className: "act-line" }, another),
    notes.element,
  );
  const whole = () =>
    joined(
      body,
      fields.map(({ piece, written, control }) => ({ piece, written: written(), control })),
    );
  /** @type {AnyControl} */
  const own = {
    name: "body",
    label: WHOLE,
    element,
    show: notes.show,
    focus: () => fields.find(({ control }) => control.element.isConnected)?.control.focus(),
  };
  return {
    element,
    value: () => whole().text,
    at: (line) => {
      const found = whole().begun.findLast(({ from }) => from <= line);
      if (!found) return { control: own, trail: [WHOLE] };
      const { control, written } = found.part;
      const within = line - found.first + 1;
      const place = within < 1 ? "dans le titre" : wordsAt(written?.text ?? "", within);
      return { control, trail: [WHOLE, control.label], place };
    },
    parts: () => fields,
    find: (id) => fields.find(({ piece }) => piece.title && sectionId(piece.title) === id)?.control,
    each: (run) => {
      run(own);
      fields.forEach(({ control }) => run(control));
    },
  };
};
