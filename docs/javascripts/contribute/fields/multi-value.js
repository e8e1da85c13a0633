// A field that holds several values: each is a chip that can be removed, the text field below adds
// one more. What is typed and not yet added counts too, so that nothing is lost.
import { action, make } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { combobox } from "../../lib/combobox.js";
import { freshId, helpOf, keeping, labelled, reveal } from "./field.js";
import { notesFor } from "./objections.js";
import { lookupOf } from "./lookups.js";

export const multiValueField = (form, spec, raw, needed) => {
  const id = freshId();
  const lookup = lookupOf(form, spec);
  const held = []; // values, or cards of documents being described
  const given = (value) => (lookup?.given ? lookup.given(value) : value);
  const shown = (value) => (lookup ? lookup.shown(value) : value);
  const input = make("input", { type: "text", id, autocomplete: "off" });
  const list = make("ul", { className: "held", hidden: true, attributes: { "aria-label": spec.label } });
  const help = make("p", { className: "help", id: `${id}-aide`, textContent: helpOf(spec, lookup) });
  const notes = notesFor(`${id}-dit`, spec.label, [input]);
  // A document whose chip was removed is still described below, and can be cited again.
  const removed = new Set();
  const uncited = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });
  input.setAttribute("aria-describedby", `${help.id} ${notes.element.id}`);
  if (needed) input.setAttribute("aria-required", "true");

  const changed = () => input.dispatchEvent(new Event("change", { bubbles: true }));
  let drawn = [];
  let drawnUncited = [];
  const drawUncited = () => {
    const cards = (lookup?.standing?.([...removed]) ?? []).filter((value) => !held.includes(value));
    const next = cards.flatMap((value) => [value, shown(value)]);
    if (next.length === drawnUncited.length && next.every((one, index) => one === drawnUncited[index])) return;
    drawnUncited = next;
    uncited.hidden = !cards.length;
    uncited.replaceChildren(
      ...cards.flatMap((value) => [
        `${quoted(shown(value))} reste décrit plus bas, mais n’est plus cité ici. `,
        action(
          "Le citer de nouveau",
          () => {
            add(value);
            input.focus();
          },
          { className: "act small" },
        ),
      ]),
    );
  };
  const draw = () => {
    drawUncited();
    const standing = held.filter((value) => !lookup?.gone?.(value));
    const next = standing.flatMap((value) => [value, shown(value)]);
    // A button that is drawn anew under a finger takes no click.
    if (next.length === drawn.length && next.every((one, index) => one === drawn[index])) return;
    drawn = next;
    list.replaceChildren(
      ...standing.map((value, index) => {
        const name = shown(value);
        const drop = action(
          "×",
          () => {
            held.splice(held.indexOf(value), 1);
            if (typeof value !== "string") removed.add(value);
            draw();
            changed();
            (list.querySelectorAll("button")[Math.min(index, standing.length - 2)] ?? input).focus();
          },
          { className: "drop", attributes: { "aria-label": `Retirer : ${name}` } },
        );
        return make("li", {}, make("span", { textContent: name }), drop);
      }),
    );
    list.hidden = !standing.length;
  };
  const add = (value) => {
    if (!held.some((other) => other === value || (given(value) && given(other) === given(value)))) held.push(value);
    input.value = "";
    draw();
    changed();
  };
  // A text that names one option is that option; another stands where any name may.
  const settle = () => {
    const typed = input.value.trim();
    if (!typed) return false;
    const value = lookup ? (lookup.meant(typed) ?? (lookup.free ? typed : null)) : typed;
    if (value) add(value);
    return Boolean(value);
  };
  const element = make(
    "div",
    { className: "field", data: { field: spec.name } },
    make("label", { htmlFor: id }, ...labelled(spec, needed)),
    help.textContent ? help : null,
    list,
  );
  if (lookup) {
    const combo = combobox({
      input,
      name: spec.label,
      find: async (typed) =>
        (await lookup.find(typed)).filter(
          (option) => option.run || !held.some((value) => given(value) === given(option.value)),
        ),
      least: lookup.least,
      free: lookup.free,
      pick: async (option) => {
        add(option.run ? await option.run() : option.value);
      },
    });
    element.append(lookup.free ? make("div", { className: "adding" }, combo, action("Ajouter", settle)) : combo);
  } else {
    element.append(
      make(
        "div",
        { className: "adding" },
        input,
        action("Ajouter", () => {
          settle();
          input.focus();
        }),
      ),
    );
  }
  element.append(uncited, notes.element);
  // Enter adds what is typed, unless it has chosen in the list.
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== input || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    settle();
  });
  input.addEventListener("blur", settle);
  for (const value of Array.isArray(raw) ? raw : [])
    if (typeof value === "string") held.push(lookup?.held?.(value) ?? value);
  draw();
  form.newSources?.changed(draw);

  const read = () => {
    const typed = input.value.trim();
    const values = [...held.map(given), ...(typed ? [lookup?.meant(typed) ?? typed] : [])].filter(Boolean);
    return values.length ? values : undefined;
  };
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, read),
    shown: () =>
      held
        .filter((value) => !lookup?.gone?.(value))
        .map(shown)
        .join(", "),
    // Of a list that only waits for its document to be described, the description is what is missing.
    at: (path = []) => (!path.length && lookup?.waiting?.(held)) || { control, trail: [spec.label] },
    each: (run) => run(control),
    show: notes.show,
    focus: () => {
      reveal(element);
      input.focus();
    },
    input,
    add,
    size: () => read()?.length ?? 0,
  };
  return control;
};
