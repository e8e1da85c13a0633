// Words that several parts of the self-test say. Pure functions.
import { dateInWords } from "../lib/dates.js";
import { UNCONCERNED, UNKNOWN } from "./result/answers.js";
import { inFigures, nearestStep } from "./result/scores.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Answer} Answer */
/** @typedef {import("./result/scores.js").Score} Score */

/** @type {(day: string) => string} */
export const dayInWords = (day) => {
  const [year, month, date] = day.split("-").map(Number);
  return day ? dateInWords(year, month, date) : "date inconnue";
};

/** @type {(grid: Grid) => string} */
export const mostOf = (grid) => String(grid.scale.length - 1);

// A score as people say it: « 1,7 sur 3 », or that there is none.
/** @type {(grid: Grid, score: Score) => string} */
export const scoreInWords = (grid, score) =>
  score.answered ? `${inFigures(score)} sur ${mostOf(grid)}` : "pas de réponse";

// What a score means: the name of the nearest step.
/** @type {(grid: Grid, score: Score) => string} */
export const meaningOf = (grid, score) => grid.scale[nearestStep(score)]?.label ?? "";

/** @type {(score: Score) => string} */
export const answeredOf = ({ answered, asked }) => `${answered} sur ${asked}`;

/** @type {(grid: Grid, answer: Answer | undefined) => string} */
export const answerInWords = (grid, answer) => {
  if (answer === undefined) return "sans réponse";
  if (answer === UNKNOWN) return "ne sait pas";
  if (answer === UNCONCERNED) return "pas concerné";
  return `${answer} · ${grid.scale[Number(answer)].label}`;
};

// The version of a result, and what one should know where it is not the one that is asked now.
/** @type {(grid: Grid, current: Grid) => string} */
export const versionInWords = (grid, current) => {
  const own = `Version ${grid.version} de la grille, du ${dayInWords(grid.on)}.`;
  if (grid.name === current.name) return own;
  return `${own} Ce résultat est d’une ancienne version : celle d’à présent est la version ${current.version}, du ${dayInWords(current.on)}, et ses questions peuvent différer.`;
};
