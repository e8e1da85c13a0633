// Everything of one session in a dialog, with the fields of the contribution form; what is changed is one gesture, undone as one.
import { formAround } from "../contribute/fields/group-list.js";
import { groupFields } from "../contribute/fields/groups.js";
import { action, make, say } from "../lib/elements.js";
import { clashLine } from "./clash-list.js";
import { daysOf } from "./day/day.js";

/** @typedef {import("../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../contribute/catalogue.js").Data} Data */
/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/day.js").Session} Session */
/** @typedef {import("./clash-list.js").Told} Told */
/** @typedef {import("../contribute/catalogue.js").Problem} Problem */
/** @typedef {Partial<Omit<Session, "key" | "id" | "from" | "cases">>} Changes */
/** @typedef {{ name: string, problem: Problem }} Point a field, and what the check says of it */
/**
 * @typedef {object} Run what the dialog can do
 * @property {(changes: Changes) => string} keep gives the session new values; says why where it could not, else ""
 * @property {() => void} [double]
 * @property {() => void} [remove]
 * @property {(changes: Changes) => readonly Told[]} clashes what the session would not go together with
 * @property {Point} [point] where one comes to mend something
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
export const editSession = (catalogue, day, session, title, { keep, double, remove, clashes, point, closed }) => {
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
  const changed = () => {
    const values = /** @type {Data} */ (own.value() ?? {});
    /** @type {Record<string, any>} */
    const changes = {};
    for (const { name } of fields) {
      const before = /** @type {Record<string, any>} */ (session)[name];
      const now = values[name] ?? (LISTS.includes(name) ? [] : "");
      if (JSON.stringify(now) !== JSON.stringify(before)) changes[name] = now;
    }
    return changes;
  };
  // Whether it was kept.
  const submit = () => {
    const changes = changed();
    const told = Object.keys(changes).length ? keep(changes) : "";
    say(wrong, told);
    if (!told) close();
    return !told;
  };
  // What was typed is not dropped without a word.
  const leave = () => {
    if (Object.keys(changed()).length === 0) {
      close();
      return;
    }
    asked.hidden = false;
    enough.focus();
  };
  const enough = action("Fermer sans enregistrer", close);
  const asked = make(
    "p",
    { className: "act-line editor-asked", hidden: true, attributes: { role: "status" } },
    "Ce que vous avez changé n’est pas enregistré. ",
    enough,
  );
  const meets = make("ul", { className: "session-clashes editor-clashes" });
  let told = "";
  const foresee = () => {
    const found = clashes(changed());
    const now = found.map(({ text }) => text).join("\n");
    if (now === told) return;
    told = now;
    meets.replaceChildren(...found.map(clashLine));
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
        action("×", leave, { className: "act sheet-close", attributes: { "aria-label": "Fermer" } }),
      ),
      own.element,
      rooms,
      make("div", { attributes: { role: "alert" } }, meets),
      wrong,
      asked,
      make(
        "p",
        { className: "act-line" },
        make("button", { type: "submit", className: "act strong", textContent: "Enregistrer" }),
        double && action("Dupliquer", () => submit() && double()),
        remove && action("Retirer du programme", () => [close(), remove()]),
      ),
    ),
  );
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    leave();
  });
  for (const typed of ["input", "change"]) own.element.addEventListener(typed, foresee);
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  (document.querySelector("#organiser") ?? document.body).append(dialog);
  dialog.showModal();
  foresee();
  const at = point && own.controls.get(point.name);
  if (at) {
    at.show([point.problem]);
    at.element.addEventListener("input", () => at.show([]), { once: true });
    at.focus();
  } else own.focus();
};
