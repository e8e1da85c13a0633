// A result as the page shows it: the radar and its table, what was not answered, and for each weak point who did it. The leads are those
// that stand on the page, under each question: nothing is asked for.
import { make } from "../lib/elements.js";
import { radarFigure } from "./radar-figure.js";
import { byScore, scores, weakPoints, without } from "./result/scores.js";
import { shared, unshared, way } from "./result/side-by-side.js";
import { answeredOf, answerInWords, dayInWords, meaningOf, scoreInWords, versionInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Indicator} Indicator */
/** @typedef {import("./result/scores.js").Score} Score */
/** @typedef {{ current: Grid, leadsOf: (indicator: string) => HTMLElement[] }} Page what the page knows: the version that is asked now, and a copy of the leads of an indicator, none where it is not asked any more */
/** @typedef {{ before: Result, sure: boolean, turned: boolean }} Comparison an earlier result; whether the days say that it is; whether the one of the page is the earlier */

// The most weak points that the printed sheet has.
const ON_PAPER = 6;

/** @type {(result: Result, page: Page, comparison?: Comparison) => HTMLElement[]} */
export const resultView = (result, page, comparison) => {
  const { grid, answers } = result;
  const before = comparison?.before;
  const compared = before && shared([result, before]).length ? way(before, result) : null;
  const { objectives, generals } = compared?.now ?? scores(grid, answers);
  const earlier = compared?.before.objectives ?? null;
  const who = result.who ? `${result.who}, ` : "";
  return [
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
    make("p", {}, inWords(grid, objectives)),
    ...(comparison ? [comparedWords(result, comparison)] : []),
    ...notAnswered(result),
    weakView(result, page),
  ];
};

/** @type {(grid: Grid, now: Record<string, Score>, generals: Record<string, Score>, before: Record<string, Score> | null) => HTMLElement} */
const scoresTable = (grid, now, generals, before) => {
  const heads = [
    "Objectif",
    ...(before ? ["Avant"] : []),
    before ? "Après" : "Score",
    "Ce que cela veut dire",
    "Réponses",
  ];
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
          `${label} : ${scoreInWords(grid, generals[id])}`,
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
            ...(before ? [make("td", { className: "self-test-score" }, scoreInWords(grid, before[objective.id]))] : []),
            make("td", { className: "self-test-score" }, scoreInWords(grid, now[objective.id])),
            make("td", {}, meaningOf(grid, now[objective.id]) || "On ne peut rien en dire"),
            make("td", {}, answeredOf(now[objective.id])),
          ),
        ),
    ),
  );
  return make(
    "div",
    { className: "self-test-table", tabIndex: 0, attributes: { role: "region", "aria-label": "Les scores" } },
    make(
      "table",
      {},
      make("caption", { className: "visually-hidden" }, "Le score de chaque objectif"),
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { attributes: { scope: "col" } }, head)))),
      ...body,
    ),
  );
};

// What a result says, in a sentence or two; never a verdict.
/** @type {(grid: Grid, objectives: Record<string, Score>) => string} */
const inWords = (grid, objectives) => {
  const placed = grid.objectives.filter(({ id }) => objectives[id].answered);
  if (!placed.length)
    return "Aucune réponse ne se place encore sur l’échelle : le résultat se dessinera à mesure que vous répondrez.";
  const sorted = [...placed].sort((one, other) => byScore(objectives[one.id], objectives[other.id]));
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const said = (/** @type {import("./result/answers.js").Objective} */ { id, label }) =>
    `« ${label} » (${scoreInWords(grid, objectives[id])})`;
  if (byScore(objectives[low.id], objectives[high.id]) === 0)
    return `Les objectifs auxquels vous avez répondu sont au même point : ${scoreInWords(grid, objectives[low.id])}.`;
  return `Le plus solide, d’après ces réponses : ${said(high)}. Ce qui attend le plus : ${said(low)}. Un score est la moyenne des degrés choisis ; ce qui est sans réponse, inconnu ou sans objet n’y compte pas.`;
};

