// Where the text still speaks of what somebody changed or asked to take away: a search of its names in the parts of the text as they
// will be. It warns and blocks nothing: a name may stand there for another reason. Pure functions.
import { isGroup } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./page-facts.js").Fact} Fact */
/** @typedef {import("./page-facts.js").Answer} Answer */
/** @typedef {import("./shown.js").InWords} InWords */
/** @typedef {(text: string) => string} Fold */
/** @typedef {{ fact: Fact, answer: Answer | undefined, becomes: string }} Of */
/** @typedef {{ label: string, text: string }} Part */

const NAMING = new Set(["case", "line"]);
const SHORT = 4; // letters and figures below which a name stands for too much
const COUNTS = /^\d[\d\s.,]*$/;

// The names of what a fact tells of: of a figure, itself with the first words of what it counts, as a number alone says nothing.
/** @type {(catalogue: Catalogue, words: InWords, fact: Fact) => string[]} */
export const namesOf = (catalogue, words, { spec, raw }) => {
  const inner = spec.kind === "group" ? catalogue.group(spec.group)?.named : undefined;
  if (!isGroup(raw) || !inner) return spec.kind === "line" || spec.kind === "group" ? [words(spec, raw)] : [];
  const lines = Object.entries(raw).flatMap(([name, value]) => {
    const own = inner.get(name);
    return own && NAMING.has(own.kind) && !Array.isArray(value) ? [words(own, value)] : [];
  });
  const at = lines.findIndex((line) => COUNTS.test(line));
  if (at < 0) return lines;
  const counted = lines.filter((_, rank) => rank !== at).map((line) => line.split(/[,;(]/, 1)[0]);
  return counted.length ? [`${lines[at]} ${counted[0]}`] : [];
};

// The names of the parts that still speak of it; of none where the page goes on saying so elsewhere.
/** @type {(fold: Fold, names: (fact: Fact) => string[], one: Of, all: Of[], parts: Part[]) => string[]} */
export const stillSaid = (fold, names, one, all, parts) => {
  if (one.answer !== "changed" && one.answer !== "removed") return [];
  /** @type {(text: string, name: string) => boolean} */
  const holds = (text, name) => ` ${fold(text)} `.includes(` ${name} `);
  const standing = new Set(
    all
      .filter(({ answer }) => answer !== "changed" && answer !== "removed")
      .flatMap(({ fact }) => names(fact).map(fold)),
  );
  const gone = names(one.fact)
    .map(fold)
    .filter((name) => name.length >= SHORT && !standing.has(name) && !(one.becomes && holds(one.becomes, name)));
  return parts.filter(({ text }) => gone.some((name) => holds(text, name))).map(({ label }) => label);
};
