// The end of a booklet, once for all its cases: their themes, each with the cases that bear it, and the documents that they
// cite, each once under one number, which the marks in the cases then bear.
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
const citedBy = (pages) => {
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

/** @type {(numbers: number[]) => HTMLElement} */
const numbered = (numbers) =>
  make(
    "span",
    { className: "pack-numbers" },
    "cas ",
    ...numbers.flatMap((number, index) => [
      index ? ", " : "",
      make("a", { href: `#livret-${number}`, textContent: String(number) }),
    ]),
  );

// The end, and the marks of `cases` numbered as it numbers its sources.
/** @type {(pages: CasePage[], cases: HTMLElement[], of: { title: string, address: string }) => HTMLElement} */
export const bookletEnd = (pages, cases, { title, address }) => {
  const cited = citedBy(pages);
  const ranks = new Map([...cited.keys()].map((place, index) => [`#${place}`, index + 1]));
  for (const mark of cases.flatMap((one) => [...one.querySelectorAll("a.cite")])) {
    const number = mark.querySelector(".cite-number");
    const rank = ranks.get(mark.getAttribute("href") ?? "");
    if (number && rank) number.textContent = String(rank);
  }
  const themes = themesOf(pages);
  return make(
    "footer",
    { className: "booklet-end" },
    themes.length > 0 && make("h2", { textContent: "Index par thème" }),
    themes.length > 0 &&
      make(
        "ul",
        { className: "pack-index" },
        ...themes.map(([name, numbers]) => make("li", {}, `${name} : `, numbered(numbers))),
      ),
    cited.size > 0 && make("h2", { textContent: "Sources" }),
    cited.size > 0 &&
      make(
        "ol",
        { className: "sources" },
        ...[...cited].map(([place, { item, address: from, cases: numbers }]) =>
          make(
            "li",
            { id: place },
            ...[...item.childNodes].map((node) => rebuilt(node, { address: from })),
            " — ",
            numbered(numbers),
          ),
        ),
      ),
    make("h2", { textContent: "Citer, reprendre" }),
    make("p", {
      textContent:
        "Textes sous licence CC BY-SA 4.0, données sous Licence Ouverte 2.0 : reprenez-les, en disant d’où ils viennent.",
    }),
    make("p", {}, `« ${title} », `, make("cite", { textContent: "Bibliothèque des PTCE" }), `, ${address}`),
  );
};
