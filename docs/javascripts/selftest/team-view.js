// The results of several people of one pole beside each other: where they differ most first, which is what a team talks about. The page
// is printed for the meeting, with the questions to ask. It ranks nobody: a column is what somebody answered, in the order of opening.
import { make } from "../lib/elements.js";
import { UNCONCERNED, UNKNOWN, isStep } from "./result/answers.js";
import { rows, shared, unshared } from "./result/side-by-side.js";
import { answerInWords, dayInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Answer} Answer */
/** @typedef {import("./result/side-by-side.js").Row} Row */

// With more people than this the table is too wide for paper in words: it has signs there, and a line that says what they mean; what to
// talk about has less room to write, as more people are named.
const IN_WORDS = 4;

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
    make("p", { className: "note" }, results[0].grid.origin),
    make("h2", { id: "en-parler" }, "De quoi parler d’abord"),
    discussed.length
      ? make(
          "ol",
          { className: results.length > IN_WORDS ? "team-talk team-many" : "team-talk" },
          ...discussed.map((row) => talk(row, results)),
        )
      : make("p", {}, "Vos réponses sont les mêmes partout : demandez-vous si chacun a pensé aux mêmes exemples."),
    make("h2", { id: "toutes-les-reponses", className: "team-all" }, "Toutes les réponses"),
    make("p", { className: "note" }, "Les questions où vous différez le plus viennent d’abord."),
    results.length > IN_WORDS ? signsInWords(results) : null,
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

// An answer in one sign.
/** @type {(answer: Answer | undefined) => string} */
const signOf = (answer) => {
  if (isStep(answer)) return String(answer);
  if (answer === UNKNOWN) return "?";
  return answer === UNCONCERNED ? "×" : "–";
};

/** @type {(results: readonly Result[]) => HTMLElement} */
const signsInWords = ([{ grid }]) => {
  const steps = grid.scale.map(({ label }, step) => `${step} : ${label}`);
  const others = /** @type {const} */ ([UNKNOWN, UNCONCERNED, undefined]).map(
    (one) => `${signOf(one)} : ${answerInWords(grid, one)}`,
  );
  return make(
    "p",
    { className: "team-sign", attributes: { "aria-hidden": "true" } },
    [...steps, ...others].join(" ; "),
  );
};

// Who gave each answer, in the order of opening.
/** @type {(answers: Row["answers"], results: readonly Result[]) => string} */
const byAnswer = (answers, results) => {
  /** @type {Map<string, string[]>} */
  const people = new Map();
  for (const [rank, answer] of answers.entries()) {
    const words = answerInWords(results[rank].grid, answer);
    people.set(words, [...(people.get(words) ?? []), personOf(results[rank], rank)]);
  }
  return [...people].map(([words, names]) => `${names.join(" et ")} : ${words}`).join(" ; ");
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
    make("p", {}, byAnswer(answers, results)),
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
      { className: results.length > IN_WORDS ? "team-table team-many" : "team-table" },
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
                make("span", { className: "team-words" }, answerInWords(results[rank].grid, answer)),
                results.length > IN_WORDS
                  ? make("span", { className: "team-sign", attributes: { "aria-hidden": "true" } }, signOf(answer))
                  : null,
              ),
            ),
            make("td", {}, spread ? `${spread} ${spread > 1 ? "degrés" : "degré"}` : "aucun"),
          ),
        ),
      ),
    ),
  );
