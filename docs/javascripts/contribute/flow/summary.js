// All that the check says of a case in one list, each line a link to its field; and the same, shown
// at the fields.
import { action, make } from "../../lib/elements.js";
import { inWords } from "../fields/objections.js";

/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("../fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../fields/objections.js").Objection} Objection */
/** @typedef {{ objection: Objection, control: AnyControl, trail: string[] }} LocatedProblem with its field, and the names that lead there */

const FOLLOWS = 4; // Node.DOCUMENT_POSITION_FOLLOWING

// Each problem with its field, in the order of the form, one only once; with what the form itself has to note.
/** @type {(form: CaseForm, problems: Problem[]) => LocatedProblem[]} */
export const located = (form, problems) => {
  const seen = new Set();
  const inFile = problems.flatMap((objection) => {
    const found = form.locate(objection);
    return found ? [{ ...found, objection: { ...objection, place: found.place } }] : [];
  });
  return [...inFile, ...(form.remarks?.() ?? [])]
    .filter(({ objection, trail }) => {
      const told = JSON.stringify([
        trail,
        objection.place,
        objection.code,
        objection.code === "missing-field" || objection.message,
      ]);
      if (seen.has(told)) return false;
      seen.add(told);
      return true;
    })
    .sort((a, b) =>
      a.control.element === b.control.element
        ? 0
        : a.control.element.compareDocumentPosition(b.control.element) & FOLLOWS
          ? -1
          : 1,
    );
};

// A page of the site in which nothing has been changed: there is nothing to send, nor to keep.
/** @type {(session: { file: PublishedFile | null, form: CaseForm }) => boolean} */
export const untouched = ({ file, form }) => {
  if (!file || form.body() !== file.body) return false;
  /** @type {Record<string, Value | undefined>} */
  const now = form.data();
  return [...new Set([...Object.keys(now), ...Object.keys(file.data)])].every(
    (name) => JSON.stringify(now[name]) === JSON.stringify(file.data[name]),
  );
};

/** @type {(back?: () => void) => HTMLElement} */
export const nothingYet = (back) =>
  make(
    "div",
    { className: "notice" },
    make("p", { textContent: "Vous n’avez encore rien changé." }),
    back ? make("p", { className: "act-line" }, action("Revenir au texte", back, { className: "act strong" })) : null,
  );

/** @type {(found: LocatedProblem[]) => LocatedProblem[]} */
export const errorsOf = (found) => found.filter(({ objection }) => objection.severity !== "warning");

// At each field what concerns it, where `may(control, objection)`.
/** @type {(form: CaseForm, found: LocatedProblem[], may: (control: AnyControl, objection: Objection) => boolean) => void} */
export const showAtFields = (form, found, may) => {
  /** @type {Map<HTMLElement, Objection[]>} */
  const at = new Map();
  for (const { objection, control } of found)
    if (may(control, objection)) at.set(control.element, [...(at.get(control.element) ?? []), objection]);
  form.each((control) => control.show(at.get(control.element) ?? []));
};

/** @type {(found: LocatedProblem[], go: (control: AnyControl) => void) => HTMLElement} */
const lines = (found, go) =>
  make(
    "ul",
    {},
    ...found.map(({ objection, control, trail }) => {
      const link = make(
        "a",
        { href: control.input ? `#${control.input.id}` : "#ecrire" },
        make("strong", { textContent: trail.join(" › ") }),
        ` ${objection.place ? `(${objection.place}) ` : ""}: `,
        inWords(objection),
      );
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go(control);
      });
      return make("li", { data: { code: objection.code } }, link);
    }),
  );

// The list, to be put at the top of a step and focused; null when there is nothing to say.
/** @type {(found: LocatedProblem[], go: (control: AnyControl) => void) => HTMLElement | null} */
export const summary = (found, go) => {
  if (!found.length) return null;
  const errors = errorsOf(found);
  const warnings = found.filter((one) => !errors.includes(one));
  /** @type {(count: number, one: string, several: string, those: LocatedProblem[]) => HTMLElement[]} */
  const titled = (count, one, several, those) =>
    those.length ? [make("h3", { textContent: count === 1 ? one : several }), lines(those, go)] : [];
  return make(
    "div",
    {
      className: errors.length ? "summary" : "summary only-warnings",
      tabIndex: -1,
      attributes: { role: "group", "aria-label": errors.length ? "Ce qui est à corriger" : "Remarques" },
    },
    ...titled(errors.length, "1 point à corriger", `${errors.length} points à corriger`, errors),
    ...titled(
      warnings.length,
      "1 remarque, qui n’empêche rien",
      `${warnings.length} remarques, qui n’empêchent rien`,
      warnings,
    ),
  );
};
