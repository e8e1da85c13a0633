// Where each session of one day stands in a table: columns are rooms, rows are the times between two moments at which something
// begins or ends. Sessions of one room that overlap stand side by side in lanes, so that a clash is seen. Pure functions; table.js
// draws them.

import { minutesOf } from "../day/clock.js";
import { roomRanks } from "../day/day.js";
import { LENGTH } from "../day/sessions.js";

/** @typedef {{ id: string, room: string, start: number, end: number }} Timed a session that has a start; minutes since midnight; `room` is empty where none is said */
/** @typedef {{ kind: "session", id: string, rows: number, columns: number }} SessionCell */
/** @typedef {{ kind: "free", room: string, start: number, end: number, columns: number }} FreeCell a room in which nothing happens then */
/** @typedef {{ kind: "none" }} NoCell beside a session of the same room */
/** @typedef {SessionCell | FreeCell | NoCell} Cell */
/** @typedef {{ start: number, end: number, cells: Cell[], bare: boolean }} Row `bare`: nothing at all happens then */
/** @typedef {{ room: string, lanes: number }} Column */
/** @typedef {{ columns: Column[], rows: Row[] }} Layout */

/** @type {(one: Timed, other: { start: number, end: number }) => boolean} */
const overlap = (one, other) => one.start < other.end && other.start < one.end;

// The sessions that have an hour, each in the room of the list that its own means, however that one is written.
/** @type {(sessions: import("../day/day.js").Session[], rooms: readonly import("../day/day.js").Room[]) => Timed[]} */
export const timed = (sessions, rooms) => {
  const rank = roomRanks({ frame: { rooms } });
  return sessions.flatMap(({ key, start: begins, end: ends, room }) => {
    const start = minutesOf(begins);
    if (start === undefined) return [];
    const end = minutesOf(ends) ?? 0;
    return [{ id: key, room: rooms[rank(room)]?.name ?? room, start, end: end > start ? end : start + LENGTH }];
  });
};

// The sessions without a room during which nothing else happens: they are for everybody, and take the whole width.
/** @type {(sessions: Timed[]) => Set<string>} */
const plenary = (sessions) => {
  const inOrder = [...sessions].sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {Set<string>} */
  const met = new Set();
  /** @type {Timed | undefined} */
  let last; // of those before, the one that ends last
  for (const one of inOrder) {
    if (last && overlap(last, one)) met.add(last.id).add(one.id);
    if (!last || one.end > last.end) last = one;
  }
  return new Set(inOrder.filter((one) => !one.room && !met.has(one.id)).map(({ id }) => id));
};

// The sessions of one room, each in the first lane that is free.
/** @type {(sessions: Timed[]) => Timed[][]} */
const lanesOf = (sessions) => {
  /** @type {Timed[][]} */
  const lanes = [];
  for (const one of sessions) {
    const lane = lanes.find((other) => (other.at(-1)?.end ?? 0) <= one.start);
    if (lane) lane.push(one);
    else lanes.push([one]);
  }
  return lanes.length ? lanes : [[]];
};

// `rooms` are the columns that there are though nothing happens in them; a session may name another.
/** @type {(sessions: Timed[], rooms: string[]) => Layout} */
export const layoutOf = (sessions, rooms) => {
  const inOrder = [...sessions].sort((a, b) => a.start - b.start || b.end - a.end);
  const wide = plenary(inOrder);
  const parallel = inOrder.filter(({ id }) => !wide.has(id));
  const roomless = parallel.some(({ room }) => !room) || !rooms.length;
  const names = [
    ...new Set([...rooms, ...parallel.map(({ room }) => room).filter(Boolean), ...(roomless ? [""] : [])]),
  ];
  const inRoom = names.map((room) => parallel.filter((one) => one.room === room));
  const lanes = inRoom.map(lanesOf);
  const columns = names.map((room, index) => ({ room, lanes: lanes[index].length }));
  const width = columns.reduce((sum, column) => sum + column.lanes, 0);
  const moments = [...new Set(inOrder.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const rowAt = new Map(moments.map((moment, row) => [moment, row]));
  /** @type {(one: Timed) => number} */
  const span = (one) => (rowAt.get(one.end) ?? 0) - (rowAt.get(one.start) ?? 0);
  /** @type {Row[]} */
  const rows = moments.slice(0, -1).map((start, row) => ({ start, end: moments[row + 1], cells: [], bare: true }));
  const taken = rows.map(() => false); // by a session of the whole width
  for (const one of inOrder) {
    const from = rowAt.get(one.start) ?? 0;
    for (let row = from; row < from + span(one); row += 1) {
      rows[row].bare = false;
      if (!wide.has(one.id)) continue;
      taken[row] = true;
      if (row === from) rows[row].cells.push({ kind: "session", id: one.id, rows: span(one), columns: width });
    }
  }
  names.forEach((room, column) =>
    lanes[column].forEach((lane, rank) => {
      let next = 0;
      for (let row = 0; row < rows.length; row += 1) {
        const one = lane[next];
        if (one && rowAt.get(one.start) === row) {
          rows[row].cells.push({ kind: "session", id: one.id, rows: span(one), columns: 1 });
          row += span(one) - 1;
          next += 1;
        } else if (!taken[row]) {
          const { start, end } = rows[row];
          if (inRoom[column].some((other) => overlap(other, rows[row]))) rows[row].cells.push({ kind: "none" });
          else if (!rank) rows[row].cells.push({ kind: "free", room, start, end, columns: lanes[column].length });
        }
      }
    }),
  );
  return { columns, rows };
};
