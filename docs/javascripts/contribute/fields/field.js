// One field of a form: its label, help and example, the control that its kind asks for, what the
// check says of it. A field gives `value()`: undefined when empty, and as it came when untouched.
import { make } from "../../lib/elements.js";
import { combobox } from "../../lib/combobox.js";
import { understood } from "./typed-dates.js";
import { typographic } from "../rules/french.js";
import { notesFor } from "./objections.js";
import { lookupOf } from "./lookups.js";

let count = 0;
export const freshId = () => `f-${(count += 1)}`;

// How an example is shown: as the list shows it, where the value is a name of a list.
const exampleOf = (spec, lookup) => {
  const one = Array.isArray(spec.example) ? spec.example[0] : spec.example;
  if (!one || spec.kind === "choice" || spec.kind === "source") return "";
  const shown = lookup ? lookup.shown(one) : one;
  return lookup && shown === one && /^[a-z0-9-]+$/.test(one) ? "" : shown;
};

export const helpOf = (spec, lookup) => {
  const example = exampleOf(spec, lookup);
  return typographic(
    [
      spec.help,
      spec.kind === "date" &&
        !/année/.test(spec.help ?? "") &&
        "L’année suffit ; le mois ou le jour si vous les savez.",
      example && `Par exemple : ${example}`,
    ]
      .filter(Boolean)
      .join(" "),
  );
};

