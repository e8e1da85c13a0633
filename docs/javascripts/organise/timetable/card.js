// One session as the timetable shows it: when and where, its name, which takes it, its sheets, what it clashes with. Nothing is listened
// to here: `timetable.js` hears the buttons of all cards. A session that has not changed keeps its element, so that a programme of
// hundreds is drawn anew at once.
import { make } from "../../lib/elements.js";
import { clashLine } from "../clash-list.js";
import { hourInWords, minutesOf } from "../day/clock.js";
import { nameOf } from "../day/day.js";

/** @typedef {import("../day/day.js").Session} Session */
/** @typedef {ReadonlyMap<string, string>} Titles those of cases, by their keys */
/** @typedef {import("../clash-list.js").Told} Told */
/** @typedef {(session: Session, clashes: readonly Told[]) => HTMLElement} CardOf */

const GONE = "Fiche qui n’est plus dans la bibliothèque";

// « 10 h 30 – 11 h 15 », « 10 h 30 », « sans heure ».
/** @type {(session: Session) => string} */
export const hoursInWords = ({ start, end }) => {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from === undefined) return "sans heure";
  return to === undefined ? hourInWords(from) : `${hourInWords(from)} – ${hourInWords(to)}`;
};

// What a session is called when it is named among others: its name, its hour, its room.
/** @type {(session: Session, titles: Titles) => string} */
export const sessionInWords = (session, titles) =>
  [nameOf(session, titles), hoursInWords(session), session.room].filter(Boolean).join(", ");

/** @type {(sheet: string, titles: Titles) => string} */
export const sheetTitle = (sheet, titles) => titles.get(sheet) ?? `${GONE} (${sheet})`;

/** @type {(session: Session, sheet: string, titles: Titles) => HTMLElement} */
const sheetLine = (session, sheet, titles) => {
  const title = sheetTitle(sheet, titles);
  return make(
    "li",
    { className: `session-sheet kind-${sheet.split("/")[0]}`, data: { take: "sheet", sheet, from: session.key } },
    make("button", {
      type: "button",
      className: "taker",
      textContent: title,
      attributes: { "aria-label": `Prendre la fiche : ${title}` },
    }),
  );
};

/** @type {(session: Session, clashes: readonly Told[], titles: Titles) => HTMLElement} */
const made = (session, clashes, titles) => {
  const name = nameOf(session, titles);
  const words = sessionInWords(session, titles);
  const own = session.cases.filter((sheet) => session.cases.length > 1 || sheetTitle(sheet, titles) !== name);
  const grave = clashes.some((one) => one.grave);
  return make(
    "article",
    {
      className: `desk-session droppable${clashes.length ? ` clashing${grave ? " grave" : ""}` : ""}${session.cases.length ? "" : " vacant"}`,
      id: `seance-${session.key}`,
      data: { take: "session", session: session.key },
    },
    make(
      "p",
      { className: "session-when" },
      hoursInWords(session),
      session.room && make("span", { className: "session-room", textContent: ` · ${session.room}` }),
    ),
    make(
      "h3",
      { className: "session-name" },
      make("button", {
        type: "button",
        className: "taker",
        textContent: name,
        attributes: { "aria-label": `Prendre la séance : ${words}` },
      }),
    ),
    own.length > 0 &&
      make("ul", { className: "session-sheets" }, ...own.map((sheet) => sheetLine(session, sheet, titles))),
    clashes.length > 0 && make("ul", { className: "session-clashes" }, ...clashes.map(clashLine)),
    make("button", {
      type: "button",
      className: "act small session-edit no-drag",
      textContent: "Modifier",
      data: { session: session.key },
      attributes: { "aria-label": `Modifier : ${words}` },
    }),
    session.start &&
      session.end &&
      make("span", {
        className: "session-edge",
        data: { session: session.key },
        attributes: { "aria-hidden": "true" },
      }),
  );
};

// A maker of cards that gives the same element for the same session.
/** @type {(titles: Titles) => CardOf} */
export const sessionCards = (titles) => {
  /** @type {WeakMap<Session, { told: string, element: HTMLElement }>} */
  const cards = new WeakMap();
  return (session, clashes) => {
    const told = clashes.map(({ text }) => text).join("\n");
    const before = cards.get(session);
    if (before && before.told === told) return before.element;
    const element = made(session, clashes, titles);
    cards.set(session, { told, element });
    return element;
  };
};
