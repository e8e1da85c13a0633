// The end of a booklet, once for all its cases, as that of a pack: their themes, each with the cases that bear it, and the
// documents that they cite, each once under one number, which the marks in the cases then bear.
import { rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {{ item: Element, address: string, cases: number[] }} Cited a document: its line on the page at `address`, the numbers of the cases that cite it */

const SOURCE = "source-";
const OWN = "livret-source-";

// Where the booklet has a source that a page has at this fragment; null: the fragment is none of a source.
/** @type {(fragment: string) => string | null} */
export const sourcePlace = (fragment) => (fragment.startsWith(SOURCE) ? OWN + fragment.slice(SOURCE.length) : null);

// The documents that the pages cite, in the order in which they are cited, by their places in the booklet.
/** @type {(pages: CasePage[]) => Map<string, Cited>} */
export const citedBy = (pages) => {
  /** @type {Map<string, Cited>} */
  const found = new Map();
  for (const [index, page] of pages.entries())
    for (const item of page.article.querySelectorAll(`.case-foot .sources > li[id^="${SOURCE}"]`)) {
      const place = sourcePlace(item.id) ?? "";
      const cited = found.get(place) ?? { item, address: page.address, cases: [] };
      found.set(place, { ...cited, cases: [...new Set([...cited.cases, index + 1])] });
    }
  return found;
};

// The names of the themes of the pages in the order of French, with the numbers of their cases.
/** @type {(pages: CasePage[]) => [name: string, cases: number[]][]} */
const themesOf = (pages) => {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const [index, page] of pages.entries())
    for (const { node } of page.rows.find(({ name }) => name === "thème")?.items ?? []) {
      const name = node.classList.contains("former") ? "" : node.querySelector("a")?.textContent.trim();
      if (name) found.set(name, [...new Set([...(found.get(name) ?? []), index + 1])]);
    }
  return [...found].sort(([one], [other]) => one.localeCompare(other, "fr"));
};

/** @type {(numbers: number[], before?: string) => HTMLElement} */
const numbered = (numbers, before = "") =>
  make(
    "span",
    { className: "pack-numbers" },
    before,
    ...numbers.flatMap((number, index) => [
      index ? ", " : "",
      make("a", { href: `#livret-${number}`, textContent: String(number) }),
    ]),
  );

/** @type {(id: string, title: string, className: string, list: HTMLElement) => HTMLElement} */
const part = (id, title, className, list) =>
  make("section", { className, attributes: { "aria-labelledby": id } }, make("h2", { id, textContent: title }), list);

// The index and the sources, those of them that there are; each is led to by the id of its heading.
/** @type {(pages: CasePage[], cited: Map<string, Cited>) => HTMLElement[]} */
export const bookletEnd = (pages, cited) => {
  const themes = themesOf(pages).map(([name, numbers]) => make("li", {}, `${name} `, numbered(numbers)));
  const sources = [...cited].map(([place, { item, address: from, cases: numbers }]) =>
    make(
      "li",
      { id: place },
      ...[...item.childNodes].map((node) => rebuilt(node, { address: from })),
      " — ",
      numbered(numbers, "cas\u00a0"),
    ),
  );
  return [
    ...(themes.length ? [part("livret-index", "Index par thème", "pack-index", make("ul", {}, ...themes))] : []),
    ...(sources.length
      ? [part("livret-sources", "Sources", "pack-sources", make("ol", { className: "sources" }, ...sources))]
      : []),
  ];
};
