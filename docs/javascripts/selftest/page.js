// The page « Se situer »: a start, the questions, the result, several results beside each other. A fragment says which, in the history or in
// the address of a link (`address-bar`); a result stands in it whole. Nothing is asked for once the page is there.
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { fragmentOf, isResult, readFragment } from "./result/link.js";
import { becomes, clearOld, goTo, shownFragment } from "./address-bar.js";
import { ownAnswers } from "./own-answers.js";
import { resultScreen } from "./result-screen.js";
import { screens } from "./screens.js";
import { startScreen } from "./start-screen.js";
import { openTeam } from "./team/team-screen.js";

/** @typedef {import("./result/answers.js").Result} Result */

const QUESTION = /^#question-(\d{1,2})$/;
const TEAM = "#a-plusieurs";

/** @type {(place: HTMLElement) => void} */
export const selfTestPage = (place) => {
  const data = JSON.parse(place.dataset.grids ?? "{}");
  /** @type {import("./result/link.js").Grids} */
  const grids = data.grids ?? {};
  const current = grids[data.current];
  if (!current) return;

  const start = make("div", { className: "self-test-start" });
  const view = make("div", { className: "self-test-view", hidden: true });
  const notice = spokenLine({ className: "self-test-said" });
  const undoPlace = make("div", { className: "act-line self-test-undo" });
  const own = ownAnswers(grids, current, () =>
    notice.speak("Ce navigateur ne garde rien : terminez sans fermer la page, ou gardez le résultat en fichier.", true),
  );
  const leadsOf = leadsFrom(place);
  const team = openTeam(grids, leadsOf);
  const page = { current, leadsOf, isOwn: own.is };
  const asked = screens(place, current, own.answer, (number) =>
    go(number > asked.count ? fragmentOf(own.now) : `#question-${number}`),
  );
  place.querySelector(".self-test-screens")?.before(notice.element, undoPlace, start, view);
  place.classList.add("self-test-live");

  const go = (/** @type {string} */ fragment) => {
    goTo(fragment);
    show();
  };

  // Says what was done to one's answers, with a way to undo it, which has the keyboard.
  /** @type {import("./start-screen.js").Undoable} */
  const undoable = (words, undo, undone) => {
    show();
    const button = action("Annuler", () => {
      undo();
      show();
      notice.speak(undone);
    });
    notice.speak(words);
    undoPlace.replaceChildren(button);
    button.focus({ preventScroll: true });
    notice.element.scrollIntoView({ block: "start", behavior: "instant" });
  };

  // --- what is shown ---------------------------------------------------------------------------

  const show = () => {
    const fragment = shownFragment();
    clearOld();
    const number = Number(QUESTION.exec(fragment)?.[1] ?? 0);
    const asks = number >= 1 && number <= asked.count;
    notice.speak("");
    undoPlace.replaceChildren();
    view.replaceChildren();
    view.hidden = true;
    start.hidden = true;
    document.body.classList.toggle("self-test-shown", isResult(fragment) || fragment === TEAM);
    document.body.classList.toggle("self-test-asks", asks);
    if (asks) {
      asked.tick(own.now.answers);
      return asked.show(number);
    }
    asked.show(0);
    if (isResult(fragment)) return showResult(fragment);
    if (fragment === TEAM) return showTeam();
    start.hidden = false;
    start.replaceChildren(...startScreen(own, current, grids, { go, team: () => go(TEAM), undoable }));
  };

  const titled = (/** @type {string} */ words) => {
    const title = make("h2", { id: "resultat", tabIndex: -1, className: "self-test-title" }, words);
    view.hidden = false;
    view.append(title);
    title.focus();
  };

  const showResult = (/** @type {string} */ fragment) => {
    const read = readFragment(fragment, grids);
    titled(read.result ? titleOf(read.result) : "Ce lien ne s’ouvre pas");
    view.append(
      ...resultScreen(read, page, grids, {
        rename,
        takeUp,
        mine: own.count ? () => go(fragmentOf(own.now)) : null,
        besides: (result) => {
          team.add([result]);
          go(TEAM);
        },
        leave: () => go(""),
      }),
    );
  };

  /** @type {(result: Result) => string} */
  const titleOf = (result) => {
    if (own.is(result)) return "Le résultat";
    return result.who ? `Le résultat : ${result.who}` : "Le résultat que vous avez ouvert";
  };

  /** @type {(result: Result, who: string) => Result} */
  const rename = (result, who) => {
    const renamed = { ...result, who };
    if (own.is(result)) own.rename(who);
    becomes(fragmentOf(renamed));
    const title = document.getElementById("resultat");
    if (title) title.textContent = titleOf(renamed);
    return renamed;
  };

  // The answers of a result become one's own; those that one had are set aside, and can be had back.
  /** @type {(result: Result) => void} */
  const takeUp = (result) => {
    const replaced = own.count > 0 && !own.is(result);
    const undo = own.takeUp(result);
    goTo("#question-1");
    if (!replaced) return show();
    undoable(
      "Vous repartez des réponses de ce résultat. Les vôtres sont mises de côté : le début de cette page les garde.",
      undo,
      "Vos réponses sont revenues.",
    );
  };

  const showTeam = () => {
    titled("Vos réponses, côte à côte");
    view.append(...team.screen(own.count ? own.now : null, () => go("")));
  };

  addEventListener("popstate", show);
  show();
};

// A copy of the leads that stand under a question of the page, and of the way to poles that have done what it asks.
/** @type {(place: HTMLElement) => (indicator: string) => HTMLElement[]} */
const leadsFrom = (place) => (indicator) =>
  ["> ul", "> .self-test-peer"].flatMap((part) => {
    const there = place.querySelector(`[data-indicator="${CSS.escape(indicator)}"] .self-test-leads ${part}`);
    return there ? [/** @type {HTMLElement} */ (there.cloneNode(true))] : [];
  });
