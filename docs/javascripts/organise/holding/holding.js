// What somebody holds: a sheet or a session, taken with a click, a long press, a drag or a key, until it is put somewhere or given
// back. There is one such state for the mouse, the finger and the keyboard, so that no drag is ever needed. The bar at the bottom says
// what is held; the places where it may be put are buttons, which the timetable shows as long as something is held.
import { action, make, say } from "../../lib/elements.js";
import { tell } from "../../lib/live-region.js";
import { boxOf, neighbour } from "./geometry.js";

/** @typedef {{ kind: "sheet", key: string, from: string | null, name: string } | { kind: "session", id: string, name: string }} Held a sheet, perhaps of a session, or a session */
/** @typedef {{ label: string, run: () => void, keys?: string }} Tool something else that can be done with what is held */
/**
 * @typedef {object} Around what holding asks of the page
 * @property {HTMLElement} root where places are
 * @property {(held: Held) => void} show shows the places
 * @property {() => void} hide
 * @property {(held: Held) => Tool[]} tools
 * @property {(held: Held) => HTMLElement | null} home where it is taken from, to have the focus again
 */
/** @typedef {ReturnType<typeof holding>} Holding */

const STEPS = new Map([
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
]);
const BAR = 120; // pixels, about what the bar covers
const KEYS = "Les flèches mènent d’une place à l’autre, Entrée pose, Échap remet à sa place.";

/** @param {Around} around */
export const holding = ({ root, show, hide, tools, home }) => {
  /** @type {Held | null} */
  let held = null;
  let explained = false;
  /** @type {string | null} */
  let place = null; // the name of the one that has the focus
  const said = make("p", { className: "held-said" });
  const keys = make("p", { className: "held-keys", textContent: KEYS });
  const buttons = make("p", { className: "act-line" });
  const bar = make(
    "section",
    { className: "held-bar", hidden: true, attributes: { "aria-label": "Ce que vous tenez" } },
    said,
    buttons,
    keys,
  );

  /** @type {() => HTMLElement[]} */
  const places = () => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("button.place"))];
  const draw = () => {
    bar.hidden = !held;
    for (const one of [root, document.documentElement]) one.classList.toggle("holding", Boolean(held));
    if (!held) return;
    say(said, `Vous tenez : ${held.name}. Choisissez où poser.`);
    buttons.replaceChildren(
      ...tools(held).map(({ label, run, keys: shortcut }) =>
        action(label, run, {
          className: "act small",
          attributes: shortcut ? { "aria-keyshortcuts": shortcut } : {},
        }),
      ),
      action("Remettre à sa place", () => giveBack(), {
        className: "act small",
        attributes: { "aria-keyshortcuts": "Escape" },
      }),
    );
  };
  // `byKeys`: the focus goes to the first place, from where arrows lead on.
  // By a click, the first place comes into sight where none is; a drag brings what it holds there itself.
  /** @type {(one: Held, byKeys?: boolean, scrolls?: boolean) => void} */
  const take = (one, byKeys = false, scrolls = false) => {
    if (held) hide();
    held = one;
    show(one);
    draw();
    const all = places();
    const told = all.length
      ? `Vous tenez : ${one.name}. ${all.length} places possibles.`
      : "Il n’y a pas encore de place où poser.";
    tell(explained ? told : `${told} ${KEYS}`);
    explained = true;
    if (byKeys) {
      const from = home(one);
      (from && all.length ? nearest(from, all) : buttons.querySelector("button"))?.focus();
    } else if (scrolls && !all.some(isInSight)) all[0]?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  // Whatever is held is held no more.
  const release = () => {
    if (!held) return;
    held = null;
    hide();
    draw();
  };
  const giveBack = () => {
    const before = held;
    release();
    if (!before) return;
    tell(`Remis à sa place : ${before.name}.`);
    home(before)?.focus();
  };

  root.addEventListener("focusin", ({ target }) => {
    place = target instanceof HTMLElement && target.matches(".place") ? target.getAttribute("aria-label") : null;
  });
  root.addEventListener("keydown", (event) => {
    if (!held || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      giveBack();
      return;
    }
    const shortcut = [event.altKey && "Alt", event.shiftKey && "Shift", event.key].filter(Boolean).join("+");
    const tool = event.altKey ? tools(held).find((one) => one.keys === shortcut) : undefined;
    if (tool) {
      event.preventDefault();
      tool.run();
      return;
    }
    const step = STEPS.get(event.key);
    const { target } = event;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
    if (target.matches("input, textarea, select")) return;
    event.preventDefault();
    const all = places();
    const next = target.matches(".place") ? neighbour(target, all, step[0], step[1]) : (all[0] ?? null);
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });

  return {
    bar,
    take,
    release,
    giveBack,
    // After the day has changed under what is held: the places are other ones.
    /** @type {(now: Held | null) => void} */
    renew: (now) => {
      if (!held) return;
      const at = place;
      hide();
      held = now;
      if (held) show(held);
      draw();
      if (!held || !at || (document.activeElement && document.activeElement !== document.body)) return;
      const all = places();
      (all.find((one) => one.getAttribute("aria-label") === at) ?? all[0])?.focus({ preventScroll: true });
    },
    current: () => held,
  };
};

/** @type {(element: HTMLElement) => boolean} */
const isInSight = (element) => {
  const { top, bottom } = boxOf(element);
  return top > 0 && bottom < innerHeight - BAR;
};

// Of all places the one to begin with: for a sheet the first session that waits for one, else what is nearest.
/** @type {(from: HTMLElement, all: HTMLElement[]) => HTMLElement | null} */
const nearest = (from, all) => {
  const { left, top } = from.getBoundingClientRect();
  const own = from.closest(".desk-session");
  const waiting = own ? undefined : all.find((place) => place.closest(".vacant"));
  if (waiting) return waiting;
  let best = null;
  let least = Infinity;
  for (const one of all) {
    if (own?.contains(one)) continue;
    const box = boxOf(one);
    const far = Math.hypot(box.left - left, box.top - top);
    if (far < least) [best, least] = [one, far];
  }
  return best ?? all[0] ?? null;
};
