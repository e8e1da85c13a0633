// Which item of a list each item of a changed one was. Pure functions; what mends lines asks.
import { same } from "../rules/writing.js";

/** @typedef {import("../catalogue.js").Value} Value */

/** @param {Value} value @returns {value is Record<string, Value>} */
export const isData = (value) => typeof value === "object" && !Array.isArray(value);

// How many keys of two groups have the same value.
/** @type {(one: Value, other: Value) => number} */
const likeness = (one, other) =>
  isData(one) && isData(other) ? Object.keys(one).filter((name) => same(one[name], other[name])).length : 0;

// For each item, the first of the same value that no other took; else the group that is most like it, that of its rank before others;
// else the one of its rank, where nobody took it.
/** @type {(before: Value[], after: Value[]) => number[]} */
export const matched = (before, after) => {
  const left = new Set(before.keys());
  const from = after.map((item) => {
    const at = [...left].find((index) => same(before[index], item)) ?? -1;
    left.delete(at);
    return at;
  });
  const near = from.map((at, rank) => {
    if (at >= 0) return at;
    const [best = -1] = [...left]
      .filter((index) => likeness(before[index], after[rank]))
      .sort(
        (a, b) =>
          likeness(before[b], after[rank]) - likeness(before[a], after[rank]) ||
          Math.abs(a - rank) - Math.abs(b - rank),
      );
    left.delete(best);
    return best;
  });
  return near.map((at, rank) => {
    if (at >= 0 || !left.has(rank)) return at;
    left.delete(rank);
    return rank;
  });
};
