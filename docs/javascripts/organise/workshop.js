// The day on the table: its frame, its sheets, its programme, drawn after each gesture. One history holds the day; each part shows it and
// asks for gestures.
import { action, make, say } from "../lib/elements.js";
import { tell } from "../lib/live-region.js";
import { bySession, clashList } from "./clash-list.js";
import { clashesOf } from "./day/clashes.js";
import { BLANK_DAY, BLANK_SESSION, daysOf, nameOf, sessionOf, withNames } from "./day/day.js";
import { addDay, removeDay, setFrame } from "./day/frame.js";
import { after, begun, redo, undo } from "./day/history.js";
import { addSession, duplicateSession, removeSession, setSession } from "./day/sessions.js";
import { spreadRooms } from "./day/room-spread.js";
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
 * @property {Act} settle the same, of what nobody did by hand: it is not said
 * @property {() => void} flush takes what is typed and not left yet
 * @property {import("./frame.js").FrameFields} frame
 * @property {(key: string, point?: import("./session-editor.js").Point) => void} goTo leads to a session, or to a field of it
 */

// `changed` is called with each new day.
/** @type {(catalogue: Catalogue, data: Library, changed: (day: Day) => void) => Workshop} */
export const workshop = (catalogue, data, changed) => {
  const titles = new Map(data.cases.map(({ key, title }) => [key, title]));
  let history = begun(BLANK_DAY);
  const day = () => history.day;
  const said = make("p", { className: "desk-said" });

  // --- gestures ---------------------------------------------------------------------------------

  /** @type {(told: string, refused: boolean) => void} */
  const speak = (told, refused) => {
    say(said, told);
    tell(told, refused);
  };
  const draw = () => {
    const clashes = clashesOf(catalogue, day(), titles);
    frame.show(day());
    slots.show(day());
    chosen.show(day());
    found.refresh();
    table.show(day(), bySession(clashes));
    clashing.show(clashes);
    back.disabled = !history.past.length;
    forth.disabled = !history.undone.length;
    own.renew();
  };
  /** @type {(gesture: (day: Day) => Outcome, quiet: boolean) => boolean} */
  const run = (gesture, quiet) => {
    const made = gesture(day());
    const outcome = { ...made, told: withNames(made.told, made.day, titles) };
    const before = history;
    history = after(history, outcome);
    const refused = history === before;
    if (!quiet || refused) speak(outcome.told, refused);
    if (refused) return false;
    draw();
    changed(day());
    return true;
  };
  /** @type {Act} */
  const act = (gesture) => run(gesture, false);
  // What stands in its own field needs no word, which would take the place of what was just said.
  /** @type {Act} */
  const settle = (gesture) => run(gesture, true);
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
    speak(told, history === before);
  };
  const back = action("Annuler", () => turn(undo), { attributes: { "aria-keyshortcuts": "Control+Z" } });
  const forth = action("Rétablir", () => turn(redo), { attributes: { "aria-keyshortcuts": "Control+Y" } });

  // A gesture of which whoever asked for it wants to know why it was not done; empty where it was.
  /** @type {(gesture: (day: Day) => Outcome) => string} */
  const tried = (gesture) => {
    const outcome = gesture(day());
    return act(() => outcome) ? "" : outcome.told;
  };
  // What a session would clash with on another day.
  /** @type {(outcome: Outcome, key: string) => readonly import("./clash-list.js").Told[]} */
  const foreseen = ({ day: other }, key) => bySession(clashesOf(catalogue, other, titles)).get(key) ?? [];
  /** @type {(key: string, point?: import("./session-editor.js").Point) => void} */
  const edit = (key, point) => {
    const session = sessionOf(day(), key);
    if (!session) return;
    own.release();
    editSession(catalogue, day(), session, `Séance : ${nameOf(session, titles)}`, {
      point,
      clashes: (changes) => foreseen(setSession(day(), key, changes), key),
      keep: (changes) => tried((now) => setSession(now, key, changes)),
      double: () => act((now) => duplicateSession(now, key)),
      remove: () => act((now) => removeSession(now, key)),
      closed: () => (table.taker(key) ?? slots.add).focus(),
    });
  };
  const addOne = () => {
    const on = daysOf(day()).length > 1 ? { day: table.date() } : {};
    const fresh = { ...BLANK_SESSION, kind: "atelier-pratiques", ...on };
    /** @type {(changes: import("./session-editor.js").Changes) => Outcome} */
    const added = (changes) => addSession(day(), { kind: fresh.kind, ...on, ...changes });
    editSession(catalogue, day(), fresh, "Une séance de plus", {
      clashes: (changes) => {
        const outcome = added(changes);
        return foreseen(outcome, outcome.day.sessions.at(-1)?.key ?? "");
      },
      keep: (changes) => tried(() => added(changes)),
      closed: () => slots.add.focus(),
    });
  };

  // --- parts ------------------------------------------------------------------------------------

  const frame = frameFields({
    catalogue,
    day,
    change: (changes) => settle((now) => setFrame(now, changes)),
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
    event: () => day().origin?.key ?? "",
  });
  const table = timetable(titles, () => own.renew());
  const slots = slotsLine(
    (typed) => tried((now) => addSlots(now, typed, { day: table.date() || undefined })),
    addOne,
    () => act(spreadRooms),
  );
  /** @type {Workshop["goTo"]} */
  const goTo = (key, point) => {
    table.turnTo(dateOfKey(day(), key));
    const taker = table.taker(key);
    taker?.focus({ preventScroll: true });
    taker?.scrollIntoView({ block: "center", behavior: "instant" });
    if (point) edit(key, point);
  };
  const clashing = clashList(goTo);
  const saved = make("p", { className: "saved", attributes: { role: "status" } });
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
    make(
      "p",
      { className: "desk-skips" },
      action("Aller aux fiches", found.focus, { className: "act small" }),
      action("Aller au programme", () => slots.field.focus(), { className: "act small" }),
    ),
    frame.element,
    make("div", { className: "desk-bar" }, back, forth, said, saved),
    make(
      "div",
      { className: "desk-columns" },
      make(
        "div",
        { className: "desk-side" },
        make(
          "p",
          { className: "desk-skips" },
          action("Aller aux fiches choisies", chosen.focus, { className: "act small" }),
          action("Aller au programme", () => slots.field.focus(), { className: "act small" }),
        ),
        found.element,
        chosen.element,
      ),
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
    settle,
    flush: frame.flush,
    frame,
    goTo,
  };
};
