// The questions, a main objective a screen: the sections that stand on the page, one of them shown at a time, and the answers as they are
// ticked there.
import { action, make, say } from "../lib/elements.js";
import { answerIn } from "./result/answers.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Answer} Answer */
/** @typedef {import("./result/answers.js").Answers} Answers */
/**
 * @typedef {object} Screens
 * @property {(number: number) => void} show the screen of a number, from 1; 0 for none of them
 * @property {(answers: Answers) => void} tick what was answered
 * @property {number} count
 */

// `changed` is told each answer; `go` a screen that is asked for, one past the last for the result.
/** @type {(place: HTMLElement, grid: Grid, changed: (id: string, answer: Answer | undefined) => void, go: (number: number) => void) => Screens} */
export const screens = (place, grid, changed, go) => {
  const sections = [...place.querySelectorAll("[data-objective]")].filter((one) => one instanceof HTMLElement);
  const holder = /** @type {HTMLElement} */ (place.querySelector(".self-test-screens"));
  for (const [rank, section] of sections.entries()) {
    const number = rank + 1;
    section.prepend(progress(number, sections.length));
    section.append(
      make(
        "div",
        { className: "act-line self-test-steps" },
        number > 1 ? action("Précédent", () => go(number - 1)) : null,
        action(number < sections.length ? "Suivant" : "Voir le résultat", () => go(number + 1), {
          className: "act strong",
        }),
        number < sections.length ? action("Voir le résultat dès maintenant", () => go(sections.length + 1)) : null,
      ),
    );
  }
  for (const question of holder.querySelectorAll("[data-indicator]")) {
    const id = /** @type {HTMLElement} */ (question).dataset.indicator ?? "";
    const clear = action(
      "Effacer ma réponse",
      () => {
        for (const input of radios(question)) input.checked = false;
        clear.hidden = true;
        radios(question)[0].focus();
        changed(id, undefined);
      },
      { className: "act self-test-clear", hidden: true },
    );
    question.querySelector(".self-test-others")?.append(clear);
    question.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      clear.hidden = false;
      changed(id, answerIn(grid, /^\d$/.test(target.value) ? Number(target.value) : target.value));
    });
  }
  return {
    count: sections.length,
    show: (number) => {
      holder.hidden = number < 1;
      for (const [rank, section] of sections.entries()) section.hidden = rank + 1 !== number;
      if (number < 1) return;
      // The heading has the keyboard, and what stands above the questions of the screen is out of sight.
      sections[number - 1].querySelector("h2")?.focus({ preventScroll: true });
      sections[number - 1].scrollIntoView({ block: "start", behavior: "instant" });
    },
    tick: (answers) => {
      for (const question of holder.querySelectorAll("[data-indicator]")) {
        const answer = answers[/** @type {HTMLElement} */ (question).dataset.indicator ?? ""];
        for (const input of radios(question)) input.checked = input.value === String(answer);
        const clear = /** @type {HTMLElement | null} */ (question.querySelector(".self-test-clear"));
        if (clear) clear.hidden = answer === undefined;
      }
    },
  };
};

/** @type {(question: Element) => HTMLInputElement[]} */
const radios = (question) => [...question.querySelectorAll("input")];

// How far one is, for the eye and for the ear.
/** @type {(number: number, count: number) => HTMLElement} */
const progress = (number, count) => {
  const words = make("span");
  say(words, `${number} sur ${count}`);
  return make(
    "p",
    { className: "self-test-progress" },
    words,
    make("progress", { max: count, value: number, attributes: { "aria-label": `Écran ${number} sur ${count}` } }),
  );
};
