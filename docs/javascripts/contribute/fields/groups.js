// Groups of fields, one or several: several are cards that can be folded, moved and removed, a
// removed one taken back. `form.control` makes what stands in them.
import { action, make } from "../../lib/elements.js";
import { freshId, keeping, labelled, reveal } from "./field.js";
import { notesFor } from "./objections.js";
import { eitherOf, firstOf, inOrder } from "./layout.js";

// A field that waits behind a button until somebody asks for it, or something in it is to be seen.
export const onDemand = (control, open, name = `+ ${control.label}`) => {
  const slot = make("div", { className: "slot-field", hidden: !open }, control.element);
  const button = action(
    name,
    () => {
      show();
      (control.start ?? control.focus)();
    },
    { className: "act more-field", hidden: open },
  );
  const show = () => {
    slot.hidden = false;
    button.hidden = true;
  };
  slot.addEventListener("reveal", show);
  return { slot, button };
};

// The fields of one group: `{ element, controls, value, at }`. The order of the keys is that of
// the file they came from, and a key that no field has stays.
const fieldsOf = (form, group, raw, first) => {
  const start = raw && typeof raw === "object" ? raw : {};
  const shownFirst = firstOf(group);
  const controls = new Map();
  const rows = [];
  const buttons = [];
  const specs = inOrder(group, shownFirst);
  for (const spec of specs) {
    const control = form.control(
      spec,
      spec.name in start ? start[spec.name] : first[spec.name],
      Boolean(spec.required) || eitherOf(group, spec),
    );
    controls.set(spec.name, control);
    // A short name is proposed from the title: who wants another asks for it.
    const { slot, button } =
      spec.kind === "id"
        ? onDemand(control, false, `Changer « ${spec.label} »`)
        : onDemand(control, shownFirst.has(spec.name) || spec.name in start);
    rows.push(slot);
    if (!button.hidden) buttons.push(button);
  }
  const more = make("div", { className: "more-fields" }, ...buttons);
  const read = () => {
    const value = {};
    for (const name of new Set([...Object.keys(start), ...group.fields.map((spec) => spec.name)])) {
      const own = controls.has(name) ? controls.get(name).value() : start[name];
      if (own !== undefined) value[name] = own;
    }
    return Object.keys(value).length && JSON.stringify(value) !== JSON.stringify(first) ? value : undefined;
  };
  return {
    element: make("div", { className: "group-fields" }, ...rows, buttons.length ? more : null),
    controls,
    value: keeping(raw, read),
    at: (path, own) => {
      if (!controls.has(path[0])) return own;
      const found = controls.get(path[0]);
      // A short name is missing for want of a title.
      return group.named.get(path[0]).kind === "id" && !found.value() && controls.has("title")
        ? controls.get("title").at([])
        : found.at(path.slice(1));
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

// A lone text that stands for a group, or for a list of one (`short` of the contract).
const lifted = (spec, raw) => (typeof raw === "string" && spec.short ? { [spec.short.key]: raw } : raw);

export const oneGroup = (form, spec, raw, needed) => {
  const first = {};
  const fields = fieldsOf(form, form.catalogue.group(spec.group), lifted(spec, raw), first);
  const notes = notesFor(`${freshId()}-dit`, spec.label, []);
  const element = make(
    "fieldset",
    { className: "group", data: { field: spec.name } },
    make("legend", {}, ...labelled(spec, needed)),
    spec.help ? make("p", { className: "help", textContent: spec.help }) : null,
    fields.element,
    notes.element,
  );
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, fields.value),
    shown: fields.summary,
    at: (path) => {
      const own = { control, trail: [spec.label] };
      const found = path.length ? fields.at(path, own) : own;
      return found === own ? own : { control: found.control, trail: [spec.label, ...found.trail] };
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
      const only = form.onlySource?.();
      if (only && fields.controls.has("source") && fields.value() === undefined) {
        first.source = only;
        fields.controls.get("source").set(only);
      }
      control.focus();
    },
  };
  return control;
};

export const groupList = (form, spec, raw, needed) => {
  const cards = [];
  const list = make("ol", { className: "group-cards" });
  const notes = notesFor(`${freshId()}-dit`, spec.label, []);
  const removed = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });
  const group = form.catalogue.group(spec.group);
  const addButton = action(spec.adding ?? `Ajouter à « ${spec.label} »`, () => {
    const card = add(undefined, true);
    spec.began?.(card);
    touched();
  });
  const element = make(
    "fieldset",
    { className: "group", data: { field: spec.name } },
    make("legend", {}, ...labelled(spec, needed)),
    spec.help ? make("p", { className: "help", textContent: spec.help }) : null,
    list,
    removed,
    addButton,
    notes.element,
  );

  const touched = () => {
    draw();
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = () =>
    cards.forEach((card, index) => {
      card.number.textContent = `${index + 1}`;
      card.line.textContent = card.fields.summary() || "à remplir";
      for (const [button, name, off] of [
        [card.up, "Monter", index === 0],
        [card.down, "Descendre", index === cards.length - 1],
        [card.remove, "Retirer", false],
      ]) {
        button.disabled = off;
        button.hidden = cards.length < 2 && button !== card.remove;
        button.setAttribute("aria-label", `${name} : ${spec.label}, ${index + 1}`);
      }
    });
  const order = (card, by) => {
    const from = cards.indexOf(card);
    cards.splice(from, 1);
    cards.splice(from + by, 0, card);
    list.append(...cards.map((one) => one.item));
    touched();
    (by < 0 && !card.up.disabled
      ? card.up
      : by > 0 && !card.down.disabled
        ? card.down
        : card.up.disabled
          ? card.down
          : card.up
    ).focus();
  };
  const drop = (card) => {
    const at = cards.indexOf(card);
    cards.splice(at, 1);
    card.item.remove();
    const back = action("Annuler", () => {
      cards.splice(at, 0, card);
      list.append(...cards.map((one) => one.item));
      removed.hidden = true;
      touched();
      card.fields.focus();
    });
    removed.replaceChildren(`Retiré : ${card.fields.summary() || "carte vide"}. `, back);
    removed.hidden = false;
    touched();
    addButton.focus();
  };
  const add = (value, open, focus = open) => {
    // A page with one document most often has all its facts from there.
    const first = value === undefined && open && group.named.has("source") ? { source: form.onlySource?.() } : {};
    const fields = fieldsOf(form, group, value, first);
    const card = {
      fields,
      number: make("span", { className: "card-number" }),
      line: make("span", { className: "card-line" }),
    };
    card.up = action("↑ Monter", () => order(card, -1), { className: "act small" });
    card.down = action("↓ Descendre", () => order(card, 1), { className: "act small" });
    card.remove = action("Retirer", () => drop(card), { className: "act small" });
    const body = make(
      "details",
      { className: "group-card", open },
      make("summary", {}, card.number, card.line),
      fields.element,
      make("p", { className: "card-tools" }, card.up, card.down, card.remove),
    );
    body.addEventListener("reveal", () => {
      body.open = true;
    });
    for (const event of ["input", "change"])
      fields.element.addEventListener(event, () => {
        card.line.textContent = fields.summary() || "à remplir";
      });
    card.item = make("li", {}, body);
    cards.push(card);
    list.append(card.item);
    removed.hidden = true;
    draw();
    if (focus) fields.focus();
    return card;
  };
  const start = lifted(spec, raw);
  for (const value of Array.isArray(start) ? start : start && typeof start === "object" ? [start] : [])
    add(value, false);
  if (needed && !cards.length) add(undefined, true, false);

  const filled = () => cards.filter((card) => card.fields.value() !== undefined);
  const read = () => {
    const values = filled().map((card) => card.fields.value());
    return values.length ? values : undefined;
  };
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, read),
    shown: () => cards.map((card) => card.fields.summary()).join(" ; "),
    // A card that nobody filled gives no value, and has no number for the check.
    at: (path) => {
      const own = { control, trail: [spec.label] };
      const card = filled()[path[0]];
      if (!card) return own;
      const found = card.fields.at(path.slice(1), own);
      const number = `${spec.label}, ${cards.indexOf(card) + 1}`;
      return found === own
        ? {
            control: {
              ...control,
              focus: () => {
                reveal(element);
                card.fields.focus();
              },
            },
            trail: [number],
          }
        : { control: found.control, trail: [number, ...found.trail] };
    },
    each: (run) => {
      run(control);
      cards.forEach((card) => card.fields.each(run));
    },
    show: notes.show,
    focus: () => {
      reveal(element);
      if (cards.length) cards[0].fields.focus();
      else addButton.focus();
    },
    // Where a field of a card stands.
    placeOf: (card, name) => ({
      control: card.fields.controls.get(name),
      trail: [`${spec.label}, ${cards.indexOf(card) + 1}`, card.fields.controls.get(name).label],
    }),
    start: () => {
      if (cards.length) control.focus();
      else {
        add(undefined, true);
        touched();
      }
    },
    add: () => add(undefined, true),
    cards: () => cards,
  };
  return control;
};
