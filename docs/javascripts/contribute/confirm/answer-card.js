// One fact, or one part of the text, to be read again: what the page says, four answers, and, once it has changed, the fields in which
// it is said anew.
import { make } from "../../lib/elements.js";

/** @typedef {import("./page-facts.js").Answer} Answer */
/**
 * @typedef {object} AnswerCard
 * @property {HTMLFieldSetElement} element
 * @property {() => Answer | undefined} answer
 * @property {(answer: Answer) => void} take gives it an answer, without telling
 * @property {() => void} focus
 * @property {(text: string) => void} tell says under its answers what follows from one
 */

/** @type {[answer: Answer, words: string][]} */
const ANSWERS = [
  ["true", "Toujours vrai"],
  ["changed", "A changé"],
  ["removed", "À retirer"],
  ["unknown", "Je ne sais pas"],
];

// `shown` is what the page says; `anew` makes the fields of the newer value, once; `answered` is called at each answer.
/** @type {(id: string, label: string, shown: HTMLElement[], anew: () => HTMLElement, answered: (answer: Answer) => void) => AnswerCard} */
export const answerCard = (id, label, shown, anew, answered) => {
  const place = make("div", { className: "confirm-anew", hidden: true });
  const told = make("p", { className: "help", hidden: true });
  /** @type {(answer: Answer) => void} */
  const draw = (answer) => {
    if (answer === "changed" && !place.childElementCount) place.append(anew());
    place.hidden = answer !== "changed";
    element.dataset.answer = answer;
  };
  const inputs = ANSWERS.map(([value, words]) => {
    const input = make("input", { type: "radio", id: `${id}-${value}`, name: id, value });
    input.addEventListener("change", () => {
      draw(value);
      answered(value);
    });
    return { value, input, label: make("label", { htmlFor: input.id }, input, make("span", { textContent: words })) };
  });
  const element = make(
    "fieldset",
    { className: "confirm-fact" },
    make("legend", { textContent: label }),
    ...shown,
    make("div", { className: "confirm-answers" }, ...inputs.map((one) => one.label)),
    told,
    place,
  );
  place.addEventListener("reveal", () => {
    place.hidden = false;
  });
  return {
    element,
    answer: () => inputs.find(({ input }) => input.checked)?.value,
    take: (answer) => {
      for (const { value, input } of inputs) input.checked = value === answer;
      draw(answer);
    },
    focus: () => (inputs.find(({ input }) => input.checked) ?? inputs[0]).input.focus(),
    tell: (text) => {
      told.hidden = !text;
      told.textContent = text;
    },
  };
};
