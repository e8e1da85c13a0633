// All that the check says of a case in one list, each line a link to its field; and the same, shown
// at the fields.
import { make } from "../elements.js";
import { inWords } from "./objections.js";

// Each objection with its field: `[{ objection, control, trail }]`, one only once.
export const located = (story, objections) => {
  const seen = new Set();
  return objections.map((objection) => {
    const { control, trail, place } = story.locate(objection);
    return { objection: { ...objection, place }, control, trail };
  }).filter(({ objection, trail }) => {
    const told = JSON.stringify([trail, objection.place, objection.code, objection.message]);
    return !seen.has(told) && seen.add(told);
  });
};

export const errorsOf = (found) => found.filter(({ objection }) => objection.severity !== "warning");

// At each field what concerns it, where `may(control, objection)`.
export const showAtFields = (story, found, may) => {
  const at = new Map();
  for (const { objection, control } of found) {
    if (!may(control, objection)) continue;
    if (!at.has(control.element)) at.set(control.element, []);
    at.get(control.element).push(objection);
  }
  story.each((control) => control.show(at.get(control.element) ?? []));
};

const lines = (found, go) => make("ul", {}, ...found.map(({ objection, control, trail }) => {
  const link = make("a", { href: control.input ? `#${control.input.id}` : "#ecrire" }, make("strong", { textContent: trail.join(" › ") }), ` ${objection.place ? `(${objection.place}) ` : ""}: `, inWords(objection, trail.at(-1)));
  link.addEventListener("click", (event) => { event.preventDefault(); go(control); });
  return make("li", { data: { code: objection.code } }, link);
}));

// The list, to be put at the top of a step and focused; null when there is nothing to say.
export const summary = (found, go) => {
  if (!found.length) return null;
  const errors = errorsOf(found);
  const warnings = found.filter((one) => !errors.includes(one));
  const titled = (count, one, several, those) => (those.length ? [make("h3", { textContent: count === 1 ? one : several }), lines(those, go)] : []);
  return make("div", { className: errors.length ? "summary" : "summary only-warnings", tabIndex: -1, attributes: { role: "group", "aria-label": errors.length ? "Ce qui est à corriger" : "Remarques" } },
    ...titled(errors.length, "1 point à corriger", `${errors.length} points à corriger`, errors),
    ...titled(warnings.length, "1 remarque, qui n’empêche rien", `${warnings.length} remarques, qui n’empêchent rien`, warnings));
};
