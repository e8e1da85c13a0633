// The search page: what is typed and chosen stands in the address, and the page shows what
// the address says. The engine is in search.js, the choices in facets.js; here is the page.
import { library } from "./library.js";
import { counts, everything, kept, readAddress, sorted, SORTS, VIEWS, writeAddress } from "./facets.js";
import { search } from "./search.js";
import { copyLink, listed, make, quoted } from "./elements.js";
import { mapOf } from "./explorer-map.js";

const root = document.body.dataset.root || "./";
const place = document.getElementById("explorer");
const STEP = 24;
const SHOWN_VALUES = 7;

const mark = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "mark");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${root}images/marks.svg#${name}`);
  svg.append(use);
  return svg;
};

// --- the parts of the page, made once ------------------------------------------------------

const field = make("input", { id: "explorer-q", name: "q", type: "search", autocomplete: "off", enterKeyHint: "search", data: { mainSearch: "" } });
const form = make("form", { className: "ask", attributes: { role: "search" } },
  make("label", { htmlFor: "explorer-q", textContent: "Que cherchez-vous ?" }),
  make("span", { className: "ask-line" }, field, make("button", { type: "submit", textContent: "Chercher" })));
const notice = make("div", { className: "explorer-notice", hidden: true });
const status = make("p", { className: "status", attributes: { role: "status" } });
const chips = make("ul", { className: "chosen", attributes: { "aria-label": "Filtres choisis" }, hidden: true });
const general = make("nav", { className: "general", hidden: true, attributes: { "aria-label": "Pages qui répondent en général" } });
const list = make("ol", { className: "cards results" });
const more = make("button", { type: "button", className: "more", hidden: true });
const chart = make("div", { className: "explorer-map", hidden: true });
const option = ([value, label]) => make("option", { value, textContent: label });
const sort = make("select", { id: "explorer-sort" }, ...[...SORTS].map(option));
const view = make("select", { id: "explorer-view" }, ...[...VIEWS].map(option));
const share = make("button", { type: "button", className: "quiet", textContent: "Copier le lien de cette recherche" });
const bar = make("div", { className: "explorer-bar" },
  make("span", {}, make("label", { htmlFor: "explorer-sort", textContent: "Trier par" }), " ", sort),
  make("span", {}, make("label", { htmlFor: "explorer-view", textContent: "Présenter en" }), " ", view), share);
const groups = make("div", { className: "facet-groups" });
const summary = make("summary", { textContent: "Filtrer" });
const seen = make("button", { type: "button", className: "seen" });
const filters = make("details", { className: "filters", open: matchMedia("(min-width: 60rem)").matches }, summary, groups, seen);

// --- the filters --------------------------------------------------------------------------

let data;
let types;
let state;
const boxes = new Map();

const ordered = (facet) => {
  const tops = facet.values.filter(([id]) => !facet.broader?.[id]);
  return facet.broader ? tops.flatMap((top) => [top, ...facet.values.filter(([id]) => facet.broader[id] === top[0])]) : facet.values;
};

const fillFilters = () => {
  for (const facet of data.facets) {
    const rows = ordered(facet).map(([id, label]) => {
      const box = make("input", { type: "checkbox", name: facet.id, value: id });
      const count = make("span", { className: "count" });
      const row = make("li", { className: facet.broader?.[id] ? "narrower" : facet.broader ? "broader" : "" }, make("label", {}, box, make("span", { textContent: label }), count));
      boxes.set(`${facet.id} ${id}`, { box, count, row });
      box.addEventListener("change", () => choose(facet.id, id, box.checked));
      return row;
    });
    const all = make("button", { type: "button", className: "quiet", textContent: "Voir tout", hidden: true });
    const values = make("ul", {}, ...rows);
    const group = make("details", { className: "facet-group", open: ["type", "theme", "challenge"].includes(facet.id), data: { facet: facet.id } },
      make("summary", {}, facet.label, make("span", { className: "count" })), values, all);
    all.addEventListener("click", () => { group.dataset.all = "yes"; showCounts(); rows.find((row) => !row.hidden)?.querySelector("input").focus(); });
    groups.append(group);
  }
};

const showCounts = () => {
  for (const facet of data.facets) {
    const group = groups.querySelector(`[data-facet="${facet.id}"]`);
    const found = current.counts.get(facet.id);
    const picked = state.chosen.get(facet.id) || new Set();
    const many = [...found].filter(([, number]) => number > 0).length > SHOWN_VALUES + 2;
    let shown = 0;
    let left = 0;
    for (const [id] of ordered(facet)) {
      const { box, count, row } = boxes.get(`${facet.id} ${id}`);
      const number = found.get(id) || 0;
      box.checked = picked.has(id);
      count.textContent = ` ${number}`;
      const worth = number > 0 || box.checked;
      const room = facet.broader || !many || group.dataset.all || shown < SHOWN_VALUES || box.checked;
      row.hidden = !worth || !room;
      if (worth && room) shown += 1;
      if (worth && !room) left += 1;
    }
    group.hidden = shown === 0;
    group.querySelector("summary .count").textContent = picked.size ? ` ${picked.size}` : "";
    const all = group.querySelector("button");
    all.hidden = left === 0;
    all.textContent = `Voir les ${left} autres`;
  }
  const number = [...state.chosen.values()].reduce((sum, values) => sum + values.size, 0);
  seen.textContent = `Voir ${current.cases.length === 1 ? "la page" : `les ${current.cases.length} pages`}`;
  summary.textContent = number ? `Filtrer (${number} ${number > 1 ? "choisis" : "choisi"})` : "Filtrer";
};

