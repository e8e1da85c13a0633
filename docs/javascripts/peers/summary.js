// What one said of oneself, in a sentence above the list.
import { listed } from "../lib/phrases.js";
import { describing } from "./model.js";
import { termName } from "./reasons.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Description} Description */

// The kinds of the terms that each part of a description holds, with the words before them.
/** @type {[part: keyof Description, kind: string, words: string][]} */
const SAID = [
  ["seeks", "theme", "à apprendre"],
  ["gives", "theme", "à raconter"],
  ["contexts", "context", "territoire"],
  ["departments", "department", "département"],
  ["regions", "region", "région"],
  ["themes", "theme", "thèmes"],
  ["challenges", "challenge", "questions"],
  ["legal_forms", "legal_form", "forme"],
];

// A description without the terms that the library has no more.
/** @type {(data: PeersData, description: Partial<Description>) => Description} */
export const knownParts = (data, description) => {
  const parts = SAID.map(([part, kind]) => [
    part,
    (description[part] ?? []).filter((id) => id in (data.terms[kind] ?? {})),
  ]);
  const exclude = (description.exclude ?? []).filter((key) => data.poles.some((pole) => pole.key === key));
  return describing({ ...Object.fromEntries(parts), exclude });
};

// `own` where the visitor said it, and not the library of one of its poles.
/** @type {(data: PeersData, description: Description, own: boolean) => string[]} */
export const describedIn = (data, description, own) => {
  const parts = SAID.flatMap(([part, kind, words]) => {
    const ids = description[part];
    return ids.length ? [`${words} : ${listed(ids.map((id) => termName(data, kind, id)))}`] : [];
  });
  return parts.length
    ? [`${own ? "Ce que vous avez dit :" : "D’après ce que nous savons de ce pôle :"} ${parts.join(" ; ")}.`]
    : [];
};
