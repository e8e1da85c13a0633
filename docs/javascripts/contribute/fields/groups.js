// Groups of fields: one, and what a list of them (group-list.js) is made of. `form.control` makes what is in them.
import { action, make } from "../../lib/elements.js";
import { freshId, keeping, labelled, reveal } from "./control.js";
import { eitherOf, firstOf, inOrder, withoutNotes } from "./layout.js";
import { notesFor } from "./objections.js";

/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").AnyControl} AnyControl */
/** @typedef {import("./control.js").Chosen} Chosen */
/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {import("./control.js").Needed} Needed */
/** @typedef {import("./control.js").Spec} Spec */
/**
 * @typedef {object} GroupFields the fields of one group
 * @property {HTMLElement} element
 * @property {Map<string, Control>} controls
 * @property {() => Value | undefined} value
 * @property {(path: Path) => Located | null} at null for the group itself
 * @property {(run: (control: AnyControl) => void) => void} each
 * @property {() => string} summary
 * @property {() => void} focus
 */

// A field that waits behind a button until somebody asks for it, or something in it is to be seen.
/** @type {(control: Control, open: boolean, name?: string) => { slot: HTMLElement, button: HTMLButtonElement }} */
export const onDemand = (control, open, name = `+ ${control.label}`) => {
  const slot = make("div", { className: "slot-field", hidden: !open }, control.element);
  const show = () => {
    slot.hidden = false;
    button.hidden = true;
  };
  const start = () => {
    show();
    (control.start ?? control.focus)();
  };
  const button = action(name, start, { className: "act more-field", hidden: open });
  slot.addEventListener("reveal", show);
  return { slot, button };
};

// `first` is what the group holds before somebody fills it: it counts as empty. The order of the keys is that
// of the file they came from, and a key that no field has stays.
/** @type {(form: Form, group: Model, raw: Value | undefined, first: Data, chosen?: Chosen) => GroupFields} */
export const groupFields = (form, group, raw, first, { asked, leading } = {}) => {
  const start = raw && typeof raw === "object" && !Array.isArray(raw) ? raw : {};
  const shownFirst = leading ? new Set(leading) : firstOf(group);
  /** @type {Map<string, Control>} */
  const controls = new Map();
  const rows = [];
  const buttons = [];
  for (const spec of inOrder(group, shownFirst)) {
    if (asked && !asked.includes(spec.name)) continue;
    const value = spec.name in start ? start[spec.name] : first[spec.name];
    const control = form.control(spec, value, Boolean(spec.required) || eitherOf(group, spec));
    controls.set(spec.name, control);
    // A short name is proposed from the title: who wants another asks for it.
    const { slot, button } =
      spec.kind === "id"
        ? onDemand(control, false, `Changer « ${spec.label} »`)
        : onDemand(control, shownFirst.has(spec.name) || spec.name in start);
    rows.push(slot);
    if (!button.hidden) buttons.push(button);
  }
  const read = () => {
    /** @type {Record<string, Value>} */
    const value = {};
    for (const name of new Set([...Object.keys(start), ...group.named.keys()])) {
      const control = controls.get(name);
      const own = control ? control.value() : (start[name] ?? first[name]);
      if (own !== undefined) value[name] = own;
    }
    const own = withoutNotes(group, start, value);
    return Object.keys(own).length && JSON.stringify(own) !== JSON.stringify(first) ? own : undefined;
  };
  const more = buttons.length ? make("div", { className: "more-fields" }, ...buttons) : null;
  return {
    element: make("div", { className: "group-fields" }, ...rows, more),
    controls,
    value: keeping(raw, read),
    at: ([name, ...below]) => {
      const found = controls.get(String(name));
      if (!found) return null;
      // A short name is missing for want of a title.
      const title = group.named.get(found.name)?.kind === "id" && !found.value() ? controls.get("title") : undefined;
      return title ? title.at([]) : found.at(below);
    },
    each: (run) => controls.forEach((control) => control.each(run)),
    summary: () =>
      [...controls.values()]
        .filter((control) => control.name !== "source" && control.name !== "id")
        .map((control) => control.shown())
        .filter(Boolean)
        .slice(0, 3)
        .join(" · "),
    focus: () => [...controls.values()].find((control) => shownFirst.has(control.name))?.focus(),
  };
};

// A lone text may be there instead of a group.
/** @type {(spec: Spec, raw: Value | undefined) => Value | undefined} */
export const lifted = (spec, raw) => (typeof raw === "string" && spec.short ? { [spec.short.key]: raw } : raw);

// A group that says no more than its lone text would.
/** @type {(spec: Spec, value: Value) => Value} */
export const shortened = ({ short }, value) => {
  if (!short || typeof value !== "object" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  return names.length === 1 && names[0] === short.key ? value[short.key] : value;
};

// The frame of a group or of a list of groups.
/** @type {(spec: Spec, needed: Needed, ...parts: HTMLElement[]) => HTMLElement} */
export const fieldset = (spec, needed, ...parts) =>
  make(
    "fieldset",
    { className: "group", data: { field: spec.name } },
    make("legend", {}, ...labelled(spec, needed)),
    spec.help && make("p", { className: "help", textContent: spec.help }),
    ...parts,
  );

/** @type {(form: Form, spec: Spec, raw: Value | undefined, needed: Needed) => Control} */
export const oneGroup = (form, spec, raw, needed) => {
  /** @type {Data} */
  const first = {};
  const fields = groupFields(form, form.catalogue.inner(spec), lifted(spec, raw), first, spec);
  const notes = notesFor(`${freshId()}-dit`, spec.label, []);
  const element = fieldset(spec, needed, fields.element, notes.element);
  /** @type {Control} */
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, fields.value),
    shown: fields.summary,
    at: (path) => {
      const found = path.length ? fields.at(path) : null;
      if (!found) return { control, trail: [spec.label] };
      return { control: found.control, trail: [spec.label, ...found.trail] };
    },
    each: (run) => {
      run(control);
      fields.each(run);
    },
    show: notes.show,
    focus: () => {
      reveal(element);
      fields.focus();
    },
    start: () => {
      // A page with one document most often has all its facts from there.
      const only = form.onlySource();
      const source = fields.controls.get("source");
      if (only && source && fields.value() === undefined) {
        first.source = only;
        source.set?.(only);
      }
      control.focus();
    },
  };
  return control;
};
