// A case of a booklet: what its page says, arranged as the pack of an event arranges it, so that both look the same on paper.
import { make } from "../../lib/elements.js";
import { code } from "./code.js";
import { pageParts } from "./page-parts.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {(target: URL, from: string, prefix: string) => string | null} Link where a link of a page leads in the booklet; null: out of it */

const LICENCE = 'a[href*="mentions-legales"]';

// `number` is its own in the booklet, `ranks` has the numbers of the sources by the fragments of their places there.
/** @type {(page: CasePage, number: number, link: Link, ranks: Map<string, number>) => HTMLElement} */
export const packed = (page, number, link, ranks) => {
  const prefix = `livret-${number}-`;
  const { head, pictures, facts, body, standing } = pageParts(page, {
    prefix,
    link: (target) => link(target, page.address, prefix),
    rankOf: (place) => ranks.get(place),
  });
  return make(
    "article",
    { className: `packed booklet-case kind-${page.key.split("/")[0]}`, id: `livret-${number}` },
    make(
      "div",
      { className: "packed-place" },
      make("p", { className: "pack-number", textContent: String(number) }),
      ...code(page.article.querySelector(".paper")),
    ),
    head,
    pictures,
    facts,
    body,
    foot(
      page,
      ranks,
      standing.filter((line) => !line.querySelector(LICENCE)),
    ),
  );
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
