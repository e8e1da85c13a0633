// What somebody said of the page, in the words of the page and grouped by what they said: above the page as it will be. What asks
// for work comes first; what stays as it is is counted, and folded.
import { make } from "../../lib/elements.js";
import { ANSWERS } from "./answer-card.js";

/** @typedef {import("./cards.js").Answered} Answered */
/** @typedef {import("./page-facts.js").Answer} Answer */
/** @typedef {(one: Answered) => string[]} StillIn the parts of the text that still speak of it */

/** @type {Answer[]} */
const ORDER = ["changed", "removed", "true", "unknown"];
const FOLDED = new Set(["true", "unknown"]);
const UNSAID = "Ce qui est vrai aujourd’hui n’est pas dit.";
const KEPT = "La page en a besoin : votre demande part avec vos réponses.";

/** @type {(parts: string[]) => HTMLElement | string} */
const spokenOf = (parts) =>
  parts.length
    ? make("p", {
        className: "recap-follows",
        textContent: `Le texte en parle peut-être encore : ${parts.join(", ")}. Dites-y aussi ce qui a changé, ou laissez l’équipe le revoir.`,
      })
    : "";

/** @type {(one: Answered, kept: Set<string>) => string} */
const followsFrom = ({ card, path, becomes }, kept) => {
  const answer = card.answer();
  if (answer === "removed") return kept.has(path) ? KEPT : "";
  if (answer !== "changed") return "";
  return becomes() ? `Devient : ${becomes()}` : UNSAID;
};

/** @type {(kept: Set<string>, stillIn: StillIn) => (one: Answered) => HTMLElement} */
const lineOf = (kept, stillIn) => (one) => {
  const follows = followsFrom(one, kept);
  return make(
    "li",
    {},
    make("strong", { textContent: one.name }),
    one.says && ` : ${one.says}`,
    follows && make("p", { className: "recap-follows", textContent: follows }),
    spokenOf(stillIn(one)),
  );
};

/** @type {(all: Answered[], answer: Answer, kept: Set<string>, stillIn: StillIn) => HTMLElement[]} */
const groupOf = (all, answer, kept, stillIn) => {
  const those = all.filter(({ card }) => card.answer() === answer);
  if (!those.length) return [];
  const title = `${new Map(ANSWERS).get(answer)} : ${those.length}`;
  const list = make("ul", {}, ...those.map(lineOf(kept, stillIn)));
  return FOLDED.has(answer)
    ? [make("details", {}, make("summary", { textContent: title }), list)]
    : [make("h4", { textContent: title }), list];
};

/** @type {(silent: number) => string} */
const untold = (silent) =>
  silent > 1
    ? `Vous n’avez rien dit de ${silent} autres faits : ils restent tels quels.`
    : "Vous n’avez rien dit d’un autre fait : il reste tel quel.";

// Null before the first answer. `kept` are the places of what cannot be taken away.
/** @type {(all: Answered[], role: string, kept: Set<string>, stillIn: StillIn) => HTMLElement | null} */
export const recapOf = (all, role, kept, stillIn) => {
  const groups = ORDER.flatMap((answer) => groupOf(all, answer, kept, stillIn));
  if (!groups.length && !role) return null;
  const silent = all.filter(({ card }) => !card.answer()).length;
  return make(
    "section",
    { className: "changes recap" },
    make("h3", { textContent: "Vos réponses" }),
    role && make("p", { textContent: `Au nom de : ${role}.` }),
    ...groups,
    silent ? make("p", { className: "help", textContent: untold(silent) }) : null,
  );
};
