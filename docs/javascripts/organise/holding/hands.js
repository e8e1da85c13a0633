// What hands do with the programme: a click, a long press, a drag or a key takes a sheet or a session, and puts it. All of them end in
// the same gestures on the day (`timetable/puts.js`).
import { make } from "../../lib/elements.js";
import { hourInWords, lengthInWords, minutesOf, timeOf } from "../day/clock.js";
import { nameOf, sessionOf } from "../day/day.js";
import { resizeSession } from "../day/sessions.js";
import { takeOutSheet } from "../day/sheets.js";
import { sheetTitle } from "../timetable/card.js";
import { put } from "../timetable/puts.js";
import { dragging } from "./dragging.js";
import { holding } from "./holding.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../sheets/tray.js").Tray} Tray */
/** @typedef {import("../timetable/card.js").Titles} Titles */
/** @typedef {import("../timetable/timetable.js").Timetable} Timetable */
/** @typedef {import("../workshop.js").Act} Act */
/** @typedef {import("./holding.js").Held} Held */
/** @typedef {import("./holding.js").Tool} Tool */
/**
 * @typedef {object} Around
 * @property {HTMLElement} root
 * @property {() => Day} day
 * @property {Act} act
 * @property {Titles} titles
 * @property {Timetable} table
 * @property {Tray} chosen
 * @property {(key: string) => void} edit opens everything of a session
 */
/** @typedef {{ bar: HTMLElement, release: () => void, renew: () => void }} Hands `renew` is called once the day has changed */

const STEPS = [5, 15]; // minutes
const LATEST = 24 * 60 - 1;

/** @type {(held: Held | null, other: Held) => boolean} */
const same = (held, other) => JSON.stringify({ ...held, name: "" }) === JSON.stringify({ ...other, name: "" });

/** @type {(around: Around) => Hands} */
export const hands = ({ root, day, act, titles, table, chosen, edit }) => {
  /** @type {(element: Element) => Held | null} */
  const heldFrom = (element) => {
    const { take, sheet = "", from = null, session = "" } = /** @type {HTMLElement} */ (element).dataset;
    if (take === "sheet") return { kind: "sheet", key: sheet, from, name: sheetTitle(sheet, titles) };
    const own = sessionOf(day(), session);
    return own ? { kind: "session", id: session, name: nameOf(own, titles) } : null;
  };
  // What is held, after the day has changed: perhaps with another name, perhaps no more.
  /** @type {(held: Held) => Held | null} */
  const stillHeld = (held) => {
    if (held.kind === "sheet") return day().chosen.includes(held.key) ? held : null;
    const own = sessionOf(day(), held.id);
    return own ? { ...held, name: nameOf(own, titles) } : null;
  };

  // --- beside putting: what the bar offers ---------------------------------------------------------

  /** @type {(key: string, minutes: number) => void} */
  const longer = (key, minutes) => {
    const end = minutesOf(sessionOf(day(), key)?.end ?? "");
    const to = end === undefined ? {} : { end: timeOf(Math.max(0, Math.min(LATEST, end + minutes))) };
    act((now) => resizeSession(now, key, to));
  };
  /** @type {(held: Held) => Tool[]} */
  const tools = (held) => {
    if (held.kind === "sheet") {
      const { key, from } = held;
      if (!from) return [];
      const out = () => {
        hold.release();
        act((now) => takeOutSheet(now, key, from));
        chosen.taker(key)?.focus();
      };
      return [{ label: "Retirer de la séance", run: out }];
    }
    const { id } = held;
    const sizes = STEPS.flatMap((minutes, rank) => [
      { label: `− ${minutes} min`, run: () => longer(id, -minutes), keys: rank ? "Alt+Shift+ArrowUp" : "Alt+ArrowUp" },
      {
        label: `+ ${minutes} min`,
        run: () => longer(id, minutes),
        keys: rank ? "Alt+Shift+ArrowDown" : "Alt+ArrowDown",
      },
    ]);
    return [...(sessionOf(day(), id)?.end ? sizes : []), { label: "Modifier…", run: () => edit(id) }];
  };

  // --- taking and putting ---------------------------------------------------------------------------

  /** @type {(held: Held) => HTMLElement | null} */
  const home = (held) => {
    if (held.kind === "session") return table.taker(held.id);
    return (held.from ? table.taker(held.from, held.key) : null) ?? chosen.taker(held.key);
  };
  const hold = holding({ root, show: table.showPlaces, hide: table.hidePlaces, tools, home });
  /** @type {(place: HTMLElement, byKeys: boolean) => void} */
  const putIn = (place, byKeys) => {
    const held = hold.current();
    const where = table.placeOf(place);
    if (!held || !where) return;
    hold.release();
    const { outcome, key } = put(day(), held, where, table.date());
    act(() => outcome);
    const taker = table.taker(key);
    if (byKeys || !document.activeElement || document.activeElement === document.body)
      taker?.focus({ preventScroll: true });
    taker?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  };

  root.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const byKeys = event.detail === 0;
    const held = hold.current();
    // Whoever holds a sheet and presses a session, or a free place, means to put it there.
    const pressed = held?.kind === "sheet" ? target.closest(".droppable")?.querySelector(":scope > .place") : null;
    const edited = target.closest(".session-edit");
    const place = target.closest(".place") ?? pressed;
    const source = target.closest(".taker")?.closest("[data-take]");
    if (edited instanceof HTMLElement) {
      hold.release();
      edit(edited.dataset.session ?? "");
    } else if (place instanceof HTMLElement) putIn(place, byKeys);
    else if (source) {
      const one = heldFrom(source);
      if (!one) return;
      if (same(held, one)) hold.giveBack();
      else hold.take(one, byKeys, true);
    }
  });

  // --- dragging ---------------------------------------------------------------------------------------

  /** @type {HTMLElement | null} */
  let measure = null;
  /** @type {(edge: HTMLElement, minutes: number, done: boolean) => void} */
  const stretch = (edge, minutes, done) => {
    measure?.remove();
    measure = null;
    const key = edge.dataset.session ?? "";
    const session = sessionOf(day(), key);
    const [start, end] = [minutesOf(session?.start ?? ""), minutesOf(session?.end ?? "")];
    if (start === undefined || end === undefined) return;
    const to = Math.max(start + STEPS[0], Math.min(LATEST, end + minutes));
    if (done) {
      if (to !== end) act((now) => resizeSession(now, key, { end: timeOf(to) }));
      return;
    }
    const words = `jusqu’à ${hourInWords(to)} (${lengthInWords(to - start)})`;
    measure = make("span", { className: "session-measure", textContent: words });
    edge.after(measure);
  };
  dragging({
    root,
    take: (source) => {
      const one = heldFrom(source);
      if (one) hold.take(one);
      return one && one.name;
    },
    put: (place) => putIn(place, false),
    giveBack: hold.giveBack,
    stretch,
  });

  return {
    bar: hold.bar,
    release: hold.release,
    renew: () => {
      const held = hold.current();
      if (held) hold.renew(stillHeld(held));
    },
  };
};