/** @type {(result: Result, comparison: Comparison) => HTMLElement} */
const comparedWords = (result, { before, sure, turned }) => {
  const apart = unshared([result, before]);
  const common = shared([result, before]).length;
  const told = common
    ? `${before.on ? `Comparé au résultat du ${dayInWords(before.on)}` : "Comparé à un résultat sans date"}, sur les ${common} questions que posent les deux versions.`
    : "Les deux résultats n’ont aucune question en commun : ils ne se comparent pas.";
  return make(
    "p",
    { className: "note" },
    told,
    common ? orderInWords(result, { before, sure, turned }) : "",
    apart.length && common ? ` Laissées de côté : ${apart.map(({ label }) => `« ${label} »`).join(", ")}.` : "",
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

/** @type {(result: Result) => HTMLElement[]} */
const notAnswered = ({ grid, answers }) => {
  const { unanswered, unknown, unconcerned } = without(grid, answers);
  const line = (/** @type {string} */ words, /** @type {Indicator[]} */ those) =>
    those.length
      ? make(
          "details",
          { className: "self-test-without" },
          make("summary", {}, `${words} : ${those.length}`),
          make("ul", {}, ...those.map(({ label }) => make("li", {}, label))),
        )
      : null;
  const lines = [
    line("Vous ne savez pas", unknown),
    line("Pas concerné", unconcerned),
    line("Sans réponse", unanswered),
  ].filter((one) => one !== null);
  return lines;
};

/** @type {() => HTMLElement} */
const notAskedNow = () =>
  make(
    "p",
    {},
    "Cette question n’est plus dans la grille : cherchez dans ",
    make("a", { href: "../questions/" }, "les questions que l’on se pose"),
    ".",
  );

/** @type {(result: Result, page: Page) => HTMLElement} */
const weakView = (result, page) => {
  const { grid, answers } = result;
  const weak = weakPoints(grid, answers);
  const title = make("h2", { id: "a-qui-en-parler" }, "Ce qui attend, et qui l’a déjà fait");
  const section = (/** @type {(Node | null)[]} */ ...children) =>
    make(
      "section",
      { className: "self-test-weak", attributes: { "aria-labelledby": "a-qui-en-parler" } },
      title,
      ...children,
    );
  if (!weak.length)
    return section(
      make(
        "p",
        {},
        "Aucune de vos réponses n’est dans la première moitié de l’échelle. Les pratiques sous chaque question restent là, et d’autres pôles apprendraient de vous : ",
        make("a", { href: "../contribuer/proposer/" }, "racontez comment vous avez fait"),
        ".",
      ),
    );
  const items = weak.map(({ indicator }, rank) => {
    const leads = page.leadsOf(indicator.id);
    return make(
      "li",
      { className: rank < ON_PAPER ? "self-test-point" : "self-test-point off-paper" },
      make("h3", {}, indicator.label),
      make("p", { className: "note" }, `Votre réponse : ${answerInWords(grid, answers[indicator.id])}`),
      ...(leads.length ? leads : [notAskedNow()]),
    );
  });
  return section(
    make(
      "p",
      {},
      "Pour chacun de ces points, des pages racontent comment d’autres s’y sont pris, quand, et à qui en parler. Le premier pas est souvent un appel ; là où aucune adresse n’est connue, ",
      make("a", { href: "../joindre/" }, "le réseau de la région"),
      " sait souvent à qui s’adresser, et « ",
      make("a", { href: "../trouver-un-pair/" }, "Trouver un pair"),
      " » propose les pôles qui ont ce que vous cherchez.",
    ),
    make("ol", { className: "self-test-points" }, ...items),
    weak.length > ON_PAPER
      ? make(
          "p",
          { className: "self-test-more" },
          `Sur cette feuille, les ${ON_PAPER} premiers points ; la page en a ${weak.length}.`,
        )
      : null,
  );
};
