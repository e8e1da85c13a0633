// The results of several people of one pole beside each other: where they differ most first, which is what a team talks about. The page
// is printed for the meeting, with the questions to ask. It ranks nobody: a column is what somebody answered, in the order of opening.
import { make } from "../lib/elements.js";
import { UNKNOWN, isStep } from "./result/answers.js";
import { rows, shared, unshared } from "./result/side-by-side.js";
import { answerInWords, dayInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/side-by-side.js").Row} Row */

// How many of the widest differences get a question and room to write.
const TO_DISCUSS = 5;

/** @type {(result: Result, rank: number) => string} */
export const personOf = (result, rank) => result.who || `Personne ${rank + 1}`;

/** @type {(results: readonly Result[]) => HTMLElement[]} */
export const teamView = (results) => {
  if (!shared(results).length)
    return [make("p", {}, "Ces résultats viennent de grilles différentes : ils n’ont aucune question en commun.")];
  const sorted = rows(results);
  const apart = unshared(results);
  const discussed = sorted.filter(({ spread, unknown }) => spread > 0 || unknown > 0).slice(0, TO_DISCUSS);
  return [
    make("h2", { id: "en-parler" }, "De quoi parler d’abord"),
    discussed.length
      ? make("ol", { className: "team-talk" }, ...discussed.map((row) => talk(row, results)))
      : make("p", {}, "Vos réponses sont les mêmes partout : demandez-vous si chacun a pensé aux mêmes exemples."),
    make("h2", { id: "toutes-les-reponses" }, "Toutes les réponses"),
    make("p", { className: "note" }, "Les questions où vous différez le plus viennent d’abord."),
    table(sorted, results),
    apart.length
      ? make(
          "p",
          { className: "note" },
          `Laissées de côté, parce que toutes les versions ne les posent pas : ${apart.map(({ label }) => `« ${label} »`).join(", ")}.`,
        )
      : null,
  ].filter((one) => one !== null);
};

// What to ask about one difference.
/** @type {(row: Row, results: readonly Result[]) => HTMLElement} */
const talk = ({ indicator, answers, spread, unknown }, results) => {
  const { grid } = results[0];
  const steps = answers.filter(isStep);
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  const asked = [];
  if (spread > 0)
    asked.push(
      `Qu’avez-vous vu, vous qui répondez « ${grid.scale[high].label} » ? Et vous qui répondez « ${grid.scale[low].label} » ?`,
      "De quoi aurions-nous besoin pour être du même avis ?",
    );
  if (unknown > 0) asked.push("Qui le sait, et comment les autres l’apprennent-ils ?");
  return make(
    "li",
    {},
    make("h3", {}, indicator.label),
    make(
      "p",
      {},
      answers.map((answer, rank) => `${personOf(results[rank], rank)} : ${answerInWords(grid, answer)}`).join(" ; "),
    ),
    make("ul", {}, ...asked.map((question) => make("li", {}, question))),
    make("p", { className: "team-room", attributes: { "aria-hidden": "true" } }),
  );
};

/** @type {(sorted: Row[], results: readonly Result[]) => HTMLElement} */
const table = (sorted, results) =>
  make(
    "div",
    {
      className: "self-test-table",
      tabIndex: 0,
      attributes: { role: "region", "aria-label": "Les réponses côte à côte" },
    },
    make(
      "table",
      { className: "team-table" },
      make("caption", { className: "visually-hidden" }, "Les réponses de chacun, question par question"),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("th", { attributes: { scope: "col" } }, "Question"),
          ...results.map((result, rank) =>
            make(
              "th",
              { attributes: { scope: "col" } },
              personOf(result, rank),
              make("span", { className: "note" }, ` ${dayInWords(result.on)}`),
            ),
          ),
          make("th", { attributes: { scope: "col" } }, "Écart"),
        ),
      ),
      make(
        "tbody",
        {},
        ...sorted.map(({ indicator, answers, spread }) =>
          make(
            "tr",
            { className: spread > 1 ? "team-wide" : "" },
            make("th", { attributes: { scope: "row" } }, indicator.label),
            ...answers.map((answer, rank) =>
              make(
                "td",
                { className: answer === UNKNOWN ? "team-unknown" : "" },
                answerInWords(results[rank].grid, answer),
              ),
            ),
            make("td", {}, spread ? `${spread} ${spread > 1 ? "degrés" : "degré"}` : "aucun"),
          ),
        ),
      ),
    ),
  );
