// What the search page shows, as one state: what is typed, chosen, sorted, and how the results
// are presented. It is in the address, so that a link, a reload and the back button show
// the same. filtering.js knows how it is written there; page.js draws it.
import { readAddress, writeAddress } from "./filtering.js";

/** @typedef {import("./filtering.js").State} State */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {(change: Partial<State>) => Promise<void>} Go shows another state */
/** @typedef {(facet: string, id: string, wanted: boolean) => Promise<void>} Choose takes a value of a facet, or leaves it */

// `draw(state)` is called with each state: the one of the address first, then what `go` and
// `choose` make of it, and what the back button brings.
/** @type {(data: Faceted, draw: (state: State) => Promise<void>) => { read: () => Promise<void>, go: Go, choose: Choose }} */
export const follow = (data, draw) => {
  let state = readAddress(location.search, data);

  const read = () => {
    state = readAddress(location.search, data);
    return draw(state);
  };

  /** @type {Go} */
  const go = (change) => {
    state = { ...state, ...change, unknown: [], cut: false }; // what was wrong with the address was shown once
    const query = writeAddress(state);
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    return draw(state);
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

  addEventListener("popstate", read);
  return { read, go, choose };
};
