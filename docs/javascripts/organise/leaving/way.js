// A way out of the desk: what it is for, its buttons, and where what became of it is said.
import { make } from "../../lib/elements.js";
import { voices } from "../../lib/live-region.js";

/** @type {(title: string, text: string, ...buttons: (HTMLElement | false)[]) => HTMLElement} */
export const way = (title, text, ...buttons) =>
  make(
    "section",
    { className: "way-out" },
    make("h3", { textContent: title }),
    make("p", { textContent: text }),
    make("p", { className: "act-line" }, ...buttons),
    ...voices("p", { className: "said" }),
  );
