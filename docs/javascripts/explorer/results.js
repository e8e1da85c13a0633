// The results of the search page: cards or lines, a screen or two at a time, each with the words
// of its text that answer. page.js says which cases, in which order.
import { ROOT, caseAddress } from "../lib/addresses.js";
import { action, make, makeDrawing, say } from "../lib/elements.js";
import { facetOf, kindOf, labelOf, valuesOf } from "../lib/library.js";
import { records } from "../search/index.js";

/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {import("../search/engine.js").Answer} Answer */
/** @typedef {import("../search/entries.js").Entry} Entry */
/** @typedef {import("../search/index.js").GeneralPage} GeneralPage */
/** @typedef {import("../search/index.js").Index} Index */
/**
 * @typedef {object} ResultList
 * @property {HTMLElement} list
 * @property {HTMLElement} unreadNote says how many results could not be read
 * @property {HTMLElement} more the button that brings what follows
 * @property {(cases: Entry[], passage: Answer["passage"], view: string, between: Answer["between"], least?: number) => Promise<void>} show begins the list anew, with at least so many; general pages come between the cases that answer better and those that answer less
 * @property {() => number} shown how many cases are shown
 */

const STEP = 24;

// The pictogram of a type of cases.
/** @type {(data: Faceted, type: string) => SVGElement} */
export const pictogram = (data, type) => {
  const name = facetOf(data, "type").pictogram?.[type] ?? "case";
  return makeDrawing(
    "svg",
    { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true" },
    makeDrawing("use", { href: `${ROOT.pathname}images/marks.svg#${name}` }),
  );
};

/** @type {(one: LibraryCase) => string} */
const addressOf = (one) => ROOT.pathname + caseAddress(one.key, one.line);

// A passage is a file to fetch: only for what comes on the screen. Its room is there before it.
/** @type {(passage: NonNullable<Answer["passage"]>, key: string) => HTMLElement} */
const foundIn = (passage, key) => {
  const line = make("div", { className: "card-found" });
  const seen = new IntersectionObserver(async ([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    seen.disconnect();
    try {
      const parts = await passage(key);
      if (!parts) return;
      const words = parts.map(([text, answers]) => (answers ? make("mark", { textContent: text }) : text));
      line.append(make("p", {}, "… ", ...words, " …"));
    } catch {
      /* the summary says what the page is about */
    }
  });
  seen.observe(line);
  return line;
};

/** @type {(data: Index, one: LibraryCase, passage: Answer["passage"]) => HTMLElement} */
const card = (data, one, passage) => {
  const foot = [
    one.place && make("span", { className: "card-place", textContent: one.place }),
    one.dated && make("span", { className: "card-year", textContent: one.dated }),
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
      pictogram(data, one.type),
      " ",
      make("span", { textContent: kindOf(data, one) }),
    ),
    make("h2", { className: "card-title" }, make("a", { href: addressOf(one), textContent: one.title })),
    make("p", { className: "card-text", textContent: one.summary }),
    one.told && make("p", { className: "card-doers", textContent: one.told }),
    passage && foundIn(passage, one.key),
    make("p", { className: "card-foot" }, ...foot),
  );
};

// A page of the site that is no case, among the cases.
/** @type {(page: GeneralPage) => HTMLElement} */
const generalCard = (page) =>
  make(
    "li",
    { className: "card card-general" },
    make("p", { className: "card-kind" }, make("span", { textContent: page.kind })),
    make(
      "h2",
      { className: "card-title" },
      make("a", { href: `${ROOT.pathname}${page.address}`, textContent: page.title }),
    ),
    make("p", { className: "card-text", textContent: page.summary }),
  );

/** @type {(number: number) => string} */
const unreadText = (number) =>
  number === 1
    ? "Un résultat n’a pas pu être lu : rechargez la page pour le voir."
    : `${number} résultats n’ont pas pu être lus : rechargez la page pour les voir.`;

// `followed` is called when more have come.
/** @type {(data: Index, followed: () => void) => ResultList} */
export const resultList = (data, followed) => {
  /** @type {Entry[]} */
  let cases = [];
  /** @type {Answer["passage"]} */
  let passage;
  /** @type {Answer["between"]} */
  let between = [];
  let shownCases = 0;
  let turn = 0;
  let unread = 0;
  const unreadNote = make("p", { className: "unread", hidden: true, attributes: { role: "alert" } });
  const list = make("ol", { className: "cards results" });
  /** @type {(rank: number) => HTMLElement[]} */
  const generalAfter = (rank) => between.filter(({ after }) => after === rank).map(({ page }) => generalCard(page));
  /** @type {(number: number) => Promise<HTMLElement[]>} */
  const append = async (number) => {
    const mine = turn;
    const from = shownCases;
    const next = cases.slice(from, from + number);
    const shown = await records(
      data,
      next.map(({ number }) => number),
    );
    if (mine !== turn) return []; // another list has begun meanwhile
    shownCases = from + next.length;
    const added = next.flatMap((entry, rank) => {
      const one = shown.get(entry.number);
      if (!one) unread += 1;
      return [...generalAfter(from + rank), ...(one ? [card(data, { ...entry, ...one }, passage)] : [])];
    });
    if (shownCases === cases.length) added.push(...generalAfter(shownCases)); // those that answer less than every case
    list.append(...added);
    unreadNote.hidden = !unread;
    say(unreadNote, unread ? unreadText(unread) : "");
    const left = cases.length - shownCases + between.filter(({ after }) => after >= shownCases).length;
    more.hidden = shownCases === cases.length;
    say(more, `Voir la suite (${left})`);
    return added;
  };
  const goOn = async () => {
    const added = await append(STEP);
    added[0]?.querySelector("a")?.focus();
    followed();
  };
  const more = action("", goOn, { className: "more", hidden: true });
  /** @type {ResultList["show"]} */
  const show = async (found, passageOf, view, pages, least = 0) => {
    turn += 1;
    cases = found;
    passage = passageOf;
    between = pages;
    shownCases = 0;
    unread = 0;
    list.replaceChildren();
    list.className = `results ${view === "liste" ? "as-list" : "cards"}`;
    await append(Math.max(STEP, least));
  };
  return { list, more, unreadNote, show, shown: () => shownCases };
};
