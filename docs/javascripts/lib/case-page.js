// The published page of a case, read by another page: its title, its facts, the sections of
// its text. Nothing of it is run or taken as it is: it is parsed into a document apart,
// and what is shown is rebuilt from text, links and plain structure.
import { ROOT, keyAt } from "./addresses.js";

/**
 * @typedef {object} CasePage
 * @property {string} asked the key under which it was asked for
 * @property {string} key its own: a page may have moved
 * @property {string} address
 * @property {string} path the address without the host
 * @property {Element} article
 * @property {string} title
 * @property {string} kind
 * @property {string} summary
 * @property {FactRow[]} rows
 * @property {TextSection[]} sections
 */
/** @typedef {{ name: string, label: string, items: { node: Element, text: string }[] }} FactRow the facts under one label; `name` is the same whatever their number */
/** @typedef {{ name: string, title: string, beginning: string, path: string }} TextSection how a part of the text begins, and where it is */

// There is no case at this address.
export class Missing extends Error {}

/** @type {(key: string) => Promise<[address: string, page: Document]>} */
const answered = async (key) => {
  const answer = await fetch(new URL(`${key}/`, ROOT));
  if (answer.status === 404 || answer.status === 410) throw new Missing(key);
  if (!answer.ok) throw new Error(`${key}: ${answer.status}`);
  return [
    new URL(answer.url || `${key}/`, ROOT).href,
    new DOMParser().parseFromString(await answer.text(), "text/html"),
  ];
};

// A page that has moved says where to, once.
/** @type {(page: Document, address: string) => string | undefined} */
const movedTo = (page, address) => {
  const told = page
    .querySelector('meta[http-equiv="refresh" i]')
    ?.getAttribute("content")
    ?.match(/url=(.+)$/i)?.[1];
  return told === undefined ? undefined : keyAt(new URL(told.trim(), address).href);
};

/** @type {Map<string, Promise<CasePage>>} */
const known = new Map();

// The page of a case; throws `Missing` where there is none. Read once, again after a failure.
/** @type {(key: string) => Promise<CasePage>} */
export const casePage = (key) => {
  const page = known.get(key) ?? read(key);
  known.set(key, page);
  page.catch(() => known.delete(key));
  return page;
};

/** @type {(asked: string) => Promise<CasePage>} */
const read = async (asked) => {
  let key = asked;
  let [address, page] = await answered(key);
  const target = movedTo(page, address);
  if (target) {
    key = target;
    [address, page] = await answered(key);
  }
  const article = page.querySelector("article[data-case]");
  const title = article?.querySelector("h1")?.textContent.trim();
  if (!article || !title) throw new Missing(asked);
  /** @type {(selector: string) => string} */
  const said = (selector) => squeezed(article.querySelector(selector)?.textContent);
  return {
    asked,
    key,
    address,
    path: new URL(address).pathname,
    article,
    title,
    kind: said(".kind"),
    summary: said(".lede"),
    rows: [...reachOf(article), ...rowsOf(article)],
    sections: sectionsOf(article, address),
  };
};

/** @type {(text: string | null | undefined) => string} */
const squeezed = (text) => (text || "").replace(/[ \t\r\n]+/g, " ").trim();

// « Région » and « Régions » name one row.
/** @type {(label: string) => string} */
const rowName = (label) =>
  label
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/s$/, ""))
    .join(" ");

// The date and the source of a value are shown, not compared.
const ASIDE = ".dated, .note, .cite, .call, .calls, .visually-hidden, .anchor, script, style, svg";
/** @type {(node: Element) => string} */
const withoutAsides = (node) => {
  const copy = /** @type {Element} */ (node.cloneNode(true));
  for (const part of copy.querySelectorAll(ASIDE)) part.remove();
  for (const when of copy.querySelectorAll(".when")) when.append(" :");
  return squeezed(copy.textContent).replace(/[\s,;]+$/, "");
};

/** @type {(article: Element) => FactRow[]} */
const rowsOf = (article) =>
  [...article.querySelectorAll("aside.facts dl > div")].flatMap((shown) => {
    const row = /** @type {Element} */ (shown.cloneNode(true)); // whoever prints the page prints it as it is
    const name = row.querySelector("dt");
    const label = name ? withoutAsides(name) : "";
    // A source that all values of the row share is told once, beside their label: here each has it.
    for (const value of row.querySelectorAll("dd"))
      value.append(...[...(name?.querySelectorAll(".cite") ?? [])].flatMap((mark) => [" ", mark.cloneNode(true)]));
    const items = [...row.querySelectorAll("dd")]
      .map((node) => ({ node, text: withoutAsides(node).toLowerCase() }))
      .filter((item) => item.text && !item.node.matches(".fact-map"));
    return label && items.length ? [{ name: rowName(label), label, items }] : [];
  });

