// What the page says of a fact, or in a part of its text, as it is shown to who reads it again.
import { make } from "../../lib/elements.js";
import { PartialDate, compareDays } from "../rules/dates.js";
import { isGroup } from "../rules/yaml-values.js";
import { datedOf } from "./page-facts.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./asked-confirm.js").Handed} Handed */
/** @typedef {import("./page-facts.js").Fact} Fact */
/** @typedef {(spec: Field | undefined, value: Value) => string} InWords */

const SHORT = 420; // characters of a text that is shown unfolded

/** @type {(handed: Handed, catalogue: Catalogue, data: Data) => InWords} */
export const wordsFor = ({ inWords, titlesOf }, catalogue, data) => {
  const described = titlesOf(data);
  /** @type {InWords} */
  const words = (spec, value) => {
    if (Array.isArray(value)) {
      const all = value.map((one) => words(spec, one));
      return all.join(all.some((one) => /[,?!.]/.test(one)) ? " ; " : ", ");
    }
    if (spec?.kind === "date" && typeof value === "string")
      return PartialDate.read(value, catalogue.expression("date")).words;
    if (spec?.kind === "yes-no") return value === "true" ? "oui" : "non";
    return inWords(catalogue, described, spec, value);
  };
  return words;
};

const BRIEF = 110; // characters of a value that is told in a line

// What a group says of what it tells, without the document that it comes from.
/** @type {(inner: Map<string, Field>, group: Record<string, Value>) => [name: string, value: Value][]} */
const saidIn = (inner, group) =>
  Object.entries(group).filter(([name]) => {
    const own = inner.get(name);
    return own && !own.editors && own.kind !== "source";
  });

// A value in a few words, for a list of what somebody said.
/** @type {(catalogue: Catalogue, words: InWords, spec: Field, value: Value) => string} */
export const inBrief = (catalogue, words, spec, value) => {
  const inner = spec.kind === "group" ? catalogue.group(spec.group)?.named : undefined;
  const text =
    isGroup(value) && inner
      ? saidIn(inner, value)
          .map(([name, one]) => words(inner.get(name), one))
          .join(", ")
      : words(spec, value);
  return text.length <= BRIEF ? text : `${text.slice(0, Math.max(text.lastIndexOf(" ", BRIEF), 1))}…`;
};

// A value in a line, a group as a list of what it says, with the document that it comes from.
/** @type {(catalogue: Catalogue, words: InWords, fact: Fact) => HTMLElement[]} */
export const factShown = (catalogue, words, { spec, raw }) => {
  const inner = spec.kind === "group" ? catalogue.group(spec.group)?.named : undefined;
  if (!isGroup(raw) || !inner) return [make("p", { className: "confirm-value", textContent: words(spec, raw) })];
  const source = [...inner.values()].find(({ kind, name }) => kind === "source" && raw[name]);
  return [
    make(
      "dl",
      { className: "confirm-value" },
      ...saidIn(inner, raw).map(([name, value]) =>
        make(
          "div",
          {},
          make("dt", { textContent: inner.get(name)?.label ?? name }),
          make("dd", { textContent: words(inner.get(name), value) }),
        ),
      ),
    ),
    ...(source
      ? [make("p", { className: "note", textContent: `D’après « ${words(source, raw[source.name])} »` })]
      : []),
  ];
};

// What « toujours vrai » says of a fact of the past: it was so then. What is otherwise today has changed.
/** @type {(catalogue: Catalogue, fact: Fact, today: string) => HTMLElement[]} */
export const whatTrueMeans = (catalogue, fact, today) => {
  const dated = datedOf(catalogue, fact);
  if (!dated) return [];
  const [date, day] = [dated.date, today].map((one) => PartialDate.read(one, catalogue.expression("date")));
  if (compareDays(date.latest, day.earliest) >= 0) return [];
  const textContent = dated.happened
    ? "« Toujours vrai » veut dire : c’est bien la date, et c’est bien ce qui s’est passé."
    : `Daté ${date.of} : « toujours vrai » veut dire exact à cette date. Si c’est autre aujourd’hui, répondez « a changé ».`;
  return [make("p", { className: "help", textContent })];
};

// A part of the text as the page has it, folded where it is long.
/** @type {(handed: Handed, catalogue: Catalogue, folder: string, text: string) => HTMLElement} */
export const textShown = ({ html, withoutHarm, fromRoot }, catalogue, folder, text) => {
  const parsed = new DOMParser().parseFromString(html(text, folder, catalogue), "text/html").body;
  withoutHarm(parsed);
  fromRoot(parsed);
  for (const link of parsed.querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  const shown = make("div", { className: "confirm-text prose" });
  shown.append(...document.importNode(parsed, true).childNodes);
  if (text.length <= SHORT) return shown;
  return make("details", { className: "confirm-more" }, make("summary", { textContent: "Lire cette partie" }), shown);
};
