// A visit to prepare: one sheet of paper with its practical lines, the questions to bring and room to write.
import { ROOT } from "../lib/addresses.js";
import { make } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";

/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {import("./questions.js").Question} Question */

const PRACTICAL = ["Date et heure", "Rendez-vous, avec qui", "Qui vient avec nous", "Trajet, et qui le paie"];

/** @type {(pole: Pole, visit: { who: string, reach: string, questions: Question[], gives: string[] }) => HTMLElement} */
export const visitSheet = (pole, { who, reach, questions, gives }) =>
  make(
    "section",
    { className: "visit-sheet", attributes: { "aria-labelledby": "visite-titre" } },
    make("h3", { id: "visite-titre", textContent: `Visite : ${pole.title}` }),
    make("p", {
      className: "visit-facts",
      textContent: [who && `Pour ${who}`, pole.place, pole.known].filter(Boolean).join(" · "),
    }),
    reach && make("p", { className: "visit-facts", textContent: `À joindre : ${reach}` }),
    make(
      "dl",
      { className: "visit-lines" },
      ...PRACTICAL.map((name) =>
        make(
          "div",
          {},
          make("dt", {}, name),
          " ",
          make("dd", {}, make("span", { className: "visually-hidden", textContent: "à remplir" })),
        ),
      ),
    ),
    make("h4", { textContent: "Nos questions" }),
    make(
      "ol",
      { className: "visit-questions" },
      ...questions.map(({ text, why }) =>
        make(
          "li",
          {},
          make("span", { textContent: text }),
          " ",
          make("span", { className: "note", textContent: `(${why})` }),
        ),
      ),
    ),
    make("h4", { textContent: "Ce que nous pouvons raconter" }),
    gives.length
      ? make("p", { textContent: `${listed(gives)}.` })
      : make("p", { className: "visit-room", attributes: { "aria-hidden": "true" } }),
    make("h4", { textContent: "Ce que nous retenons, et à qui nous le dirons" }),
    make("p", { className: "visit-room", attributes: { "aria-hidden": "true" } }),
    make("p", {
      className: "note visit-foot",
      textContent: `Bibliothèque des PTCE, ${new URL(`${pole.key}/`, ROOT).href}. Au retour, racontez l’échange : d’autres s’en serviront.`,
    }),
  );
