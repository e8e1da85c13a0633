// A series of equal sessions in one gesture, as people say it: « 2 × 6 de 45 min »; or one session alone.
import { action, make } from "../lib/elements.js";
import { SLOT_EXAMPLE } from "./day/slots.js";

/** @typedef {{ element: HTMLElement, field: HTMLInputElement, add: HTMLButtonElement }} SlotsLine */

const FIRST = "2 × 6 de 45 min";

// `addSeries` says whether what was typed was done; it stays, to be mended, where it was not.
/** @type {(addSeries: (typed: string) => boolean, addOne: () => void) => SlotsLine} */
export const slotsLine = (addSeries, addOne) => {
  const field = make("input", {
    type: "text",
    id: "serie",
    value: FIRST,
    autocomplete: "off",
    attributes: { "aria-describedby": "serie-aide" },
  });
  const add = action("Une séance seule…", addOne);
  const element = make(
    "form",
    { className: "slots-line", noValidate: true },
    make("label", { htmlFor: field.id, textContent: "Ajouter une série de séances" }),
    make("p", { className: "help", id: "serie-aide", textContent: `Par exemple : ${SLOT_EXAMPLE}.` }),
    make(
      "div",
      { className: "act-line" },
      field,
      make("button", { type: "submit", className: "act", textContent: "Ajouter la série" }),
      add,
    ),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!addSeries(field.value)) field.select();
  });
  return { element, field, add };
};
