// Several results beside each other: an earlier one and a later one of the same person, or those of several people of one pole. What two
// versions of a grid do not share is told apart and never compared. Pure functions.
import { UNKNOWN, isStep } from "./answers.js";
import { fragmentOf } from "./link.js";
import { isWeak, scores } from "./scores.js";

/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answers.js").Indicator} Indicator */
/** @typedef {ReturnType<typeof scores>} Scores */
/** @typedef {{ indicator: Indicator, answers: (Answer | undefined)[], placed: number, spread: number, unknown: number }} Row `placed` is how many answered with a step, `spread` how many steps lie between the lowest and the highest of them, `unknown` how many said that they do not know */
/** @typedef {{ indicator: Indicator, before: Answer | undefined, now: Answer | undefined }} Change */

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

// Whether a question cannot be compared, though somebody answered it: one person alone did with a step.
/** @type {(row: Row) => boolean} */
export const isLone = ({ placed }) => placed === 1;

// What people answered, where they differ most first; then what one person alone answered, which is no agreement; then what most do not
// know, and the order of the grid.
/** @type {(results: readonly Result[]) => Row[]} */
export const rows = (results) =>
  shared(results)
    .map((indicator) => {
      const answers = results.map((result) => result.answers[indicator.id]);
      const steps = answers.filter(isStep);
      return {
        indicator,
        answers,
        placed: steps.length,
        spread: steps.length > 1 ? Math.max(...steps) - Math.min(...steps) : 0,
        unknown: answers.filter((answer) => answer === UNKNOWN).length,
      };
    })
    .sort(
      (one, other) =>
        other.spread - one.spread || Number(isLone(other)) - Number(isLone(one)) || other.unknown - one.unknown,
    );

// What a team talks about first: the first `most` of the rows that call for it, and `tied`, those that differ as much as the last of them.
/** @type {(sorted: readonly Row[], most: number) => { first: Row[], tied: Row[] }} */
export const toDiscuss = (sorted, most) => {
  const open = sorted.filter((row) => row.spread > 0 || isLone(row) || row.unknown > 0);
  const first = open.slice(0, most);
  const last = first.at(-1);
  const tied = open
    .slice(most)
    .filter((row) => last && row.spread === last.spread && (row.spread > 0 || isLone(row) === isLone(last)));
  return { first, tied };
};

// What everybody placed in the lower half of the scale, the lowest first.
/** @type {(sorted: readonly Row[], scale: number) => Row[]} */
export const weakForAll = (sorted, scale) => {
  const sum = (/** @type {Row} */ { answers }) => answers.filter(isStep).reduce((total, step) => total + step, 0);
  return sorted
    .filter(({ answers }) => answers.length > 1 && answers.every((answer) => isStep(answer) && isWeak(answer, scale)))
    .sort((one, other) => sum(one) - sum(other));
};

// The scores of all objectives, main and general, before and now: all of them over what was answered with a step both times, so that an
// answer left blank moves nothing. `both` is how many questions that is, `changes` every answer to a question of both that is another now.
/** @type {(before: Result, now: Result) => { before: Scores, now: Scores, both: number, changes: Change[] }} */
export const way = (before, now) => {
  const indicators = shared([now, before]);
  const both = indicators.filter(({ id }) => isStep(before.answers[id]) && isStep(now.answers[id]));
  const over = (/** @type {Result} */ { answers }) =>
    scores({ ...now.grid, indicators }, Object.fromEntries(both.map(({ id }) => [id, answers[id]])));
  return {
    before: over(before),
    now: over(now),
    both: both.length,
    changes: indicators
      .map((indicator) => ({ indicator, before: before.answers[indicator.id], now: now.answers[indicator.id] }))
      .filter((change) => change.before !== change.now),
  };
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
