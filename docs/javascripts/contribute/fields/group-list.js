// Several groups of fields: cards that can be folded, moved and removed, a removed one taken back. With them every kind of control is
// there, and a form can give each field its own.
import { printed } from "../../language/typography.js";
import { action, make, say } from "../../lib/elements.js";
import { freshId, keeping, reveal } from "./control.js";
import { field } from "./field.js";
import { fieldset, groupFields, lifted, oneGroup, shortened } from "./groups.js";
import { multiValueField } from "./multi-value.js";
import { notesFor } from "./objections.js";

/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {import("./control.js").Needed} Needed */
/** @typedef {import("./control.js").Spec} Spec */
/** @typedef {import("./groups.js").GroupFields} GroupFields */
/** @typedef {{ fields: GroupFields, brief: boolean, item: HTMLElement, number: HTMLElement, line: HTMLElement, up: HTMLButtonElement, down: HTMLButtonElement, remove: HTMLButtonElement }} Card `brief`: it was a lone text, or is new, and stays a lone text where it says nothing else */
/**
 * @typedef {Control & {
 *   addCard: () => Card, cards: () => Card[], placeOf: (card: Card, name: string) => Located,
 * }} GroupList `addCard` opens a new card; `placeOf` is where a field of a card is
 */

const EMPTY = "à remplir";

/** @type {(fields: GroupFields, run: { up: () => void, down: () => void, remove: () => void }, open: boolean, brief: boolean) => Card} */
const cardOf = (fields, run, open, brief) => {
  const number = make("span", { className: "card-number" });
  const line = make("span", { className: "card-line" });
  const up = action("↑ Monter", run.up, { className: "act small" });
  const down = action("↓ Descendre", run.down, { className: "act small" });
  const remove = action("Retirer", run.remove, { className: "act small" });
  const body = make(
    "details",
    { className: "group-card", open },
    make("summary", {}, number, line),
    fields.element,
    make("p", { className: "card-tools" }, up, down, remove),
  );
  body.addEventListener("reveal", () => {
    body.open = true;
  });
  for (const event of ["input", "change"])
    fields.element.addEventListener(event, () => {
      say(line, fields.summary() || EMPTY);
    });
  return { fields, brief, item: make("li", {}, body), number, line, up, down, remove };
};

