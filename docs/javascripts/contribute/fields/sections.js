// The text of a case, below its fields: a text area for each part that its type declares, and
// others. It is split at the lines that begin with `## ` and joined again; what nobody touched
// comes out as it went in, to the byte.
import { action, make } from "../../lib/elements.js";
import { fold } from "../../lib/names.js";
import { freshId, reveal } from "./field.js";
import { notesFor } from "./objections.js";
import { toolsOf } from "./text-toolbar.js";

const RULES =
  "Une ligne vide sépare deux paragraphes ; un tiret commence chaque point d’une liste. Les boutons au-dessus d’un texte mettent en gras, font une liste ou un lien.";

const sectionId = (title) => `s-${fold(title).replace(/ /g, "-")}`;

// `[{ title, head, lead, core, tail }]`: the line of the title, then the text without the blank
// lines around it; the first piece has no title.
export const split = (body) => {
  const pieces = body.split(/^(?=## )/m);
  if (/^## /.test(pieces[0])) pieces.unshift("");
  return pieces.map((piece, index) => {
    const head = index ? /^.*(?:\r?\n|$)/.exec(piece)[0] : "";
    const rest = piece.slice(head.length);
    const lead = /^(?:[ \t]*\r?\n)*/.exec(rest)[0];
    const core = rest.slice(lead.length).trimEnd();
    return {
      title: index
        ? head
            .slice(3)
            .trim()
            .replace(/\s+#+$/, "")
        : "",
      head,
      lead,
      core,
      tail: rest.slice(lead.length + core.length),
    };
  });
};

// A line as people find it again: by its first words, as the box numbers none.
const wordsAt = (text, number) => {
  const line = [...(text.split("\n")[number - 1] ?? "").trim()];
  return line.length
    ? `«\u00a0${line.slice(0, 40).join("").trim()}${line.length > 40 ? "…" : ""}\u00a0»`
    : `ligne ${number}`;
};

const unix = (text) => text.replaceAll("\r\n", "\n");

// The pieces of a file in their order, and among them, where they belong, the parts that its type
// declares and it does not have.
const laidOut = (type, pieces) => {
  const parts = pieces.map((piece) => ({
    ...piece,
    declared: type.sections.find((section) => piece.title && section.id === sectionId(piece.title)),
  }));
  type.sections.forEach((section, rank) => {
    if (parts.some((part) => part.declared === section)) return;
    const above = type.sections.slice(0, rank).map((other) => parts.findIndex((part) => part.declared === other));
    parts.splice(Math.max(0, ...above) + 1, 0, {
      title: section.title,
      declared: section,
      fresh: true,
      head: `## ${section.title}\n`,
      lead: "\n",
      core: "",
      tail: "\n",
    });
  });
  return parts;
};

// The field of one part: `out()` is what it is in the file, `{ head, text, made }`, null when it is
// left out.
const partField = (form, type, part) => {
  const id = freshId();
  const start = unix(part.core);
  const first = part.declared === type.sections[0];
  const input = make("textarea", {
    id,
    rows: start ? Math.min(14, 3 + Math.ceil(start.length / 70)) : first ? 7 : 3,
    value: start,
  });
  const title = part.open ? make("input", { type: "text", id: `${id}-titre`, autocomplete: "off" }) : null;
  const name = () => (title ? title.value.replace(/\s+/g, " ").trim() : part.title) || "Le texte";
  const notes = notesFor(`${id}-dit`, name(), [input]);
  const help = part.declared?.help
    ? make("p", { className: "help", id: `${id}-aide`, textContent: part.declared.help })
    : null;
  input.setAttribute("aria-describedby", [help?.id, notes.element.id].filter(Boolean).join(" "));
  keepVisible(form.catalogue, input);
  const element = make(
    "div",
    { className: "field text-part", data: { section: part.declared?.id ?? "" } },
    ...(title ? [make("label", { htmlFor: title.id, textContent: "Titre de cette partie" }), title] : []),
    make("label", { htmlFor: id, textContent: title ? "Son texte" : name() }),
    help,
    toolsOf(form, input, name()),
    input,
    notes.element,
  );
  const out = () => {
    const text = input.value.trimEnd().replace(/^(?:[ \t]*\n)+/, "");
    if (!part.fresh && text === start) return { head: part.head + part.lead, text: part.core + part.tail, made: false };
    const headed = title?.value.trim() ? `## ${name()}\n` : title ? "" : part.head;
    if (!text && !(title && headed)) return part.title || part.fresh ? null : { head: part.lead, text: "", made: true };
    const ended = part.tail.includes("\n") ? part.tail : `${part.tail}\n`;
    const head = headed && !headed.endsWith("\n") ? `${headed}\n` : headed;
    return { head: head + (part.lead || (head ? "\n" : "")), text: text + ended, made: true };
  };
  return {
    part,
    out,
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

// Invisible characters are dropped on the way in.
const keepVisible = (catalogue, input) =>
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const kept = pasted.replace(/\r\n?/g, "\n").replace(catalogue.expression("forbidden"), "");
    if (kept === pasted) return;
    event.preventDefault();
    input.setRangeText(kept, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

// All parts of a text: `value()` is the body of the file, `at(line)` the part where a line stands.
export const textParts = (form, type, body) => {
  const pieces = split(body);
  const fields = laidOut(type, pieces).map((part) => partField(form, type, part));
  const box = make("div", { className: "text-parts" });
  // Above the first title there is most often nothing: no field, unless the type has no parts.
  for (const { part, control } of fields)
    if (part.title || part.core || !type.sections.length) box.append(control.element);
  const another = action("Ajouter une autre partie", () => {
    const made = partField(form, type, {
      title: "",
      head: "",
      lead: "\n",
      core: "",
      tail: "\n",
      fresh: true,
      open: true,
    });
    fields.push(made);
    box.append(made.control.element);
    made.control.focus();
  });
  const notes = notesFor(freshId(), "Le texte", []);
  const element = make(
    "div",
    {},
    make("p", { className: "help", textContent: RULES }),
    box,
    make("p", { className: "act-line" }, another),
    notes.element,
  );

  const written = () => {
    const begun = [];
    let text = body === "" ? "\n" : "";
    let madeBefore = false;
    for (const field of fields) {
      const piece = field.out();
      if (!piece || !(piece.head + piece.text)) continue;
      if (text && (piece.made || madeBefore) && !/(?:^|\n)[ \t]*\r?\n$/.test(text))
        text += text.endsWith("\n") ? "\n" : "\n\n";
      begun.push({ field, from: text.split("\n").length, first: (text + piece.head).split("\n").length });
      text += piece.head + piece.text;
      madeBefore = piece.made;
    }
    if (!begun.length) return { text: body.trim() ? "\n" : body, begun };
    const last = begun.at(-1).field.part;
    const asBefore = !last.fresh && last.head === pieces.at(-1).head && last.core === pieces.at(-1).core;
    return { text: asBefore ? text : `${text.trimEnd()}\n`, begun };
  };
  const own = {
    name: "body",
    label: "Le texte",
    element,
    show: notes.show,
    focus: () => fields.find(({ control }) => control.element.isConnected)?.control.focus(),
  };
  return {
    element,
    value: () => written().text,
    at: (line) => {
      const found = written().begun.findLast(({ from }) => from <= line);
      if (!found) return { control: own, trail: ["Le texte"] };
      const within = line - found.first + 1;
      return {
        control: found.field.control,
        trail: ["Le texte", found.field.control.label],
        place: within < 1 ? "dans le titre" : wordsAt(found.field.out().text, within),
      };
    },
    own,
    each: (run) => {
      run(own);
      fields.forEach(({ control }) => run(control));
    },
  };
};
