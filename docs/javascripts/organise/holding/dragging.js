// Taking with the mouse or a finger: a drag takes once it has gone a few pixels, a finger once it has stayed; before that a finger
// scrolls the page as ever. What is dragged and let go over a place is put there. A finger that lets go elsewhere still holds: one taps
// the place then. The mouse gives it back.

/**
 * @typedef {object} Around
 * @property {HTMLElement} root
 * @property {(element: HTMLElement) => string | null} take takes what an element stands for, and says its name; null where nothing can be taken
 * @property {(place: HTMLElement) => void} put
 * @property {() => void} giveBack
 * @property {(element: HTMLElement, minutes: number, done: boolean) => void} stretch the lower edge of a session is moved by so many minutes
 */

const FAR = 6; // pixels before the mouse drags
const SHAKY = 10; // pixels that a finger may move while it stays
const STAYED = 400; // milliseconds
const EDGE = 70; // pixels from the edge of the window, where it scrolls
const SPEED = 14; // pixels a frame
const MINUTE = 1.6; // pixels
const STEP = 5; // minutes

/** @param {Around} around */
export const dragging = ({ root, take, put, giveBack, stretch }) => {
  /** @type {{ source: HTMLElement, edge: HTMLElement | null, touch: boolean, x: number, y: number, id: number } | null} */
  let press = null;
  let dragged = false; // something is under the pointer
  let moved = false;
  let stay = 0;
  let frame = 0;
  let [x, y] = [0, 0];
  /** @type {HTMLElement | null} */
  let ghost = null;
  /** @type {HTMLElement | null} */
  let over = null;

  /** @type {() => HTMLElement | null} */
  const placeUnder = () => {
    const under = document.elementFromPoint(x, y)?.closest(".droppable");
    return under ? (under.querySelector(":scope > .place, :scope > * > .place") ?? null) : null;
  };
  const mark = () => {
    const place = placeUnder();
    if (place === over) return;
    over?.classList.remove("over");
    over = place;
    over?.classList.add("over");
  };
  /** @type {(element: HTMLElement | null) => Element | null} */
  const scrolling = (element) => element?.closest(".table-scroll") ?? null;
  // Near an edge the window scrolls, as long as something is dragged.
  const roll = () => {
    frame = 0;
    if (!dragged) return;
    const down = y > innerHeight - EDGE ? 1 : y < EDGE ? -1 : 0;
    if (down) scrollBy({ top: down * SPEED, behavior: "instant" });
    const region = scrolling(over) ?? scrolling(press?.source ?? null) ?? root.querySelector(".table-scroll");
    const across = x > innerWidth - EDGE ? 1 : x < EDGE ? -1 : 0;
    if (across && region) region.scrollBy({ left: across * SPEED, behavior: "instant" });
    if (down || across) mark();
    frame = requestAnimationFrame(roll);
  };
  const follow = () => {
    if (!ghost) return;
    ghost.style.translate = `${Math.round(x + 12)}px ${Math.round(y + 12)}px`;
    mark();
    if (!frame) frame = requestAnimationFrame(roll);
  };
  const begin = () => {
    if (!press) return;
    const name = take(press.source);
    if (name === null) {
      press = null;
      return;
    }
    dragged = true;
    ghost = document.createElement("div");
    ghost.className = "drag-ghost";
    ghost.setAttribute("aria-hidden", "true");
    ghost.textContent = name;
    document.body.append(ghost);
    document.documentElement.classList.add("dragging");
    follow();
  };
  const end = () => {
    clearTimeout(stay);
    cancelAnimationFrame(frame);
    frame = 0;
    ghost?.remove();
    ghost = null;
    over?.classList.remove("over");
    over = null;
    document.documentElement.classList.remove("dragging");
    press = null;
    dragged = false;
    moved = false;
  };
  const minutes = () => Math.round((y - (press?.y ?? y)) / MINUTE / STEP) * STEP;

  root.addEventListener("pointerdown", (event) => {
    const { target, button, isPrimary, pointerType, pointerId } = event;
    if (!(target instanceof Element) || button !== 0 || !isPrimary) return;
    /** @type {HTMLElement | null} */
    const edge = target.closest(".session-edge");
    /** @type {HTMLElement | null} */
    const source = target.closest("[data-take]");
    if (!source && !edge) return;
    if (!edge && target.closest("a, .no-drag")) return;
    [x, y] = [event.clientX, event.clientY];
    const touch = pointerType !== "mouse";
    press = { source: source ?? /** @type {HTMLElement} */ (edge), edge, touch, x, y, id: pointerId };
    if (edge) event.preventDefault();
    else if (touch) stay = setTimeout(begin, STAYED);
  });
  addEventListener("pointermove", (event) => {
    if (!press || event.pointerId !== press.id) return;
    [x, y] = [event.clientX, event.clientY];
    const far = Math.hypot(x - press.x, y - press.y);
    if (press.edge) {
      stretch(press.edge, minutes(), false);
      return;
    }
    if (dragged) {
      moved ||= far > FAR;
      follow();
    } else if (press.touch) {
      if (far > SHAKY) end(); // it scrolls
    } else if (far > FAR) {
      begin();
      moved = true;
    }
  });
  addEventListener("pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return;
    [x, y] = [event.clientX, event.clientY];
    if (press.edge) stretch(press.edge, minutes(), true);
    if (dragged) {
      noClick();
      const place = moved ? placeUnder() : null;
      const { touch } = press;
      end();
      if (place) put(place);
      else if (!touch) giveBack();
    } else end();
  });
  addEventListener("pointercancel", (event) => {
    if (press?.edge) stretch(press.edge, 0, true);
    if (event.pointerId === press?.id) end();
  });
  // What a finger holds does not scroll the page, nor open the menu of a long press.
  addEventListener(
    "touchmove",
    (event) => {
      if (dragged || press?.edge) event.preventDefault();
    },
    { passive: false },
  );
  root.addEventListener("contextmenu", (event) => {
    if (press?.touch) event.preventDefault();
  });
  root.addEventListener("dragstart", (event) => event.preventDefault());
};

// The click that follows a drag means nothing.
const noClick = () => {
  /** @type {(event: Event) => void} */
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
};
