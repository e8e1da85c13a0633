// One field of a form: its label, help and example, the widget that its kind asks for, what the
// check says of it.
import { make } from "../../lib/elements.js";
import { typographic } from "../../language/typography.js";
import { freshId, keeping, labelled, throughInput } from "./control.js";
import { lookupOf } from "./lookups.js";
import { notesFor } from "./objections.js";
import { widgetOf } from "./widgets.js";

/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Needed} Needed */
/** @typedef {import("./lookups.js").Lookup} Lookup */

const DATE_HELP = "L’année suffit ; le mois ou le jour si vous les savez.";

// How an example is shown: as the list shows it, where the value is a name of a list.
/** @type {(spec: Field, lookup: Lookup | null) => string} */
const exampleOf = (spec, lookup) => {
  const one = Array.isArray(spec.example) ? spec.example[0] : spec.example;
  if (!one || spec.kind === "choice" || spec.kind === "source") return "";
  const shown = lookup ? lookup.shown(one) : one;
  return lookup && shown === one && /^[a-z0-9-]+$/.test(one) ? "" : shown;
};

/** @type {(spec: Field, lookup: Lookup | null) => string} */
export const helpOf = (spec, lookup) => {
  const example = exampleOf(spec, lookup);
  const ofDate = spec.kind === "date" && !/année/.test(spec.help ?? "") && DATE_HELP;
  return typographic([spec.help, ofDate, example && `Par exemple : ${example}`].filter(Boolean).join(" "));
};

/** @type {(form: Form, spec: Field, raw: Value | undefined, needed: Needed) => Control} */
export const field = (form, spec, raw, needed) => {
  const id = freshId();
  const lookup = lookupOf(form, spec);
  const widget = widgetOf(form, spec, raw, id, lookup);
  const { input } = widget;
  const help = make("p", { className: "help", id: `${id}-aide`, textContent: helpOf(spec, lookup) });
  const notes = notesFor(`${id}-dit`, spec.label, [input]);
  const described = [help.textContent && help.id, widget.described, notes.element.id].filter(Boolean).join(" ");
  input.setAttribute("aria-describedby", described);
  if (needed === true) input.setAttribute("aria-required", "true");
  const label = make("label", { htmlFor: id }, ...labelled(spec, needed));
  const element = make(
    "div",
    { className: widget.tick ? "field field-tick" : "field", data: { field: spec.name } },
    ...(widget.tick ? [widget.element, label, help] : [label, help.textContent ? help : null, widget.element]),
    notes.element,
  );
  /** @type {Control} */
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, widget.read),
    shown: widget.shown ?? (() => widget.read() ?? ""),
    at: () => widget.waiting?.() ?? { control, trail: [spec.label] },
    each: (run) => run(control),
    ...throughInput(element, input, notes),
    set: widget.set,
  };
  return control;
};
