// What a result leaves to do: its weak points, each with who did it, and what whoever answered does not know. The leads are those that stand
// on the page, under each question: nothing is asked for.
import { make } from "../lib/elements.js";
import { weakPoints, without } from "./result/scores.js";
import { answerInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Indicator} Indicator */
/** @typedef {import("./result/scores.js").Weak} Weak */
/** @typedef {import("./result-view.js").Page} Page */

// The most weak points that are open on the page, and that the printed sheet has: more are a list that nobody reads.
const OPEN = 6;

// What to do first, in a sentence; nothing where no answer is weak.
/** @type {(result: Result) => HTMLElement | null} */
export const firstStep = ({ grid, answers }) => {
  const [first] = weakPoints(grid, answers);
  if (!first) return null;
  return make(
    "p",
    { className: "self-test-first" },
    make("strong", {}, "Par où commencer : "),
    `prenez un seul point, par exemple « ${first.indicator.label} », lisez plus bas comment d’autres s’y sont pris, et parlez-en à votre prochaine réunion.`,
  );
};

/** @type {(result: Result, page: Page) => HTMLElement} */
export const weakView = (result, page) => {
  const weak = weakPoints(result.grid, result.answers);
  const section = (/** @type {(Node | null)[]} */ ...children) =>
    make(
      "section",
      { className: "self-test-weak", attributes: { "aria-labelledby": "a-qui-en-parler" } },
      make("h2", { id: "a-qui-en-parler" }, "Ce qui attend, et comment d’autres l’ont fait"),
      ...children,
    );
  if (!weak.length)
    return section(
      make(
        "p",
        {},
        "Aucune de ces réponses n’est dans la première moitié de l’échelle. Les pratiques sous chaque question restent là, et d’autres pôles apprendraient de vous : ",
        make("a", { href: "../contribuer/proposer/" }, "racontez comment vous avez fait"),
        ".",
      ),
    );
  const points = weak.map((one) => point(result, one, page));
  const others = points.slice(OPEN);
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
    make("ol", { className: "self-test-points" }, ...points.slice(0, OPEN)),
    others.length
      ? make(
          "details",
          { className: "self-test-rest off-paper" },
          make("summary", {}, others.length === 1 ? "Voir l’autre point" : `Voir les ${others.length} autres points`),
          make("ol", { className: "self-test-points", start: OPEN + 1 }, ...others),
        )
      : null,
    others.length
      ? make(
          "p",
          { className: "self-test-more" },
          `Sur cette feuille, les premiers points ; la page en a ${weak.length}.`,
        )
      : null,
  );
};

/** @type {(result: Result, weak: Weak, page: Page) => HTMLElement} */
const point = (result, { indicator, step }, page) =>
  make(
    "li",
    { className: "self-test-point" },
    make("h3", {}, indicator.label),
    make("p", { className: "note" }, `${whose(result, page)} : ${answerInWords(result.grid, step)}`),
    ...leadsOr(indicator, page),
  );

// Whose answer it is: one's own, or that of a result which somebody gave.
/** @type {(result: Result, page: Page) => string} */
const whose = (result, { isOwn }) => {
  if (isOwn(result)) return "Votre réponse";
  return result.who ? `La réponse (${result.who})` : "La réponse de ce résultat";
};

/** @type {(indicator: Indicator, page: Page) => HTMLElement[]} */
const leadsOr = ({ id }, { leadsOf }) => {
  const leads = leadsOf(id);
  return leads.length ? leads : [notAskedNow()];
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

// --- what has no place on the scale ------------------------------------------------------------

/** @type {(result: Result, page: Page) => HTMLElement[]} */
export const notPlaced = ({ grid, answers }, page) => {
  const { unanswered, unknown, unconcerned } = without(grid, answers);
  const list = (/** @type {string} */ words, /** @type {Indicator[]} */ those) =>
    those.length
      ? make(
          "details",
          { className: "self-test-without" },
          make("summary", {}, `${words} : ${those.length}`),
          make("ul", {}, ...those.map(({ label }) => make("li", {}, label))),
        )
      : null;
  const parts = [
    unknown.length ? toAsk(unknown, page) : null,
    list("Pas concerné", unconcerned),
    list("Sans réponse", unanswered),
  ];
  return parts.filter((one) => one !== null);
};

// « Je ne sais pas » is where one asks: whom in the team, and how others came to know it.
/** @type {(unknown: Indicator[], page: Page) => HTMLElement} */
const toAsk = (unknown, page) =>
  make(
    "section",
    { className: "self-test-without", attributes: { "aria-labelledby": "a-demander" } },
    make("h2", { id: "a-demander" }, `Ce que l’on ne sait pas encore : ${unknown.length}`),
    make(
      "p",
      {},
      "Ne pas savoir est déjà une réponse : quelqu’un d’autre le sait peut-être. Demandez d’abord à la personne qui coordonne, puis à qui tient les comptes ou siège depuis le début ; ce que personne ne sait se met à l’ordre du jour.",
    ),
    make(
      "ul",
      { className: "self-test-unknown" },
      ...unknown.map((indicator) =>
        make(
          "li",
          {},
          indicator.label,
          make("details", {}, make("summary", {}, "Comment d’autres l’ont su"), ...leadsOr(indicator, page)),
        ),
      ),
    ),
  );

// Who did it, and whom one may call: on the screen alone, as paper has room for the talk.
/** @type {(indicator: string, leadsOf: (indicator: string) => HTMLElement[]) => HTMLElement | null} */
export const doneByOthers = (indicator, leadsOf) => {
  const leads = leadsOf(indicator);
  if (!leads.length) return null;
  return make(
    "details",
    { className: "off-paper" },
    make("summary", {}, "Comment d’autres l’ont fait, et qui appeler"),
    ...leads,
  );
};
