// The search page: Pagefind's index, our own list of results. The address holds the query.
const root = document.body.dataset.root || "./";
const place = document.getElementById("explorer");

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// Pagefind marks the words it found with <mark>, in text that it has escaped: rebuild it
// as nodes, so that nothing from an index is ever read as HTML.
const excerpt = (marked) => {
  const line = make("p", { className: "card-text" });
  const parsed = new DOMParser().parseFromString(marked, "text/html").body;
  for (const node of parsed.childNodes) {
    line.append(node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent);
  }
  return line;
};

// For a word that stands nowhere Pagefind falls back on whatever begins like it: such a hit
// counts only when it shares most of the word.
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const words = (text) => fold(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1);
const answers = (marked, asked) => {
  const found = [...new DOMParser().parseFromString(marked, "text/html").querySelectorAll("mark")].flatMap((mark) => words(mark.textContent));
  return asked.some((word) => found.some((other) => other.startsWith(word.slice(0, Math.max(3, Math.ceil(word.length * 0.6))))));
};

// A question is asked with words that stand on every page: they decide nothing.
const SMALL = new Set(("a ai au aux avec ce ces cet cette comment d dans de des du elle en est et faire il ils j je l la le les leur leurs ma mais mes mon n ne "
  + "nos notre nous on ont ou par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t un une vos votre vous y").split(" "));
const telling = (query) => {
  const all = query.split(/[\s'’]+/).filter(Boolean);
  const kept = all.filter((word) => !SMALL.has(fold(word).replace(/[^a-z0-9]/g, "")));
  return (kept.length ? kept : all).join(" ");
};

const STEP = 12;
let pagefind;
let turn = 0;

const field = make("input", { id: "explorer-q", name: "q", type: "search", autocomplete: "off", enterKeyHint: "search", maxLength: 200 });
field.dataset.mainSearch = "";
const form = make("form", { className: "ask", action: "", method: "get" },
  make("label", { htmlFor: "explorer-q", textContent: "Que cherchez-vous ?" }),
  make("span", { className: "ask-line" }, field, make("button", { type: "submit", textContent: "Chercher" })));
form.setAttribute("role", "search");
const status = make("p", { className: "status" });
status.setAttribute("role", "status");
const list = make("ol", { className: "cards results" });
const more = make("button", { type: "button", className: "more", textContent: "Voir la suite", hidden: true });

const address = (url) => url.replace(/index\.html$/, "");

const show = async (results, from) => {
  const wave = turn;
  for (const result of await Promise.all(results.slice(from, from + STEP).map((one) => one.data()))) {
    if (wave !== turn) return;
    const link = make("a", { href: address(result.url), textContent: result.meta.title || "Page" });
    const item = make("li", { className: "card" },
      make("p", { className: "card-kind", textContent: result.meta.kind || "Page du site" }),
      make("h2", { className: "card-title" }, link),
      // A page that is not a case holds words that are searched and not shown: its summary tells it.
      result.meta.case || !result.meta.summary ? excerpt(result.excerpt) : make("p", { className: "card-text", textContent: result.meta.summary }));
    if (result.meta.case) {
      item.dataset.case = result.meta.case;
      item.classList.add(`kind-${result.meta.case.split("/")[0]}`);
    }
    list.append(item);
  }
  more.hidden = from + STEP >= results.length;
  more.onclick = () => show(results, from + STEP);
};

const seek = async (typed) => {
  const wave = ++turn;
  const query = typed.normalize("NFC").trim().slice(0, 200);
  list.replaceChildren();
  more.hidden = true;
  document.title = `${query ? `${query} · ` : ""}Chercher · Bibliothèque des PTCE`;
  if (!query) { status.textContent = ""; return; }
  status.textContent = "Recherche en cours…";
  try {
    if (!pagefind) {
      pagefind = await import(new URL(`${root}pagefind/pagefind.js`, document.baseURI).href);
      await pagefind.init();
    }
    const found = await pagefind.search(telling(query).replaceAll("œ", "oe").replaceAll("Œ", "Oe"));
    if (wave !== turn) return;
    const first = await Promise.all(found.results.slice(0, STEP).map((one) => one.data()));
    if (wave !== turn) return;
    // Whoever types a name wants its page before those that speak of it.
    const named = first.findIndex((one) => words(one.meta.title || "").join(" ") === words(query).join(" "));
    if (named > 0) found.results.unshift(...found.results.splice(named, 1));
    const asked = words(telling(query));
    const number = first.some((one) => answers(one.excerpt, asked)) ? found.results.length : 0;
    status.textContent = number === 0
      ? `Rien ne répond à « ${query} ». Essayez un mot plus court ou voisin, ou parcourez les thèmes ci-dessous.`
      : `${number} ${number === 1 ? "page répond" : "pages répondent"} à « ${query} »`;
    if (number) await show(found.results, 0);
  } catch {
    status.textContent = "La recherche n’a pas pu se charger. Parcourez les thèmes et les régions ci-dessous, ou rechargez la page.";
  }
};

if (place) {
  place.append(form, status, list, more);
  place.hidden = false;
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get("q") || "";
    return seek(field.value);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    history.pushState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    seek(query);
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
}