// How far the page reaches, as its head says it, is a row too.
/** @type {(article: Element) => FactRow[]} */
const reachOf = (article) => {
  const node = article.querySelector(".case-head > .reach");
  const text = squeezed(node?.textContent);
  return node && text ? [{ name: "jusqu’où", label: "Jusqu’où va la page", items: [{ node, text }] }] : [];
};

const BEGINNING = 320;
/** @type {(article: Element, address: string) => TextSection[]} */
const sectionsOf = (article, address) =>
  [...article.querySelectorAll(".case-body section[id]")].flatMap((section) => {
    const heading = section.querySelector("h2");
    const title = heading && withoutAsides(heading);
    if (!title) return [];
    const leaves = [...section.querySelectorAll("p, li")].filter((leaf) => !leaf.querySelector("p, li"));
    const whole = leaves.map(withoutAsides).filter(Boolean).join(" ");
    const cut =
      whole.length <= BEGINNING
        ? whole
        : `${whole.slice(0, whole.lastIndexOf(" ", BEGINNING)).replace(/[\s,;:.]+$/, "")}…`;
    return [
      {
        name: rowName(title.replace(/[’']/g, "’")),
        title,
        beginning: cut,
        path: `${new URL(address).pathname}#${section.id}`,
      },
    ];
  });

const PLAIN = new Set(
  (
    "a abbr aside b blockquote br caption cite code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 header hr i li ol p pre q s section small " +
    "span strong sub sup table tbody td tfoot th thead time tr u ul"
  ).split(" "),
);
const NEVER = new Set(
  "script style template iframe object embed form button input select summary textarea nav svg math link meta base noscript video audio img canvas dialog".split(
    " ",
  ),
);

// A picture of a case, as a part of this page: the one file that it has for all screens.
/** @type {(img: HTMLImageElement, address: string) => Node} */
const picture = (img, address) => {
  const target = targetOf(img.getAttribute("src") ?? "", address);
  if (!target?.href.startsWith(new URL("illustrations/", ROOT).href)) return document.createDocumentFragment();
  const made = document.createElement("img");
  for (const name of ["width", "height", "alt"]) made.setAttribute(name, img.getAttribute(name) ?? "");
  made.src = target.href;
  return made;
};

// Its text, links, pictures and plain structure as nodes of this page. `address` is the page that it
// comes from; `link(target)` may send a link elsewhere; `prefix` keeps ids apart, and there
// are none without it.
/** @type {(node: Node, from: { address: string, prefix?: string, link?: (target: URL) => string | null }) => Node} */
export const rebuilt = (node, { address, prefix = "", link }) => {
  if (node instanceof Text) return document.createTextNode(node.data);
  const inside = document.createDocumentFragment();
  if (node instanceof HTMLImageElement) return picture(node, address);
  if (!(node instanceof Element) || NEVER.has(node.localName) || node.classList.contains("anchor")) return inside;
  for (const child of node.childNodes) inside.append(rebuilt(child, { address, prefix, link }));
  if (!PLAIN.has(node.localName)) return inside;
  const made = document.createElement(node.localName);
  if (/^[a-z][a-z -]*$/.test(node.className)) made.className = node.className;
  if (prefix && node.id) made.id = prefix + node.id;
  for (const name of ["start", "colspan", "rowspan", "scope", "datetime", "lang"]) {
    const value = node.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  const href = node.localName === "a" ? node.getAttribute("href") : null;
  if (href !== null) {
    const target = targetOf(href, address);
    if (target) made.setAttribute("href", link?.(target) ?? hrefOf(target));
  }
  made.append(inside);
  return made;
};

/** @type {(href: string, address: string) => URL | null} */
const targetOf = (href, address) => {
  try {
    const target = new URL(href, address);
    return ["http:", "https:", "mailto:"].includes(target.protocol) ? target : null;
  } catch {
    return null;
  }
};

// A link of this site stays one without the host: the style recognises the others by their `http`.
/** @type {(target: URL) => string} */
const hrefOf = (target) =>
  target.origin === location.origin ? target.pathname + target.search + target.hash : target.href;
