// Cases put aside, without an account: a list of keys kept in this browser, a button on each
// case and each card, a count in the header. Every page loads this; what only the page of
// the selection needs is in main.js. Nothing is sent anywhere.

export const ROOT = new URL("../../", import.meta.url);
export const MOST = 60;
const NAME = "selection";
const SHAPE = /^[a-z]+\/[a-z0-9-]{3,60}$/;

// Whatever is asked of us, by a link or by a stored text: each key once, nothing but keys.
export const keysAmong = (values) =>
  Array.isArray(values) ? [...new Set(values.filter((one) => typeof one === "string" && SHAPE.test(one)))] : [];

// The key of the page that stands at an address of this site.
export const keyAt = (address) => keysAmong([address.replace(ROOT.href, "").replace(/^\/+|\/+$/g, "")])[0];

let unkept = null; // the list, on a page whose browser stores nothing
export const isKept = () => unkept === null;
export const kept = () => {
  if (unkept) return unkept;
  try {
    return keysAmong(JSON.parse(localStorage.getItem(NAME))).slice(0, MOST);
  } catch {
    return [];
  }
};

export const keep = (keys) => {
  const list = keysAmong(keys).slice(0, MOST);
  try {
    localStorage.setItem(NAME, JSON.stringify(list));
    unkept = null;
  } catch {
    unkept = list;
    say(
      "Votre navigateur n’enregistre rien ici (navigation privée, ou mémoire pleine) : la sélection vaut pour cette page seulement. « Ma sélection », en haut, vous en donne le lien.",
    );
  }
  show();
  dispatchEvent(new Event("selection"));
};

// The keys are safe in an address as they are; encoded they would not be readable.
export const shareAddress = (keys) => new URL(`selection/${keys.length ? `?cases=${keys.join(",")}` : ""}`, ROOT).href;

let said;
const say = (text) => {
  if (!said) {
    said = Object.assign(document.createElement("p"), { className: "keep-said" });
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  setTimeout(() => {
    said.textContent = text;
  }, 50); // a region is read out when it changes
  clearTimeout(say.end);
  say.end = setTimeout(() => {
    said.textContent = "";
  }, 12_000);
};

const svg = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const toggle = (key) => {
  const list = kept();
  if (list.includes(key)) keep(list.filter((one) => one !== key));
  else if (list.length < MOST) keep([...list, key]);
  else say(`Une sélection tient ${MOST} pages au plus. Retirez-en une pour mettre celle-ci de côté.`);
};

// The name of the button stays, its state says the rest; what is shown is a part of the name.
const keepButton = (key, title) => {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "keep" });
  made.dataset.keep = key;
  made.setAttribute("aria-label", `Mettre de côté : ${title}`);
  const icon = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(svg("path", { d: "M6.500 3.500h11v17L12 16.300 6.500 20.500z" }));
  made.append(icon, document.createElement("span"));
  made.addEventListener("click", () => toggle(key));
  return made;
};

const show = () => {
  const list = kept();
  for (const one of document.querySelectorAll("button.keep")) {
    const held = list.includes(one.dataset.keep);
    one.setAttribute("aria-pressed", String(held));
    one.lastChild.textContent = held ? "De côté" : "Mettre de côté";
  }
  for (const link of document.querySelectorAll(".kept-link")) {
    link.querySelector(".kept-count").textContent = list.length ? ` (${list.length})` : "";
    if (unkept) link.href = shareAddress(list);
  }
};

// A card is a case's when its link leads to the page of one; the folder is in its class.
const keyOf = (place) => {
  const link = place.querySelector(".card-title a, a[href]");
  const key = link && keyAt(link.href);
  return key && (place.dataset.case === key || place.classList.contains(`kind-${key.split("/")[0]}`)) ? key : null;
};

const seen = new WeakSet();
const equip = () => {
  let any = false;
  for (const place of document.querySelectorAll("li.card, li[data-case], article[data-case]")) {
    if (seen.has(place) || place.closest("[data-no-keep]")) continue;
    seen.add(place);
    const page = place.localName === "article";
    const key = page ? keysAmong([place.dataset.case])[0] : keyOf(place);
    if (!key) continue;
    any = true;
    const title = place.querySelector(page ? "h1" : ".card-title, a[href]").textContent.trim();
    if (!page) {
      place.append(keepButton(key, title));
      continue;
    }
    const compare = Object.assign(document.createElement("a"), {
      className: "keep-compare",
      href: new URL(`comparer/?a=${key}`, ROOT).href,
      textContent: "Comparer",
    });
    const line = Object.assign(document.createElement("p"), { className: "keep-line" });
    line.append(keepButton(key, title), compare);
    (place.querySelector(".case-actions") || place.querySelector(".case-head") || place).append(line);
  }
  if (any) show();
};

equip();
show();
new MutationObserver(equip).observe(document.getElementById("contenu") || document.body, {
  childList: true,
  subtree: true,
});
addEventListener("storage", (event) => {
  if (event.key !== NAME && event.key !== null) return;
  show();
  dispatchEvent(new Event("selection"));
});
// A page that the back button brings out of memory has not seen what changed meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    show();
    dispatchEvent(new Event("selection"));
  }
});
