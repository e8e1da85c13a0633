// The lists of word processors, which are paragraphs with a bullet in front: as lists of HTML.
/** @typedef {{ paragraph: HTMLElement, level: number, ordered: boolean, start: number }} Point */

const LISTED = /mso-list:\s*\S+\s+level(\d+)/i;
const MARKER = /^[\s\u00a0]*(?:\(?(\d{1,3}|[a-z]{1,4})[.)]|(\d{1,3})[°/])[\s\u00a0]*$/i;

// Turns each run of such paragraphs of a document into one list.
/** @type {(page: Document) => void} */
export const listWordParagraphs = (page) => {
  for (const first of page.querySelectorAll("p, div")) {
    if (!first.isConnected || !pointOf(first)) continue;
    /** @type {Point[]} */
    const run = [];
    for (let next = /** @type {Element | null} */ (first); next; next = next.nextElementSibling) {
      const point = pointOf(next);
      if (!point) break;
      run.push(point);
    }
    first.before(listOf(page, run));
    for (const { paragraph } of run) paragraph.remove();
  }
};

/** @type {(element: Element) => Point | null} */
const pointOf = (element) => {
  const style = element.getAttribute("data-style") ?? "";
  const level = LISTED.exec(style)?.[1];
  if (!level && !/^MsoList(?:Paragraph|Bullet|Number)/.test(element.className)) return null;
  const marker = markerOf(element);
  if (!level && !marker) return null;
  const [, number, other] = MARKER.exec(marker?.textContent ?? "") ?? [];
  const typed = number ?? other;
  const start = /^\d+$/.test(typed ?? "") ? Number(typed) : 1;
  return { paragraph: /** @type {HTMLElement} */ (element), level: Number(level ?? 1), ordered: Boolean(typed), start };
};

// The bullet or the number, which Word marks as what a list should leave out.
/** @type {(element: Element) => Element | null} */
const markerOf = (element) =>
  element.querySelector('[data-style*="mso-list:Ignore" i], [data-style*="mso-list: Ignore" i]');

/** @type {(page: Document, run: Point[]) => Element} */
const listOf = (page, run) => {
  const least = Math.min(...run.map(({ level }) => level));
  /** @type {{ list: Element, level: number }[]} */
  const open = [];
  /** @type {Element | null} */
  let root = null;
  for (const { paragraph, level, ordered, start } of run) {
    while (open.length && (open.at(-1)?.level ?? 0) > level) open.pop();
    if (!open.length || (open.at(-1)?.level ?? 0) < level) {
      const list = page.createElement(ordered ? "ol" : "ul");
      if (ordered && start !== 1) list.setAttribute("start", String(start));
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      root ??= list;
      open.push({ list, level: open.length ? level : least });
    }
    markerOf(paragraph)?.remove();
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1)?.list.append(item);
  }
  return root ?? page.createElement("ul");
};
