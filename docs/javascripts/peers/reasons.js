// Why a pole stands where it does, in French, each point told once. Pure functions.
import { listed } from "../lib/phrases.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Peer} Peer */
/** @typedef {import("./model.js").Reason} Reason */
/** @typedef {{ key: string, title: string }} Shown a page that shows it */
/** @typedef {{ kind: string, words: string, label: string, names: string, points: number, number: number, shown: Shown[] }} Told `names` are those of the terms alone, `number` says of how many */

// The kinds of traits whose terms are those of another kind.
/** @type {Record<string, string>} */
const TERMS_OF = {
  offered: "theme",
  offered_family: "theme",
  hosted: "theme",
  practised: "theme",
  works_on: "theme",
  sought: "theme",
};
const SHOWN = new Set(["offered", "hosted", "practised"]); // said or shown: more than working on it
// Of a pole of the library that is not the visitor's, what it seeks and can tell is its own.
/** @type {Record<string, string>} */
const OF_ANOTHER = { works_on: "travaille sur ce que cherche", sought: "voudrait apprendre ce que sait" };
const PROPER = new Set(["department", "region"]); // names keep their capital

/** @type {(label: string) => string} */
export const lowered = (label) => (/^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label);

// The name of a term, as it stands in a sentence.
/** @type {(data: PeersData, kind: string, id: string) => string} */
export const termName = (data, kind, id) => {
  const of = TERMS_OF[kind] ?? kind;
  if (kind === "bordering")
    return id
      .split("|")
      .map((code) => termName(data, "department", code))
      .join(" – ");
  const label = data.terms[of]?.[id] ?? id;
  if (of === "challenge") return `« ${label} »`;
  return PROPER.has(of) ? label : lowered(label);
};

// Points as they are shown: whole ones. What is rounded is given to those that lose most, so that the lines add up to their sum.
/** @type {(points: number[], unit: number) => number[]} */
export const shares = (points, unit) => {
  const total = Math.round(points.reduce((sum, one) => sum + one, 0) / unit);
  const whole = points.map((one) => Math.floor(one / unit));
  const lost = points.map((one, index) => ({ index, rest: one / unit - whole[index] }));
  lost.sort((one, other) => other.rest - one.rest || one.index - other.index);
  const left = total - whole.reduce((sum, one) => sum + one, 0);
  for (const { index } of lost.slice(0, left)) whole[index] += 1;
  return whole;
};

// The reasons of a peer, a line each; the points of the lines are all of its points. `beside` is the pole of the library that one started from,
// where it is not the visitor's.
/** @type {(data: PeersData, peer: Peer, beside?: string) => Told[]} */
export const reasonsTold = (data, { pole, reasons }, beside = "") => {
  const points = shares(
    reasons.map((one) => one.points),
    data.point,
  );
  return reasons.map(({ kind, traits }, index) => {
    const labels = data.kinds.find(({ id }) => id === kind);
    const own = (traits.length > 1 ? labels?.labels : labels?.label) ?? kind;
    const label = beside && OF_ANOTHER[kind] ? `${OF_ANOTHER[kind]} ${beside}` : own;
    const names = listed(traits.map((id) => termName(data, kind, id)));
    return {
      kind,
      words: `${label} : ${names}`,
      label,
      names,
      points: points[index],
      number: traits.length,
      shown: shownBy(data, pole, kind, traits),
    };
  });
};

/** @type {(told: { points: number }[]) => number} */
export const sumOf = (told) => told.reduce((sum, { points }) => sum + points, 0);

/** @type {(number: number) => string} */
export const inPoints = (number) => `${number} point${number > 1 ? "s" : ""}`;

// The sum of a list of reasons, with how many things make it.
/** @type {(told: Told[]) => string} */
export const inAll = (told) => {
  const things = told.reduce((sum, { number }) => sum + number, 0);
  return `${inPoints(sumOf(told))}, pour ${things > 1 ? `${things} raisons` : "une raison"}`;
};

// The exchanges or practices that show it.
/** @type {(data: PeersData, pole: Peer["pole"], kind: string, traits: string[]) => Shown[]} */
const shownBy = (data, pole, kind, traits) => {
  const pages = kind === "hosted" ? pole.hosted : kind === "practised" ? pole.practised : undefined;
  const keys = [...new Set(traits.flatMap((theme) => pages?.[theme] ?? []))];
  return keys.map((key) => ({ key, title: data.names[key] ?? key }));
};

// The themes that one seeks and that no pole of a list can pass on, has shown, or is named for.
/** @type {(peers: Peer[], seeks: string[]) => string[]} */
export const unanswered = (peers, seeks) => {
  const answered = new Set(
    peers.flatMap(({ reasons }) => reasons.filter(({ kind }) => SHOWN.has(kind)).flatMap(({ traits }) => traits)),
  );
  return seeks.filter((theme) => !answered.has(theme));
};
