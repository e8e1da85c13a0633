// The search page: joins the state (state.js), the engine (search/engine.js), the filters, the results
// and what is said of them (filter-panel.js, results.js, messages.js) and the map (map.js).
import { printed } from "../language/typography.js";
import { copyLink } from "../lib/copy-link.js";
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { LONGEST, SORTS, VIEWS, counts, everything, passing, sorted } from "./filtering.js";
import { facetOf } from "../lib/library.js";
import { search } from "../search/engine.js";
import { entriesOf } from "../search/entries.js";
import { index } from "../search/index.js";
import { chosenLine } from "./chosen-line.js";
import { filterPanel } from "./filter-panel.js";
import { mapOf } from "./map.js";
import { UNLOADED, generalPages, generalShown, notices, statusText } from "./messages.js";
import { resultList } from "./results.js";
import { follow } from "./state.js";

/** @typedef {import("./filtering.js").State} State */
/** @typedef {import("../search/index.js").Index} Index */
/** @typedef {import("../search/engine.js").Answer} Answer */
/** @typedef {import("../search/entries.js").Entry} Entry */
/** @typedef {import("./state.js").Place} Place */
/** @typedef {ReturnType<typeof frame>} Frame */

/** @type {(place: HTMLElement) => Promise<void>} */
export const explorerPage = async (place) => {
  const parts = frame();
  place.append(parts.form, parts.notice, parts.grid);
  place.hidden = false;
  let sent = false; // before the page knows its data
  /** @type {(event: Event) => void} */
  const keep = (event) => {
    event.preventDefault();
    sent = true;
  };
  parts.form.addEventListener("submit", keep);
  try {
    const data = await index().finally(() => parts.form.removeEventListener("submit", keep));
    await explore(data, parts, sent);
  } catch {
    parts.speak(UNLOADED, true);
  }
};

// --- the parts that wait for nothing -------------------------------------------------------

/** @type {(id: string, label: string, options: Map<string, string>) => [HTMLSelectElement, HTMLElement]} */
const choice = (id, label, options) => {
  const select = make(
    "select",
    { id, disabled: true }, // until the page knows what to do with it
    ...[...options].map(([value, textContent]) => make("option", { value, textContent })),
  );
  return [select, make("span", {}, make("label", { htmlFor: id, textContent: label }), " ", select)];
};

const frame = () => {
  const field = make("input", {
    id: "explorer-q",
    name: "q",
    type: "search",
    autocomplete: "off",
    enterKeyHint: "search",
    data: { mainSearch: "" },
  });
  const form = make(
    "form",
    { className: "ask", attributes: { role: "search" } },
    make("label", { htmlFor: "explorer-q", textContent: "Que cherchez-vous ?" }),
    make("span", { className: "ask-line" }, field, make("button", { type: "submit", textContent: "Chercher" })),
  );
  const notice = make("div", { className: "explorer-notice", hidden: true });
  const { element: status, speak } = spokenLine({ className: "status" });
  const general = make("ul", {});
  const generally = make(
    "section",
    { className: "general", hidden: true, attributes: { "aria-label": "Pages qui répondent en général" } },
    make("h2", { textContent: "D’abord" }),
    general,
  );
  const chart = make("div", { className: "explorer-map", hidden: true });
  const [sort, sortLine] = choice("explorer-sort", "Trier par", SORTS);
  const [view, viewLine] = choice("explorer-view", "Présenter en", VIEWS);
  const share = action("Copier le lien de cette recherche", () => copyLink(location.href, bar, speak));
  const bar = make("div", { className: "explorer-bar" }, sortLine, viewLine, share);
  const main = make(
    "div",
    { className: "explorer-main" },
    generally,
    make("div", { className: "explorer-head" }, status, bar),
  );
  const grid = make("div", { className: "explorer-grid" }, main);
  return { field, form, notice, status, speak, general, generally, chart, sort, view, main, grid };
};

// --- a state, drawn --------------------------------------------------------------------------

// What answers a query; without one, everything does.
/** @type {(query: string, entries: Entry[]) => Promise<Answer>} */
const answerTo = async (query, entries) =>
  query
    ? search(query)
    : {
        cases: everything(entries).map(({ number }) => number),
        pages: [],
        between: [],
        passage: undefined,
        dropped: [],
        mended: [],
        offers: [],
      };

