// What readers are told of a change: its nature and a few words, proposed from what was changed, and written without a date, which the
// editors give when they accept. What is proposed, and the fields in which it is shown and mended at the last step.
import { make } from "../../lib/elements.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {{ kind: string, text: string }} Note an empty kind: nothing is to be told */

const FIELD = "changes";
const NEW = "nouvelle";
const NOTHING = "Rien à signaler, une faute de frappe par exemple";

// What is proposed: a new page, one that is told more fully, one that is mended; with the names of what was touched.
/** @type {(found: Change[] | null) => Note} */
export const proposedNote = (found) => {
  if (!found) return { kind: NEW, text: "" };
  if (!found.length) return { kind: "", text: "" };
  const labels = [...new Set(found.map(({ label }) => label))];
  const added = found.every(({ before }) => !before.length);
  return { kind: added ? "completee" : "corrigee", text: shortened(labels) };
};

const LONGEST = 200; // characters of a line of a file

/** @type {(labels: string[]) => string} */
const shortened = (labels) => {
  const text = labels.join(", ");
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(",", LONGEST - 2))}…`;
};

// The values of a case with what is told of the change, last in its list.
/** @type {(data: Data, note?: Note) => Data} */
export const withNote = (data, { kind, text } = { kind: "", text: "" }) => {
  if (!kind) return data;
  const before = Array.isArray(data[FIELD]) ? data[FIELD] : [];
  const words = text.replace(/[\s<>]+/g, " ").trim();
  return { ...data, [FIELD]: [...before, { kind, ...(words ? { text: words } : {}) }] };
};

// The fields for a page that there is: it is no new one. Each with what it holds; `changed` is called when somebody writes in them.
/** @type {(catalogue: Catalogue, start: Note, changed: () => void) => { element: HTMLElement, value: () => Note }} */
export const noteFields = (catalogue, start, changed) => {
  const inner = catalogue.group("Change");
  const choices = Object.entries(inner?.named.get("kind")?.choices ?? {});
  const select = make(
    "select",
    { id: "f-nature-du-changement" },
    ...choices
      .filter(([value]) => value !== NEW)
      .map(([value, label]) => make("option", { value, textContent: label })),
    make("option", { value: "", textContent: NOTHING }),
  );
  select.value = start.kind;
  const input = make("input", {
    type: "text",
    id: "f-mots-du-changement",
    maxLength: LONGEST,
    value: start.text,
    attributes: { "aria-describedby": "f-changement-aide" },
  });
  const words = make(
    "div",
    { className: "field" },
    make("label", { htmlFor: input.id, textContent: "En quelques mots" }),
    input,
  );
  const draw = () => {
    words.hidden = !select.value;
  };
  for (const control of [select, input])
    control.addEventListener("input", () => {
      draw();
      changed();
    });
  draw();
  return {
    element: make(
      "section",
      { className: "story-part" },
      make("h3", { textContent: "Ce qui sera dit du changement" }),
      make("p", {
        className: "help",
        id: "f-changement-aide",
        textContent:
          "Proposé d’après ce que vous avez écrit, pour qui connaît déjà la page ; corrigez-le à votre guise. L’équipe le datera en acceptant.",
      }),
      make(
        "div",
        { className: "field" },
        make("label", { htmlFor: select.id, textContent: "Nature du changement" }),
        select,
      ),
      words,
    ),
    value: () => ({ kind: select.value, text: input.value }),
  };
};
