// The practice cards of a list, below it, with what can be done with them.
import { ROOT } from "../../lib/addresses.js";
import { action, make } from "../../lib/elements.js";
import { cardSheets, practiceCard } from "./card-sheets.js";
import { gathered, lostTold } from "./gathering.js";
import { setPrintout, styled } from "./printout.js";

/** @typedef {import("./gathering.js").Request} Request */

const STYLE = new URL("stylesheets/sheets.css", ROOT);
const ABOUT =
  "Une carte par cas : sa question, son titre, ce qu’il dit en une phrase, par où commencer. Quatre par feuille A4, à découper. Les cartes vides de la dernière feuille sont pour vos idées.";

// Shows the cards below the list; returns what is said of them, and the heading over them. `leave` is called once they are gone, `copy` is asked for
// the way that leads to them.
/** @type {(request: Request, of: { leave: (focused: boolean) => void, copy: (beside: HTMLElement) => unknown }) => Promise<{ said: string, head: HTMLElement }>} */
export const showCards = async (request, { leave, copy }) => {
  const [{ found, ...lost }] = await Promise.all([gathered(request, practiceCard), styled(STYLE)]);
  request.signal.throwIfAborted();
  if (!found.length) throw new Error("nothing to print");
  // The page brings along what is on a card to write on.
  const sheets = cardSheets(found, document.getElementById("carte-vide")?.childNodes ?? []);
  const tools = make("div", { className: "act-line" });
  const head = make("h2", { id: "cartes", tabIndex: -1, textContent: "Cartes de pratiques" });
  tools.append(
    action("Imprimer", () => print(), { className: "act strong" }),
    action("Copier le lien vers ces cartes", () => copy(tools)),
    action("Fermer", () => setPrintout(null)),
  );
  const made = make(
    "section",
    { className: "printout", attributes: { "aria-labelledby": head.id } },
    make(
      "div",
      { className: "leaf sheets-head" },
      make("p", { className: "kind", textContent: request.title || "Ma sélection" }),
      head,
      make("p", { className: "sheets-told", textContent: ABOUT }),
      tools,
    ),
    sheets,
  );
  setPrintout(made, { styles: [STYLE], leave });
  const number = found.length === 1 ? "La carte est prête" : `Les ${found.length} cartes sont prêtes`;
  const size = sheets.childElementCount === 1 ? "sur une feuille" : `sur ${sheets.childElementCount} feuilles`;
  return { said: [`${number}, ${size}, plus bas dans cette page.`, lostTold(lost)].filter(Boolean).join(" "), head };
};
