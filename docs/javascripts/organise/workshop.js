// The day on the table: its frame, its sheets, its programme, drawn after each gesture. One history holds the day; each part shows it and
// asks for gestures.
import { action, make, say } from "../lib/elements.js";
import { tell } from "../lib/live-region.js";
import { bySession, clashList } from "./clash-list.js";
import { clashesOf } from "./day/clashes.js";
import { BLANK_DAY, BLANK_SESSION, daysOf, nameOf, sessionOf } from "./day/day.js";
import { addDay, removeDay, setFrame } from "./day/frame.js";
import { after, begun, redo, undo } from "./day/history.js";
import { addSession, duplicateSession, removeSession, setSession } from "./day/sessions.js";
import { chooseSheets, dropSheet, spreadSheets } from "./day/sheets.js";
import { addSlots } from "./day/slots.js";
import { frameFields } from "./frame.js";
import { hands } from "./holding/hands.js";
import { editSession } from "./session-editor.js";
import { finder } from "./sheets/finder.js";
import { tray } from "./sheets/tray.js";
import { slotsLine } from "./slots-line.js";
import { dateOfKey } from "./timetable/puts.js";
import { timetable } from "./timetable/timetable.js";

/** @typedef {import("../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/library.js").Library} Library */
/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/day.js").Outcome} Outcome */
/** @typedef {(gesture: (day: Day) => Outcome) => boolean} Act does something to the day; whether it was done */
/**
 * @typedef {object} Workshop
 * @property {HTMLElement} element
 * @property {HTMLElement} saved where it is said when the day was kept
 * @property {() => Day} day
 * @property {(day: Day) => void} open puts another day on the table
 * @property {Act} act
 * @property {() => void} flush takes what is typed and not left yet
 * @property {import("./frame.js").FrameFields} frame
 * @property {(key: string) => void} goTo leads to a session
 */

// `changed` is called with each new day.
/** @type {(catalogue: Catalogue, data: Library, changed: (day: Day) => void) => Workshop} */
export const workshop = (catalogue, data, changed) => {
  const titles = new Map(data.cases.map(({ key, title }) => [key, title]));
  let history = begun(BLANK_DAY);
  const day = () => history.day;
  const said = make("p", { className: "desk-said" });

  // --- gestures ---------------------------------------------------------------------------------

  /** @type {(told: string) => void} */
  const speak = (told) => {
    say(said, told);
    tell(told);
  };
  const draw = () => {
    const clashes = clashesOf(catalogue, day(), titles);
    frame.show(day());
    chosen.show(day());
    found.refresh();
    table.show(day(), bySession(clashes));
    clashing.show(clashes);
    back.disabled = !history.past.length;
    forth.disabled = !history.undone.length;
    own.renew();
  };
  /** @type {Act} */
  const act = (gesture) => {
    const outcome = gesture(day());
    const before = history;
    history = after(history, outcome);
    speak(outcome.told);
    if (history === before) return false;
    draw();
    changed(day());
    return true;
  };
  /** @type {(step: typeof undo) => void} */
  const turn = (step) => {
    frame.flush();
    const before = history;
    const { history: other, told } = step(history);
    history = other;
    if (other !== before) {
      draw();
      changed(day());
    }
    speak(told);
  };
  const back = action("Annuler", () => turn(undo), { attributes: { "aria-keyshortcuts": "Control+Z" } });
  const forth = action("Rétablir", () => turn(redo), { attributes: { "aria-keyshortcuts": "Control+Y" } });

  // A gesture of which the dialog wants to know why it was not done; empty where it was.
  /** @type {(gesture: (day: Day) => Outcome) => string} */
  const tried = (gesture) => {
    const outcome = gesture(day());
    return act(() => outcome) ? "" : outcome.told;
  };
  /** @type {(key: string) => void} */
  const edit = (key) => {
    const session = sessionOf(day(), key);
    if (!session) return;
    own.release();
    editSession(catalogue, day(), session, `Séance : ${nameOf(session, titles)}`, {
      keep: (changes) => tried((now) => setSession(now, key, changes)),
      double: () => act((now) => duplicateSession(now, key)),
      remove: () => act((now) => removeSession(now, key)),
      closed: () => (table.taker(key) ?? slots.add).focus(),
    });
  };
  const addOne = () => {
    const on = daysOf(day()).length > 1 ? { day: table.date() } : {};
    const fresh = { ...BLANK_SESSION, kind: "atelier-pratiques", ...on };
    editSession(catalogue, day(), fresh, "Une séance de plus", {
      keep: (changes) => tried((now) => addSession(now, { kind: fresh.kind, ...on, ...changes })),
      closed: () => slots.add.focus(),
    });
  };

  // --- parts ------------------------------------------------------------------------------------

  const frame = frameFields({
    catalogue,
    day,
    change: (changes) => act((now) => setFrame(now, changes)),
    act,
    moreDays: () => act(addDay),
    fewerDays: () => act(removeDay),
  });
  const chosen = tray(data, titles, {
    spread: () => act(spreadSheets),
    remove: (sheet) => act((now) => dropSheet(now, sheet)),
  });
  const found = finder(data, {
    has: (key) => day().chosen.includes(key),
    add: (keys) => act((now) => chooseSheets(now, keys)),
    remove: (key) => act((now) => dropSheet(now, key)),
  });
  const table = timetable(titles, () => own.renew());
  const slots = slotsLine((typed) => act((now) => addSlots(now, typed, { day: table.date() || undefined })), addOne);
  /** @type {(key: string) => void} */
  const goTo = (key) => {
    table.turnTo(dateOfKey(day(), key));
    const taker = table.taker(key);
    taker?.focus({ preventScroll: true });
    taker?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  const clashing = clashList(goTo);
  const saved = make("p", { className: "saved" });
  const programme = make(
    "section",
    { className: "desk-programme", attributes: { "aria-labelledby": "titre-programme" } },
    make("h2", { id: "titre-programme", textContent: "Le programme" }),
    slots.element,
    clashing.element,
    table.element,
  );
  const element = make(
    "div",
    { className: "workshop" },
    frame.element,
    make("div", { className: "desk-bar" }, back, forth, said, saved),
    make(
      "div",
      { className: "desk-columns" },
      make("div", { className: "desk-side" }, chosen.element, found.element),
      programme,
    ),
  );
  const own = hands({ root: element, day, act, titles, table, chosen, edit });
  element.append(own.bar);
  element.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.matches("input, textarea, select")) return; // it has its own
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    turn(key === "y" || event.shiftKey ? redo : undo);
  });

  return {
    element,
    saved,
    day,
    open: (one) => {
      own.release();
      history = begun(one);
      say(said, "");
      draw();
    },
    act,
    flush: frame.flush,
    frame,
    goTo,
  };
};
