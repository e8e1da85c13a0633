// A series of equal sessions in one gesture, as people say it: « 2 × 6 de 45 min »; or one session alone.
import { action, make, say } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";
import { roomless } from "./day/room-spread.js";
import { SLOT_EXAMPLE } from "./day/slots.js";

/** @typedef {{ element: HTMLElement, field: HTMLInputElement, add: HTMLButtonElement, show: (day: import("./day/day.js").Day) => void }} SlotsLine */

const NAME = "Ajouter une série de séances";
const FIRST = "2 × 6 de 45 min";
const MOST_NAMED = 6; // rooms

// `addSeries` says why what was typed was not done, empty where it was; it stays, to be mended. `spread` gives rooms to what has none.
/** @type {(addSeries: (typed: string) => string, addOne: () => void, spread: () => void) => SlotsLine} */
export const slotsLine = (addSeries, addOne, spread) => {
  const field = make("input", {
    type: "text",
    id: "serie",
    value: FIRST,
    autocomplete: "off",
    attributes: { "aria-describedby": "serie-aide serie-dit" },
  });
  const refusal = make("p", { className: "objections objection", id: "serie-dit", hidden: true });
  /** @type {(why: string) => void} */
  const refuse = (why) => {
    say(refusal, why && `« ${NAME} » : à corriger. ${why}`);
    refusal.hidden = !why;
    if (why) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  const add = action("Une séance seule…", addOne);
  const rooms = make("span", {});
  const spreading = action("Répartir les séances dans les salles", spread, { className: "act small" });
  const element = make(
    "form",
    { className: "slots-line", noValidate: true },
    make("label", { htmlFor: field.id, textContent: NAME }),
    make("p", { className: "help", id: "serie-aide", textContent: `Par exemple : ${SLOT_EXAMPLE}.` }),
    make(
      "div",
      { className: "act-line" },
      field,
      make("button", { type: "submit", className: "act", textContent: "Ajouter la série" }),
      add,
    ),
    refusal,
    make("p", { className: "act-line slots-rooms" }, rooms, spreading),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const why = addSeries(field.value);
    refuse(why);
    if (why) field.select();
  });
  return {
    element,
    field,
    add,
    show: (day) => {
      const names = day.frame.rooms.map(({ name }) => name);
      const few =
        names.length > MOST_NAMED
          ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} autres`]
          : names;
      const word = names.length === 1 ? "Salle" : `${names.length} salles`;
      say(
        rooms,
        names.length
          ? `${word} : ${listed(few)}.`
          : "Pas encore de salle : elles se donnent plus haut, dans « Où, et dans quelles salles ».",
      );
      spreading.hidden = !names.length || !roomless(day).length;
    },
  };
};