/** @type {(form: Form, spec: Spec, raw: Value | undefined, needed: Needed) => GroupList} */
export const groupList = (form, spec, raw, needed) => {
  /** @type {Card[]} */
  const cards = [];
  const group = spec.model ?? form.catalogue.inner(spec);
  const list = make("ol", { className: "group-cards" });
  const notes = notesFor(`${freshId()}-dit`, spec.label, []);
  const removed = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });
  const closed = spec.adding === null;
  const addButton = action(spec.adding ?? `Ajouter à « ${spec.label} »`, () => {
    const card = add(undefined, true);
    spec.began?.(card);
    touched();
  });
  addButton.hidden = closed;
  const element = fieldset(spec, needed, list, removed, addButton, notes.element);

  const touched = () => {
    draw();
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = () => {
    addButton.hidden = closed || Boolean(spec.single && cards.length);
    cards.forEach((card, index) => {
      say(card.number, `${index + 1}`);
      say(card.line, card.fields.summary() || EMPTY);
      card.up.disabled = index === 0;
      card.down.disabled = index === cards.length - 1;
      card.up.hidden = cards.length < 2;
      card.down.hidden = cards.length < 2;
      for (const [button, name] of /** @type {const} */ ([
        [card.up, "Monter"],
        [card.down, "Descendre"],
        [card.remove, "Retirer"],
      ]))
        button.setAttribute("aria-label", printed(`${name} : ${spec.label}, ${index + 1}`));
    });
  };
  // Put a card where it is to be, among those that are there.
  /** @type {(card: Card, at: number) => void} */
  const place = (card, at) => {
    cards.splice(at, 0, card);
    list.append(...cards.map((one) => one.item));
  };
  /** @type {(card: Card, by: number) => void} */
  const order = (card, by) => {
    const from = cards.indexOf(card);
    cards.splice(from, 1);
    place(card, from + by);
    touched();
    const [wanted, other] = by < 0 ? [card.up, card.down] : [card.down, card.up];
    (wanted.disabled ? other : wanted).focus();
  };
  /** @type {(card: Card) => void} */
  const drop = (card) => {
    const at = cards.indexOf(card);
    cards.splice(at, 1);
    card.item.remove();
    const back = action("Annuler", () => {
      place(card, at);
      removed.hidden = true;
      touched();
      card.fields.focus();
    });
    removed.replaceChildren(`Retiré : ${card.fields.summary() || "carte vide"}. `, back);
    removed.hidden = false;
    touched();
    (closed ? back : addButton).focus();
  };
  /** @type {(value: Value | undefined, open: boolean, focus?: boolean) => Card} */
  const add = (value, open, focus = open) => {
    // A page with one document most often has all its facts from there.
    const source = value === undefined && open && group.named.has("source") ? { source: form.onlySource() } : {};
    const first = { ...source, ...(value === undefined ? spec.given : {}) };
    const lone = typeof value === "string" && spec.short ? { [spec.short.key]: value } : undefined;
    const fields = groupFields(form, group, lone ?? value, first, spec);
    const brief = !spec.short?.listed && (lone !== undefined || value === undefined);
    const run = { up: () => order(card, -1), down: () => order(card, 1), remove: () => drop(card) };
    const card = cardOf(fields, run, open, brief);
    cards.push(card);
    list.append(card.item);
    removed.hidden = true;
    draw();
    if (focus) fields.focus();
    return card;
  };
  const start = lifted(spec, raw);
  const values = Array.isArray(start) ? start : start && typeof start === "object" ? [start] : [];
  for (const value of values) add(value, false);
  if (needed && !cards.length) add(undefined, true, false);

  // A card that nobody filled gives no value, and has no number for the check.
  const filled = () =>
    cards.flatMap((card) => {
      const value = card.fields.value();
      return value === undefined ? [] : [{ card, value: card.brief ? shortened(spec, value) : value }];
    });
  const read = () => {
    const found = filled().map(({ value }) => value);
    return found.length ? found : undefined;
  };
  /** @type {(card: Card) => string} */
  const numbered = (card) => `${spec.label}, ${cards.indexOf(card) + 1}`;
  /** @type {GroupList} */
  const control = {
    name: spec.name,
    label: spec.label,
    element,
    value: keeping(raw, read),
    shown: () => cards.map((card) => card.fields.summary()).join(" ; "),
    at: ([number, ...below]) => {
      const card = typeof number === "number" ? filled()[number]?.card : undefined;
      if (!card) return { control, trail: [spec.label] };
      const found = card.fields.at(below);
      if (found) return { control: found.control, trail: [numbered(card), ...found.trail] };
      const focus = () => {
        reveal(element);
        card.fields.focus();
      };
      return { control: { ...control, entry: card.item, focus }, trail: [numbered(card)] };
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
    placeOf: (card, name) => {
      const found = card.fields.controls.get(name);
      return found ? { control: found, trail: [numbered(card), found.label] } : { control, trail: [numbered(card)] };
    },
    start: () => {
      if (cards.length) control.focus();
      else {
        add(undefined, true);
        touched();
      }
    },
    addCard: () => add(undefined, true),
    cards: () => cards,
  };
  return control;
};

// What controls know of the form around them, and which control each field gets.
/** @type {(around: Pick<Form, "catalogue" | "folder" | "key" | "departments" | "onlySource"> & Partial<Pick<Form, "title" | "pictures">>) => Form} */
export const formAround = (around) => {
  /** @type {Form} */
  const form = {
    ...around,
    lookups: new Map(),
    control: (spec, raw, wanted) => {
      if (spec.kind === "group") return (spec.list ? groupList : oneGroup)(form, spec, raw, wanted);
      return (spec.list ? multiValueField : field)(form, spec, raw, wanted);
    },
  };
  return form;
};
