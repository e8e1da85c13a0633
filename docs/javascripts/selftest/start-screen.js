// Where one starts, goes on or has back what was set aside.
import { action, make } from "../lib/elements.js";
import { fragmentOf } from "./result/link.js";
import { resumedAt } from "./result/scores.js";
import { opener } from "./opening.js";
import { dayInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Indicator} Indicator */
/** @typedef {import("./own-answers.js").Own} Own */
/** @typedef {(words: string, undo: () => void, undone: string) => void} Undoable says what was done, with a way to undo it, and what is said then */

/** @type {(own: Own, current: Grid, grids: import("./result/link.js").Grids, ways: { go: (fragment: string) => void, team: () => void, undoable: Undoable }) => HTMLElement[]} */
export const startScreen = (own, current, grids, { go, team, undoable }) => {
  const { count } = own;
  const total = current.indicators.length;
  const { next, passed } = resumedAt(current, own.now.answers);
  const at = (/** @type {Indicator} */ { objective }) =>
    `#question-${current.objectives.findIndex(({ id }) => id === objective) + 1}`;
  const children = [
    make(
      "div",
      { className: "act-line" },
      action(
        count ? "Reprendre" : "Commencer",
        () => go(next || passed.length ? at(next ?? passed[0]) : "#question-1"),
        { className: "act strong" },
      ),
      count ? action("Voir le résultat", () => go(fragmentOf(own.now))) : null,
      count
        ? action("Recommencer", () =>
            undoable("Vos réponses sont effacées.", own.forget(), "Vos réponses sont revenues."),
          )
        : null,
      action("Réunir nos réponses", team),
    ),
    make(
      "p",
      { className: "note" },
      count
        ? `${answerCount(count)} sur ${total}, dans ce navigateur.`
        : `${total} questions, une quinzaine de minutes. Vous pouvez vous arrêter et reprendre : vos réponses restent dans ce navigateur.`,
    ),
    count && passed.length ? passedNote(passed, () => go(at(passed[0]))) : null,
    own.older && olderNote(own.older, go),
    own.aside.length ? asideList(own, undoable, go) : null,
    opener(grids, { title: "Ouvrir un résultat que vous avez gardé" }, ([result]) => go(fragmentOf(result))),
  ];
  return children.filter((one) => one !== null);
};

/** @type {(number: number) => string} */
const answerCount = (number) => (number === 1 ? "1 réponse" : `${number} réponses`);

// Questions that were left on the way: « Reprendre » goes on after them.
/** @type {(passed: Indicator[], back: () => void) => HTMLElement} */
const passedNote = (passed, back) =>
  make(
    "p",
    { className: "self-test-passed" },
    passed.length === 1
      ? `Une question a été passée : « ${passed[0].label} » `
      : `${passed.length} questions ont été passées, la première : « ${passed[0].label} » `,
    action("Y répondre", back),
  );

// Answers of an earlier visit, to a version of the grid that is no longer asked: they open as they were.
/** @type {(older: Result, go: (fragment: string) => void) => HTMLElement} */
const olderNote = (older, go) =>
  make(
    "p",
    {},
    `La grille a changé depuis vos réponses du ${dayInWords(older.on)} à sa version ${older.grid.version} : celles aux questions qui restent sont reprises. Avant de continuer, gardez l’ancien résultat si vous y tenez. `,
    action("Voir l’ancien résultat", () => go(fragmentOf(older))),
  );

// Own answers that stood here before one went on from those of a result.
/** @type {(own: Own, undoable: Undoable, go: (fragment: string) => void) => HTMLElement} */
const asideList = (own, undoable, go) =>
  make(
    "section",
    { className: "self-test-aside", attributes: { "aria-labelledby": "mises-de-cote" } },
    make("h2", { id: "mises-de-cote" }, "Vos réponses mises de côté"),
    make(
      "ul",
      {},
      ...own.aside.map((result) => {
        const words = `${result.who ? `${result.who}, ` : ""}${answerCount(Object.keys(result.answers).length)}, ${dayInWords(result.on)}`;
        return make(
          "li",
          {},
          make("p", {}, words),
          make(
            "div",
            { className: "act-line" },
            action(
              "Les reprendre",
              () => {
                own.bring(result);
                go("");
              },
              { attributes: { "aria-label": `Les reprendre : ${words}` } },
            ),
            action(
              "Les effacer",
              () => undoable("Ces réponses sont effacées.", own.drop(result), "Ces réponses sont revenues."),
              { attributes: { "aria-label": `Les effacer : ${words}` } },
            ),
          ),
        );
      }),
    ),
  );
