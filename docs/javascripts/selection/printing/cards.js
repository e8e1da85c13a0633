// The practice cards of a list, as those of an event (templates/packs/cards.html): four a sheet, to cut out. The words of each
// are in the frame of its case, its code on its page.
import { ROOT } from "../../lib/addresses.js";
import { casePage, rebuilt } from "../../lib/case-page.js";
import { action, make } from "../../lib/elements.js";
import { code } from "./code.js";
import { gathered, lostTold } from "./gathering.js";
import { setPrintout, styled } from "./printout.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./gathering.js").Request} Request */

const STYLE = new URL("stylesheets/sheets.css", ROOT);
const A_SHEET = 4;
const QUIET = 4; // squares left free around a code

// The words of the card, and the address below them.
/** @type {(page: CasePage) => Promise<Node[]>} */
const wordsOf = async (page) => {
  const way = page.article.querySelector('.case-actions a[href$="#integrer"]')?.getAttribute("href");
  if (!way) return plainWords(page); // a case without an id has no frame
  const { href } = new URL(way, page.address);
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  const frame = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = frame.querySelector(".frame-card");
  if (!words) throw new Error(`${href}: no card`);
  return [...words.childNodes].map((node) => rebuilt(node, { address: href }));
};

// As the page prints it.
/** @type {(article: Element) => string | undefined} */
const printedAddress = (article) =>
  article.querySelector(".paper p")?.lastChild?.textContent?.trim().replace("https://", "");

/** @type {(page: CasePage) => Node[]} */
const plainWords = ({ article, kind, title, summary, address, path }) => [
  make("p", { className: "cut-kind", textContent: kind }),
  make("h2", { textContent: title }),
  make("p", { className: "cut-summary", textContent: summary }),
  make(
    "div",
    { className: "sheet-code" },
    make("p", {}, make("a", { className: "address", href: path, textContent: printedAddress(article) ?? address })),
  ),
];

/** @type {(key: string) => Promise<HTMLElement>} */
const card = async (key) => {
  const page = await casePage(key);
  const made = make("li", { className: `cut-card kind-${page.key.split("/")[0]}` }, ...(await wordsOf(page)));
  made.querySelector(".sheet-code")?.prepend(...code(page.article.querySelector(".paper"), QUIET));
  for (const address of made.querySelectorAll(".address")) {
    const pieces = address.textContent.split("/");
    address.replaceChildren(...pieces.flatMap((piece, index) => (index ? ["/", make("wbr"), piece] : [piece])));
  }
  return made;
};

// A card to write on, which the page brings along.
const blank = () =>
  make(
    "li",
    { className: "cut-card cut-blank" },
    ...[...(document.getElementById("carte-vide")?.childNodes ?? [])].map((node) => node.cloneNode(true)),
  );

// The cards on their sheets, the last one filled with blank ones.
/** @type {(cards: HTMLElement[]) => HTMLElement} */
const sheetsOf = (cards) => {
  const all = [...cards];
  while (all.length % A_SHEET) all.push(blank());
  const sheets = Array.from({ length: all.length / A_SHEET }, (_, index) =>
    make("ul", { className: "cut-sheet" }, ...all.slice(index * A_SHEET, (index + 1) * A_SHEET)),
  );
  return make("div", { className: "sheets" }, ...sheets);
};

const ABOUT =
  "Une carte par cas : sa question, son titre, ce qu’il dit en une phrase, par où commencer. Quatre par feuille A4, à découper. Les cartes vides de la dernière feuille sont pour vos idées.";

// Shows the cards below the list; returns what is said of them, and the heading over them. `leave` is called once they are gone, `copy` is asked for
// the way that leads to them.
/** @type {(request: Request, of: { leave: (focused: boolean) => void, copy: (beside: HTMLElement) => unknown }) => Promise<{ said: string, head: HTMLElement }>} */
export const showCards = async (request, { leave, copy }) => {
  const [{ found, ...lost }] = await Promise.all([gathered(request, card), styled(STYLE)]);
  request.signal.throwIfAborted();
  if (!found.length) throw new Error("nothing to print");
  const sheets = sheetsOf(found);
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
