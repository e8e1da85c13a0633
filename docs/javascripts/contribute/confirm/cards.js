// The cards of a page that is read again, one a fact and one a part of its text, each with the control of the form in which it is said
// anew, made once it is asked for.
import { answerCard } from "./answer-card.js";
import { about, factsOf, isDated, staysBeside, toChange } from "./page-facts.js";
import { factShown, inBrief, textShown, whatTrueMeans, wordsFor } from "./shown.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("../fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../fields/control.js").Control} Control */
/** @typedef {import("../fields/control.js").Form} Form */
/** @typedef {import("../fields/sections.js").SectionFields} SectionFields */
/** @typedef {import("./answer-card.js").AnswerCard} AnswerCard */
/** @typedef {import("./asked-confirm.js").Handed} Handed */
/** @typedef {import("./page-facts.js").Answers} Answers */
/** @typedef {import("./page-facts.js").Fact} Fact */
/** @typedef {import("./page-facts.js").Kept} Kept */
/** @typedef {(of: string) => Kept | undefined} Known what a draft has of an answer */
/**
 * @typedef {object} Answered
 * @property {string} path
 * @property {string} label
 * @property {string} of
 * @property {AnswerCard} card
 * @property {string} name what it is called among others, without its number
 * @property {string} says what the page says of it, in a few words; empty for a text
 * @property {() => string} becomes what it will say, in a few words; empty where nobody said it
 * @property {AnyControl} place where what is to be noted of the answer is told
 */
/** @typedef {Answered & { fact: Fact, control: () => Control | undefined, newer: () => Value | undefined }} FactCard `newer` is the value that somebody gives instead */
/** @typedef {Answered & { control: AnyControl, newer: () => string | undefined, write: () => void }} PartCard `write` gives the text the words that it will have */

const TODAY = "Ce qui est vrai aujourd’hui";
const SINCE = "Dites aussi depuis quand, ou quel jour vous l’avez vu.";
const BESIDE = "Ce que la page dit aujourd’hui garde sa date, et reste à côté.";
const BEGINNING = "Le début du texte";
const WITHOUT_A_TITLE = "texte";
const ANEW = "le texte que vous avez écrit";

/** @type {(catalogue: Catalogue, fact: Fact) => string} */
const helpOf = (catalogue, fact) =>
  [isDated(catalogue, fact) ? SINCE : "", staysBeside(fact) ? BESIDE : ""].filter(Boolean).join(" ");

// The answers of a draft, each once: two facts may say the same.
/** @type {(before: Answers | undefined) => Known} */
export const answersIn = (before) => {
  const left = [...(before?.said ?? [])];
  return (of) => {
    const at = left.findIndex((one) => one.of === of);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
};

// What is noted of an answer stands at the answers; the focus goes to where it is mended.
/** @type {(label: string, card: AnswerCard, mended: () => Pick<AnyControl, "focus"> | undefined) => AnyControl} */
const placeOf = (label, card, mended) => ({
  name: "",
  label,
  element: card.element,
  show: card.show,
  focus: () => (mended() ?? card).focus(),
});

/** @type {(handed: Handed, form: Form, data: Data, known: Known, answered: () => void) => FactCard[]} */
export const factCards = (handed, form, data, known, answered) => {
  const { catalogue, folder } = form;
  const words = wordsFor(handed, catalogue, data);
  return factsOf(catalogue.type(folder), data).map((fact, rank) => {
    const { path, label, of } = fact;
    const { from, asked } = toChange(catalogue, fact);
    const before = known(of);
    /** @type {Control | undefined} */
    let control;
    const anew = () => {
      const spec = { ...fact.spec, label: TODAY, ...(asked ? { asked, help: helpOf(catalogue, fact) } : {}) };
      control = form.control(spec, before?.value ?? from, false);
      return control.element;
    };
    const shown = [...factShown(catalogue, words, fact), ...whatTrueMeans(catalogue, fact, handed.today)];
    const card = answerCard(handed.notesFor, `fait-${rank + 1}`, label, shown, anew, answered);
    if (before) card.take(before.answer);
    const newer = () => {
      const value = card.answer() === "changed" ? control?.value() : undefined;
      return JSON.stringify(value) === JSON.stringify(from) ? undefined : value;
    };
    const becomes = () => {
      const value = newer();
      return value === undefined ? "" : inBrief(catalogue, words, fact.spec, value);
    };
    return {
      path,
      label,
      of,
      fact,
      card,
      name: fact.spec.label,
      says: inBrief(catalogue, words, fact.spec, fact.raw),
      becomes,
      place: placeOf(label, card, () => control),
      control: () => control,
      newer,
    };
  });
};

// `isKept`: a part cannot be taken away.
/** @type {(handed: Handed, form: Form, sections: SectionFields, known: Known, isKept: (path: string) => boolean, answered: () => void) => PartCard[]} */
export const partCards = (handed, form, sections, known, isKept, answered) =>
  sections.parts().flatMap(({ piece, control }, rank) => {
    const { input } = control;
    if (!input || !piece.core) return [];
    const path = piece.title ? handed.sectionId(piece.title) : WITHOUT_A_TITLE;
    const label = piece.title || BEGINNING;
    const core = input.value;
    const of = about(path, core);
    const before = known(of);
    let typed = typeof before?.value === "string" ? before.value : core;
    input.addEventListener("input", () => {
      typed = input.value;
    });
    const shown = textShown(handed, form.catalogue, form.folder, core);
    const card = answerCard(handed.notesFor, `partie-${rank + 1}`, label, [shown], () => control.element, answered);
    card.element.dataset.section = piece.declared?.id ?? "";
    if (before) card.take(before.answer);
    const newer = () => (card.answer() === "changed" && typed !== core ? typed : undefined);
    const write = () => {
      input.value = card.answer() === "removed" && !isKept(path) ? "" : (newer() ?? core);
    };
    const becomes = () => (newer() === undefined ? "" : ANEW);
    const place = placeOf(label, card, () => control);
    return [{ path, label, of, card, name: label, says: "", becomes, place, control, newer, write }];
  });
