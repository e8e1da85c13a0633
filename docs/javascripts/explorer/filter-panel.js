// The filters of the search page: the panel with the values of each facet and how many pages
// each would leave, and the line of those that are chosen. page.js places and feeds both.
import { action, make } from "../lib/elements.js";
import { labelOf } from "../lib/library.js";
import { pageCount } from "../lib/phrases.js";

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("../lib/library.js").Facet} Facet */
/** @typedef {import("../lib/library.js").FacetValue} FacetValue */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("./state.js").Choose} Choose */
/** @typedef {import("./state.js").Go} Go */
/** @typedef {{ id: string, element: HTMLElement, show: (chosen: Set<string>, counts: Map<string, number>) => void }} Group */

const FEW = 7; // the values that a long facet shows at first
const OPEN = ["type", "theme", "challenge"];

// Narrower terms each after its broader one.
/** @type {(facet: Facet) => FacetValue[]} */
const ordered = ({ values, broader }) => {
  if (!broader) return values;
  return values
    .filter(([id]) => !broader[id])
    .flatMap((top) => [top, ...values.filter(([id]) => broader[id] === top[0])]);
};

/** @type {(facet: Facet, id: string) => string} */
const depth = ({ broader }, id) => {
  if (!broader) return "";
  return broader[id] ? "narrower" : "broader";
};

// One facet: `show(chosen, counts)` shows what each of its values would leave.
/** @type {(facet: Facet, choose: Choose) => Group} */
const facetGroup = (facet, choose) => {
  let whole = false;
  /** @type {[chosen: Set<string>, counts: Map<string, number>] | undefined} */
  let last;
  const rows = ordered(facet).map(([id, label]) => {
    const box = make("input", { type: "checkbox", name: facet.id, value: id });
    const count = make("span", { className: "count" });
    box.addEventListener("change", () => choose(facet.id, id, box.checked));
    return {
      id,
      box,
      count,
      line: make(
        "li",
        { className: depth(facet, id) },
        make("label", {}, box, make("span", { textContent: label }), count),
      ),
    };
  });
  const number = make("span", { className: "count" });
  const rest = action("", () => {
    whole = true;
    if (last) show(...last);
    rows.find(({ line }) => !line.hidden)?.box.focus();
  });
  const element = make(
    "details",
    { className: "facet-group", open: OPEN.includes(facet.id) },
    make("summary", {}, facet.label, number),
    make("ul", {}, ...rows.map(({ line }) => line)),
    rest,
  );

  /** @type {Group["show"]} */
  const show = (chosen, counts) => {
    last = [chosen, counts];
    const long = counts.size > FEW + 2; // a button for one or two more is no gain
    let [shown, left] = [0, 0];
    for (const { id, box, count, line } of rows) {
      const found = counts.get(id) || 0;
      box.checked = chosen.has(id);
      count.textContent = ` ${found}`;
      const worth = found > 0 || box.checked;
      const room = facet.broader || !long || whole || shown < FEW || box.checked;
      line.hidden = !worth || !room;
      if (!line.hidden) shown += 1;
      else if (worth) left += 1;
    }
    element.hidden = shown === 0;
    number.textContent = chosen.size ? ` ${chosen.size}` : "";
    rest.hidden = left === 0;
    rest.textContent = `Voir les ${left} autres`;
  };
  return { id: facet.id, element, show };
};

// The panel; on a narrow screen it opens as a sheet, and `leave` is called when its button closes it.
/** @type {(data: Faceted, choose: Choose, leave: () => void) => { panel: HTMLElement, show: (chosen: Chosen, counts: Map<string, Map<string, number>>, found: number) => void }} */
export const filterPanel = (data, choose, leave) => {
  const groups = data.facets.map((facet) => facetGroup(facet, choose));
  const summary = make("summary", {});
  const seen = make("button", { type: "button", className: "seen" });
  const panel = make(
    "details",
    { className: "filters", open: matchMedia("(min-width: 60rem)").matches },
    summary,
    make("div", { className: "facet-groups" }, ...groups.map(({ element }) => element)),
    seen,
  );
  seen.addEventListener("click", () => {
    panel.open = false;
    leave();
  });
  /** @type {(chosen: Chosen, counts: Map<string, Map<string, number>>, found: number) => void} */
  const show = (chosen, counts, found) => {
    for (const group of groups) group.show(chosen.get(group.id) ?? new Set(), counts.get(group.id) ?? new Map());
    const number = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
    seen.textContent = `Voir ${found === 1 ? "la page" : `les ${pageCount(found)}`}`;
    summary.textContent = number ? `Filtrer (${number} ${number > 1 ? "choisis" : "choisi"})` : "Filtrer";
  };
  return { panel, show };
};

// What is chosen, each with a button that takes it back. `home` has the focus when none is left.
/** @type {(data: Faceted, change: { go: Go, choose: Choose }, home: HTMLElement) => { line: HTMLElement, show: (chosen: Chosen) => void }} */
export const chosenLine = (data, { go, choose }, home) => {
  const line = make("ul", { className: "chosen", attributes: { "aria-label": "Filtres choisis" } });
  /** @type {(facet: string, id: string) => HTMLElement} */
  const chip = (facet, id) => {
    const label = labelOf(data, facet, id);
    const remove = action(
      "",
      async () => {
        await choose(facet, id, false);
        (line.querySelector("button") ?? home).focus();
      },
      { attributes: { "aria-label": `Retirer le filtre ${label}` } },
    );
    remove.append(label, make("span", { textContent: " ×", attributes: { "aria-hidden": "true" } }));
    return make("li", { className: "of-filter" }, remove);
  };
  /** @type {(chosen: Chosen) => void} */
  const show = (chosen) => {
    line.replaceChildren(...[...chosen].flatMap(([facet, values]) => [...values].map((id) => chip(facet, id))));
    if (chosen.size)
      line.append(
        make(
          "li",
          {},
          action("Tout effacer", () => {
            go({ chosen: new Map() });
            home.focus();
          }),
        ),
      );
    line.hidden = !chosen.size;
  };
  return { line, show };
};
