// A field that holds several values: each is shown with a button that removes it, the text field below adds
// one more. What is typed and not yet added counts too, so that nothing is lost.
import { combobox } from "../../lib/combobox.js";
import { action, make } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { freshId, keeping, labelled, throughInput } from "./control.js";
import { helpOf } from "./field.js";
import { lookupOf } from "./lookups.js";
import { notesFor } from "./objections.js";

/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Needed} Needed */
/** @typedef {import("./lookups.js").Held} Held */
/** @typedef {import("./lookups.js").Lookup} Lookup */

// A button that is drawn anew under a finger takes no click: `draw` is called only when what it is to show
// is not what it has shown.
/** @type {(shown: (value: Held) => string, draw: (values: Held[]) => void) => (values: Held[]) => void} */
const whenChanged = (shown, draw) => {
  /** @type {Held[]} */
  let drawn = [];
  return (values) => {
    const next = values.flatMap((value) => [value, shown(value)]);
    if (next.length === drawn.length && next.every((one, index) => one === drawn[index])) return;
    drawn = next;
    draw(values);
  };
};

/** @type {(form: Form, spec: Field, raw: Value | undefined, needed: Needed) => Control} */
export const multiValueField = (form, spec, raw, needed) => {
  const id = freshId();
  const lookup = lookupOf(form, spec);
  /** @type {Held[]} */
  const held = [];
  /** @type {(value: Held) => string} */
  const given = (value) => (lookup ? lookup.given(value) : String(value));
  /** @type {(value: Held) => string} */
  const shown = (value) => (lookup ? lookup.shown(value) : String(value));
  const standing = () => held.filter((value) => !lookup?.gone(value));
  const input = make("input", { type: "text", id, autocomplete: "off" });
  const list = make("ul", { className: "held", hidden: true, attributes: { "aria-label": spec.label } });
  const help = make("p", { className: "help", id: `${id}-aide`, textContent: helpOf(spec, lookup) });
  const notes = notesFor(`${id}-dit`, spec.label, [input]);
  // A document that was removed here is still described below, and can be cited again.
  /** @type {Set<Held>} */
  const removed = new Set();
  const uncited = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });
  input.setAttribute("aria-describedby", `${help.id} ${notes.element.id}`);
  if (needed) input.setAttribute("aria-required", "true");

  const changed = () => input.dispatchEvent(new Event("change", { bubbles: true }));
  /** @type {(value: Held) => HTMLElement} */
  const item = (value) => {
    const name = shown(value);
    const remove = () => {
      const index = standing().indexOf(value);
      held.splice(held.indexOf(value), 1);
      if (typeof value !== "string") removed.add(value);
      draw();
      changed();
      const buttons = list.querySelectorAll("button");
      (buttons[Math.min(index, buttons.length - 1)] ?? input).focus();
    };
    const button = action("×", remove, { className: "drop", attributes: { "aria-label": `Retirer : ${name}` } });
    return make("li", {}, make("span", { textContent: name }), button);
  };
  const drawHeld = whenChanged(shown, (values) => {
    list.replaceChildren(...values.map(item));
    list.hidden = !values.length;
  });
  const drawUncited = whenChanged(shown, (values) => {
    uncited.hidden = !values.length;
    uncited.replaceChildren(
      ...values.flatMap((value) => {
        const again = () => {
          add(value);
          input.focus();
        };
        return [
          `${quoted(shown(value))} reste décrit plus bas, mais n’est plus cité ici. `,
          action("Le citer de nouveau", again, { className: "act small" }),
        ];
      }),
    );
  });
  const draw = () => {
    drawUncited((lookup?.standing([...removed]) ?? []).filter((value) => !held.includes(value)));
    drawHeld(standing());
  };
  /** @type {(value: Held) => void} */
  const add = (value) => {
    if (!held.some((other) => other === value || (given(value) && given(other) === given(value)))) held.push(value);
    input.value = "";
    draw();
    changed();
  };
  // A text that names one option is that option; another is kept where any name may be given.
  const settle = () => {
    const typed = input.value.trim();
    const value = lookup ? (lookup.meant(typed) ?? (lookup.free ? typed : null)) : typed;
    if (typed && value) add(value);
  };
  const element = make(
    "div",
    { className: "field", data: { field: spec.name } },
    make("label", { htmlFor: id }, ...labelled(spec, needed)),
    help.textContent ? help : null,
    list,
    lookup ? listed(lookup, { spec, input, held, given, add, settle }) : typedOnly(input, settle),
    uncited,
    notes.element,
  );
  // Enter adds what is typed, unless it has chosen in the list.
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== input || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    settle();
  });
  input.addEventListener("blur", settle);
  for (const value of Array.isArray(raw) ? raw : [])
    if (typeof value === "string") held.push(lookup?.held(value) ?? value);
  draw();
  form.newSources?.changed(draw);

  const read = () => {
    const typed = input.value.trim();
    const values = [...held, ...(typed ? [lookup?.meant(typed) ?? typed] : [])].map(given).filter(Boolean);
    return values.length ? values : undefined;
  };
  /** @type {Control} */
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, read),
    shown: () => standing().map(shown).join(", "),
    // Of a list that only waits for its document to be described, the description is what is missing.
    at: (path) => (path.length ? undefined : lookup?.waiting(held)) ?? { control, trail: [spec.label] },
    each: (run) => run(control),
    ...throughInput(element, input, notes),
    add,
  };
  return control;
};

/** @typedef {{ spec: Field, input: HTMLInputElement, held: Held[], given: (value: Held) => string, add: (value: Held) => void, settle: () => void }} Parts */

// The text field with its list, of which what is held already is no part.
/** @type {(lookup: Lookup, parts: Parts) => HTMLElement} */
const listed = (lookup, { spec, input, held, given, add, settle }) => {
  const box = combobox({
    input,
    name: spec.label,
    find: async (typed) =>
      (await lookup.find(typed)).filter(
        ({ run, value }) => run || value === undefined || !held.some((other) => given(other) === given(value)),
      ),
    least: lookup.least,
    free: lookup.free,
    pick: async ({ run, value }) => {
      const chosen = run ? await run() : value;
      if (chosen !== undefined) add(chosen);
    },
  });
  return lookup.free ? make("div", { className: "adding" }, box, action("Ajouter", settle)) : box;
};

/** @type {(input: HTMLInputElement, settle: () => void) => HTMLElement} */
const typedOnly = (input, settle) => {
  const add = action("Ajouter", () => {
    settle();
    input.focus();
  });
  return make("div", { className: "adding" }, input, add);
};
