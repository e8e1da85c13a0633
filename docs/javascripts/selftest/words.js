// Words that several parts of the self-test say. Pure functions.
import { dateInWords } from "../lib/dates.js";
import { UNCONCERNED, UNKNOWN } from "./result/answers.js";
import { listed } from "../lib/phrases.js";
import { between, extremes, inFigures } from "./result/scores.js";

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

// Where a score stands on the scale: « 1,7 », or that there is none. It is a position and no mark: nothing is said to be reached « sur 3 ».
/** @type {(score: Score) => string} */
export const positionOf = (score) => (score.answered ? inFigures(score) : "pas de réponse");

// The head of a column of positions.
/** @type {(grid: Grid) => string} */
export const positionHead = (grid) => `Position, de\u00a00\u00a0à\u00a0${mostOf(grid)}`;

// What a score means: the step that it is on, or the two that it lies between; and how far the answers go where they go beyond those.
/** @type {(grid: Grid, score: Score) => string} */
export const meaningOf = ({ scale }, score) => {
  const steps = between(score);
  if (!steps) return "";
  const [under, over] = steps;
  const place =
    under === over ? `« ${scale[under].label} »` : `entre « ${scale[under].label} » et « ${scale[over].label} »`;
  if (score.low >= under && score.high <= over) return place;
  return `${under === over ? `autour de ${place}` : place} (réponses de ${score.low} à ${score.high})`;
};

// What a result says of its objectives, in a sentence or two; never a verdict. All that are at the same point are named, and what rests on
// one answer says so.
/** @type {(grid: Grid, objectives: Record<string, Score>) => string} */
export const objectivesInWords = (grid, objectives) => {
  const placed = grid.objectives.filter(({ id }) => objectives[id].answered);
  if (!placed.length) return "Aucune réponse ne se place encore sur l’échelle";
  const { high, low } = extremes(grid, objectives);
  const said = (/** @type {import("./result/answers.js").Objective[]} */ those) =>
    `${listed(those.map(({ id, label }) => `« ${label} »${objectives[id].answered === 1 ? " (une seule réponse)" : ""}`))}, à ${positionOf(objectives[those[0].id])}`;
  if (!high.length) return `Tout ce qui a une réponse est au même point : ${said(placed)}`;
  return `Le plus avancé, d’après ces réponses : ${said(high)}. Le moins avancé : ${said(low)}`;
};

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
