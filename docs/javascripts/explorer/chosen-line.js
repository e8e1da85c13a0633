// What is chosen on the search page, above the results: each value with a button that takes it back.
import { action, make } from "../lib/elements.js";
import { labelOf } from "../lib/library.js";

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("./state.js").Choose} Choose */
/** @typedef {import("./state.js").Go} Go */

// `home` has the focus when none is left.
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
