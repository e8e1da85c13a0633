// The page « Se situer »: a start, the questions, the result, several results beside each other. A fragment says which, in the history or in
// the address of a link (`address-bar`); a result stands in it whole. Nothing is asked for once the page is there.
import { dayOf } from "../lib/dates.js";
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { carriedTo } from "./result/answers.js";
import { forgetKept, readKept, writeKept } from "./result/kept.js";
import { fragmentOf, isResult, readFragment } from "./result/link.js";
import { becomes, clearOld, goTo, shownFragment } from "./address-bar.js";
import { opener } from "./opening.js";
import { NAME_FIELD, resultScreen } from "./result-screen.js";
import { screens } from "./screens.js";
import { openTeam } from "./team-screen.js";
import { dayInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Grid} Grid */

const QUESTION = /^#question-(\d{1,2})$/;
const TEAM = "#a-plusieurs";

/** @type {(place: HTMLElement) => void} */
export const selfTestPage = (place) => {
  const data = JSON.parse(place.dataset.grids ?? "{}");
  /** @type {import("./result/link.js").Grids} */
  const grids = data.grids ?? {};
  const current = grids[data.current];
  if (!current) return;

  /** @type {Result} */
  const empty = { grid: current, on: dayOf(), who: "", answers: {} };
  const stored = readKept(grids);
  let own = stored ? carriedTo(stored, current) : empty;
  let older = stored && stored.grid.name !== current.name ? stored : null;
  const team = openTeam(grids);

  const start = make("div", { className: "self-test-start" });
  const view = make("div", { className: "self-test-view", hidden: true });
  const notice = spokenLine({ className: "self-test-said" });
  const page = { current, leadsOf: leadsFrom(place) };

  const keep = () => {
    own = { ...own, on: dayOf() };
    if (!writeKept(own))
      notice.speak(
        "Ce navigateur ne garde rien : terminez sans fermer la page, ou gardez le résultat en fichier.",
        true,
      );
  };
  const asked = screens(
    place,
    current,
    (id, answer) => {
      const answers = Object.fromEntries(Object.entries(own.answers).filter(([other]) => other !== id));
      own = { ...own, answers: answer === undefined ? answers : { ...answers, [id]: answer } };
      keep();
    },
    (number) => go(number > asked.count ? fragmentOf(own) : `#question-${number}`),
  );
  place.querySelector(".self-test-screens")?.before(notice.element, start, view);
  place.classList.add("self-test-live");

  const go = (/** @type {string} */ fragment) => {
    goTo(fragment);
    show();
  };

  // --- what is shown ---------------------------------------------------------------------------

  const show = () => {
    const fragment = shownFragment();
    clearOld();
    const number = Number(QUESTION.exec(fragment)?.[1] ?? 0);
    notice.speak("");
    view.replaceChildren();
    view.hidden = true;
    start.hidden = true;
    document.body.classList.toggle("self-test-shown", isResult(fragment) || fragment === TEAM);
    if (number >= 1 && number <= asked.count) {
      asked.tick(own.answers);
      return asked.show(number);
    }
    asked.show(0);
    if (isResult(fragment)) return showResult(fragment);
    if (fragment === TEAM) return showTeam();
    return showStart();
  };

  const showStart = () => {
    const number = Object.keys(own.answers).length;
    const count = current.indicators.length;
    start.hidden = false;
    const children = [
      make(
        "div",
        { className: "act-line" },
        action(number ? "Reprendre" : "Commencer", () => go(`#question-${firstLeft()}`), { className: "act strong" }),
        number ? action("Voir le résultat", () => go(fragmentOf(own))) : null,
        number ? action("Recommencer", restart) : null,
        action("Répondre à plusieurs", () => go(TEAM)),
      ),
      make(
        "p",
        { className: "note" },
        number
          ? `${number === 1 ? "1 réponse" : `${number} réponses`} sur ${count}, dans ce navigateur.`
          : `${count} questions, une quinzaine de minutes. Vous pouvez vous arrêter et reprendre : vos réponses restent dans ce navigateur.`,
      ),
      older && olderNote(older, go),
      opener(grids, { title: "Ouvrir un résultat que vous avez gardé" }, ([result]) => go(fragmentOf(result))),
    ];
    start.replaceChildren(...children.filter((one) => one !== null));
  };

  // The first screen with a question that is not answered.
  const firstLeft = () => {
    const left = current.indicators.find(({ id }) => own.answers[id] === undefined);
    return left ? current.objectives.findIndex(({ id }) => id === left.objective) + 1 : 1;
  };

  const restart = () => {
    const gone = { own, older };
    own = empty;
    older = null;
    forgetKept();
    showStart();
    const undo = action("Annuler", () => {
      ({ own, older } = gone);
      keep();
      notice.speak("Vos réponses sont revenues.");
      showStart();
    });
    notice.speak("Vos réponses sont effacées.");
    start.prepend(undo);
    undo.focus();
  };

  const titled = (/** @type {string} */ words) => {
    const title = make("h2", { id: "resultat", tabIndex: -1, className: "self-test-title" }, words);
    view.hidden = false;
    view.append(title);
    title.focus();
  };

  const showResult = (/** @type {string} */ fragment) => {
    const read = readFragment(fragment, grids);
    titled(read.result ? "Le résultat" : "Ce lien ne s’ouvre pas");
    view.append(
      ...resultScreen(read, page, grids, {
        isOwn: (result) => sameAnswers(result, own),
        rename,
        takeUp,
        besides: (result) => {
          team.add([result]);
          go(TEAM);
        },
        leave: () => go(""),
      }),
    );
  };

  /** @type {(result: Result, who: string) => void} */
  const rename = (result, who) => {
    if (sameAnswers(result, own)) {
      own = { ...own, who };
      keep();
    }
    becomes(fragmentOf({ ...result, who }));
    show();
    document.getElementById(NAME_FIELD)?.focus();
  };

  // The answers of a result become one's own.
  /** @type {(result: Result) => void} */
  const takeUp = (result) => {
    own = carriedTo(result, current);
    keep();
    go("#question-1");
  };

  const showTeam = () => {
    titled("Vos réponses, côte à côte");
    view.append(...team.screen(Object.keys(own.answers).length ? own : null, () => go("")));
  };

  addEventListener("popstate", show);
  show();
};

/** @type {(one: Result, other: Result) => boolean} */
const sameAnswers = (one, other) =>
  fragmentOf({ ...one, on: "", who: "" }) === fragmentOf({ ...other, on: "", who: "" });

// Answers of an earlier visit, to a version of the grid that is no longer asked: they open as they were.
/** @type {(older: Result, go: (fragment: string) => void) => HTMLElement} */
const olderNote = (older, go) =>
  make(
    "p",
    {},
    `La grille a changé depuis vos réponses du ${dayInWords(older.on)} à sa version ${older.grid.version} : celles aux questions qui restent sont reprises. Avant de continuer, gardez l’ancien résultat si vous y tenez. `,
    action("Voir l’ancien résultat", () => go(fragmentOf(older))),
  );

// A copy of the leads that stand under a question of the page, and of the way to poles that have done what it asks.
/** @type {(place: HTMLElement) => (indicator: string) => HTMLElement[]} */
const leadsFrom = (place) => (indicator) =>
  ["> ul", "> .self-test-peer"].flatMap((part) => {
    const there = place.querySelector(`[data-indicator="${CSS.escape(indicator)}"] .self-test-leads ${part}`);
    return there ? [/** @type {HTMLElement} */ (there.cloneNode(true))] : [];
  });
