// The results of the search page: cards or lines, a screen or two at a time, each with the words
// of its text that answer. page.js says which cases, in which order.
import { ROOT } from "../lib/addresses.js";
import { action, make, makeDrawing } from "../lib/elements.js";
import { facetOf, kindOf, labelOf, valuesOf } from "../lib/library.js";

/** @typedef {import("../lib/library.js").Library} Library */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {import("../search/engine.js").Passage} Passage */
/**
 * @typedef {object} ResultList
 * @property {HTMLElement} list
 * @property {HTMLElement} more the button that brings what follows
 * @property {(cases: LibraryCase[], passages: Map<string, Passage>, view: string) => void} show begins the list anew
 */

const STEP = 24;

/** @type {(name: string) => SVGElement} */
const pictogram = (name) =>
  makeDrawing(
    "svg",
    { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true" },
    makeDrawing("use", { href: `${ROOT.pathname}images/marks.svg#${name}` }),
  );

// A case without a page of its own is a line of the page of its type.
/** @type {(one: LibraryCase) => string} */
const addressOf = (one) => `${ROOT.pathname}${one.line ? one.key.replace("/", "/#") : `${one.key}/`}`;

// A passage is a file to fetch: only for what comes on the screen. Its room is there before it.
/** @type {(passage: Passage) => HTMLElement} */
const foundIn = (passage) => {
  const line = make("p", { className: "card-found" });
  const seen = new IntersectionObserver(async ([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    seen.disconnect();
    try {
      const parts = await passage();
      line.append(
        "… ",
        ...parts.map(([text, answers]) => (answers ? make("mark", { textContent: text }) : text)),
        " …",
      );
    } catch {
      /* the summary says what the page is about */
    }
  });
  seen.observe(line);
  return line;
};

/** @type {(data: Library, one: LibraryCase, passage: Passage | undefined) => HTMLElement} */
const card = (data, one, passage) => {
  const foot = [
    one.place && make("span", { className: "card-place", textContent: one.place }),
    one.year &&
      make("span", {
        className: "card-year",
        title: "La dernière année dont parle la page",
        textContent: String(one.year),
      }),
    ...valuesOf(one, "theme")
      .slice(0, 2)
      .map((theme) => make("span", { className: "chip", textContent: labelOf(data, "theme", theme) })),
  ]
    .filter((part) => part instanceof HTMLElement)
    .flatMap((part) => [part, " "]);
  return make(
    "li",
    { className: `card kind-${one.type}${one.notice ? " card-notice" : ""}`, data: { case: one.key } },
    make(
      "p",
      { className: "card-kind" },
      pictogram(facetOf(data, "type").pictogram?.[one.type] ?? "case"),
      " ",
      make("span", { textContent: kindOf(data, one) }),
    ),
    make("h2", { className: "card-title" }, make("a", { href: addressOf(one), textContent: one.title })),
    make("p", { className: "card-text", textContent: one.summary }),
    passage && foundIn(passage),
    make("p", { className: "card-foot" }, ...foot),
  );
};

/** @type {(data: Library) => ResultList} */
export const resultList = (data) => {
  /** @type {LibraryCase[]} */
  let cases = [];
  /** @type {Map<string, Passage>} */
  let passages = new Map();
  const list = make("ol", { className: "cards results" });
  const append = () => {
    const added = cases
      .slice(list.children.length, list.children.length + STEP)
      .map((one) => card(data, one, passages.get(one.key)));
    list.append(...added);
    const left = cases.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = `Voir la suite (${left})`;
    return added;
  };
  const more = action("", () => append()[0].querySelector("a")?.focus(), { className: "more", hidden: true });
  /** @type {ResultList["show"]} */
  const show = (found, where, view) => {
    cases = found;
    passages = where;
    list.className = `results ${view === "liste" ? "as-list" : "cards"}`;
    list.replaceChildren();
    append();
  };
  return { list, more, show };
};
