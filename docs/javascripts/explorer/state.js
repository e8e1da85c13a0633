// What the search page shows, as one state: what is typed, chosen, sorted, and how the results
// are presented. It stands in the address, so that a link, a reload and the back button show
// the same. lib/facets.js knows how it is written there; main.js draws it.
import { readAddress, writeAddress } from "../lib/facets.js";

// `draw(state)` is called with each state: the one of the address first, then what `go` and
// `choose` make of it, and what the back button brings.
export const follow = (data, draw) => {
  let state;

  const read = () => {
    state = readAddress(location.search, data);
    return draw(state);
  };

  const go = (change) => {
    state = { ...state, ...change, unknown: [], cut: false }; // what the address got wrong was told once
    const query = writeAddress(state);
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    return draw(state);
  };

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
