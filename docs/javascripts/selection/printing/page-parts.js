// What the page of a case says, in the pieces and the order in which a pack shows it (templates/packs/packed_case.html), for booklets and
// for the packs of a day that is not published. What leads elsewhere on the site, or asks to act, is nothing to a reader of paper.
// Nothing of the page is taken as it is (lib/case-page.js).
import { rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/**
 * @typedef {object} Around what a page becomes a part of
 * @property {string} prefix stands before each of its ids there
 * @property {(target: URL) => string | null} link where a link of the page leads there; null: out of it
 * @property {(place: string) => number | undefined} rankOf the number of a source by the fragment to which a mark leads, from 1
 */

const LEFT_OUT = ".fact-map, .onward, .standing > :is(h2, .mend, .event-data, [data-due])";
const OF_HEAD = ".kind, h1, .lede, .picture, .case-actions, .paper, link";
const OFFERS = "x-offres"; // after all else of a text
const PICTURES = "x-images"; // which stand above it

// `pictures` and `facts` are none where the page has none; `standing` are the lines of its foot, the first one on who read it again.
/** @type {(page: CasePage, around: Around) => { head: HTMLElement, pictures: HTMLElement | null, facts: HTMLElement | null, body: HTMLElement, standing: HTMLElement[] }} */
export const pageParts = (page, { prefix, link, rankOf }) => {
  const copy = /** @type {Element} */ (page.article.cloneNode(true));
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  /** @type {(selector: string) => Element[]} */
  const all = (selector) => [...copy.querySelectorAll(selector)];
  /** @type {(parts: Iterable<Node>) => Node[]} */
  const taken = (parts) => [...parts].map((part) => rebuilt(part, { address: page.address, prefix, link }));

  const pictures = taken(all(".picture"));
  const facts = taken(all(".facts dl > div"));
  const text = all(".case-body")
    .flatMap((part) => [...part.childNodes])
    .filter((part) => !isPart(part, PICTURES));
  const head = make(
    "header",
    { className: "packed-head" },
    make("p", { className: "kind", textContent: page.kind }),
    make("h2", { textContent: page.title }),
    ...taken(all(`.case-head > :not(${OF_HEAD})`)),
    make("p", { className: "lede", textContent: page.summary }),
  );
  const body = make(
    "div",
    { className: "packed-body" },
    ...taken(text.filter((part) => !isPart(part, OFFERS))),
    ...taken(text.filter((part) => isPart(part, OFFERS))),
  );
  lower(body);
  const made = {
    head,
    pictures: pictures.length > 0 ? make("div", { className: "portfolio" }, ...pictures) : null,
    facts: facts.length > 0 ? make("dl", { className: "packed-facts" }, ...facts) : null,
    body,
    standing: /** @type {HTMLElement[]} */ (taken(all(".standing > p"))),
  };
  for (const mark of [made.facts, body].flatMap((part) => [...(part?.querySelectorAll("a.cite") ?? [])])) {
    const number = mark.querySelector(".cite-number");
    const rank = rankOf(mark.getAttribute("href") ?? "");
    if (number && rank) number.textContent = String(rank);
  }
  return made;
};

/** @type {(part: Node, id: string) => boolean} */
const isPart = (part, id) => part instanceof Element && part.id === id;

// Its headings a level lower: what it is a part of has the first one.
/** @type {(body: HTMLElement) => void} */
const lower = (body) => {
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5")) {
    const lowered = make(`h${Number(heading.localName[1]) + 1}`, { className: heading.className });
    if (heading.id) lowered.id = heading.id;
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
};
