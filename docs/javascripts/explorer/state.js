// What the search page shows, as one state: what is typed, chosen, sorted, and how the results
// are presented. It is in the address, so that a link, a reload and the back button show
// the same. filtering.js knows how it is written there; page.js draws it.
//
// How many results were shown, and where one stood among them, is in the entry of the history: whoever comes back from a
// page finds the list as it was left, whether the browser kept it in memory or not.
import { readAddress, writeAddress } from "./filtering.js";

/** @typedef {import("./filtering.js").State} State */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {{ shown: number, top: number | undefined }} Place how many results are shown; how far the page is scrolled, none for who has not been there */
/** @typedef {(change: Partial<State>) => Promise<void>} Go shows another state */
/** @typedef {(facet: string, id: string, wanted: boolean) => Promise<void>} Choose takes a value of a facet, or leaves it */
/** @typedef {(leave: () => void) => () => void} Hold begins a spell whose changes are one step back; `leave` is called when the back button ends it, and what is returned ends it otherwise */

const STILL = 150; // milliseconds without scrolling
const MOST = 100_000;

/** @type {(value: unknown) => Place} */
export const placeIn = (value) => {
  const { shown, top } = /** @type {Record<string, unknown>} */ (value && typeof value === "object" ? value : {});
  return { shown: numberIn(shown) ?? 0, top: numberIn(top) };
};

/** @type {(one: unknown) => number | undefined} */
const numberIn = (one) => (typeof one === "number" && one >= 0 && one <= MOST ? one : undefined);

// `draw(state, place)` is called with each state: the one of the address first, then what `go` and
// `choose` make of it, and what the back button brings. `shown()` tells how many results there are.
/** @type {(data: Faceted, draw: (state: State, place: Place) => Promise<void>, shown: () => number) => { read: () => Promise<void>, keepPlace: () => void, go: Go, choose: Choose, hold: Hold }} */
export const follow = (data, draw, shown) => {
  let state = readAddress(location.search, data);
  /** @type {{ address: string, leave: () => void } | undefined} */
  let spell;
  let returning = false; // by a step back of our own, which changes nothing
  let ready = false; // before the first list is there, nothing is known of the place
  history.scrollRestoration = "manual"; // the browser would look for a place in a list that has not come yet

  const keepPlace = () => {
    if (ready) history.replaceState({ shown: shown(), top: Math.round(scrollY) }, "");
  };
  const read = async () => {
    ready = false;
    state = readAddress(location.search, data);
    const place = placeIn(history.state);
    await draw(state, place);
    if (place.top !== undefined) scrollTo({ top: place.top, behavior: "instant" });
    ready = true;
  };

  const written = () => {
    const query = writeAddress(state);
    return query ? `?${query}` : location.pathname;
  };
  /** @type {Go} */
  const go = async (change) => {
    state = { ...state, ...change, unknown: [], cut: false }; // what was wrong with the address was shown once
    if (spell) history.replaceState(null, "", written());
    else {
      keepPlace();
      history.pushState(null, "", written());
    }
    ready = false;
    await draw(state, placeIn(null));
    ready = true;
  };

  /** @type {Choose} */
  const choose = (facet, id, wanted) => {
    const chosen = new Map(state.chosen);
    const values = new Set(chosen.get(facet));
    if (wanted) values.add(id);
    else values.delete(id);
    if (values.size) chosen.set(facet, values);
    else chosen.delete(facet);
    return go({ chosen });
  };

  /** @type {Hold} */
  const hold = (leave) => {
    keepPlace();
    spell = { address: written(), leave };
    history.pushState(null, "", written());
    return () => {
      const before = spell?.address;
      spell = undefined;
      if (before !== written()) return;
      returning = true; // nothing has changed: no step of its own
      history.back();
    };
  };

  addEventListener("popstate", () => {
    if (returning) returning = false;
    else if (spell) {
      // The step back was for what was open; what was chosen in it stays, one step further.
      const { address, leave } = spell;
      spell = undefined;
      if (address !== written()) history.pushState(null, "", written());
      leave();
    } else read();
  });
  let still = 0;
  addEventListener("scroll", () => {
    clearTimeout(still);
    still = setTimeout(keepPlace, STILL);
  });
  // Whoever presses a link at once after scrolling.
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href]")) keepPlace();
  });
  return { read, keepPlace, go, choose, hold };
};
