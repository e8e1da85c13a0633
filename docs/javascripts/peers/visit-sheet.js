// A visit to prepare: one sheet of paper with its practical lines, the questions to bring and room to write.
import { ROOT } from "../lib/addresses.js";
import { make } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";

/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {import("./questions.js").Question} Question */

const COMING = "Pourquoi nous venons";
const PRACTICAL = ["Date et heure", "Rendez-vous, avec qui", "Qui vient avec nous", "Trajet, et qui le paie"];

// `coming` is what one seeks, `why` what brings one to this pole; where neither is known, the sheet leaves a line for it.
/** @type {(pole: Pole, visit: { who: string, reach: string, coming: string[], why: string[], questions: Question[], gives: string[] }) => HTMLElement} */
export const visitSheet = (pole, { who, reach, coming, why, questions, gives }) =>
  make(
    "section",
    { className: "visit-sheet", attributes: { "aria-labelledby": "visite-titre" } },
    make("h3", { id: "visite-titre", textContent: `Visite : ${pole.title}` }),
    make("p", {
      className: "visit-facts",
      textContent: [who && `Pour ${who}`, pole.place, pole.known].filter(Boolean).join(" · "),
    }),
    reach && make("p", { className: "visit-facts", textContent: `À joindre : ${reach}` }),
    coming.length > 0 && make("p", { className: "visit-facts", textContent: `${COMING} : ${coming.join(" ; ")}` }),
    why.length > 0 && make("p", { className: "visit-facts", textContent: `Pourquoi ce pôle : ${why.join(" ; ")}` }),
    make(
      "dl",
      { className: "visit-lines" },
      ...[...(coming.length || why.length ? [] : [COMING]), ...PRACTICAL].map((name) =>
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
