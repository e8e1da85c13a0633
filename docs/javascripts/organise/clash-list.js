// What does not go together in the programme, in words: at the sessions concerned, and as a list that leads to them.
import { action, make, say } from "../lib/elements.js";

/** @typedef {import("./day/clashes.js").Clash} Clash */

// Those of each session, by its key.
/** @type {(all: readonly Clash[]) => ReadonlyMap<string, readonly Clash[]>} */
export const bySession = (all) => {
  /** @type {Map<string, Clash[]>} */
  const byKey = new Map();
  for (const clash of all) for (const key of clash.keys) byKey.set(key, [...(byKey.get(key) ?? []), clash]);
  return byKey;
};

// `go` leads to a session.
/** @type {(go: (key: string) => void) => { element: HTMLElement, show: (clashes: readonly Clash[]) => void }} */
export const clashList = (go) => {
  const count = make("p", { className: "clash-count", attributes: { role: "status" } });
  const list = make("ul", {});
  const box = make("details", { className: "clash-list", open: true }, make("summary", {}, "Ce qui se heurte"), list);
  const element = make("div", { className: "clashes" }, count, box);
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
      say(
        count,
        clashes.length
          ? `${grave} ${grave > 1 ? "points à corriger" : "point à corriger"}, ${clashes.length - grave} à noter.`
          : "Rien ne se heurte.",
      );
      list.replaceChildren(
        ...clashes.map((one) =>
          make(
            "li",
            { className: one.grave ? "grave" : "" },
            make("span", { className: "clash-kind", textContent: one.grave ? "À corriger : " : "À noter : " }),
            one.keys.length
              ? action(one.text, () => go(one.keys.at(-1) ?? ""), { className: "linklike" })
              : make("span", { textContent: one.text }),
            one.hint && make("span", { className: "clash-hint", textContent: ` : ${one.hint}.` }),
          ),
        ),
      );
    },
  };
};
