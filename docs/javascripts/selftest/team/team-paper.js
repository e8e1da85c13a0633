// What the sheet of a meeting has on paper alone: which pole it is and when one met, and at the end what one decides.
import { make } from "../../lib/elements.js";

/** @type {() => HTMLElement} */
export const where = () =>
  make(
    "p",
    { className: "team-paper team-where" },
    "Se situer. Pôle : ",
    make("span", { className: "team-blank" }),
    " Réunion du : ",
    make("span", { className: "team-blank" }),
  );

// What one decides, with room to write.
/** @type {() => HTMLElement} */
export const decisions = () =>
  make(
    "section",
    { className: "team-paper team-decided", attributes: { "aria-labelledby": "nous-decidons" } },
    make("h2", { id: "nous-decidons" }, "Ce que nous décidons"),
    make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          ...["Quoi", "Qui", "Pour quand"].map((head) => make("th", { attributes: { scope: "col" } }, head)),
        ),
      ),
      make("tbody", {}, ...[1, 2].map(() => make("tr", {}, make("td"), make("td"), make("td")))),
    ),
  );
