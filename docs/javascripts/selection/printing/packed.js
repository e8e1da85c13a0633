// A case of a booklet: what its page says, arranged as the pack of an event arranges it (templates/packs/whole.html), so that both
// look the same on paper. What leads elsewhere on the site, or asks to act, is nothing to a reader of paper.
import { rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";
import { code } from "./code.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {(target: URL, from: string, prefix: string) => string | null} Link where a link of a page leads in the booklet; null: out of it */

const LEFT_OUT = ".fact-map, .onward, .standing > :is(h2, .mend, .event-data, [data-due])";
const OF_HEAD = ".kind, h1, .lede, .picture, .case-actions, .paper, link";
const LICENCE = 'a[href*="mentions-legales"]';

// Its headings a level lower: the booklet has the first one.
/** @type {(made: HTMLElement) => void} */
const lower = (made) => {
  for (const heading of made.querySelectorAll("h1, h2, h3, h4, h5")) {
    const lowered = make(`h${Number(heading.localName[1]) + 1}`, { className: heading.className });
    if (heading.id) lowered.id = heading.id;
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
};

// A source that all facts of a row share is told beside their label, and the reading of the page repeats it for each.
/** @type {(row: Element) => Element} */
const toldOnce = (row) => {
  if (row.querySelector("dt .cite")) for (const mark of row.querySelectorAll("dd .cite")) mark.remove();
  return row;
};

// `number` is its own in the booklet, `ranks` has the numbers of the sources by the fragments of their places there.
/** @type {(page: CasePage, number: number, link: Link, ranks: Map<string, number>) => HTMLElement} */
export const packed = (page, number, link, ranks) => {
  const prefix = `livret-${number}-`;
  const copy = /** @type {Element} */ (page.article.cloneNode(true));
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  /** @type {(selector: string) => Element[]} */
  const all = (selector) => [...copy.querySelectorAll(selector)];
  /** @type {(nodes: Node[]) => Node[]} */
  const parts = (nodes) =>
    nodes.map((node) =>
      rebuilt(node, { address: page.address, prefix, link: (target) => link(target, page.address, prefix) }),
    );
  const pictures = all(".picture");
  const facts = parts(all(".facts dl > div").map(toldOnce));
  const body = make(
    "div",
    { className: "packed-body" },
    ...parts(all(".case-body").flatMap((one) => [...one.childNodes])),
  );
  body.querySelector(`#${prefix}x-images`)?.remove();
  lower(body);
  const made = make(
    "article",
    { className: `packed booklet-case kind-${page.key.split("/")[0]}`, id: `livret-${number}` },
    make(
      "div",
      { className: "packed-place" },
      make("p", { className: "pack-number", textContent: String(number) }),
      ...code(copy.querySelector(".paper")),
    ),
    make(
      "header",
      { className: "packed-head" },
      make("p", { className: "kind", textContent: page.kind }),
      make("h2", { textContent: page.title }),
      ...parts(all(`.case-head > :not(${OF_HEAD})`)),
      make("p", { className: "lede", textContent: page.summary }),
    ),
    pictures.length > 0 && make("div", { className: "portfolio" }, ...parts(pictures)),
    facts.length > 0 && make("dl", { className: "packed-facts" }, ...facts),
    body,
  );
  for (const mark of made.querySelectorAll("a.cite")) {
    const place = mark.querySelector(".cite-number");
    const rank = ranks.get(mark.getAttribute("href") ?? "");
    if (place && rank) place.textContent = String(rank);
  }
  made.append(foot(page, ranks, parts(all(".standing > p").filter((line) => !line.querySelector(LICENCE)))));
  return made;
};

// What it cites, who read it again, where it is online.
/** @type {(page: CasePage, ranks: Map<string, number>, standing: Node[]) => HTMLElement} */
const foot = (page, ranks, standing) => {
  const cited = [...page.article.querySelectorAll(".case-foot .sources > li[id]")]
    .map(({ id }) => `#livret-${id}`)
    .filter((place) => ranks.has(place));
  return make(
    "footer",
    { className: "packed-foot" },
    cited.length > 0 &&
      make(
        "p",
        {},
        cited.length > 1 ? "Sources, à la fin du livret : " : "Source, à la fin du livret : ",
        ...cited.flatMap((place, index) => [
          index ? ", " : "",
          make("a", { href: place, textContent: String(ranks.get(place)) }),
        ]),
        ".",
      ),
    ...standing,
    make("p", {}, "Cette page en ligne : ", make("span", { className: "address", textContent: online(page) }), "."),
  );
};

// The address that the page itself prints, which lasts; its own where it prints a part of it alone.
/** @type {(page: CasePage) => string} */
const online = ({ article, address }) => {
  const printed = article.querySelector(".paper p")?.lastChild?.textContent?.trim() ?? "";
  return printed.startsWith("http") ? printed : address;
};
