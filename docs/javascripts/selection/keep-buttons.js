// What every page has of the selection: a button on each case and each card, which puts it aside, and the count
// in the header.
import { keyAt, keysAmong } from "../lib/addresses.js";
import { MOST, followElsewhere, isKept, keep, kept, shareAddress } from "./kept.js";

const READ_OUT = 50; // milliseconds: a region is read out when it changes
const SHOWN = 12_000;

const UNSTORED =
  "Votre navigateur n’enregistre rien ici (navigation privée, ou mémoire pleine) : la sélection vaut pour cette page seulement. « Ma sélection », en haut, vous en donne le lien.";

/** @type {(className: string, ...children: Node[]) => HTMLElement} */
const paragraph = (className, ...children) => {
  const made = Object.assign(document.createElement("p"), { className });
  made.append(...children);
  return made;
};

/** @type {HTMLElement | undefined} */
let said;
let end = 0;
// What could not be done: it is heard at once.
/** @type {(text: string) => void} */
const refuse = (text) => {
  said ??= document.body.appendChild(paragraph("keep-said"));
  said.setAttribute("role", "alert");
  const line = said;
  setTimeout(() => {
    line.textContent = text;
  }, READ_OUT);
  clearTimeout(end);
  end = setTimeout(() => {
    line.textContent = "";
  }, SHOWN);
};

/** @type {(key: string) => void} */
const toggle = (key) => {
  const list = kept();
  if (list.includes(key)) keep(list.filter((one) => one !== key));
  else if (list.length < MOST) keep([...list, key]);
  else refuse(`Une sélection tient ${MOST} pages au plus. Retirez-en une pour mettre celle-ci de côté.`);
};

/** @type {(tag: string, attributes: Record<string, string>, ...children: Node[]) => Element} */
const drawn = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// The name of the button stays, its state says the rest; what is shown is a part of the name.
/** @type {(key: string, title: string) => HTMLButtonElement} */
const keepButton = (key, title) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "keep" });
  button.dataset.keep = key;
  button.setAttribute("aria-label", `Mettre de côté : ${title}`);
  const path = drawn("path", { d: "M6.500 3.500h11v17L12 16.300 6.500 20.500z" });
  button.append(drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path), document.createElement("span"));
  button.addEventListener("click", () => toggle(key));
  return button;
};

const show = () => {
  const list = kept();
  for (const button of document.querySelectorAll("button.keep")) {
    const held = list.includes(button.getAttribute("data-keep") ?? "");
    button.setAttribute("aria-pressed", String(held));
    if (button.lastChild) button.lastChild.textContent = held ? "De côté" : "Mettre de côté";
  }
  for (const link of document.querySelectorAll(".kept-link")) {
    const count = link.querySelector(".kept-count");
    if (count) count.textContent = list.length ? ` (${list.length})` : "";
    if (!isKept()) link.setAttribute("href", shareAddress(list));
  }
};

// A card is a case's when its link leads to the page of one; the folder is in its class.
/** @type {(card: Element) => string | undefined} */
const keyOf = (card) => {
  const link = card.querySelector(".card-title a, a[href]");
  const key = link instanceof HTMLAnchorElement ? keyAt(link.href) : undefined;
  const folder = key?.split("/")[0];
  return card.getAttribute("data-case") === key || card.classList.contains(`kind-${folder}`) ? key : undefined;
};

/** @type {WeakSet<Element>} */
const seen = new WeakSet();
const equip = () => {
  let any = false;
  for (const place of document.querySelectorAll("li.card, li[data-case], article[data-case]")) {
    if (seen.has(place) || place.closest("[data-no-keep]")) continue;
    seen.add(place);
    const page = place.localName === "article";
    const key = page ? keysAmong([place.getAttribute("data-case")])[0] : keyOf(place);
    if (!key) continue;
    any = true;
    const title = place.querySelector(page ? "h1" : ".card-title, a[href]")?.textContent.trim() ?? key;
    const button = keepButton(key, title);
    if (!page) {
      place.append(button);
      continue;
    }
    const head = place.querySelector(".case-actions") ?? place.querySelector(".case-head") ?? place;
    head.prepend(paragraph("keep-line", button));
  }
  if (any) show();
};

// Equip this page, and what comes into it later.
equip();
show();
const content = document.getElementById("contenu") ?? document.body;
new MutationObserver(equip).observe(content, { childList: true, subtree: true });
addEventListener("selection", (event) => {
  if (event instanceof CustomEvent && !event.detail.stored) refuse(UNSTORED);
  show();
});
followElsewhere();
