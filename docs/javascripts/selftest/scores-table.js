// The table of a result, which says what the radar shows: an objective a line, its position on the scale, what that means, and on how many
// answers it rests.
import { make } from "../lib/elements.js";
import { answeredOf, meaningOf, mostOf, positionHead, positionOf } from "./words.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/scores.js").Score} Score */

// With `before`, the positions of an earlier result stand beside.
/** @type {(grid: Grid, now: Record<string, Score>, generals: Record<string, Score>, before: Record<string, Score> | null) => HTMLElement} */
export const scoresTable = (grid, now, generals, before) => {
  const heads = before
    ? ["Objectif", "Avant", "Après", "Ce que cela veut dire après", "Questions comparées"]
    : ["Objectif", positionHead(grid), "Ce que cela veut dire", "Réponses"];
  const body = grid.generals.map(({ id, label }) =>
    make(
      "tbody",
      {},
      make(
        "tr",
        { className: "self-test-row-general" },
        make(
          "th",
          { attributes: { scope: "rowgroup", colspan: heads.length } },
          `${label} : ${positionOf(generals[id])}`,
        ),
      ),
      ...grid.objectives
        .map((objective, rank) => ({ objective, rank }))
        .filter(({ objective }) => objective.general === id)
        .map(({ objective, rank }) =>
          make(
            "tr",
            {},
            make("th", { attributes: { scope: "row" } }, `${rank + 1}. ${objective.label}`),
            ...(before ? [make("td", { className: "self-test-score" }, positionOf(before[objective.id]))] : []),
            make("td", { className: "self-test-score" }, positionOf(now[objective.id])),
            make(
              "td",
              { className: "self-test-meaning" },
              meaningOf(grid, now[objective.id]) || "On ne peut rien en dire",
            ),
            make("td", {}, answeredOf(now[objective.id])),
          ),
        ),
    ),
  );
  return make(
    "div",
    { className: "self-test-table", tabIndex: 0, attributes: { role: "region", "aria-label": "Les positions" } },
    make("p", { className: "note self-test-scrolls" }, "Faites défiler le tableau de côté pour le voir en entier."),
    make(
      "table",
      {},
      make("caption", { className: "visually-hidden" }, `La position de chaque objectif, de 0 à ${mostOf(grid)}`),
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { attributes: { scope: "col" } }, head)))),
      ...body,
    ),
  );
};
