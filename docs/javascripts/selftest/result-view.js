// A result as the page shows it: the radar and its table, what they say in words, what an earlier result adds; and the rest, which is what it
// leaves to do.
import { make } from "../lib/elements.js";
import { radarFigure } from "./radar-figure.js";
import { scores } from "./result/scores.js";
import { shared, unshared, way } from "./result/side-by-side.js";
import { scoresTable } from "./scores-table.js";
import { firstStep, notPlaced, weakView } from "./weak-view.js";
import { answerInWords, dayInWords, objectivesInWords, versionInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/side-by-side.js").Change} Change */
/** @typedef {{ current: Grid, leadsOf: (indicator: string) => HTMLElement[], isOwn: (result: Result) => boolean }} Page what the page knows: the version that is asked now, a copy of the leads of an indicator, none where it is not asked any more, and whether a result has the answers that this browser keeps */
/** @typedef {{ before: Result, sure: boolean, turned: boolean }} Comparison an earlier result; whether the days say that it is; whether the one of the page is the earlier */

// `placed` is what one sees first, `rest` stands under the ways to keep it.
/** @type {(result: Result, page: Page, comparison?: Comparison) => { placed: HTMLElement[], rest: HTMLElement[] }} */
export const resultView = (result, page, comparison) => {
  const { grid, answers } = result;
  const before = comparison?.before;
  const compared = before && shared([result, before]).length ? way(before, result) : null;
  const { objectives, generals } = compared?.now ?? scores(grid, answers);
  const earlier = compared?.before.objectives ?? null;
  const who = result.who ? `${result.who}, ` : "";
  const first = firstStep(result);
  return {
    placed: [
      make(
        "p",
        { className: "self-test-dated" },
        `${who}${dayInWords(result.on)}. ${versionInWords(grid, page.current)} `,
        make("span", { className: "note" }, grid.origin),
      ),
      make(
        "div",
        { className: "self-test-sheet" },
        radarFigure(grid, objectives, earlier ?? undefined),
        scoresTable(grid, objectives, generals, earlier),
      ),
      make(
        "p",
        {},
        `${objectivesInWords(grid, objectives)}. `,
        make(
          "span",
          { className: "off-paper" },
          "Une position est la moyenne des degrés choisis ; ce qui est sans réponse, « Je ne sais pas » ou « Pas concerné » n’y compte pas.",
        ),
      ),
      ...(comparison ? comparedWords(result, comparison, compared) : []),
      ...(first ? [first] : []),
    ],
    rest: [weakView(result, page), ...notPlaced(result, page)],
  };
};

/** @type {(result: Result, comparison: Comparison, compared: ReturnType<typeof way> | null) => HTMLElement[]} */
const comparedWords = (result, { before, sure, turned }, compared) => {
  if (!compared)
    return [
      make("p", { className: "note" }, "Les deux résultats n’ont aucune question en commun : ils ne se comparent pas."),
    ];
  const apart = unshared([result, before]);
  const common = shared([result, before]).length;
  const on = before.on ? `Comparé au résultat du ${dayInWords(before.on)}` : "Comparé à un résultat sans date";
  return [
    make(
      "p",
      { className: "note" },
      `${on}, ${comparedOn(compared.both)}.${compared.both < common ? " Les autres, laissées sans degré l’une des deux fois, ne font bouger aucune position." : ""}`,
      orderInWords(result, { before, sure, turned }),
      apart.length
        ? ` Laissées de côté, parce que les deux versions ne les posent pas : ${apart.map(({ label }) => `« ${label} »`).join(", ")}.`
        : "",
    ),
    changesView(compared.changes, before, result),
  ];
};

/** @type {(both: number) => string} */
const comparedOn = (both) => {
  if (!both) return "sans aucune question à comparer : aucune n’a reçu un degré les deux fois";
  return both === 1
    ? "sur la seule question qui a reçu un degré les deux fois"
    : `sur les ${both} questions qui ont reçu un degré les deux fois`;
};

/** @type {(changes: Change[], before: Result, now: Result) => HTMLElement} */
const changesView = (changes, before, now) => {
  if (!changes.length) return make("p", {}, "Aucune réponse n’a changé.");
  return make(
    "details",
    { className: "self-test-changes" },
    make("summary", {}, changes.length === 1 ? "Une réponse a changé" : `${changes.length} réponses ont changé`),
    make(
      "ul",
      {},
      ...changes.map((change) =>
        make(
          "li",
          {},
          `${change.indicator.label} `,
          make(
            "span",
            { className: "note" },
            `avant : ${answerInWords(before.grid, change.before)} ; après : ${answerInWords(now.grid, change.now)}`,
          ),
        ),
      ),
    ),
  );
};

// What one should know of which of the two is « avant »; nothing where it is the one that was opened, as was asked.
/** @type {(result: Result, comparison: Comparison) => string} */
const orderInWords = (result, { before, sure, turned }) => {
  if (turned)
    return " Celui que vous avez ouvert est le plus récent : il est « après », et celui que vous regardiez « avant ».";
  if (sure) return "";
  const why = before.on && result.on ? "Les deux sont du même jour" : "Le jour de l’un des deux n’est pas connu";
  return ` ${why} : celui que vous avez ouvert est mis « avant ».`;
};
