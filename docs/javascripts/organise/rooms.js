// The rooms of the day, a line each, and a line for one more: a name, how many persons it holds.
import { afterRelease } from "../contribute/flow/pointer.js";
import { action, make } from "../lib/elements.js";
import { addRoom, removeRoom, setRoom } from "./day/frame.js";

/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/day.js").Outcome} Outcome */
/** @typedef {import("./day/day.js").Room} Room */

/** @type {(act: (gesture: (day: Day) => Outcome) => void) => { element: HTMLElement, show: (day: Day) => void }} */
export const roomRows = (act) => {
  /** @type {readonly Room[]} */
  let rooms = [];
  const list = make("ol", { className: "room-rows" });
  const name = make("input", { type: "text", id: "salle-nouvelle", autocomplete: "off" });
  const capacity = make("input", {
    type: "text",
    id: "salle-nouvelle-places",
    className: "short",
    inputMode: "numeric",
    autocomplete: "off",
  });
  const add = () => {
    if (!name.value.trim()) {
      name.focus();
      return;
    }
    act((day) => addRoom(day, { name: name.value, capacity: capacity.value.replace(/\s/g, "") }));
    name.value = "";
    capacity.value = "";
    name.focus();
  };
  for (const input of [name, capacity])
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      add();
    });
  const element = make(
    "fieldset",
    { className: "group rooms" },
    make("legend", { textContent: "Salles" }),
    list,
    make(
      "div",
      { className: "room-row" },
      make("p", {}, make("label", { htmlFor: name.id, textContent: "Nouvelle salle" }), name),
      make("p", {}, make("label", { htmlFor: capacity.id, textContent: "Places" }), capacity),
      action("Ajouter la salle", add),
    ),
  );

  /** @type {(room: Room, rank: number) => HTMLElement} */
  const row = (room, rank) => {
    const own = make("input", { type: "text", id: `salle-${rank}`, value: room.name, autocomplete: "off" });
    const places = make("input", {
      type: "text",
      id: `salle-${rank}-places`,
      className: "short",
      inputMode: "numeric",
      value: room.capacity,
      autocomplete: "off",
    });
    own.addEventListener("change", () => afterRelease(() => act((day) => setRoom(day, rank, { name: own.value }))));
    places.addEventListener("change", () =>
      afterRelease(() => act((day) => setRoom(day, rank, { capacity: places.value.replace(/\s/g, "") }))),
    );
    const remove = () => {
      act((day) => removeRoom(day, rank));
      name.focus();
    };
    return make(
      "li",
      { className: "room-row" },
      make("p", {}, make("label", { htmlFor: own.id, textContent: `Salle ${rank + 1}` }), own),
      make("p", {}, make("label", { htmlFor: places.id, textContent: "Places" }), places),
      action("Retirer", remove, {
        className: "act small",
        attributes: { "aria-label": `Retirer la salle ${room.name}` },
      }),
    );
  };
  return {
    element,
    show: (day) => {
      if (day.frame.rooms === rooms) return;
      rooms = day.frame.rooms;
      const at = document.activeElement?.id;
      list.replaceChildren(...rooms.map(row));
      if (at?.startsWith("salle-")) document.getElementById(at)?.focus();
    },
  };
};
