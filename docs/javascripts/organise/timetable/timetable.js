// The programme of the day: its days, a table or a list of its sessions, those without an hour, and the places where what is held may be
// put. What a gesture does to the day is said by `puts.js`.
import { action, make } from "../../lib/elements.js";
import { dayInWords, hourInWords, minutesOf } from "../day/clock.js";
import { dateOfSession, daysOf, nameOf } from "../day/day.js";
import { sessionsOn } from "../day/sessions.js";
import { hoursInWords, sessionCards } from "./card.js";
import { drawnList, drawnTable } from "./drawing.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../day/day.js").Session} Session */
/** @typedef {import("../holding/holding.js").Held} Held */
/** @typedef {import("./card.js").Titles} Titles */
/** @typedef {import("../clash-list.js").Told} Told */
/** @typedef {import("./drawing.js").Place} Place */
/**
 * @typedef {object} Timetable
 * @property {HTMLElement} element
 * @property {(day: Day, clashes: ReadonlyMap<string, readonly Told[]>) => void} show
 * @property {(held: Held) => void} showPlaces
 * @property {() => void} hidePlaces
 * @property {(button: HTMLElement) => Place | undefined} placeOf what the button of a place stands for
 * @property {() => string} date the day that is shown, "" where none is known
 * @property {(date: string) => void} turnTo shows another day
 * @property {(key: string, sheet?: string) => HTMLElement | null} taker the button that takes a session, or one of its sheets
 */

const NARROW = "(max-width: 47.99rem)";
const MANY = 60; // sessions: of more, what is out of sight is not laid out
const EMPTY =
  "Le programme est vide. Ajoutez une série d’ateliers en un geste, par exemple « 2 × 6 de 45 min », ou prenez une fiche et posez-la ici.";

// Its hours and its room: what has the same has the same place in the table.
/** @type {(session: Session) => string} */
const spotOf = ({ start, end, room }) => JSON.stringify([start, end, room]);

