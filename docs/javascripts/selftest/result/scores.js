// The scores of a result: the mean of the steps that were answered, objective by objective. What was not answered, what nobody knows and
// what does not concern the pole count nowhere: neither in the sum nor in the number. Whole numbers alone are kept, so that no figure
// depends on how a machine rounds.
import { UNCONCERNED, UNKNOWN, isStep } from "./answers.js";

/** @typedef {import("./answers.js").Answers} Answers */
/** @typedef {import("./answers.js").Grid} Grid */
/** @typedef {import("./answers.js").Indicator} Indicator */
/** @typedef {{ sum: number, answered: number, asked: number }} Score the sum of the steps, how many they are, how many indicators there are */
/** @typedef {{ indicator: Indicator, step: number }} Weak */

/** @type {(indicators: Indicator[], answers: Answers) => Score} */
export const scoreOf = (indicators, answers) => {
  const steps = indicators.map(({ id }) => answers[id]).filter(isStep);
  return { sum: steps.reduce((sum, step) => sum + step, 0), answered: steps.length, asked: indicators.length };
};

/** @type {(grid: Grid, objective: string) => Indicator[]} */
export const indicatorsOf = (grid, objective) => grid.indicators.filter((one) => one.objective === objective);

// The score of each main objective, and that of each general one, over all its indicators.
/** @type {(grid: Grid, answers: Answers) => { objectives: Record<string, Score>, generals: Record<string, Score> }} */
export const scores = (grid, answers) => {
  const of = (/** @type {string[]} */ ids) =>
    scoreOf(
      grid.indicators.filter(({ objective }) => ids.includes(objective)),
      answers,
    );
  return {
    objectives: Object.fromEntries(grid.objectives.map(({ id }) => [id, of([id])])),
    generals: Object.fromEntries(
      grid.generals.map(({ id }) => [
        id,
        of(grid.objectives.filter(({ general }) => general === id).map((one) => one.id)),
      ]),
    ),
  };
};

// A score with one decimal, halves upwards, as French writes it; empty without an answer.
/** @type {(score: Score) => string} */
export const inFigures = ({ sum, answered }) => {
  if (!answered) return "";
  const tenths = Math.floor((20 * sum + answered) / (2 * answered));
  return `${Math.floor(tenths / 10)},${tenths % 10}`;
};

// The step of the scale that is nearest to a score, halves upwards; -1 without an answer.
/** @type {(score: Score) => number} */
export const nearestStep = ({ sum, answered }) => (answered ? Math.floor((2 * sum + answered) / (2 * answered)) : -1);

// Which of two scores is lower: negative for the first. One without an answer comes last.
/** @type {(one: Score, other: Score) => number} */
export const byScore = (one, other) => {
  if (!one.answered || !other.answered) return Number(!one.answered) - Number(!other.answered);
  return one.sum * other.answered - other.sum * one.answered;
};

// The answers of the lower half of the scale: those of the weakest objective first, then the lowest step.
/** @type {(grid: Grid, answers: Answers) => Weak[]} */
export const weakPoints = (grid, answers) => {
  const { objectives } = scores(grid, answers);
  /** @type {Weak[]} */
  const weak = [];
  for (const indicator of grid.indicators) {
    const step = answers[indicator.id];
    if (isStep(step) && 2 * step < grid.scale.length - 1) weak.push({ indicator, step });
  }
  return weak.sort(
    (one, other) =>
      byScore(objectives[one.indicator.objective], objectives[other.indicator.objective]) || one.step - other.step,
  );
};

// The indicators without a step, by why.
/** @type {(grid: Grid, answers: Answers) => { unanswered: Indicator[], unknown: Indicator[], unconcerned: Indicator[] }} */
export const without = (grid, answers) => ({
  unanswered: grid.indicators.filter(({ id }) => answers[id] === undefined),
  unknown: grid.indicators.filter(({ id }) => answers[id] === UNKNOWN),
  unconcerned: grid.indicators.filter(({ id }) => answers[id] === UNCONCERNED),
});
