// One's own answers: those that this browser keeps, and those that were set aside when one went on from the answers of a result. Nothing of
// it is lost before one says so.
import { dayOf } from "../lib/dates.js";
import { carriedTo } from "./result/answers.js";
import { forgetKept, readAside, readKept, writeAside, writeKept } from "./result/kept.js";
import { fragmentOf } from "./result/link.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/answers.js").Answer} Answer */
/** @typedef {ReturnType<typeof ownAnswers>} Own */

// `unkept` is called where the browser keeps nothing.
/** @type {(grids: import("./result/link.js").Grids, current: Grid, unkept: () => void) => { readonly now: Result, readonly older: Result | null, readonly aside: readonly Result[], readonly count: number, is: (result: Result) => boolean, answer: (id: string, answer: Answer | undefined) => void, rename: (who: string) => void, takeUp: (result: Result) => () => void, bring: (result: Result) => void, drop: (result: Result) => () => void, forget: () => () => void }} */
export const ownAnswers = (grids, current, unkept) => {
  /** @type {Result} */
  const empty = { grid: current, on: dayOf(), who: "", answers: {} };
  const stored = readKept(grids);
  let now = stored ? carriedTo(stored, current) : empty;
  let older = stored && stored.grid.name !== current.name ? stored : null;
  let aside = readAside(grids);

  const keep = () => {
    if (!writeKept(now)) unkept();
  };
  // Sets everything to what is given, and is told how it was.
  const become = (/** @type {{ now: Result, older: Result | null, aside: Result[] }} */ state) => {
    const was = { now, older, aside };
    ({ now, older, aside } = state);
    writeAside(aside);
    if (Object.keys(now.answers).length) keep();
    else forgetKept();
    return () => void become(was);
  };
  const without = (/** @type {Result} */ result) => aside.filter((one) => !sameAnswers(one, result));
  const leaving = () => (Object.keys(now.answers).length ? [...(older ? [older] : []), now] : []);
  const apart = (/** @type {Result[]} */ results, from = aside) => [
    ...from.filter((one) => !results.some((other) => sameAnswers(one, other))),
    ...results,
  ];

  return {
    get now() {
      return now;
    },
    get older() {
      return older;
    },
    get aside() {
      return aside;
    },
    get count() {
      return Object.keys(now.answers).length;
    },
    is: (result) => sameAnswers(result, now),
    answer: (id, answer) => {
      const others = Object.fromEntries(Object.entries(now.answers).filter(([other]) => other !== id));
      now = { ...now, on: dayOf(), answers: answer === undefined ? others : { ...others, [id]: answer } };
      keep();
    },
    rename: (who) => {
      now = { ...now, on: dayOf(), who };
      keep();
    },
    // One goes on from the answers of a result; one's own are set aside. Returns what undoes it.
    takeUp: (result) => {
      const taken = { ...carriedTo(result, current), on: dayOf() };
      const kept = sameAnswers(taken, now) ? [] : leaving();
      const undo = become({ now: taken, older: kept.length ? null : older, aside: apart(kept) });
      return () => {
        // What was answered since is not lost either.
        const since = sameAnswers(now, taken) ? [] : leaving();
        undo();
        become({ now, older, aside: apart(since) });
      };
    },
    // What was set aside is one's own again, and changes places with what one has now.
    bring: (result) => {
      const kept = leaving();
      become({
        now: carriedTo(result, current),
        older: result.grid.name === current.name ? null : result,
        aside: apart(kept, without(result)),
      });
    },
    drop: (result) => become({ now, older, aside: without(result) }),
    forget: () => become({ now: empty, older: null, aside }),
  };
};

/** @type {(one: Result, other: Result) => boolean} */
const sameAnswers = (one, other) =>
  fragmentOf({ ...one, on: "", who: "" }) === fragmentOf({ ...other, on: "", who: "" });
