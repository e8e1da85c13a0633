// What somebody answered to a grid: a step of its scale, or one of the two answers that are no step. Pure functions.

import { lastDay } from "../../lib/dates.js";

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

// A day of the calendar; empty for what is none.
/** @type {(text: unknown) => string} */
export const dayIn = (text) => {
  if (typeof text !== "string" || !/^\d{4}-(0[1-9]|1[0-2])-\d\d$/.test(text)) return "";
  const [year, month, date] = text.split("-").map(Number);
  return date >= 1 && date <= lastDay(year, month) ? text : "";
};

// The same answers in another version of the grid: those to questions that it asks too, on a step that it has.
/** @type {(result: Result, grid: Grid) => Result} */
export const carriedTo = ({ on, who, answers }, grid) => {
  /** @type {Record<string, Answer>} */
  const kept = {};
  for (const { id } of grid.indicators) {
    const answer = answerIn(grid, answers[id]);
    if (answer !== undefined) kept[id] = answer;
  }
  return { grid, on, who, answers: kept };
};
