// Practice cards as those of an event (templates/packs/cards.html): four a sheet, to cut out. The words of each are in the frame of its
// case, its code on its page.
import { casePage, rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";
import { code } from "./code.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */

const A_SHEET = 4;
const QUIET = 4; // squares left free around a code
const SIZE = 112; // pixels, where no style sheet says it

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

// The card of the case of a key; fails where its page or its frame cannot be had.
/** @type {(key: string) => Promise<HTMLElement>} */
export const practiceCard = async (key) => {
  const page = await casePage(key);
  const made = make("li", { className: `cut-card kind-${page.key.split("/")[0]}` }, ...(await wordsOf(page)));
  made.querySelector(".sheet-code")?.prepend(...code(page.article.querySelector(".paper"), QUIET, SIZE));
  for (const address of made.querySelectorAll(".address")) {
    const pieces = address.textContent.split("/");
    address.replaceChildren(...pieces.flatMap((piece, index) => (index ? ["/", make("wbr"), piece] : [piece])));
  }
  return made;
};

/** @type {(words: Iterable<Node>) => HTMLElement} */
const blankCard = (words) =>
  make("li", { className: "cut-card cut-blank" }, ...[...words].map((node) => node.cloneNode(true)));

// The cards on their sheets, the last one filled with blank ones, which hold these words.
/** @type {(cards: HTMLElement[], blank: Iterable<Node>) => HTMLElement} */
export const cardSheets = (cards, blank) => {
  const words = [...blank];
  const all = [...cards];
  while (all.length % A_SHEET) all.push(blankCard(words));
  const sheets = Array.from({ length: all.length / A_SHEET }, (_, index) =>
    make("ul", { className: "cut-sheet" }, ...all.slice(index * A_SHEET, (index + 1) * A_SHEET)),
  );
  return make("div", { className: "sheets" }, ...sheets);
};
