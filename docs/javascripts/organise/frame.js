// The frame of the day: its title and dates, its place, its rooms; folded, what only the published page needs. All of it is optional
// but the title and the date. The controls are those of the contribution form.
import { afterRelease, followPointer } from "../contribute/flow/pointer.js";
import { formAround } from "../contribute/fields/group-list.js";
import { action, make } from "../lib/elements.js";
import { BLANK_FRAME } from "./day/day.js";
import { roomRows } from "./rooms.js";

/** @typedef {import("../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../contribute/catalogue.js").Value} Value */
/** @typedef {import("../contribute/fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../contribute/fields/control.js").Control} Control */
/** @typedef {import("../contribute/fields/control.js").Spec} Spec */
/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/day.js").Frame} Frame */
/** @typedef {import("./day/day.js").Outcome} Outcome */
/** @typedef {Record<string, any>} Changes fields of the frame with their new values */
/**
 * @typedef {object} Around
 * @property {Catalogue} catalogue
 * @property {() => Day} day
 * @property {(changes: Changes) => void} change
 * @property {(gesture: (day: Day) => Outcome) => void} act
 * @property {() => void} moreDays
 * @property {() => void} fewerDays
 */
/**
 * @typedef {object} FrameFields
 * @property {HTMLElement} element
 * @property {(day: Day) => void} show draws the fields anew where the frame is not what they say
 * @property {() => void} flush takes what is typed and not left yet
 * @property {(name: string) => Control | undefined} control
 * @property {(run: (control: AnyControl) => void) => void} each
 */

const FIRST = ["title", "starts"];
const PLACE = ["place", "venue", "expected"];
const PUBLISHED = ["summary", "themes", "kind", "organisers", "departments", "status", "registration", "practical"];
const GROUPS = ["registration", "practical"];
const NEEDED = new Map([
  ...FIRST.map((name) => /** @type {const} */ ([name, true])),
  ["summary", /** @type {boolean | string} */ ("nécessaire pour publier")],
]);

const HELP = new Map([
  ["title", "Le nom de la journée, tel que vous l’annoncez."],
  ["starts", "Le premier jour, avec l’année : 12 mars 2027."],
  ["themes", "Un à quatre thèmes."],
]);

/** @type {(name: string, frame: Frame) => Value | undefined} */
const rawOf = (name, frame) => {
  const value = /** @type {Record<string, any>} */ (frame)[name];
  if (Array.isArray(value)) return value.length ? [...value] : undefined;
  if (typeof value === "string") return value || undefined;
  const filled = Object.entries(value).filter(([, own]) => own !== "");
  return filled.length ? Object.fromEntries(filled) : undefined;
};

/** @type {(name: string, value: Value | undefined) => any} */
const given = (name, value) => {
  const blank = /** @type {Record<string, any>} */ (BLANK_FRAME)[name];
  if (GROUPS.includes(name)) return { ...blank, ...(typeof value === "object" && !Array.isArray(value) ? value : {}) };
  return value ?? blank;
};

/** @type {(around: Around) => FrameFields} */
export const frameFields = ({ catalogue, day, change, act, moreDays, fewerDays }) => {
  followPointer();
  const type = catalogue.type("evenements");
  const form = formAround({
    catalogue,
    folder: "evenements",
    key: "",
    departments: () => [...day().frame.departments],
    onlySource: () => undefined,
  });
  /** @type {Map<string, Control>} */
  const controls = new Map();
  /** @type {Frame} */
  let shown = BLANK_FRAME;
  const element = make("section", { className: "desk-frame", attributes: { "aria-labelledby": "titre-cadre" } });
  const rooms = roomRows(act);

  /** @type {(name: string) => HTMLElement} */
  const fieldOf = (name) => {
    const spec = /** @type {Spec} */ (type.named.get(name));
    const needed = NEEDED.get(name) ?? false;
    const help = HELP.get(name) ?? spec.help;
    const own = form.control({ ...spec, help, example: needed ? undefined : spec.example }, rawOf(name, shown), needed);
    controls.set(name, own);
    return own.element;
  };
  const drawDays = () => {
    const several = shown.ends && shown.ends !== shown.starts;
    return make(
      "p",
      { className: "act-line frame-days" },
      action("Ajouter un jour", moreDays, { className: "act small" }),
      several && action("Retirer le dernier jour", fewerDays, { className: "act small" }),
    );
  };
  /** @type {(title: string, open: boolean, ...inside: HTMLElement[]) => HTMLDetailsElement} */
  const folded = (title, open, ...inside) => {
    const box = make(
      "details",
      { className: "subject", open },
      make("summary", {}, make("h3", { textContent: title })),
      ...inside,
    );
    box.addEventListener("reveal", () => {
      box.open = true;
    });
    return box;
  };
  const draw = () => {
    const open = [...element.querySelectorAll("details")].map((box) => box.open);
    controls.clear();
    element.replaceChildren(
      make("h2", { id: "titre-cadre", textContent: "La journée" }),
      make("div", { className: "frame-first" }, ...FIRST.map(fieldOf)),
      drawDays(),
      folded("Où, et dans quelles salles", open[0] ?? false, ...PLACE.map(fieldOf), rooms.element),
      folded(
        "Pour la page publiée",
        open[1] ?? false,
        make("p", {
          className: "help",
          textContent:
            "Rien de cela n’est nécessaire pour préparer le programme. Pour publier la page, il faut un résumé ; le reste est facultatif.",
        }),
        make("div", { className: "frame-published" }, ...PUBLISHED.map(fieldOf)),
      ),
    );
  };

  // What the fields say and the frame does not.
  const flush = () => {
    /** @type {Changes} */
    const changes = {};
    for (const [name, control] of controls) {
      const value = given(name, control.value());
      if (JSON.stringify(value) !== JSON.stringify(/** @type {Record<string, any>} */ (shown)[name]))
        changes[name] = value;
    }
    if (!Object.keys(changes).length) return;
    shown = { ...shown, ...changes };
    change(changes);
  };
  element.addEventListener("change", (event) => {
    if (event.target instanceof Node && rooms.element.contains(event.target)) return;
    afterRelease(flush); // what is drawn anew would move what is about to be pressed
  });
  element.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "checkbox") flush();
  });

  return {
    element,
    show: (now) => {
      rooms.show(now);
      const { rooms: _own, ...before } = shown;
      const { rooms: _theirs, ...after } = now.frame;
      const same = JSON.stringify(before) === JSON.stringify(after);
      const days = shown.ends === now.frame.ends;
      shown = now.frame;
      if (same && days && element.firstChild) return;
      const at = /** @type {HTMLElement | null} */ (document.activeElement)
        ?.closest(".field")
        ?.getAttribute("data-field");
      const inside = element.contains(document.activeElement);
      draw();
      if (inside && at) controls.get(at)?.focus();
    },
    flush,
    control: (name) => controls.get(name),
    each: (run) => controls.forEach((control) => control.each(run)),
  };
};