const labelOf = (facetId, id) => data.facets.find((facet) => facet.id === facetId)?.values.find(([value]) => value === id)?.[1] || id;

const showChips = () => {
  chips.replaceChildren(...[...state.chosen].flatMap(([facet, values]) => [...values].map((id) => {
    const remove = make("button", { type: "button", className: "chip-button", attributes: { "aria-label": `Retirer le filtre ${labelOf(facet, id)}` } }, labelOf(facet, id), make("span", { textContent: " ×", attributes: { "aria-hidden": "true" } }));
    remove.addEventListener("click", () => { choose(facet, id, false); (chips.querySelector("button") || field).focus(); });
    return make("li", {}, remove);
  })));
  if (state.chosen.size) {
    const none = make("button", { type: "button", className: "quiet", textContent: "Tout effacer" });
    none.addEventListener("click", () => { go({ ...state, chosen: new Map() }); field.focus(); });
    chips.append(make("li", {}, none));
  }
  chips.hidden = !state.chosen.size;
};

// --- the results --------------------------------------------------------------------------

let current = { cases: [], counts: new Map() };

const card = (one, heading) => {
  const address = one.line ? `${root}${one.type}/#${one.key.split("/")[1]}` : `${root}${one.key}/`;
  const foot = make("p", { className: "card-foot" });
  if (one.place) foot.append(make("span", { className: "card-place", textContent: one.place }), " ");
  if (one.year) foot.append(make("span", { className: "card-year", title: "La dernière année dont parle la page", textContent: String(one.year) }), " ");
  for (const theme of (one.theme || []).slice(0, 2)) foot.append(make("span", { className: "chip", textContent: labelOf("theme", theme) }), " ");
  return make("li", { className: `card kind-${one.type}${one.notice ? " card-notice" : ""}`, data: { case: one.key } },
    make("p", { className: "card-kind" }, mark(types.pictogram[one.type]), " ", make("span", { textContent: one.notice ? "Notice" : types.singular[one.type] })),
    make(heading, { className: "card-title" }, make("a", { href: address, textContent: one.title })),
    make("p", { className: "card-text", textContent: one.summary }), foot);
};

const showMore = (focus) => {
  const from = list.children.length;
  const added = current.cases.slice(from, from + STEP).map((one) => card(one, "h2"));
  list.append(...added);
  const left = current.cases.length - list.children.length;
  more.hidden = left === 0;
  more.textContent = `Voir la suite (${left})`;
  if (focus) added[0]?.querySelector("a").focus();
};

const told = (number) => (number === 1 ? "1 page" : `${number} pages`);

const showStatus = (answer) => {
  const number = current.cases.length;
  const what = state.query ? ` pour ${quoted(state.query)}` : "";
  if (number) {
    status.textContent = state.query || state.chosen.size ? `${told(number)}${what}` : `Toute la bibliothèque : ${told(number)}`;
  } else if (answer.cases.length) {
    status.textContent = `Aucune page${what} avec ces filtres. Retirez-en un : la recherche seule en trouve ${answer.cases.length}.`;
  } else if (general.hidden) {
    status.textContent = `Rien ne répond${what}. Essayez un mot plus court ou voisin, ou parcourez les thèmes et les régions plus bas.`;
  } else {
    status.textContent = `Aucun cas${what}, mais des pages du site y répondent.`;
  }
};

// Nothing with these filters: which one to loosen, and what that gives.
const loosened = (answering) => [...state.chosen.keys()].map((facet) => {
  const chosen = new Map(state.chosen);
  const names = listed([...chosen.get(facet)].map((id) => labelOf(facet, id)));
  chosen.delete(facet);
  const number = kept(answering, data, chosen).length;
  if (!number) return null;
  const button = make("button", { type: "button", className: "quiet", textContent: `Sans le filtre ${names} : ${told(number)}` });
  button.addEventListener("click", () => { go({ ...state, chosen }); field.focus(); });
  return make("li", {}, button);
}).filter(Boolean);

