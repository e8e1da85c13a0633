// What is typed or chosen in, one widget for each kind of field; field.js puts the label and the rest around it.
import { combobox } from "../../lib/combobox.js";
import { action, make, say } from "../../lib/elements.js";
import { speakBy, tell, voices } from "../../lib/live-region.js";
import { slugOf } from "../../lib/names.js";
import { declared } from "../declared.js";
import { pasteLine } from "../paste/paste.js";
import { asPrinted } from "./as-printed.js";
import { understood } from "./typed-dates.js";

/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Input} Input */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {import("./lookups.js").Held} Held */
/** @typedef {import("./lookups.js").Lookup} Lookup */
/**
 * @typedef {object} Widget
 * @property {HTMLElement} element
 * @property {Input} input
 * @property {() => string | undefined} read what it holds, undefined when empty
 * @property {string} [described] the id of what it says of itself
 * @property {boolean} [tick] its label is after it
 * @property {() => string} [shown] in words, where that is not what it holds
 * @property {() => Located | undefined} [waiting] what must be filled before it holds something
 * @property {(value: string) => void} [set]
 */
/** @typedef {(spec: Field, raw: string, id: string, form: Form) => Widget} MakeWidget */

const BARE_ADDRESS = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#]\S*)?$/u;
const LONG_LINE = 200; // characters

/** @type {(properties: import("../../lib/elements.js").Properties) => HTMLInputElement} */
const text = (properties) => make("input", { type: "text", autocomplete: "off", ...properties });

/** @type {MakeWidget} */
const lineOf = (spec, raw, id, form) => {
  const { most } = spec;
  const long = spec.kind === "line" && (most ?? 0) > LONG_LINE;
  const { shown: value, written } = asPrinted(raw); // an address stays as it is
  const input = long
    ? make("textarea", { id, rows: 3, value })
    : text({ id, value, autocomplete: spec.autofill ?? "off" });
  pasteLine(form.catalogue, input);
  const read = () =>
    written(input.value)
      .replace(/\s*\n\s*/g, " ")
      .trim() || undefined;
  if (spec.kind === "url") {
    Object.assign(input, { type: "url", inputMode: "url" });
    input.addEventListener("change", () => {
      if (BARE_ADDRESS.test(input.value.trim())) input.value = `https://${input.value.trim()}`;
    });
  }
  if (!most) return { element: input, input, read };
  // The rest is said near the limit alone, and heard in a pause; nothing that is typed is cut.
  const rest = make("p", { className: "rest", id: `${id}-reste`, hidden: true });
  const count = () => {
    const left = most - [...(read() ?? "")].length;
    rest.hidden = left > most * 0.2;
    rest.textContent =
      left < 0 ? `${-left} caractère${left < -1 ? "s" : ""} de trop` : `encore ${left} caractère${left > 1 ? "s" : ""}`;
    return rest.classList.toggle("over", left < 0);
  };
  input.addEventListener("input", () => {
    const before = rest.classList.contains("over");
    const over = count();
    if (!rest.hidden || before) tell(rest.hidden ? "" : (rest.textContent ?? ""), over);
  });
  count();
  return { element: make("div", {}, input, rest), input, read, described: rest.id };
};

/** @type {MakeWidget} */
const dateOf = (_spec, raw, id) => {
  const known = understood(raw)?.words ?? "";
  const input = text({ id, value: understood(known)?.value === raw ? known : raw });
  const heard = make("p", { className: "heard", id: `${id}-lu`, attributes: { role: "status" } });
  const tell = () => {
    const found = understood(input.value);
    say(heard, found && found.words !== input.value.trim() ? `Compris : ${found.words}` : "");
  };
  input.addEventListener("input", tell);
  tell();
  return {
    element: make("div", {}, input, heard),
    input,
    described: heard.id,
    read: () => understood(input.value)?.value ?? (input.value.trim() || undefined),
    shown: () => understood(input.value)?.words ?? input.value.trim(),
  };
};

/** @type {(kind: string, typed: string) => string} */
const cleaned = (kind, typed) => {
  const close = typed.replace(/[\s\u00a0\u202f]/g, "");
  if (kind === "whole") return close;
  return kind === "time" ? close.replace(/^(\d{1,2})[hH:]$/, "$1h00") : typed.trim();
};

/** @type {MakeWidget} */
const plainOf = (spec, raw, id) => {
  const input = text({ id, value: raw });
  if (spec.kind === "whole") Object.assign(input, { inputMode: "numeric", className: "short" });
  if (spec.kind === "time") Object.assign(input, { className: "short" });
  if (["slug", "id", "case-id", "image-file", "email"].includes(spec.kind)) {
    input.spellcheck = false;
    input.setAttribute("autocapitalize", "none");
  }
  return { element: input, input, read: () => cleaned(spec.kind, input.value) || undefined };
};

