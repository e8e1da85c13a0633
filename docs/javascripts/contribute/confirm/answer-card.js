// One fact, or one part of the text, to be read again: what the page says, four answers, and, once it has changed, the fields in which
// it is said anew.
import { make } from "../../lib/elements.js";

/** @typedef {import("./asked-confirm.js").Handed} Handed */
/** @typedef {import("./page-facts.js").Answer} Answer */
/**
 * @typedef {object} AnswerCard
 * @property {HTMLFieldSetElement} element
 * @property {() => Answer | undefined} answer
 * @property {(answer: Answer) => void} take gives it an answer, without telling
 * @property {() => void} focus
 * @property {(text: string) => void} tell says under its answers what follows from one
 * @property {import("../fields/control.js").AnyControl["show"]} show says there what is to be noted of it
 */

/** @type {[answer: Answer, words: string][]} */
export const ANSWERS = [
  ["true", "Toujours vrai"],
  ["changed", "A changé"],
  ["removed", "À retirer"],
  ["unknown", "Je ne sais pas"],
];

const ASKED =
  "Dites ce qui est vrai aujourd’hui. Vous ne le savez pas ? Ne touchez à rien : vos réponses diront que cela a changé.";

// `shown` is what the page says; `anew` makes the fields of the newer value, once; `answered` is called at each answer.
/** @type {(notesFor: Handed["notesFor"], id: string, label: string, shown: HTMLElement[], anew: () => HTMLElement, answered: (answer: Answer) => void) => AnswerCard} */
export const answerCard = (notesFor, id, label, shown, anew, answered) => {
  const place = make("div", { className: "confirm-anew", hidden: true });
  const notes = notesFor(`${id}-dit`, label, []);
  const told = make("p", { className: "help", hidden: true, attributes: { role: "status" } });
  /** @type {(answer: Answer) => void} */
  const draw = (answer) => {
    if (answer === "changed" && !place.childElementCount)
      place.append(make("p", { className: "help", textContent: ASKED }), anew());
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
    notes.element,
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
    show: notes.show,
  };
};
