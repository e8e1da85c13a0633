// The scores of a result: the mean of the steps that were answered, objective by objective. What was not answered, what nobody knows and
// what does not concern the pole count nowhere: neither in the sum nor in the number. Whole numbers alone are kept, so that no figure
// depends on how a machine rounds.
import { UNCONCERNED, UNKNOWN, isStep } from "./answers.js";

/** @typedef {import("./answers.js").Answers} Answers */
/** @typedef {import("./answers.js").Grid} Grid */
/** @typedef {import("./answers.js").Indicator} Indicator */
/** @typedef {import("./answers.js").Objective} Objective */
/** @typedef {{ sum: number, answered: number, asked: number, low: number, high: number }} Score the sum of the steps, how many they are, how many indicators there are; the lowest and the highest step, -1 without an answer */
/** @typedef {{ indicator: Indicator, step: number }} Weak */

/** @type {(indicators: Indicator[], answers: Answers) => Score} */
export const scoreOf = (indicators, answers) => {
  const steps = indicators.map(({ id }) => answers[id]).filter(isStep);
  return {
    sum: steps.reduce((sum, step) => sum + step, 0),
    answered: steps.length,
    asked: indicators.length,
    low: steps.length ? Math.min(...steps) : -1,
    high: Math.max(-1, ...steps),
  };
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

// The steps of the scale that a score lies between, the same twice where it is on one; none without an answer.
/** @type {(score: Score) => [number, number] | null} */
export const between = ({ sum, answered }) =>
  answered ? [Math.floor(sum / answered), Math.ceil(sum / answered)] : null;

// Which of two scores is lower: negative for the first. One without an answer comes last.
/** @type {(one: Score, other: Score) => number} */
export const byScore = (one, other) => {
  if (!one.answered || !other.answered) return Number(!one.answered) - Number(!other.answered);
  return one.sum * other.answered - other.sum * one.answered;
};

// The objectives with the highest and with the lowest score, all of those that have it; none where all are at the same point, or there are none.
/** @type {(grid: Grid, objectives: Record<string, Score>) => { high: Objective[], low: Objective[] }} */
export const extremes = (grid, objectives) => {
  const placed = grid.objectives.filter(({ id }) => objectives[id].answered);
  const compared = (/** @type {Objective} */ one, /** @type {Objective} */ other) =>
    byScore(objectives[one.id], objectives[other.id]);
  const high = placed.filter((one) => placed.every((other) => compared(one, other) >= 0));
  const low = placed.filter((one) => placed.every((other) => compared(one, other) <= 0));
  return high.length === placed.length ? { high: [], low: [] } : { high, low };
};

// Whether a step is in the lower half of a scale.
/** @type {(step: number, scale: number) => boolean} */
export const isWeak = (step, scale) => 2 * step < scale - 1;

// The answers of the lower half of the scale: those of the weakest objective first, then the lowest step.
/** @type {(grid: Grid, answers: Answers) => Weak[]} */
export const weakPoints = (grid, answers) => {
  const { objectives } = scores(grid, answers);
  /** @type {Weak[]} */
  const weak = [];
  for (const indicator of grid.indicators) {
    const step = answers[indicator.id];
    if (isStep(step) && isWeak(step, grid.scale.length)) weak.push({ indicator, step });
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

// Where one goes on: the first question without an answer after the last one that has one, and those that were passed on the way there.
/** @type {(grid: Grid, answers: Answers) => { next: Indicator | undefined, passed: Indicator[] }} */
export const resumedAt = ({ indicators }, answers) => {
  const after = indicators.findLastIndex(({ id }) => answers[id] !== undefined) + 1;
  return { next: indicators[after], passed: indicators.slice(0, after).filter(({ id }) => answers[id] === undefined) };
};