const showNotice = (answer, replaced, answering) => {
  const parts = [];
  if (!current.cases.length && state.chosen.size) {
    const ways = loosened(answering);
    if (ways.length) parts.push(make("ul", { className: "loosen" }, ...ways));
  }
  if (state.cut) parts.push(make("p", { textContent: "Votre recherche était très longue : nous n’en avons gardé que le début." }));
  if (state.unknown.length) {
    const names = listed(state.unknown.slice(0, 5).map(([label, value]) => `${quoted(value)} (${label.toLowerCase()})`));
    parts.push(make("p", { textContent: `Cette adresse demande un filtre que la bibliothèque ne connaît pas, ou plus : ${names}. Il a été laissé de côté ; choisissez-en un autre dans la liste.` }));
  }
  if (replaced) {
    parts.push(make("p", { textContent: `Rien ne répond à ${quoted(state.query)}. Voici ce qui répond à ${quoted(answer.meant)}.` }));
  } else if (answer.meant && state.query) {
    const link = make("a", { href: `?${writeAddress({ ...state, query: answer.meant })}`, textContent: answer.meant });
    link.addEventListener("click", (event) => { event.preventDefault(); go({ ...state, query: answer.meant }); });
    parts.push(make("p", { className: "meant" }, "Vouliez-vous dire « ", link, " » ?"));
  }
  notice.replaceChildren(...parts);
  notice.hidden = !parts.length;
};

const showGeneral = (pages) => {
  const shown = state.chosen.size ? [] : pages.slice(0, 3);
  general.replaceChildren(make("h2", { textContent: "D’abord" }), make("ul", {}, ...shown.map((page) => make("li", {},
    make("a", { href: `${root}${page.address}`, textContent: page.title }), make("span", { className: "note", textContent: ` ${page.kind}` }), page.summary ? make("p", { textContent: page.summary }) : null))));
  general.hidden = !shown.length;
};

let turn = 0;
const render = async () => {
  turn += 1;
  const wave = turn;
  field.value = state.query;
  sort.value = state.sort;
  view.value = state.view;
  document.title = `${state.query ? `${state.query} · ` : ""}Chercher · Bibliothèque des PTCE`;
  if (state.query) status.textContent = "Recherche en cours…";
  let answer = { cases: everything(data).map((one) => one.key), pages: [], meant: null };
  let replaced = false;
  try {
    if (state.query) answer = await search(state.query);
    if (state.query && !answer.cases.length && !answer.pages.length && answer.meant) {
      answer = { ...(await search(answer.meant)), meant: answer.meant };
      replaced = true;
    }
  } catch {
    if (wave !== turn) return;
    failed();
    return;
  }
  if (wave !== turn) return;
  const byKey = new Map(data.cases.map((one) => [one.key, one]));
  const answering = answer.cases.map((key) => byKey.get(key)).filter(Boolean);
  current = { cases: sorted(kept(answering, data, state.chosen), state.sort), counts: counts(answering, data, state.chosen) };
  list.className = `results ${state.view === "liste" ? "as-list" : "cards"}`;
  list.replaceChildren();
  showGeneral(answer.pages);
  showMore();
  showChips();
  showCounts();
  showNotice(answer, replaced, answering);
  showStatus(answer);
  chart.hidden = state.view !== "carte";
  if (!chart.hidden) await mapOf(chart, current.cases, new Map(data.facets.find((facet) => facet.id === "department").values), (department) => go({ ...state, view: "cartes", chosen: new Map(state.chosen).set("department", new Set([department])) }));
};

const failed = () => {
  status.textContent = "La recherche n’a pas pu se charger. Rechargez la page, ou parcourez les thèmes et les régions plus bas.";
  list.replaceChildren();
};

const go = (next, replace = false) => {
  state = { ...next, unknown: [], cut: false };
  const query = writeAddress(state);
  const address = query ? `?${query}` : location.pathname;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  return render();
};

const choose = (facet, id, wanted) => {
  const chosen = new Map([...state.chosen].map(([name, values]) => [name, new Set(values)]));
  const values = chosen.get(facet) || new Set();
  if (wanted) values.add(id);
  else values.delete(id);
  if (values.size) chosen.set(facet, values);
  else chosen.delete(facet);
  return go({ ...state, chosen });
};

// --- begin ----------------------------------------------------------------------------------

const begin = async () => {
  place.append(form, notice, make("div", { className: "explorer-grid" }, filters,
    make("div", { className: "explorer-main" }, general, make("div", { className: "explorer-head" }, status, bar), chips, chart, list, more)));
  place.hidden = false;
  const read = () => { state = readAddress(location.search, data); return render(); };
  try {
    data = await library();
  } catch {
    failed();
    return;
  }
  types = data.facets.find((facet) => facet.id === "type");
  fillFilters();
  form.addEventListener("submit", (event) => { event.preventDefault(); go({ ...state, query: field.value.trim().slice(0, 200) }); });
  sort.addEventListener("change", () => go({ ...state, sort: sort.value }));
  view.addEventListener("change", () => go({ ...state, view: view.value }));
  more.addEventListener("click", () => showMore(true));
  seen.addEventListener("click", () => { filters.open = false; status.scrollIntoView({ block: "start" }); (list.querySelector("a") || field).focus({ preventScroll: true }); });
  share.addEventListener("click", () => copyLink(location.href, bar, (told) => { status.textContent = told; }));
  addEventListener("popstate", read);
  field.addEventListener("focus", () => import("./suggest.js").then(({ suggestIn }) => suggestIn(field)).catch(() => { /* the field works without */ }), { once: true });
  await read();
};

if (place) begin();
