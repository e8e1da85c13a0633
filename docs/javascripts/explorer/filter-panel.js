// The filters of the search page: a column beside the results on a wide screen; on a narrow one a sheet over them, which a
// button opens. What is ticked in the sheet shows at once in the number on the button that closes it. page.js places and
// feeds both, state.js makes the back button close the sheet.
import { make, say } from "../lib/elements.js";
import { tell } from "../lib/live-region.js";
import { pageCount } from "../lib/phrases.js";
import { facetGroup } from "./facet-group.js";

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("./state.js").Choose} Choose */
/** @typedef {import("./state.js").Hold} Hold */
/**
 * @typedef {object} Panel
 * @property {HTMLElement} column where the filters are on a wide screen
 * @property {HTMLElement} opener the button that opens the sheet
 * @property {HTMLElement} sheet
 * @property {(shown: { chosen: Chosen, counts: Map<string, Map<string, number>>, named: Map<string, Set<string>>, found: number }) => void} show
 */

const WIDE = "(min-width: 60rem)";

/** @type {(found: number) => string} */
const seenText = (found) => {
  if (!found) return "Aucun résultat : voir comment élargir";
  return found === 1 ? "Voir le résultat" : `Voir les ${found} résultats`;
};

// `leave` is called when the button of the sheet closes it: it leads to the results.
/** @type {(data: Faceted, change: { choose: Choose, hold: Hold, clear: () => void }, leave: () => void) => Panel} */
export const filterPanel = (data, { choose, hold, clear }, leave) => {
  const groups = data.facets.map((facet) => facetGroup(facet, choose));
  const all = make("div", { className: "facet-groups" }, ...groups.map(({ element }) => element));
  const opener = make("button", {
    type: "button",
    className: "act filters-open",
    attributes: { "aria-haspopup": "dialog" },
  });
  const seen = make("button", { type: "button", className: "seen" });
  const none = make("button", { type: "button", className: "act", textContent: "Tout effacer" });
  const close = make("button", {
    type: "button",
    className: "act sheet-close",
    textContent: "×",
    attributes: { "aria-label": "Fermer les filtres" },
  });
  const head = make(
    "div",
    { className: "sheet-head" },
    make("h2", { id: "filtres-titre", textContent: "Filtrer" }),
    close,
  );
  const sheet = make(
    "dialog",
    { className: "filters-sheet", attributes: { "aria-labelledby": "filtres-titre" } },
    head,
    make("div", { className: "sheet-body" }),
    make("div", { className: "sheet-foot" }, none, seen),
  );
  const column = make(
    "section",
    { className: "filters", attributes: { "aria-label": "Filtrer" } },
    make("h2", { textContent: "Filtrer" }),
  );
  /** @type {(() => void) | undefined} */
  let release;
  const shut = () => {
    if (sheet.open) sheet.close();
    release?.();
    release = undefined;
  };
  opener.addEventListener("click", () => {
    sheet.showModal();
    release = hold(() => {
      release = undefined;
      sheet.close();
    });
  });
  close.addEventListener("click", shut);
  sheet.addEventListener("cancel", (event) => {
    event.preventDefault();
    shut();
  });
  sheet.addEventListener("click", ({ target }) => {
    if (target === sheet) shut(); // beside its content
  });
  none.addEventListener("click", clear);
  seen.addEventListener("click", () => {
    shut();
    leave();
  });
  const wide = matchMedia(WIDE);
  const place = () => {
    if (wide.matches) {
      shut();
      column.append(all);
    } else sheet.children[1].append(all);
    column.hidden = !wide.matches;
    opener.hidden = wide.matches;
  };
  wide.addEventListener("change", place);
  place();

  /** @type {Panel["show"]} */
  const show = ({ chosen, counts, named, found }) => {
    for (const { id, show: showGroup } of groups)
      showGroup({
        chosen: chosen.get(id) ?? new Set(),
        counts: counts.get(id) ?? new Map(),
        named: named.get(id) ?? new Set(),
      });
    const number = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
    say(opener, number ? `Filtrer (${number} ${number > 1 ? "choisis" : "choisi"})` : "Filtrer");
    say(seen, seenText(found));
    none.hidden = !number;
    if (sheet.open) tell(found ? pageCount(found) : "Rien ne répond avec ces filtres.", !found);
  };
  return { column, opener, sheet, show };
};
