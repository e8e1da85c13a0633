// The radar of a result as numbers: where its rings, axes, lines and letters are. The table beside it says the same. Pure functions.

/** @typedef {import("./scores.js").Score} Score */
/** @typedef {{ x: number, y: number }} Point */

export const SIZE = 240;
const CENTRE = SIZE / 2;
const REACH = 92;
const LETTERS = 108;

/** @type {(number: number) => string} */
const figure = (number) => String(Math.round(number * 10) / 10);

// A point of an axis, the first of which goes up: `part` is how far out, from 0 to 1.
/** @type {(axis: number, axes: number, part: number, reach?: number) => Point} */
export const point = (axis, axes, part, reach = REACH) => {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  return { x: CENTRE + Math.cos(angle) * reach * part, y: CENTRE + Math.sin(angle) * reach * part };
};

/** @type {(axis: number, axes: number) => Point} */
export const letterPlace = (axis, axes) => point(axis, axes, 1, LETTERS);

// A ring: the same part of every axis.
/** @type {(axes: number, part: number) => string} */
export const ring = (axes, part) => closed(Array.from({ length: axes }, (_, axis) => point(axis, axes, part)));

/** @type {(points: Point[]) => string} */
const closed = (points) => `${open(points)}Z`;
/** @type {(points: Point[]) => string} */
const open = (points) => points.map(({ x, y }, rank) => `${rank ? "L" : "M"}${figure(x)} ${figure(y)}`).join("");

// The places of scores on their axes; undefined where there is no answer. `most` is the highest step.
/** @type {(scores: Score[], most: number) => (Point | undefined)[]} */
export const places = (scores, most) =>
  scores.map(({ sum, answered }, axis) => (answered ? point(axis, scores.length, sum / (answered * most)) : undefined));

// The line through the places: whole where all are there; where one is missing the line is broken beside it, and never goes through the
// middle as if the score were 0.
/** @type {(found: (Point | undefined)[]) => string} */
export const line = (found) => {
  const there = found.filter((one) => one !== undefined);
  if (there.length === found.length) return closed(there);
  const start = found.findIndex((one) => one === undefined);
  const turned = [...found.slice(start), ...found.slice(0, start)];
  /** @type {Point[][]} */
  const runs = [];
  for (const [rank, one] of turned.entries()) {
    if (one === undefined) continue;
    if (turned[rank - 1] === undefined) runs.push([]);
    runs.at(-1)?.push(one);
  }
  return runs
    .filter((run) => run.length > 1)
    .map(open)
    .join("");
};
