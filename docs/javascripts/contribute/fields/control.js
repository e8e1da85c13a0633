// What all controls of the form have in common: their protocol, and what each is made of.
import { make } from "../../lib/elements.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./lookups.js").Held} Held */
/** @typedef {import("./lookups.js").Lookup} Lookup */
/** @typedef {import("./documents/new-sources.js").NewSources} NewSources */
/** @typedef {import("./objections.js").Objection} Objection */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input */
/** @typedef {{ control: AnyControl, trail: string[], place?: string }} Located where a place of the file is in the form: its control, the names that lead there, and which line of a text */
/**
 * @typedef {object} AnyControl what the text and the fields have in common
 * @property {string} name
 * @property {string} label
 * @property {HTMLElement} element
 * @property {(objections: Objection[]) => void} show says what is wrong
 * @property {() => void} focus
 * @property {Input} [input] none when there are several, or a button
 * @property {HTMLElement} [entry] of a list, the entry that is meant
 */
/**
 * @typedef {object} OfField
 * @property {() => Value | undefined} value undefined when empty, as it came when untouched
 * @property {() => string} shown the value in words
 * @property {(path: Path) => Located} at where a place below the field is
 * @property {(run: (control: AnyControl) => void) => void} each for this control and those in it
 * @property {() => void} [start] begins to fill it; to focus it does where there is none
 * @property {(value: string) => void} [set] gives it another value
 * @property {(value: Held) => void} [add] gives it one more
 */
/** @typedef {AnyControl & OfField} Control the control of a field */
/**
 * @typedef {object} Form what controls know of the form around them
 * @property {Catalogue} catalogue
 * @property {string} folder
 * @property {string} key of the case; empty for a new one
 * @property {Map<string, Lookup | null>} lookups
 * @property {() => string} [title] that of the case
 * @property {import("../catalogue.js").Published} [pictures] those that its page shows today
 * @property {() => string[]} departments those of the case
 * @property {() => string | undefined} onlySource the document that the page cites, when there is one
 * @property {(spec: Spec, raw: Value | undefined, needed: Needed) => Control} control makes the control of a field
 * @property {NewSources} [newSources] none while their own fields are made
 */
/** @typedef {boolean | string} Needed whether a value is needed, or on what it depends */
/** @typedef {{ asked?: string[], leading?: string[] }} Chosen of the fields of a group those that are asked, the others staying as they are; and those that are shown at once */
/**
 * @typedef {object} More how the form asks for a list of groups
 * @property {string | null} [adding] the name of the button that adds one, null where none is added
 * @property {boolean} [single] whether one is enough
 * @property {(card: import("./group-list.js").Card) => void} [began]
 * @property {import("../catalogue.js").Data} [given] what a new one holds before somebody fills it
 * @property {import("../catalogue.js").Model} [model] the fields that are asked for, where they are called otherwise than in the declaration
 */
/** @typedef {Field & Chosen & More} Spec a field as the form asks for it */

let count = 0;
export const freshId = () => `f-${(count += 1)}`;

// The mark of what is needed: apart from the label, whose words do not run on into it.
/** @type {(when?: string) => HTMLElement} */
export const neededMark = (when = "nécessaire") => make("span", { className: "needed", textContent: ` (${when})` });

/** @type {(spec: Field, needed: Needed) => (HTMLElement | string | null)[]} */
export const labelled = (spec, needed) => [
  spec.label,
  needed ? neededMark(needed === true ? undefined : needed) : null,
];

// A place that is folded or put away opens when something in it is to be seen.
/** @type {(element: HTMLElement) => unknown} */
export const reveal = (element) => element.dispatchEvent(new Event("reveal", { bubbles: true }));

// Untouched, a control gives back what came.
/** @type {(raw: Value | undefined, read: () => Value | undefined) => () => Value | undefined} */
export const keeping = (raw, read) => {
  const start = JSON.stringify(read() ?? null);
  return () => {
    const now = read();
    return JSON.stringify(now ?? null) === start ? raw : now;
  };
};

// How a control with one input says what is wrong and takes the focus.
/** @type {(element: HTMLElement, input: Input, notes: { show: AnyControl["show"] }) => Pick<AnyControl, "show" | "focus" | "input">} */
export const throughInput = (element, input, notes) => ({
  show: notes.show,
  focus: () => {
    reveal(element);
    input.focus();
  },
  input,
});
