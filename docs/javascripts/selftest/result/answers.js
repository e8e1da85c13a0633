// What somebody answered to a grid: a step of its scale, or one of the two answers that are no step. Pure functions.

/** @typedef {number | "ne-sait-pas" | "pas-concerne"} Answer the rank of a step, from 0, or no step */
/** @typedef {Readonly<Record<string, Answer>>} Answers by the id of the indicator; what was not answered is absent */
/** @typedef {{ id: string, label: string }} General a general objective */
/** @typedef {{ id: string, label: string, general: string }} Objective a main objective, of a general one */
/** @typedef {{ id: string, label: string, objective: string }} Indicator */
/** @typedef {{ label: string, meaning: string }} Step */
/** @typedef {{ name: string, grid: string, version: number, on: string, title: string, origin: string, scale: Step[], generals: General[], objectives: Objective[], indicators: Indicator[] }} Grid one version of a grid; its indicators in the order of the tree */
/** @typedef {{ grid: Grid, on: string, who: string, answers: Answers }} Result `on` is a day, 2026-11-30; `who` the free words of whoever answered */

export const UNKNOWN = "ne-sait-pas";
export const UNCONCERNED = "pas-concerne";

// The most characters of the words of whoever answered.
export const LONGEST_NAME = 60;

/** @type {(grid: Grid, value: unknown) => Answer | undefined} */
export const answerIn = (grid, value) => {
  if (value === UNKNOWN || value === UNCONCERNED) return value;
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < grid.scale.length ? Number(value) : undefined;
};

/** @type {(answer: Answer | undefined) => answer is number} */
export const isStep = (answer) => typeof answer === "number";

// What is free text, in one line of bounded length.
/** @type {(text: unknown) => string} */
export const named = (text) =>
  [...(typeof text === "string" ? text : "").replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, LONGEST_NAME).join("");

/** @type {(text: unknown) => string} */
export const dayIn = (text) =>
  typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) ? text : "";
