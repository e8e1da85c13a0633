// A case of a pack from its published page: the parts of the page in the order of the pack (macros/pages/templates/packs/packed_case.html),
// its headings a level lower, its ids unlike those of the others. Nothing of the page is taken as it is (lib/case-page.js).
import { rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";

/** @typedef {import("../../contribute/preview/views.js").Views} Views */
/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./pack.js").Pack} Pack */
/** @typedef {import("./pack.js").PackedCase} PackedCase */

const SHARED = "source-"; // how the ids of the sources begin, which stand once, at the end of the pack
const UPDATED = "Mise à jour";

/** @type {(page: CasePage, one: PackedCase, pack: Pack, places: ReadonlyMap<string, string>, views: Views) => Node[]} */
export const packedCase = (page, one, pack, places, views) => {
  const { article } = page;
  const prefix = `${one.id}-`;
  // A note of the page leads to its place in the pack, and so does another case that is there.
  /** @type {(target: URL) => string | null} */
  const link = (target) => {
    const [where] = target.href.split("#");
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (where === page.address && fragment) return `#${fragment.startsWith(SHARED) ? "" : prefix}${fragment}`;
    return places.get(where) ?? null;
  };
  /** @type {(selector: string) => Element[]} */
  const all = (selector) => [...article.querySelectorAll(selector)];
  /** @type {(parts: Iterable<Node>) => Node[]} */
  const taken = (parts) => [...parts].map((part) => rebuilt(part, { address: page.address, prefix, link }));

  const pictures = all(".case-head figure.picture, #x-images figure.picture");
  const body = all(".case-body").flatMap((part) => [...part.childNodes]);
  /** @type {(part: Node, id: string) => boolean} */
  const isPart = (part, id) => part instanceof Element && part.id === id;
  const rows = all("aside.facts dl > div").map((row) => {
    const copy = /** @type {Element} */ (row.cloneNode(true));
    copy.querySelector(".fact-map")?.remove();
    return copy;
  });
  const standing = all(".case-foot .standing > p").filter(
    (line, rank) => !rank || (rank === 1 && line.textContent.startsWith(UPDATED)),
  );
  const made = [
    make(
      "header",
      { className: "packed-head" },
      make("p", { className: "kind", textContent: page.kind }),
      make("h2", { textContent: page.title }),
      ...taken(all(".case-head > .held")),
      make("p", { className: "lede", textContent: page.summary }),
    ),
    pictures.length > 0 && make("div", { className: "portfolio" }, ...taken(pictures)),
    make("dl", { className: "packed-facts" }, ...taken(rows)),
    lowered(
      make(
        "div",
        { className: "packed-body" },
        ...taken(body.filter((part) => !isPart(part, "x-images") && !isPart(part, "x-offres"))),
        ...taken(body.filter((part) => isPart(part, "x-offres"))),
      ),
    ),
    make("footer", { className: "packed-foot" }, sources(one, pack, views), ...taken(standing)),
  ].filter((part) => part !== false);
  for (const mark of made.flatMap((part) => [...part.querySelectorAll("a.cite")])) {
    const rank = pack.source_ids.indexOf(mark.getAttribute("href")?.slice(1 + SHARED.length) ?? "");
    const number = mark.querySelector(".cite-number");
    if (number && rank >= 0) number.textContent = String(rank + 1);
  }
  return made;
};

/** @type {(body: HTMLElement) => HTMLElement} */
const lowered = (body) => {
  for (const heading of body.querySelectorAll("h2, h3, h4, h5")) {
    const lower = document.createElement(`h${Number(heading.localName.slice(1)) + 1}`);
    if (heading.className) lower.className = heading.className;
    if (heading.id) lower.id = heading.id;
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return body;
};

/** @type {(one: PackedCase, pack: Pack, views: Views) => HTMLElement | false} */
const sources = (one, pack, views) =>
  one.case.sources.length > 0 &&
  make(
    "p",
    {},
    "Sources : ",
    ...one.case.sources.flatMap((id, rank) => {
      const { publisher, published } = /** @type {Record<string, any>} */ (views.source(id));
      const told = `${pack.source_ids.indexOf(id) + 1}. ${publisher}${published ? `, ${published.words}` : ""}`;
      return [rank ? " ; " : "", make("a", { href: `#${SHARED}${id}`, textContent: told })];
    }),
    ".",
  );
