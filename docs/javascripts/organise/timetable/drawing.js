// One day drawn: on a wide screen a table, a column a room and a row a stretch of time; on a phone a list, hour by hour. Both give the
// places where something can be put, each an element with what it stands for.
import { make } from "../../lib/elements.js";
import { hourInWords, timeOf } from "../day/clock.js";
import { LENGTH } from "../day/sessions.js";
import { layoutOf, timed } from "./layout.js";

/** @typedef {import("../day/day.js").Room} Room */
/** @typedef {import("../day/day.js").Session} Session */
/** @typedef {{ kind: "free", start: string, end: string, room: string } | { kind: "session", key: string } | { kind: "untimed" }} Place */
/** @typedef {{ element: HTMLElement, places: Map<HTMLElement, Place> }} Drawn */
/** @typedef {(session: Session) => HTMLElement} Card */

const MORNING = 9 * 60;
const MOST_NARROW = 12; // columns: organise.css has the width of a table of so many
const ROOMLESS = "Sans salle";

// In a table it is as wide as so many columns; in a list there are none.
/** @type {(places: Map<HTMLElement, Place>, start: number, end: number, room: string, columns?: number) => HTMLElement} */
const freePlace = (places, start, end, room, columns = 0) => {
  const element = make(columns ? "td" : "li", {
    className: "free droppable",
    ...(columns ? { colSpan: columns } : {}),
  });
  places.set(element, { kind: "free", start: timeOf(start), end: timeOf(Math.min(end, start + LENGTH)), room });
  return element;
};

/** @type {(room: Room) => HTMLElement} */
const roomHead = ({ name, capacity }) =>
  make("span", {}, name, capacity && make("span", { className: "room-capacity", textContent: ` ${capacity} places` }));

// `rooms` are those of the list; `sessions` those of the day that have an hour.
/** @type {(sessions: Session[], rooms: readonly Room[], card: Card) => Drawn} */
export const drawnTable = (sessions, rooms, card) => {
  /** @type {Map<HTMLElement, Place>} */
  const places = new Map();
  const byKey = new Map(sessions.map((session) => [session.key, session]));
  const { columns, rows } = layoutOf(
    timed(sessions, rooms),
    rooms.map(({ name }) => name),
  );
  const known = new Map(rooms.map((room) => [room.name, room]));
  const heads = columns.map(({ room, lanes }) => {
    const about = known.get(room);
    const name = room || (columns.length > 1 ? ROOMLESS : "Séances");
    return make("th", { scope: "col", colSpan: lanes }, about ? roomHead(about) : name);
  });
  /** @type {(cell: import("./layout.js").Cell) => HTMLElement} */
  const drawn = (cell) => {
    if (cell.kind === "none") return make("td", { className: "beside" });
    if (cell.kind === "free") return freePlace(places, cell.start, cell.end, cell.room, cell.columns);
    const session = /** @type {Session} */ (byKey.get(cell.id));
    const element = card(session);
    places.set(element, { kind: "session", key: session.key });
    return make("td", { rowSpan: cell.rows, colSpan: cell.columns, className: "taken" }, element);
  };
  /** @type {(start: number) => HTMLElement} */
  const hour = (start) => make("th", { scope: "row", textContent: hourInWords(start) });
  const lines = rows.map(({ start, cells, bare }) =>
    make("tr", { className: bare ? "bare" : "" }, hour(start), ...cells.map(drawn)),
  );
  // After all others, for what comes later.
  const last = rows.at(-1)?.end ?? MORNING;
  const later = make(
    "tr",
    { className: "later" },
    hour(last),
    ...columns.map(({ room, lanes }) => freePlace(places, last, last + LENGTH, room, lanes)),
  );
  const width = columns.reduce((sum, { lanes }) => sum + lanes, 0);
  const element = make(
    "table",
    { className: `desk-timetable ${width > MOST_NARROW ? "desk-lanes-many" : `desk-lanes-${width}`}` },
    make("caption", {
      className: "visually-hidden",
      textContent: "Le programme : une colonne par salle, l’heure à gauche.",
    }),
    make("thead", {}, make("tr", {}, make("th", { scope: "col", textContent: "Heure" }), ...heads)),
    make("tbody", {}, ...lines, last < 23 * 60 ? later : null),
  );
  return { element, places };
};

/** @type {(sessions: Session[], rooms: readonly Room[], card: Card) => Drawn} */
export const drawnList = (sessions, rooms, card) => {
  /** @type {Map<HTMLElement, Place>} */
  const places = new Map();
  const all = timed(sessions, rooms);
  const byKey = new Map(sessions.map((session) => [session.key, session]));
  const starts = [...new Set(all.map(({ start }) => start))].sort((a, b) => a - b);
  const last = all.length ? Math.max(...all.map(({ end }) => end)) : MORNING;
  const names = rooms.length ? rooms.map(({ name }) => name) : [""];
  /** @type {(start: number, end: number) => HTMLElement[]} */
  const free = (start, end) =>
    names
      .filter((name) => !all.some((one) => (one.room === name || !rooms.length) && one.start < end && start < one.end))
      .map((name) => freePlace(places, start, end, name));
  /** @type {(start: number, end: number, shown: import("./layout.js").Timed[]) => HTMLElement} */
  const group = (start, end, shown) =>
    make(
      "li",
      { className: shown.length ? "hour" : "hour later" },
      make("p", { className: "hour-name", textContent: hourInWords(start) }),
      make(
        "ul",
        {},
        ...shown.map(({ id }) => {
          const element = card(/** @type {Session} */ (byKey.get(id)));
          places.set(element, { kind: "session", key: id });
          return make("li", {}, element);
        }),
        ...free(start, end),
      ),
    );
  const groups = starts.map((start) => {
    const shown = all.filter((one) => one.start === start);
    return group(start, Math.min(...shown.map(({ end }) => end)), shown);
  });
  if (last < 23 * 60) groups.push(group(last, last + LENGTH, []));
  return { element: make("ol", { className: "timetable-list" }, ...groups), places };
};
