// Several results beside each other: an earlier one and a later one of the same person, or those of several people of one pole. What two
// versions of a grid do not share is told apart and never compared. Pure functions.
import { UNKNOWN, isStep } from "./answers.js";
import { fragmentOf } from "./link.js";
import { scores } from "./scores.js";

/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answers.js").Indicator} Indicator */
/** @typedef {ReturnType<typeof scores>} Scores */
/** @typedef {{ indicator: Indicator, answers: (Answer | undefined)[], spread: number, unknown: number }} Row `spread` is how many steps lie between the lowest and the highest answer, `unknown` how many said that they do not know */

// The most results that a page shows beside each other.
export const MOST = 8;

// Those who are there and those who come: who is the same as somebody there, and who finds no place left, is told and not just dropped.
/** @type {(there: readonly Result[], coming: readonly Result[]) => { team: Result[], twice: number, over: number }} */
export const joined = (there, coming) => {
  const all = new Map([...there, ...coming].map((one) => [fragmentOf(one), one]));
  const team = [...all.values()];
  return {
    team: team.slice(0, MOST),
    twice: there.length + coming.length - team.length,
    over: Math.max(0, team.length - MOST),
  };
};

// The indicators of the first result that all others have too, by their ids.
/** @type {(results: readonly Result[]) => Indicator[]} */
export const shared = ([first, ...others]) =>
  first.grid.indicators.filter(({ id }) =>
    others.every(({ grid }) => grid.indicators.some((indicator) => indicator.id === id)),
  );

// The indicators of any of them that not all have.
/** @type {(results: readonly Result[]) => Indicator[]} */
export const unshared = (results) => {
  const common = new Set(shared(results).map(({ id }) => id));
  const seen = new Map(results.flatMap(({ grid }) => grid.indicators.map((one) => [one.id, one])));
  return [...seen.values()].filter(({ id }) => !common.has(id));
};

// What people answered, where they differ most first; where they differ as much, what most do not know, then the order of the grid.
/** @type {(results: readonly Result[]) => Row[]} */
export const rows = (results) =>
  shared(results)
    .map((indicator) => {
      const answers = results.map((result) => result.answers[indicator.id]);
      const steps = answers.filter(isStep);
      return {
        indicator,
        answers,
        spread: steps.length > 1 ? Math.max(...steps) - Math.min(...steps) : 0,
        unknown: answers.filter((answer) => answer === UNKNOWN).length,
      };
    })
    .sort((one, other) => other.spread - one.spread || other.unknown - one.unknown);

// The scores of all objectives, main and general, before and now: all of them over what both versions ask.
/** @type {(before: Result, now: Result) => { before: Scores, now: Scores }} */
export const way = (before, now) => {
  const common = { ...now.grid, indicators: shared([now, before]) };
  return { before: scores(common, before.answers), now: scores(common, now.answers) };
};

// Which of two results comes first: the older one, whichever was opened first. `sure` is false where no day tells: they are of the same
// day, or the day of one is not known; then the one that was opened to be compared is « before ».
/** @type {(shown: Result, opened: Result) => { before: Result, now: Result, sure: boolean }} */
export const inTime = (shown, opened) => {
  const newer = shown.on !== "" && opened.on > shown.on;
  return {
    before: newer ? shown : opened,
    now: newer ? opened : shown,
    sure: Boolean(shown.on && opened.on) && shown.on !== opened.on,
  };
};
