// The programme of an event as its page shows it: the twin of macros/pages/views/events/timetable.py, which says what each
// value means.
import { dateInWords } from "../../lib/dates.js";
import { folded } from "../rules/french.js";
import { minuteOf } from "../rules/programme/clock.js";

/** @typedef {import("../catalogue.js").Day} Day */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./programme.js").PlannedSession} PlannedSession */
/** @typedef {[start: number, end: number]} Span */
/** @typedef {{ name: string, capacity: number | null }} Lane */
/** @typedef {{ planned: PlannedSession, starts: string, ends: string, classes: string }} ShownSession */
/** @typedef {{ id: string, words: string, layout: string, lanes: Lane[], sessions: ShownSession[], untimed: ShownSession[], classes: string }} ShownDay */
/** @typedef {{ number: number, id: string, label: string, name: string }} Narrowing */
/** @typedef {{ zone: string, days: ShownDay[], narrowed: Narrowing[][], is_wide: boolean, is_timed: boolean, is_lone: boolean }} Timetable */
/** @typedef {{ columns: number, rows: number, filters: number, few: number, narrowed_by: [label: string, part: string][] }} Limits those of the build */

const WEEKDAY = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" });

/** @type {(limits: Limits, programme: { zone: string, sessions: PlannedSession[] }, rooms: Facts[]) => Timetable} */
export const timetableOf = (limits, { zone, sessions }, rooms) => {
  const names = rooms.map(({ name }) => folded(name));
  /** @type {Map<string, PlannedSession[]>} */
  const byDay = new Map();
  for (const planned of sessions) {
    const key = planned.day ? written(planned.day) : "";
    byDay.set(key, [...(byDay.get(key) ?? []), planned]);
  }
  const keys = [...byDay.keys()].sort((one, other) => (one && other ? (one < other ? -1 : 1) : one ? -1 : 1));
  const narrowed = narrowedBy(limits, sessions, names);
  const numbers = new Map(narrowed.flat().map(({ label, name, number }) => [`${label} ${folded(name)}`, number]));
  const days = keys.map((key) => numbered(limits, dayOf(limits, byDay.get(key) ?? [], names), numbers));
  return {
    zone,
    days,
    narrowed,
    is_wide: days.some(({ layout }) => layout !== "list"),
    is_timed: days.some((day) => day.sessions.some(({ starts }) => starts)),
    is_lone: days.length === 1 && !days[0].sessions.length && days[0].untimed.length === 1,
  };
};

// --- a day -----------------------------------------------------------------------------------

/** @type {(day: Day) => string} */
const written = (day) => day.map((part, rank) => String(part).padStart(rank ? 2 : 4, "0")).join("-");

/** @type {(limits: Limits, planned: PlannedSession[], rooms: string[]) => ShownDay} */
const dayOf = (limits, planned, rooms) => {
  const { day } = planned[0];
  const timed = planned
    .filter(({ session }) => session.start)
    .sort((one, other) => (minuteOf(one.session.start) || 0) - (minuteOf(other.session.start) || 0));
  const spans = spansOf(timed);
  const lanes = day ? lanesOf(timed, spans, rooms) : timed.map(() => null);
  const width = new Set(lanes.filter((lane) => lane !== null)).size;
  const fits = width <= limits.columns && Math.max(...spans.map(([, end]) => end)) <= limits.rows;
  const layout = !width ? "list" : fits ? "columns" : "rows";
  let before = 0;
  const sessions = timed
    .map((one, rank) => ({ one, span: spans[rank], lane: lanes[rank] }))
    .sort((one, other) => one.span[0] - other.span[0] || (one.lane ?? -1) - (other.lane ?? -1))
    .map(({ one, span: [start, end], lane }) => {
      const classes = [];
      if (layout === "columns") classes.push(`from-${start} to-${end}`);
      if (layout === "rows" && start !== before) classes.push("first");
      if (layout !== "list" && lane === null) classes.push("lane-all");
      if (layout === "columns" && lane !== null) classes.push(`lane-${lane + 1}`);
      before = start;
      return shownOf(one, classes.join(" "));
    });
  /** @type {Map<number, PlannedSession>} */
  const columns = new Map(
    layout === "columns"
      ? timed.flatMap((one, rank) => (lanes[rank] === null ? [] : [[Number(lanes[rank]), one]]))
      : [],
  );
  return {
    id: day ? `x-jour-${written(day)}` : "x-jour-inconnu",
    words: day ? dayInWords(day) : "",
    layout,
    lanes: [...columns.keys()]
      .sort((one, other) => one - other)
      .map((lane) => ({ name: columns.get(lane)?.room ?? "", capacity: columns.get(lane)?.capacity ?? null })),
    sessions,
    untimed: planned.filter(({ session }) => !session.start).map((one) => shownOf(one, "")),
    classes: "",
  };
};

