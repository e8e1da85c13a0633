// Everything of one session in a dialog, with the fields of the contribution form; what is changed is one gesture, undone as one.
import { formAround } from "../contribute/fields/group-list.js";
import { groupFields } from "../contribute/fields/groups.js";
import { action, make } from "../lib/elements.js";
import { daysOf } from "./day/day.js";

/** @typedef {import("../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../contribute/catalogue.js").Data} Data */
/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/day.js").Session} Session */
/** @typedef {Partial<Omit<Session, "key" | "id" | "from" | "cases">>} Changes */
/**
 * @typedef {object} Run what the dialog can do
 * @property {(changes: Changes) => string} keep gives the session new values; says why where it could not, else ""
 * @property {() => void} [double]
 * @property {() => void} [remove]
 * @property {() => void} closed
 */

const NAMES = [
  "title",
  "start",
  "end",
  "room",
  "kind",
  "day",
  "text",
  "speakers",
  "series",
  "track",
  "intent",
  "expected",
];
const LISTS = ["intent", "speakers"];
const SHOWN = 5;

/** @type {(session: Session) => Record<string, any>} */
const rawOf = (session) =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = /** @type {Record<string, any>} */ (session)[name];
      return value.length ? [[name, Array.isArray(value) ? [...value] : value]] : [];
    }),
  );

// Opens the dialog for a session, or for a new one; it is taken away once it is closed.
/** @type {(catalogue: Catalogue, day: Day, session: Session, title: string, run: Run) => void} */
export const editSession = (catalogue, day, session, title, { keep, double, remove, closed }) => {
  const spec = catalogue.type("evenements").named.get("programme");
  const whole = spec && catalogue.inner(spec);
  if (!whole) return;
  const several = daysOf(day).length > 1;
  const fields = NAMES.filter((name) => name !== "day" || several).flatMap((name) => {
    const own = whole.named.get(name);
    // A title is not asked for: until there is one, a session is called by its sheets.
    return own ? [name === "title" ? { ...own, required: false } : own] : [];
  });
  const group = { ...whole, fields, named: new Map(fields.map((field) => [field.name, field])) };
  const form = formAround({
    catalogue,
    folder: "evenements",
    key: "",
    departments: () => [],
    onlySource: () => undefined,
  });
  const raw = rawOf(session);
  for (const { name } of fields.slice(0, SHOWN)) raw[name] ??= LISTS.includes(name) ? [] : "";
  const own = groupFields(form, group, raw, {});
  const rooms = make(
    "datalist",
    { id: "salles-connues" },
    ...day.frame.rooms.map(({ name }) => make("option", { value: name })),
  );
  own.controls.get("room")?.input?.setAttribute("list", rooms.id);
  const wrong = make("p", { className: "objection editor-wrong", attributes: { role: "alert" } });
  const heading = make("h2", { id: "titre-seance", textContent: title });

  const close = () => {
    dialog.close();
  };
  const submit = () => {
    const values = /** @type {Data} */ (own.value() ?? {});
    /** @type {Record<string, any>} */
    const changes = {};
    for (const { name } of fields) {
      const before = /** @type {Record<string, any>} */ (session)[name];
      const now = values[name] ?? (LISTS.includes(name) ? [] : "");
      if (JSON.stringify(now) !== JSON.stringify(before)) changes[name] = now;
    }
    const told = Object.keys(changes).length ? keep(changes) : "";
    wrong.textContent = told;
    if (!told) close();
  };
  /** @type {HTMLDialogElement} */
  const dialog = make(
    "dialog",
    { className: "editor", attributes: { "aria-labelledby": heading.id } },
    make(
      "form",
      { method: "dialog", noValidate: true },
      make(
        "div",
        { className: "editor-head" },
        heading,
        action("×", close, { className: "act sheet-close", attributes: { "aria-label": "Fermer" } }),
      ),
      own.element,
      rooms,
      wrong,
      make(
        "p",
        { className: "act-line" },
        make("button", { type: "submit", className: "act strong", textContent: "Enregistrer" }),
        double && action("Dupliquer", () => [close(), double()]),
        remove && action("Retirer du programme", () => [close(), remove()]),
      ),
    ),
  );
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  (document.querySelector("#organiser") ?? document.body).append(dialog);
  dialog.showModal();
  own.controls.get("title")?.focus();
};