// `turned` is called when somebody turns to another day.
/** @type {(titles: Titles, turned: () => void) => Timetable} */
export const timetable = (titles, turned) => {
  const card = sessionCards(titles);
  const narrow = matchMedia(NARROW);
  /** @type {Day | null} */
  let day = null;
  /** @type {ReadonlyMap<string, readonly Told[]>} */
  let clashes = new Map();
  let date = "";
  let outline = ""; // what the table was drawn of
  /** @type {ReadonlyMap<string, string>} */
  let spots = new Map(); // where each session is in it
  /** @type {Map<HTMLElement, Place>} */
  let places = new Map();
  /** @type {WeakMap<HTMLElement, Place>} */
  const buttons = new WeakMap();
  const days = make("ul", { className: "desk-days", attributes: { "aria-label": "Jours" } });
  const grid = make("div", {
    className: "table-scroll desk-table",
    tabIndex: 0,
    attributes: { role: "region", "aria-label": "Le tableau du programme" },
  });
  const empty = make("p", { className: "help", textContent: EMPTY });
  const loose = make("ul", { className: "loose-sessions" });
  const looseZone = make("div", { className: "loose-drop droppable" });
  const looseTitle = make("h3", { id: "titre-sans-heure", textContent: "Séances sans heure" });
  const looseBox = make(
    "section",
    { className: "loose", attributes: { "aria-labelledby": looseTitle.id } },
    looseTitle,
    loose,
    looseZone,
  );
  const element = make("div", {}, days, empty, grid, looseBox);

  /** @type {(session: Session) => HTMLElement} */
  const cardOf = (session) => card(session, clashes.get(session.key) ?? []);

  const drawDays = () => {
    if (!day) return;
    const all = daysOf(day);
    if (!all.includes(date)) date = all[0] ?? "";
    days.hidden = all.length < 2;
    const count = (/** @type {string} */ one) =>
      /** @type {Day} */ (day).sessions.filter((session) => dateOfSession(/** @type {Day} */ (day), session) === one)
        .length;
    days.replaceChildren(
      ...(all.length < 2 ? [] : all).map((one) => {
        const button = action(dayInWords(one), () => turnTo(one), { data: { day: one } });
        button.append(make("span", { className: "count", textContent: ` ${count(one)}` }));
        if (one === date) button.setAttribute("aria-current", "true");
        return make("li", {}, button);
      }),
    );
  };
  // Where the hours and rooms are what they were, whichever session has them, only the cards that changed are others.
  /** @type {(sessions: Session[], at: (session: Session) => string) => void} */
  const renewCards = (sessions, at) => {
    const shown = new Map(
      [...places].flatMap(([one, place]) => (place.kind === "session" ? [[spots.get(place.key), one]] : [])),
    );
    for (const session of sessions) {
      const [before, now] = [shown.get(at(session)), cardOf(session)];
      if (!before || before === now) continue;
      before.replaceWith(now);
      places.delete(before);
      places.set(now, { kind: "session", key: session.key });
    }
  };
  const drawn = () => {
    if (!day) return;
    const { rooms } = day.frame;
    const own = sessionsOn(day, date);
    const withHour = own.filter(({ start }) => minutesOf(start) !== undefined);
    // Of two in one room at one hour, it matters which is drawn where.
    const crowded = new Set(withHour.map(spotOf)).size < withHour.length;
    /** @type {(session: Session) => string} */
    const at = (session) => (crowded ? `${spotOf(session)} ${session.key}` : spotOf(session));
    const now = JSON.stringify([narrow.matches, date, rooms, withHour.map(at).sort()]);
    if (now === outline) renewCards(withHour, at);
    else {
      const shown = (narrow.matches ? drawnList : drawnTable)(withHour, rooms, cardOf);
      outline = now;
      places = shown.places;
      grid.replaceChildren(shown.element);
      grid.classList.toggle("as-list", narrow.matches);
      grid.classList.toggle("many", withHour.length > MANY);
    }
    spots = new Map(withHour.map((session) => [session.key, at(session)]));
    empty.hidden = day.sessions.length > 0;
    const without = [
      ...own.filter((session) => !withHour.includes(session)),
      ...(date ? day.sessions.filter((session) => dateOfSession(/** @type {Day} */ (day), session) === "") : []),
    ];
    loose.replaceChildren(
      ...without.map((session) => {
        const one = cardOf(session);
        places.set(one, { kind: "session", key: session.key });
        return make("li", {}, one);
      }),
    );
    places.set(looseZone, { kind: "untimed" });
    looseBox.classList.toggle("none", !without.length);
  };

  // --- places -----------------------------------------------------------------------------------

  // What the button of a place says: shortly to who sees it, in full to who hears it, which begins with what is seen, so that it can be
  // said aloud; null where nothing can be put.
  /** @type {(held: Held, place: Place) => [text: string, name: string] | null} */
  const worded = (held, place) => {
    if (place.kind === "untimed")
      return held.kind === "session"
        ? ["Poser ici, sans heure", "Poser ici, sans heure : parmi les autres"]
        : ["Poser ici, sans heure", "Poser ici, sans heure : dans une nouvelle séance"];
    if (place.kind === "free") {
      const where = [place.room, hourInWords(minutesOf(place.start) ?? 0)].filter(Boolean).join(", ");
      const shown = narrow.matches && place.room ? `Poser ici : ${place.room}` : "Poser ici";
      return [shown, held.kind === "session" ? `Poser ici : ${where}` : `Poser ici : ${where}, nouvelle séance`];
    }
    const session = day?.sessions.find(({ key }) => key === place.key);
    if (!session) return null;
    const name = `${nameOf(session, titles)}, ${hoursInWords(session)}${session.room ? `, ${session.room}` : ""}`;
    if (held.kind === "session") return held.id === session.key ? null : ["Échanger", `Échanger avec : ${name}`];
    return session.cases.includes(held.key) ? null : ["Poser ici", `Poser ici : dans ${name}`];
  };
  /** @type {Timetable["hidePlaces"]} */
  const hidePlaces = () => {
    for (const button of element.querySelectorAll(".place")) button.remove();
    for (const one of element.querySelectorAll(".is-held")) one.classList.remove("is-held");
  };
  /** @type {Timetable["showPlaces"]} */
  const showPlaces = (held) => {
    for (const [target, place] of places) {
      const words = worded(held, place);
      if (!words) {
        if (place.kind === "session" && held.kind === "session") target.classList.add("is-held");
        continue;
      }
      const button = make("button", {
        type: "button",
        className: "place",
        textContent: words[0],
        attributes: { "aria-label": words[1] },
      });
      buttons.set(button, place);
      target.append(button);
    }
  };

  /** @type {Timetable["turnTo"]} */
  const turnTo = (one) => {
    if (one === date) return;
    date = one;
    drawDays();
    drawn();
    turned();
    /** @type {HTMLElement | null} */ (days.querySelector("[aria-current]"))?.focus();
  };
  /** @type {Timetable["taker"]} */
  const taker = (key, sheet) => {
    const inside = sheet ? `[data-sheet="${CSS.escape(sheet)}"]` : ".session-name";
    return element.querySelector(`#seance-${CSS.escape(key)} ${inside} .taker`);
  };
  // How to find again what has the focus, once its card is another element; null where nothing here has it.
  /** @type {() => (() => HTMLElement | null) | null} */
  const focused = () => {
    const active = document.activeElement;
    /** @type {HTMLElement | null} */
    const own = element.contains(active) ? (active?.closest(".desk-session") ?? null) : null;
    if (!own || active?.matches(".place")) return null;
    const key = own.dataset.session ?? "";
    /** @type {HTMLElement | null | undefined} */
    const sheet = active?.closest("[data-sheet]");
    return () => taker(key, sheet?.dataset.sheet) ?? taker(key);
  };
  narrow.addEventListener("change", () => {
    drawn();
    turned();
  });

  return {
    element,
    show: (now, told) => {
      const from = focused();
      day = now;
      clashes = told;
      drawDays();
      drawn();
      if (from && !element.contains(document.activeElement)) from()?.focus({ preventScroll: true });
    },
    showPlaces,
    hidePlaces,
    placeOf: (button) => buttons.get(button),
    date: () => date,
    turnTo,
    taker,
  };
};
