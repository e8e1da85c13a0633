// How the booklet will fall on paper: the browser lays it out once out of sight, as it would print it, in
// columns as large as a page. It gives the numbers of the contents (no browser counts the page of a link), and
// the size of letters with which the last page is no leaf with three lines. Where a browser cannot, there are no numbers.
import { make, say } from "../../lib/elements.js";

/** @typedef {{ pages: number, starts: number[], fill: number }} Layout `starts` has the pages of the contents, each that on which a part begins, from 1; `fill` how much of the last page is used, up to 1 */

// How the booklet may be set, the wanted way first: letters in points, heights of lines, the first case on a page of its own
// and facts kept together, or all running on (`run`). The ways after the first are tried while the last page is nearly empty, or so full that
// a printer might need one more.
const WAYS = [false, true].flatMap((run) =>
  [10.5, 10.3, 10.7, 10, 10.9, 11.1, 11.3, 11.6].flatMap((size) =>
    [1.36, 1.3, 1.42, 1.48].map((height) => ({ run, size, height })),
  ),
);
const LAST = ".booklet-end > p:last-child, .leaf.pack > :last-child"; // with the last words of all
const ENOUGH = 0.5;
const FULL = 0.96;

// Lays it out, and writes what it found: the size, the page of each case. Returns the layout, null where nothing is known.
/** @type {(booklet: HTMLElement) => Promise<Layout | null>} */
export const paginate = async (booklet) => {
  const frame = make("iframe", { className: "booklet-frame", tabIndex: -1, attributes: { "aria-hidden": "true" } });
  document.body.append(frame);
  try {
    const { contentDocument: sheet, contentWindow: view } = frame;
    if (!sheet || !view) return null;
    sheet.open();
    sheet.write("<!doctype html>"); // as the page itself: a document without it has other heights of lines
    sheet.close();
    sheet.documentElement.lang = document.documentElement.lang;
    sheet.body.className = "with-booklet";
    const texts = await sheetTexts();
    sheet.adoptedStyleSheets = texts.map((text) => ofPaper(new /** @type {any} */ (view).CSSStyleSheet(), text));
    const copy = /** @type {HTMLElement} */ (sheet.importNode(booklet, true));
    copy.classList.add("booklet-measured");
    sheet.body.append(copy);
    let layout = { ...laid(copy, sheet.documentElement, WAYS[0]), way: WAYS[0] };
    for (const way of WAYS.slice(1)) {
      if (goodness(layout) === 1) break;
      const other = { ...laid(copy, sheet.documentElement, way), way };
      if (goodness(other) > goodness(layout)) layout = other;
    }
    set(booklet, document.documentElement, layout.way);
    for (const [index, place] of booklet.querySelectorAll(".booklet-number").entries())
      say(place, `page ${layout.starts[index]}`);
    return layout;
  } catch {
    return null;
  } finally {
    frame.remove();
  }
};

// The style sheets of the page, as they are written.
const sheetTexts = () => {
  const links = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href") ?? "");
  return Promise.all(
    links.map(async (href) => {
      const answer = await fetch(new URL(href, document.baseURI));
      if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
      return answer.text();
    }),
  );
};

// A style sheet as paper takes it: what is said for paper counts, what is said for screens does not.
/** @type {(style: CSSStyleSheet, text: string) => CSSStyleSheet} */
const ofPaper = (style, text) => {
  style.replaceSync(text);
  for (const rule of style.cssRules) {
    if (!("media" in rule)) continue;
    const media = /** @type {MediaList} */ (rule.media);
    const queries = [...media];
    const others = queries.filter((query) => !/^(?:only )?screen\b/.test(query));
    media.mediaText = queries.includes("print") ? "all" : others.join(", ") || "not all";
  }
  return style;
};

/** @type {(layout: Layout) => number} */
const goodness = ({ fill }) => (fill > FULL ? 0 : Math.min(1, fill / ENOUGH));

/** @type {(booklet: HTMLElement, root: HTMLElement, way: typeof WAYS[number]) => void} */
const set = (booklet, { style }, { run, size, height }) => {
  booklet.classList.toggle("booklet-run", run);
  style.setProperty("--booklet-size", `${size}pt`);
  style.setProperty("--booklet-line", String(height));
};

// The booklet set in one way. It is a row of columns, and a column is a page.
/** @type {(copy: HTMLElement, root: HTMLElement, way: typeof WAYS[number]) => Layout} */
const laid = (copy, root, way) => {
  set(copy, root, way);
  const { left, top, width, height } = copy.getBoundingClientRect();
  /** @type {(piece: DOMRect) => number} */
  const page = (piece) => Math.floor((piece.left + piece.width / 2 - left) / width) + 1;
  // The last words may stand in two columns: the lowest of their page says how full it is.
  const words = copy.ownerDocument.createRange();
  words.selectNodeContents([...copy.querySelectorAll(LAST)].at(-1) ?? copy);
  const pieces = [...words.getClientRects()].filter((piece) => piece.width > 0);
  const pages = Math.max(...pieces.map(page));
  const lowest = Math.max(...pieces.filter((piece) => page(piece) === pages).map(({ bottom }) => bottom));
  return { pages, starts: partsOf(copy).map((one) => page(one.getClientRects()[0])), fill: (lowest - top) / height };
};

// What each number of the contents is of: where the link of its line leads.
/** @type {(copy: HTMLElement) => Element[]} */
const partsOf = (copy) =>
  [...copy.querySelectorAll(".booklet-number")].map((number) => {
    const id = number.closest("li")?.querySelector("a")?.getAttribute("href")?.slice(1) ?? "";
    const part = copy.querySelector(`[id="${CSS.escape(id)}"]`);
    if (!part) throw new Error(`#${id} is not there`);
    return part;
  });
