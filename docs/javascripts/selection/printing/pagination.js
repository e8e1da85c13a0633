// How the booklet will fall on paper: the browser lays it out once out of sight, as it would print it, in
// columns as large as a page. It gives the numbers of the contents (no browser counts the page of a link), and
// the size of letters with which the last page is no leaf with three lines. Where a browser cannot, there are no numbers.
import { make, say } from "../../lib/elements.js";

/** @typedef {{ pages: number, starts: number[], fill: number }} Layout `starts` has the page of each entry of the contents, from 1; `fill` how much of the last page is used, up to 1 */

// How the booklet may be set, the wanted way first: letters in points, heights of lines, that of the sources (`end`), the first case on a page
// of its own, or all running on (`run`). The ways after the first are tried while the last page is nearly empty, or so full
// that a printer might need one more: first those that only the end follows, which takes little time however long the booklet is.
const HEIGHTS = [1.36, 1.3, 1.42, 1.48];
const ENDS = [1.32, 1.4, 1.26, 1.48, 1.56, 1.64];
const WAYS = [
  ...ENDS.map((end) => ({ run: false, size: 10.5, height: HEIGHTS[0], end })),
  ...[false, true]
    .flatMap((run) =>
      [10.5, 10.3, 10.7, 10, 10.9, 11.1, 11.3, 11.6].flatMap((size) =>
        HEIGHTS.map((height) => ({ run, size, height, end: ENDS[0] })),
      ),
    )
    .slice(1),
];
const ENOUGH = 0.5;
const FULL = 0.96;
const PATIENCE = 1500; // milliseconds for the other ways: a long booklet takes the best of a few

// Lays it out, and writes what it found: the size, the page of each part. Returns the layout, null where nothing is known, or where it
// is stopped.
/** @type {(booklet: HTMLElement, signal: AbortSignal) => Promise<Layout | null>} */
export const paginate = async (booklet, signal) => {
  const frame = make("iframe", { className: "booklet-frame", tabIndex: -1, attributes: { "aria-hidden": "true" } });
  document.body.append(frame);
  try {
    const { contentDocument: sheet, contentWindow: view } = frame;
    if (!sheet || !view) return null;
    sheet.open();
    sheet.write("<!doctype html>"); // as the page itself: a document without it has other heights of lines
    sheet.close();
    sheet.documentElement.lang = document.documentElement.lang;
    sheet.body.className = "with-printout";
    const texts = await sheetTexts();
    sheet.adoptedStyleSheets = texts.map((text) => ofPaper(new /** @type {any} */ (view).CSSStyleSheet(), text));
    const model = /** @type {HTMLElement} */ (booklet.cloneNode(true));
    for (const image of model.querySelectorAll("img")) image.src = place(image);
    const copy = /** @type {HTMLElement} */ (sheet.importNode(model, true));
    copy.classList.add("booklet-measured");
    sheet.body.append(copy);
    await Promise.all([...copy.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
    let layout = { ...laid(copy, sheet.documentElement, WAYS[0]), way: WAYS[0] };
    const begun = performance.now();
    for (const way of WAYS.slice(1)) {
      if (goodness(layout) === 1 || performance.now() - begun > PATIENCE) break;
      await new Promise((next) => setTimeout(next)); // the page answers meanwhile
      if (signal.aborted) return null;
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

// An empty picture as large as another: the same one, which a frame would ask for anew and give up, is then lost to the page too.
/** @type {(image: HTMLImageElement) => string} */
const place = (image) => {
  const [width, height] = ["width", "height"].map((name) => Number(image.getAttribute(name)) || 1);
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`;
};

// The style sheets of the page, as they are written.
const sheetTexts = () => {
  const links = [...document.querySelectorAll("link[rel=stylesheet]:not([disabled])")].map(
    (link) => link.getAttribute("href") ?? "",
  );
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
const set = (booklet, { style }, { run, size, height, end }) => {
  booklet.classList.toggle("booklet-run", run);
  style.setProperty("--booklet-size", `${size}pt`);
  style.setProperty("--booklet-line", String(height));
  /** @type {HTMLElement | null} */
  const sources = booklet.querySelector(".pack-sources .sources");
  sources?.style.setProperty("--booklet-end", String(end)); // there alone: nothing else is laid out again
};

// The booklet set in one way. It is a row of columns, and a column is a page.
/** @type {(copy: HTMLElement, root: HTMLElement, way: typeof WAYS[number]) => Layout} */
const laid = (copy, root, way) => {
  set(copy, root, way);
  const { left, top, width, height } = copy.getBoundingClientRect();
  /** @type {(piece: DOMRect) => number} */
  const page = (piece) => Math.floor((piece.left + piece.width / 2 - left) / width) + 1;
  const ends = [...(copy.lastElementChild?.getClientRects() ?? [])];
  const last = ends.at(-1) ?? copy.getBoundingClientRect();
  return {
    pages: page(last),
    starts: [...copy.querySelectorAll(".pack-contents a")].map((way) => {
      const place = copy.querySelector(way.getAttribute("href") ?? "");
      return page(place?.getClientRects()[0] ?? last);
    }),
    fill: (last.bottom - top) / height,
  };
};
