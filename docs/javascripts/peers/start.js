// The start: a pole of the library, or one's own description.
import { combobox } from "../lib/combobox.js";
import { action, make } from "../lib/elements.js";
import { fold } from "../lib/names.js";
import { named, ranked } from "../lib/options.js";
import { quoted } from "../lib/phrases.js";
import { keepRoom } from "./describe/terms-field.js";

/** @typedef {import("./model.js").PeersData} PeersData */

/** @type {(data: PeersData, from: (key: string) => void, describe: () => void) => HTMLElement[]} */
export const startView = (data, from, describe) => {
  const options = data.poles.map((pole) => ({
    value: pole.key,
    label: pole.title,
    note: pole.place,
    names: [pole.title].map(fold),
    wide: pole.place ? [fold(pole.place)] : [],
  }));
  const said = make("p", { className: "objection", id: "pair-de-dit", attributes: { role: "alert" } });
  const input = make("input", {
    id: "pair-de",
    type: "text",
    maxLength: 120,
    attributes: { "aria-describedby": said.id },
  });
  const box = combobox({
    input,
    name: "Pôles de la bibliothèque",
    find: (typed) => ranked(options, typed),
    nothing: "Aucun pôle de ce nom ici. Essayez un mot de son nom ou de son lieu, ou décrivez le vôtre.",
    placed: false,
    pick: ({ value }) => value && from(value),
  });
  const form = make(
    "form",
    { className: "peer-start", method: "get", noValidate: true, attributes: { "aria-labelledby": "partir-pole" } },
    make("h2", { id: "partir-pole", tabIndex: -1, textContent: "À partir d’un pôle de la bibliothèque" }),
    make(
      "div",
      { className: "peer-field" },
      make("label", { htmlFor: input.id, textContent: "Votre pôle, ou un pôle qui lui ressemble" }),
      box,
      said,
    ),
    make(
      "div",
      { className: "act-line" },
      make("button", { type: "submit", className: "act strong", textContent: "Voir les pairs" }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const found = named(options, typed);
    if (found?.value) return from(found.value);
    input.setAttribute("aria-invalid", "true");
    said.replaceChildren(
      typed
        ? `Aucun pôle ne s’appelle ${quoted(typed)} ici. Écrivez le début de son nom et choisissez dans la liste, ou décrivez le vôtre.`
        : "Choisissez un pôle, ou décrivez le vôtre.",
    );
    return input.focus();
  });
  input.addEventListener("click", () => keepRoom(form));
  input.addEventListener("input", () => {
    keepRoom(form);
    said.replaceChildren();
    input.removeAttribute("aria-invalid");
  });
  return [
    form,
    make(
      "div",
      { className: "peer-start" },
      make("h2", { textContent: "Ou décrire le vôtre" }),
      make("p", {
        textContent:
          "En trois minutes : votre territoire, ce que vous faites, ce que vous cherchez. Rien ne quitte ce navigateur.",
      }),
      make("div", { className: "act-line" }, action("Décrire notre pôle", describe, { className: "act strong" })),
    ),
  ];
};
