// What does not go together in the programme, in words: at the sessions concerned, and as a list that leads to them.
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { listed } from "../lib/phrases.js";

/** @typedef {import("./day/clashes.js").Clash} Clash */

/** @typedef {{ text: string, grave: boolean }} Told what a session says of a clash */

// Those of each session, by its key: the one that is told of says what it meets, the others say which one it is.
/** @type {(all: readonly Clash[]) => ReadonlyMap<string, readonly Told[]>} */
export const bySession = (all) => {
  /** @type {Map<string, Told[]>} */
  const byKey = new Map();
  for (const { keys, text, short, grave } of all)
    for (const key of keys)
      byKey.set(key, [...(byKey.get(key) ?? []), { text: key === keys.at(-1) ? short : text, grave }]);
  return byKey;
};

/** @type {(grave: boolean) => HTMLElement} */
const kindOf = (grave) =>
  make("span", { className: "clash-kind", textContent: grave ? "À corriger : " : "À noter : " });

// What a session says of one of its clashes.
/** @type {(told: Told) => HTMLElement} */
export const clashLine = ({ text, grave }) => make("li", {}, kindOf(grave), text);

/** @type {(number: number, what: string) => string} */
const counted = (number, what) => (number ? `${number} ${number > 1 ? "points" : "point"} ${what}` : "");

/** @type {(text: string) => string} */
const sentence = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

// `go` leads to a session.
/** @type {(go: (key: string) => void) => { element: HTMLElement, show: (clashes: readonly Clash[]) => void }} */
export const clashList = (go) => {
  const count = spokenLine({ className: "clash-count" });
  const list = make("ul", {});
  const box = make(
    "details",
    { className: "clash-list", open: true },
    make("summary", {}, "À régler dans le programme"),
    list,
  );
  const element = make("div", { className: "clashes" }, count.element, box);
  /** @type {string | null} */
  let before = null;
  return {
    element,
    show: (clashes) => {
      box.hidden = !clashes.length;
      const told = clashes.map(({ text }) => text).join("\n");
      if (told === before) return;
      before = told;
      const grave = clashes.filter((one) => one.grave).length;
      count.speak(
        clashes.length
          ? `${listed([counted(grave, "à corriger"), counted(clashes.length - grave, "à noter")].filter(Boolean))}.`
          : "Aucun conflit de salle, d’horaire ou de personne.",
        grave > 0,
      );
      list.replaceChildren(
        ...clashes.map((one) =>
          make(
            "li",
            { className: one.grave ? "grave" : "" },
            kindOf(one.grave),
            one.keys.length
              ? action(one.text, () => go(one.keys.at(-1) ?? ""), { className: "linklike" })
              : make("span", { textContent: one.text }),
            one.hint && make("span", { className: "clash-hint", textContent: sentence(one.hint) }),
          ),
        ),
      );
    },
  };
};
