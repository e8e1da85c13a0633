// The published page of a case, read by another page: its title, its facts, the sections of
// its text. Nothing of it is run or taken as it stands: it is parsed into a document apart,
// and what is shown is rebuilt from text, links and plain structure.
import { ROOT, keyAt } from "../selection/kept.js";

export class Missing extends Error {}

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
const movedTo = (page, address) => {
  const told = page
    .querySelector('meta[http-equiv="refresh" i]')
    ?.getAttribute("content")
    ?.match(/url=(.+)$/i)?.[1];
  return told && keyAt(new URL(told.trim(), address).href);
};

const known = new Map();
export const casePage = (key) => {
  if (!known.has(key))
    known.set(
      key,
      read(key).catch((error) => {
        known.delete(key);
        throw error;
      }),
    );
  return known.get(key);
};

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
    rows: rowsOf(article),
    sections: sectionsOf(article, address),
  };
};

const squeezed = (text) => (text || "").replace(/[ \t\r\n]+/g, " ").trim();

// « Région » and « Régions » name one row.
const rowName = (label) =>
  label
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/s$/, ""))
    .join(" ");

// When and by whom a value is told is shown, not compared.
const ASIDE = ".dated, .note, .visually-hidden, .anchor, script, style, svg";
const withoutAsides = (node) => {
  const copy = node.cloneNode(true);
  for (const part of copy.querySelectorAll(ASIDE)) part.remove();
  for (const when of copy.querySelectorAll(".when")) when.append(" :");
  return squeezed(copy.textContent).replace(/[\s,;]+$/, "");
};

const rowsOf = (article) =>
  [...article.querySelectorAll("aside.facts dl > div")].flatMap((row) => {
    const label = squeezed(row.querySelector("dt")?.textContent);
    const items = [...row.querySelectorAll("dd")]
      .map((node) => ({ node, text: withoutAsides(node).toLowerCase() }))
      .filter((item) => item.text && !item.node.matches(".fact-map"));
    return label && items.length ? [{ name: rowName(label), label, items }] : [];
  });

const BEGINNING = 320;
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

// Its text, links and plain structure as nodes of this page. `address` is the page that it
// comes from; `link(target)` may send a link elsewhere; `prefix` keeps ids apart, and there
// are none without it.
export const rebuilt = (node, { address, prefix = "", link = null }) => {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const inside = document.createDocumentFragment();
  if (node.nodeType !== Node.ELEMENT_NODE || NEVER.has(node.localName) || node.classList.contains("anchor"))
    return inside;
  for (const child of node.childNodes) inside.append(rebuilt(child, { address, prefix, link }));
  if (!PLAIN.has(node.localName)) return inside;
  const made = document.createElement(node.localName);
  if (/^[a-z][a-z -]*$/.test(node.className)) made.className = node.className;
  if (prefix && node.id) made.id = prefix + node.id;
  for (const name of ["start", "colspan", "rowspan", "scope", "datetime", "lang"])
    if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
  if (node.localName === "a" && node.hasAttribute("href")) {
    const target = targetOf(node.getAttribute("href"), address);
    if (target) made.setAttribute("href", link?.(target) ?? hrefOf(target));
  }
  made.append(inside);
  return made;
};

const targetOf = (href, address) => {
  try {
    const target = new URL(href, address);
    return ["http:", "https:", "mailto:"].includes(target.protocol) ? target : null;
  } catch {
    return null;
  }
};

// A link of this site stays one without the host: the style tells the others by their `http`.
const hrefOf = (target) =>
  target.origin === location.origin ? target.pathname + target.search + target.hash : target.href;
