// What a program puts on the clipboard as HTML, made plain before it becomes Markdown: in a document that is never shown, in
// which nothing runs and nothing is loaded.
import { listWordParagraphs } from "./word-lists.js";

/** @typedef {{ images: number, tables: number, comments: number, colours: boolean }} Lost what a text of ours cannot keep */

const COMMENTS =
  '[data-style*="mso-element:comment" i], .MsoCommentReference, .MsoCommentText, [id^="_com_"], a[href^="#_msocom" i]';
const USUAL =
  /^(?:inherit|initial|auto|windowtext|transparent|none|currentcolor|black|white|#000(?:000)?|#fff(?:fff)?|rgba?\((?:0, ?0, ?0|255, ?255, ?255|0, ?0, ?0, ?0).*\))$/i;

// Makes the page plain; what is lost on the way.
/** @type {(page: Document, top: number) => Lost} */
export const madePlain = (page, top) => {
  const lost = { images: 0, tables: 0, comments: 0, colours: false };
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const unseen = [];
  while (walker.nextNode()) unseen.push(/** @type {Comment} */ (walker.currentNode));
  for (const comment of unseen) comment.remove();
  for (const comment of page.querySelectorAll(COMMENTS)) {
    if (comment.isConnected && comment.matches("[href], .MsoCommentReference")) lost.comments += 1;
    comment.remove();
  }
  lost.colours = [...page.querySelectorAll("[data-style], font[color]")].some(isColoured);
  listWordParagraphs(page);
  // A list that stands in another one belongs to the point before it.
  for (const list of page.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol"))
    list.previousElementSibling?.append(list);
  notes(page);
  for (const image of page.querySelectorAll("img, picture, video, audio, canvas")) {
    if (!isUnseen(image)) lost.images += 1;
    image.remove();
  }
  lost.tables = tables(page);
  emphasis(page);
  titles(page, top);
  for (const link of page.querySelectorAll("a")) address(link);
  return lost;
};

// What the style of an element says of something, or nothing.
/** @type {(element: Element, name: string) => string} */
const styled = (element, name) =>
  new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(element.getAttribute("data-style") ?? "")?.[1].trim() ??
  "";

/** @type {(element: Element) => boolean} */
const isColoured = (element) =>
  // The colour of a link is the program's, not the author's.
  !element.closest("a") &&
  [styled(element, "color"), styled(element, "background(?:-color)?"), element.getAttribute("color") ?? ""].some(
    (one) => one && !USUAL.test(one),
  );

// A picture of one point, with which mails are counted.
/** @type {(image: Element) => boolean} */
const isUnseen = (image) => image.getAttribute("width") === "1" || image.getAttribute("height") === "1";

// A table that holds a table is one that only places things; a cell alone is no table either.
/** @type {(page: Document) => number} */
const tables = (page) => {
  let found = 0;
  for (const table of [...page.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows]
      .map((row) => [...row.cells])
      .filter((cells) => cells.some((cell) => cell.textContent.trim()));
    if (
      rows.some((cells) => cells.some((cell) => cell.querySelector("ul, ol, p + p"))) ||
      rows.every((cells) => cells.length < 2)
    ) {
      table.replaceWith(...rows.flat().flatMap((cell) => [...cell.childNodes]));
      continue;
    }
    found += 1;
    const list = page.createElement("ul");
    const named = rows.length > 1 && rows.every((cells) => cells.length === rows[0].length);
    for (const cells of named ? rows.slice(1) : rows) {
      const point = page.createElement("li");
      cells.forEach((cell, rank) => {
        if (!cell.textContent.trim()) return;
        const name = named ? rows[0][rank].textContent.trim() : "";
        if (point.childNodes.length) point.append(" ; ");
        if (name) point.append(`${name} : `);
        point.append(
          ...[...cell.childNodes].flatMap((child) => (child.nodeName === "P" ? [...child.childNodes] : [child])),
        );
      });
      list.append(point);
    }
    table.replaceWith(list);
  }
  return found;
};

// The notes of a word processor, as ours: their calls, and their texts at the end of the page.
/** @type {(page: Document) => void} */
const notes = (page) => {
  for (const link of page.querySelectorAll(
    'a[href^="#_ftn"], a[href^="#_edn"], a[href^="#sdfootnote"], a[href^="#ftnt"]',
  )) {
    const href = link.getAttribute("href") ?? "";
    const number = /\d+/.exec(href)?.[0];
    // The mark before the text of a note leads back to the call.
    const isText = /ref\d+$|anc$/.test(href);
    const mark = page.createElement("code");
    mark.setAttribute("data-note", isText ? `[^${number}]: ` : `[^${number}]`);
    mark.textContent = "x";
    const around = link.parentElement?.nodeName === "SUP" ? link.parentElement : link;
    around.replaceWith(mark);
  }
};

// What styles make bold or italic, and tags that their style makes neither.
/** @type {(page: Document) => void} */
const emphasis = (page) => {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (
    page.querySelectorAll("b, strong, i, em, span, font")
  )) {
    const [fontWeight, fontStyle] = [styled(element, "font-weight"), styled(element, "font-style")];
    const isBold =
      /^(?:bold|[6-9]00)/.test(fontWeight) ||
      (/^(?:B|STRONG)$/.test(element.nodeName) && !/^(?:normal|[1-5]00)/.test(fontWeight));
    const isItalic = fontStyle === "italic" || (/^(?:I|EM)$/.test(element.nodeName) && fontStyle !== "normal");
    const inTitle = element.closest("h1, h2, h3, h4, h5, h6");
    /** @type {ChildNode[]} */
    let inside = [...element.childNodes];
    for (const [isMeant, name] of /** @type {[boolean, string][]} */ ([
      [isItalic && !inTitle, "em"],
      [isBold && !inTitle, "strong"],
    ])) {
      if (!isMeant || !element.textContent.trim()) continue;
      const made = page.createElement(name);
      made.append(...inside);
      inside = [made];
    }
    element.replaceWith(...inside);
  }
};

// The titles of the paste below those of our texts, whose sections have titles of level 2.
/** @type {(page: Document, top: number) => void} */
const titles = (page, top) => {
  for (const paragraph of page.querySelectorAll('p.MsoTitle, p[role="heading"], div[role="heading"]')) {
    const title = page.createElement(`h${/^[1-6]$/.exec(paragraph.getAttribute("aria-level") ?? "")?.[0] ?? 1}`);
    title.append(...paragraph.childNodes);
    paragraph.replaceWith(title);
  }
  const found = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((title) => title.textContent.trim());
  const levels = [...new Set(found.map(({ nodeName }) => Number(nodeName[1])))].sort();
  for (const title of found) {
    const level = Math.min(top + levels.indexOf(Number(title.nodeName[1])), 6);
    const nested = title.closest("li, blockquote");
    const made = page.createElement(nested ? "strong" : `h${level}`);
    made.append(...title.childNodes);
    title.replaceWith(made);
  }
};

// Where links of search engines and mails really lead.
const BEHIND = /^https?:\/\/(?:www\.google\.[a-z.]+\/url|[a-z0-9.-]+\.safelinks\.protection\.outlook\.com\/)/i;

// A link keeps an address of the web or of a mailbox; any other leads nowhere here.
/** @type {(link: Element) => void} */
const address = (link) => {
  let href = (link.getAttribute("href") ?? "").trim();
  if (BEHIND.test(href)) {
    const query = new URLSearchParams(href.split("?").slice(1).join("?"));
    href = query.get("q") ?? query.get("url") ?? href;
  }
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || !link.textContent.trim()) {
    link.replaceWith(...link.childNodes);
    return;
  }
  for (const name of link.getAttributeNames()) link.removeAttribute(name);
  link.setAttribute(
    "href",
    href.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`),
  );
};