// What is typed or pasted: invisible characters are dropped on the way in, and one line stays one.
const cleaned = (catalogue, input, oneLine) =>
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const clean = (oneLine ? pasted.replace(/\s+/g, " ").trim() : pasted.replace(/\r\n?/g, "\n")).replace(
      catalogue.expression("forbidden"),
      "",
    );
    if (clean === pasted) return;
    event.preventDefault();
    input.setRangeText(clean, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

const text = (properties) => make("input", { type: "text", autocomplete: "off", ...properties });

// --- one widget for each kind: `{ element, input, read }` ------------------------------------------

const lineOf = (spec, raw, id, form) => {
  const long = spec.kind === "line" && spec.most > 200;
  const input = long ? make("textarea", { id, rows: 3, value: raw }) : text({ id, value: raw });
  if (spec.kind === "url") Object.assign(input, { type: "url", inputMode: "url" });
  cleaned(form.catalogue, input, true);
  const read = () => input.value.replace(/\s*\n\s*/g, " ").trim() || undefined;
  if (spec.kind === "url") {
    input.addEventListener("change", () => {
      if (/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#]\S*)?$/u.test(input.value.trim()))
        input.value = `https://${input.value.trim()}`;
    });
  }
  if (!spec.most) return { element: input, input, read };
  // The rest is said near the limit alone; nothing that is typed is cut.
  const rest = make("p", { className: "rest", id: `${id}-reste`, hidden: true });
  const count = () => {
    const left = spec.most - [...(read() ?? "")].length;
    rest.hidden = left > spec.most * 0.2;
    rest.textContent =
      left < 0 ? `${-left} caractère${left < -1 ? "s" : ""} de trop` : `encore ${left} caractère${left > 1 ? "s" : ""}`;
    rest.classList.toggle("over", left < 0);
  };
  input.addEventListener("input", count);
  count();
  return { element: make("div", {}, input, rest), input, read, described: rest.id };
};

const dateOf = (spec, raw, id) => {
  const input = text({ id, value: raw });
  const heard = make("p", { className: "heard", id: `${id}-lu`, attributes: { "aria-live": "polite" } });
  const tell = () => {
    const found = understood(input.value);
    heard.textContent = found && found.words !== input.value.trim() ? `Compris : ${found.words}` : "";
  };
  input.addEventListener("input", tell);
  tell();
  return {
    element: make("div", {}, input, heard),
    input,
    described: heard.id,
    read: () => understood(input.value)?.value ?? (input.value.trim() || undefined),
  };
};

const plainOf = (spec, raw, id) => {
  const input = text({ id, value: raw });
  if (spec.kind === "whole") Object.assign(input, { inputMode: "numeric", className: "short" });
  if (spec.kind === "time") Object.assign(input, { className: "short" });
  if (spec.kind === "slug" || spec.kind === "id") Object.assign(input, { spellcheck: false, autocapitalize: "none" });
  const clean =
    {
      whole: (typed) => typed.replace(/[\s\u00a0\u202f]/g, ""),
      time: (typed) => typed.replace(/[\s\u00a0\u202f]/g, "").replace(/^(\d{1,2})[hH:]$/, "$1h00"),
    }[spec.kind] ?? ((typed) => typed.trim());
  return { element: input, input, read: () => clean(input.value) || undefined };
};

const choiceOf = (spec, raw, id) => {
  const input = make(
    "select",
    { id },
    make("option", { value: "", textContent: "Choisissez…" }),
    ...Object.entries(spec.choices).map(([value, label]) => make("option", { value, textContent: label })),
  );
  if (raw && !(raw in spec.choices)) input.append(make("option", { value: raw, textContent: raw }));
  input.value = raw;
  return { element: make("div", { className: "pick" }, input), input, read: () => input.value || undefined };
};

const tickOf = (spec, raw, id) => {
  const input = make("input", { type: "checkbox", id, checked: raw === "true" });
  return { element: input, input, tick: true, read: () => (input.checked ? "true" : undefined) };
};

const chosenOf = (spec, raw, id, form, lookup) => {
  const input = text({ id });
  let chosen = raw ? (lookup.held?.(raw) ?? raw) : null;
  const label = () => (chosen ? lookup.shown(chosen) : "");
  let shown = label();
  input.value = shown;
  const settle = (value) => {
    chosen = value;
    shown = label();
    input.value = shown;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const element = combobox({
    input,
    name: spec.label,
    find: lookup.find,
    least: lookup.least,
    free: lookup.free,
    pick: async (option) => {
      settle(option.run ? await option.run() : option.value);
    },
  });
  // A name may come later (communes), or change (a document described on the page).
  const refresh = () => {
    if (!chosen || input.value !== shown) return;
    shown = label();
    input.value = shown;
  };
  lookup.ready && raw && lookup.ready().then(refresh, () => {});
  form.newSources?.changed(refresh);
  input.addEventListener("blur", () => {
    const typed = input.value.trim();
    if (typed === shown) return;
    const meant = typed ? lookup.meant(typed) : null;
    if (meant) settle(meant);
    else if (!typed) settle(null);
  });
  const read = () => {
    const typed = input.value.trim();
    if (!typed) return undefined;
    const value = chosen && typed === shown ? chosen : (lookup.meant(typed) ?? typed);
    return (lookup.given ? lookup.given(value) : value) || undefined;
  };
  // While the document that was chosen is still being described, what is missing is its title.
  const waiting = () => chosen && input.value.trim() === shown && lookup.waiting?.([chosen]);
  return {
    element,
    input,
    read,
    waiting,
    shown: () => input.value.trim(),
    set: (value) => settle(lookup.held?.(value) ?? value),
  };
};

const widgetOf = (form, spec, raw, id, lookup) => {
  const start = typeof raw === "string" ? raw : "";
  if (lookup) return chosenOf(spec, start, id, form, lookup);
  if (spec.kind === "line" || spec.kind === "url") return lineOf(spec, start, id, form);
  if (spec.kind === "date") return dateOf(spec, start, id);
  if (spec.kind === "choice") return choiceOf(spec, start, id);
  if (spec.kind === "yes-no") return tickOf(spec, start, id);
  return plainOf(spec, start, id);
};

// --- the field around it ---------------------------------------------------------------------------

// `needed` may say in words on what it depends.
export const labelled = (spec, needed) => [
  spec.label,
  needed ? make("span", { className: "needed", textContent: ` ${needed === true ? "nécessaire" : needed}` }) : null,
];

// A place that is folded or put away opens when something in it is to be seen.
export const reveal = (element) => element.dispatchEvent(new Event("reveal", { bubbles: true }));

// What all controls have in common: untouched, they give back what came.
export const keeping = (raw, read) => {
  const start = JSON.stringify(read() ?? null);
  return () => {
    const now = read();
    return JSON.stringify(now ?? null) === start ? raw : now;
  };
};

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
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, widget.read),
    shown: () =>
      widget.shown?.() ??
      (widget.tick
        ? input.checked
          ? spec.label
          : ""
        : input.tagName === "SELECT"
          ? input.value
            ? input.selectedOptions[0].textContent
            : ""
          : (widget.read() ?? "")),
    at: () => widget.waiting?.() || { control, trail: [spec.label] },
    each: (run) => run(control),
    show: notes.show,
    focus: () => {
      reveal(element);
      input.focus();
    },
    input,
    set: widget.set,
  };
  return control;
};
