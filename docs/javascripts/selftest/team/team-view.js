// The results of several people of one pole beside each other: where they differ most first, which is what a team talks about. The page
// is printed for the meeting, with the questions to ask. It ranks nobody: a column is what somebody answered, in the order of opening.
import { make } from "../../lib/elements.js";
import { listed } from "../../lib/phrases.js";
import { UNCONCERNED, UNKNOWN, isStep } from "../result/answers.js";
import { isLone, rows, shared, toDiscuss, unshared, weakForAll } from "../result/side-by-side.js";
import { decisions, where } from "./team-paper.js";
import { doneByOthers } from "../weak-view.js";
import { answerInWords, dayInWords } from "../words.js";

/** @typedef {import("../result/answers.js").Result} Result */
/** @typedef {import("../result/answers.js").Answer} Answer */
/** @typedef {import("../result/side-by-side.js").Row} Row */

// With more people than this the table is too wide for paper in words: it has signs there, and a line that says what they mean; what to
// talk about has less room to write, as more people are named.
const IN_WORDS = 4;

// How many of the widest differences get a question and room to write.
const TO_DISCUSS = 5;

/** @type {(result: Result, rank: number) => string} */
export const personOf = (result, rank) => result.who || `Personne ${rank + 1}`;

// `leadsOf` gives the leads of an indicator: who did it, and whom one may call.
/** @type {(results: readonly Result[], leadsOf: (indicator: string) => HTMLElement[]) => HTMLElement[]} */
export const teamView = (results, leadsOf) => {
  if (!shared(results).length)
    return [make("p", {}, "Ces résultats viennent de grilles différentes : ils n’ont aucune question en commun.")];
  const sorted = rows(results);
  const apart = unshared(results);
  const { first, tied } = toDiscuss(sorted, TO_DISCUSS);
  const weak = weakForAll(sorted, results[0].grid.scale.length);
  return [
    where(),
    make("p", { className: "note" }, results[0].grid.origin),
    make("h2", { id: "en-parler" }, "De quoi parler d’abord"),
    first.length
      ? make(
          "ol",
          { className: results.length > IN_WORDS ? "team-talk team-many" : "team-talk" },
          ...first.map((row) => talk(row, results, leadsOf)),
        )
      : make("p", {}, "Vos réponses sont les mêmes partout : demandez-vous si chacun a pensé aux mêmes exemples."),
    tied.length ? tiedView(tied, first[first.length - 1]) : null,
    weak.length ? weakForAllView(weak, results, leadsOf) : null,
    decisions(),
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

// How far answers to a question lie apart; nothing is said to agree where there is nothing to compare.
/** @type {(row: Row) => string} */
const gapInWords = ({ placed, spread }) => {
  if (placed === 0) return "aucun degré";
  if (placed === 1) return "une seule réponse";
  if (!spread) return "aucun";
  return spread > 1 ? `${spread}\u00a0degrés` : "1\u00a0degré";
};

// Those that call for talk as much as the last one that is shown: how many, and which.
/** @type {(tied: Row[], last: Row) => HTMLElement} */
const tiedView = (tied, last) => {
  const number = tied.length === 1 ? "une autre question est" : `${tied.length} autres questions sont`;
  const why = last.spread
    ? `au même écart que la dernière (${gapInWords(last)})`
    : isLone(last)
      ? "dans le même cas : une seule réponse, rien à comparer"
      : "dans le même cas : quelqu’un ne sait pas";
  return make(
    "div",
    { className: "team-tied" },
    make(
      "p",
      {},
      `Et ${number} ${why}. ${tied.length === 1 ? "Elle suit" : "Elles suivent"} dans « Toutes les réponses ».`,
    ),
    make(
      "details",
      { className: "off-paper" },
      make("summary", {}, tied.length === 1 ? "Laquelle" : "Lesquelles"),
      make("ul", {}, ...tied.map(({ indicator }) => make("li", {}, indicator.label))),
    ),
  );
};

// What all agree upon, and is no better for it.
/** @type {(weak: Row[], results: readonly Result[], leadsOf: (indicator: string) => HTMLElement[]) => HTMLElement} */
const weakForAllView = (weak, results, leadsOf) =>
  make(
    "section",
    { className: "team-weak", attributes: { "aria-labelledby": "fragile-pour-tous" } },
    make("h2", { id: "fragile-pour-tous" }, "Ce que vous dites tous fragile"),
    make(
      "ul",
      {},
      ...weak.map(({ indicator, answers }, rank) =>
        make(
          "li",
          { className: rank < TO_DISCUSS ? "" : "off-paper" },
          `${indicator.label} `,
          make("span", { className: "note off-paper" }, byAnswer(answers, results)),
          doneByOthers(indicator.id, leadsOf),
        ),
      ),
    ),
    weak.length > TO_DISCUSS
      ? make("p", { className: "team-paper" }, `Les ${TO_DISCUSS} plus bas ; la page en a ${weak.length}.`)
      : null,
  );

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
  return [...people].map(([words, names]) => `${listed(names)} : ${words}`).join(" ; ");
};

// What to ask about one difference.
/** @type {(row: Row, results: readonly Result[], leadsOf: (indicator: string) => HTMLElement[]) => HTMLElement} */
const talk = (row, results, leadsOf) => {
  const { indicator, answers, spread, unknown } = row;
  const { grid } = results[0];
  const steps = answers.filter(isStep);
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  const asked = [];
  if (spread > 0)
    asked.push(
      `Qu’avez-vous vu, vous qui répondez « ${grid.scale[high].label} » ? Et vous qui répondez « ${grid.scale[low].label} » ?`,
      "De quoi aurions-nous besoin pour être du même avis ?",
    );
  if (isLone(row))
    asked.push("Une seule personne a choisi un degré : qu’a-t-elle vu, et que faudrait-il aux autres pour répondre ?");
  if (answers.includes(UNCONCERNED))
    asked.push("Pourquoi « pas concerné » ? Qu’est-ce qui rendrait la question utile ?");
  if (unknown > 0) asked.push("Qui le sait, et comment les autres l’apprennent-ils ?");
  return make(
    "li",
    {},
    make("h3", {}, indicator.label),
    make("p", {}, byAnswer(answers, results)),
    make("ul", {}, ...asked.map((question) => make("li", {}, question))),
    make("p", { className: "team-room", attributes: { "aria-hidden": "true" } }),
    doneByOthers(indicator.id, leadsOf),
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
    make("p", { className: "note self-test-scrolls" }, "Faites défiler le tableau de côté pour le voir en entier."),
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
        ...sorted.map((row) =>
          make(
            "tr",
            { className: row.spread > 1 ? "team-wide" : "" },
            make("th", { attributes: { scope: "row" } }, row.indicator.label),
            ...row.answers.map((answer, rank) =>
              make(
                "td",
                { className: answer === UNKNOWN ? "team-unknown" : "" },
                make("span", { className: "team-words" }, answerInWords(results[rank].grid, answer)),
                results.length > IN_WORDS
                  ? make("span", { className: "team-sign", attributes: { "aria-hidden": "true" } }, signOf(answer))
                  : null,
              ),
            ),
            make(
              "td",
              {},
              gapInWords(row),
              row.placed < 2 ? make("span", { className: "off-paper" }, " : on ne peut pas comparer") : null,
            ),
          ),
        ),
      ),
    ),
  );