// The values that the query names, by facet.
/** @type {(answer: Answer) => Map<string, Set<string>>} */
const namedBy = ({ offers }) => {
  /** @type {Map<string, Set<string>>} */
  const named = new Map();
  for (const { facet, id } of offers) named.set(facet, (named.get(facet) ?? new Set()).add(id));
  return named;
};

// `sent`: somebody has asked already, and awaits the answer.
/** @type {(data: Index, parts: Frame, sent: boolean) => Promise<void>} */
const explore = async (data, parts, sent) => {
  const { field, form, notice, status, speak, general, generally, chart, sort, view, main, grid } = parts;
  const site = document.title;
  const entries = entriesOf(data);
  const departments = new Map(facetOf(data, "department").values.map(([code, name]) => [code, name]));
  let turn = 0;
  /** @type {string | undefined} */
  let asked; // the query that the field was last given

  // What somebody has begun to type stays: in the moment before the page knows its data, and beside a filter.
  /** @type {(query: string) => void} */
  const fill = (query) => {
    const begun = asked === undefined && field.value;
    if (query !== asked && !begun) field.value = query;
    asked = query;
  };

  // Whatever of the data cannot be used, now or at a later step, is said; the filters stay where they are.
  /** @type {(state: State, place: Place) => Promise<void>} */
  const draw = async (state, place) => {
    turn += 1;
    const mine = turn;
    try {
      await drawn(state, place, mine);
    } catch {
      if (mine !== turn) return;
      speak(UNLOADED, true);
      await results.show([], undefined, state.view, []);
    }
  };

  /** @type {(state: State, place: Place, mine: number) => Promise<void>} */
  const drawn = async (state, place, mine) => {
    fill(state.query);
    sort.value = state.sort;
    view.value = state.view;
    document.title = printed(state.query ? `${state.query} · ${site}` : site);
    if (state.query) speak("Recherche en cours…");
    const answer = await answerTo(state.query, entries);
    if (mine !== turn) return; // something else has been asked meanwhile
    const answering = answer.cases.map((number) => entries[number]);
    const cases = sorted(passing(answering, data, state.chosen), state.sort);
    const { pages, between } = generalShown(state, answer);
    general.replaceChildren(...generalPages(pages));
    generally.hidden = !pages.length;
    await results.show(cases, answer.passage, state.view, between, place.shown);
    if (mine !== turn) return;
    chosen.show(state.chosen);
    filters.show({
      chosen: state.chosen,
      counts: counts(answering, data, state.chosen),
      named: namedBy(answer),
      found: cases.length + pages.length + between.length,
    });
    notice.replaceChildren(...notices(data, state, answer, { answering, found: cases.length }, { go, loosen }));
    notice.hidden = !notice.children.length;
    const seen = pages.length + between.length;
    speak(statusText(state, cases.length, seen, answer), cases.length + seen === 0);
    chart.hidden = state.view !== "carte";
    if (chart.hidden) return;
    await mapOf(chart, cases, departments, (code) =>
      go({ view: "cartes", chosen: new Map(state.chosen).set("department", new Set([code])) }),
    );
  };

  const results = resultList(data, () => keepPlace());
  const { read, keepPlace, go, choose, hold } = follow(data, draw, results.shown);
  /** @type {(chosen: State["chosen"]) => void} */
  const loosen = (chosen) => {
    go({ chosen });
    field.focus();
  };
  const chosen = chosenLine(data, { go, choose }, field);
  const clear = () => go({ chosen: new Map() });
  const filters = filterPanel(data, { choose, hold, clear }, () => {
    status.scrollIntoView({ block: "start" });
    (results.list.querySelector("a") ?? field).focus({ preventScroll: true });
  });
  grid.prepend(filters.column);
  main.prepend(filters.opener);
  main.append(chosen.line, chart, results.list, results.unreadNote, results.more, filters.sheet);

  const ask = () => {
    if (matchMedia("(hover: none)").matches) field.blur(); // the keys of a touch screen would cover the answers
    return go({ query: field.value.trim().slice(0, LONGEST) });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  sort.disabled = view.disabled = false;
  sort.addEventListener("change", () => go({ sort: sort.value }));
  view.addEventListener("change", () => go({ view: view.value }));
  await read();
  if (sent) await ask();
};