// The name of the file of a picture. What takes one on this device comes when there is such a field.
/** @type {MakeWidget} */
const pictureOf = (spec, raw, id, form) => {
  const widget = plainOf(spec, raw, id, form);
  const input = /** @type {HTMLInputElement} */ (widget.input);
  const missed = make("p", { className: "objections", attributes: { role: "alert" } });
  const load = async () => {
    try {
      const { takePicture } = await import("../pictures/room.js");
      missed.remove();
      takePicture(input, form, { action, make, say, voices, speakBy, slugOf, declared });
    } catch {
      say(
        missed,
        "Le choix d’une photo n’a pas pu se charger : le réseau manque peut-être. Touchez le champ pour réessayer.",
      );
      input.addEventListener("focus", load, { once: true });
    }
  };
  load();
  return { ...widget, element: make("div", {}, input, missed) };
};

/** @type {MakeWidget} */
const choiceOf = ({ choices = {} }, raw, id) => {
  const input = make(
    "select",
    { id },
    make("option", { value: "", textContent: "Choisissez…" }),
    ...Object.entries(choices).map(([value, label]) => make("option", { value, textContent: label })),
  );
  if (raw && !(raw in choices)) input.append(make("option", { value: raw, textContent: raw }));
  input.value = raw;
  return {
    element: make("div", { className: "pick" }, input),
    input,
    read: () => input.value || undefined,
    shown: () => (input.value ? input.selectedOptions[0].textContent : ""),
  };
};

/** @type {MakeWidget} */
const tickOf = (spec, raw, id) => {
  const input = make("input", { type: "checkbox", id, checked: raw === "true" });
  return {
    element: input,
    input,
    tick: true,
    read: () => (input.checked ? "true" : undefined),
    shown: () => (input.checked ? spec.label : ""),
  };
};

// What may be neither is chosen, what is one of both is ticked.
/** @type {MakeWidget} */
const yesNoOf = (spec, ...more) =>
  spec.unsaid ? choiceOf({ ...spec, choices: { true: "Oui", false: "Non" } }, ...more) : tickOf(spec, ...more);

/** @type {(spec: Field, raw: string, id: string, form: Form, lookup: Lookup) => Widget} */
const chosenOf = (spec, raw, id, form, lookup) => {
  const input = text({ id });
  /** @type {Held | null} */
  let chosen = raw ? lookup.held(raw) : null;
  const label = () => (chosen ? lookup.shown(chosen) : "");
  let shown = label();
  input.value = shown;
  /** @type {(value: Held | null) => void} */
  const settle = (value) => {
    chosen = value;
    shown = label();
    input.value = shown;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const element = combobox({
    input,
    name: spec.label,
    // What is chosen narrows nothing: whoever opens the list wants to see what else there is. Of a list that needs letters, it does.
    find: (typed) => lookup.find(chosen && typed === shown && !lookup.least ? "" : typed),
    least: lookup.least,
    free: lookup.free,
    present: () => chosen,
    pick: async ({ run, value }) => settle(run ? await run() : (value ?? null)),
  });
  // A name may come later (communes), or change (a document described on the page).
  const refresh = () => {
    if (!chosen || input.value !== shown) return;
    shown = label();
    input.value = shown;
  };
  if (raw) lookup.ready().then(refresh, () => {});
  form.newSources?.changed(refresh);
  input.addEventListener("blur", () => {
    const typed = input.value.trim();
    if (typed === shown) return;
    const meant = typed ? lookup.meant(typed) : null;
    if (meant || !typed) settle(meant);
  });
  const read = () => {
    const typed = input.value.trim();
    if (!typed) return undefined;
    const value = chosen && typed === shown ? chosen : (lookup.meant(typed) ?? typed);
    return lookup.given(value) || undefined;
  };
  return {
    element,
    input,
    read,
    // While the document that was chosen is still being described, what is missing is its title.
    waiting: () => (chosen && input.value.trim() === shown ? lookup.waiting([chosen]) : undefined),
    shown: () => input.value.trim(),
    set: (value) => settle(lookup.held(value)),
  };
};

/** @type {Partial<Record<import("../catalogue.js").Kind, MakeWidget>>} */
const WIDGETS = {
  line: lineOf,
  url: lineOf,
  date: dateOf,
  choice: choiceOf,
  "yes-no": yesNoOf,
  "image-file": pictureOf,
};

/** @type {(form: Form, spec: Field, raw: Value | undefined, id: string, lookup: Lookup | null) => Widget} */
export const widgetOf = (form, spec, raw, id, lookup) => {
  const start = typeof raw === "string" ? raw : "";
  if (lookup) return chosenOf(spec, start, id, form, lookup);
  return (WIDGETS[spec.kind] ?? plainOf)(spec, start, id, form);
};