// « Vendredi 23 septembre 2016 ».
/** @type {(day: Day) => string} */
export const dayInWords = ([year, month, day]) => {
  const weekday = WEEKDAY.format(Date.UTC(year, month - 1, day));
  return `${weekday[0].toUpperCase()}${weekday.slice(1)} ${dateInWords(year, month, day)}`;
};

/** @type {(timed: PlannedSession[]) => Span[]} */
const spansOf = (timed) => {
  const told = timed.map(({ session: { start, end } }) => [minuteOf(start) || 0, end ? minuteOf(end) || 0 : null]);
  const hours = [...new Set(told.flat().filter((minute) => minute !== null))].sort((one, other) => one - other);
  const rank = new Map(hours.map((minute, index) => [minute, index + 1]));
  /** @type {(minute: number | null) => number} */
  const number = (minute) => rank.get(minute ?? NaN) ?? 0;
  return told.map(([start, end]) => [number(start), Math.max(number(end), number(start) + 1)]);
};

/** @type {(timed: PlannedSession[], spans: Span[], rooms: string[]) => (number | null)[]} */
const lanesOf = (timed, spans, rooms) => {
  const alone = spans.map((span) => spans.filter((other) => meet(other, span)).length === 1);
  const named = new Set(timed.flatMap(({ room }, rank) => (room && !alone[rank] ? [folded(room)] : [])));
  const columns = inOrder([...named], rooms);
  /** @type {Span[][]} */
  const taken = columns.map(() => []);
  return timed.map(({ room }, rank) => {
    const span = spans[rank];
    if (alone[rank]) return null;
    const wanted = room ? [columns.indexOf(folded(room))] : [];
    const others = [...taken.keys()].slice(columns.length);
    const lane = [...wanted, ...others].find((one) => !taken[one].some((other) => meet(other, span))) ?? taken.length;
    (taken[lane] ??= []).push(span);
    return lane;
  });
};

/** @type {(one: Span, other: Span) => boolean} */
const meet = (one, other) => one[0] < other[1] && other[0] < one[1];

// Those of the list of rooms first, in its order.
/** @type {(names: string[], rooms: string[]) => string[]} */
const inOrder = (names, rooms) => {
  /** @type {(name: string) => number} */
  const place = (name) => (rooms.includes(name) ? rooms.indexOf(name) : rooms.length);
  return names.sort((one, other) => place(one) - place(other));
};

/** @type {(planned: PlannedSession, classes: string) => ShownSession} */
const shownOf = (planned, classes) => ({ planned, starts: planned.start, ends: planned.end, classes });

// --- what it is narrowed to --------------------------------------------------------------------

/** @type {(limits: Limits, planned: PlannedSession) => [label: string, name: string][]} */
const kindsOf = ({ narrowed_by: by }, { room, session }) =>
  by
    .map(([label, part]) => /** @type {[string, string]} */ ([label, part === "room" ? room : (session[part] ?? "")]))
    .filter(([, name]) => name);

/** @type {(limits: Limits, sessions: PlannedSession[], rooms: string[]) => Narrowing[][]} */
const narrowedBy = (limits, sessions, rooms) => {
  /** @type {Narrowing[][]} */
  const groups = [];
  let count = 0;
  for (const [label, part] of sessions.length > limits.few ? limits.narrowed_by : []) {
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const [kind, name] of sessions.flatMap((planned) => kindsOf(limits, planned)))
      if (kind === label && !names.has(folded(name))) names.set(folded(name), name);
    const found = part === "room" ? inOrder([...names.keys()], rooms) : [...names.keys()];
    if (found.length < 2 || found.length > limits.filters - count) continue;
    const before = count;
    groups.push(
      found.map((name, index) => ({
        number: before + index + 1,
        id: `x-${part}-${name.replaceAll(" ", "-") || index + 1}`,
        label,
        name: names.get(name) ?? name,
      })),
    );
    count += found.length;
  }
  return groups;
};

/** @type {(limits: Limits, shown: ShownDay, numbers: Map<string, number>) => ShownDay} */
const numbered = (limits, shown, numbers) => {
  /** @type {Set<string>} */
  const ofDay = new Set();
  /** @type {(session: ShownSession) => ShownSession} */
  const one = (session) => {
    const found = kindsOf(limits, session.planned).flatMap(([label, name]) => {
      const number = numbers.get(`${label} ${folded(name)}`);
      return number ? [`in-${number}`] : [];
    });
    for (const name of found) ofDay.add(name);
    return { ...session, classes: [session.classes, ...found].filter(Boolean).join(" ") };
  };
  const [sessions, untimed] = [shown.sessions.map(one), shown.untimed.map(one)];
  return { ...shown, sessions, untimed, classes: [...ofDay].join(" ") };
};
