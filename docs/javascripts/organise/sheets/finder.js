// Where the sheets of the day are found: a search and the filters of the explorer, over all cases of the library. A case that is
// found is added to the day, or taken back, by its button. What was put aside can be added whole, and so can what came for the event that
// is on the table.
import { facetGroup } from "../../explorer/facet-group.js";
import { chosenLine } from "../../explorer/chosen-line.js";
import { counts, everything, passing } from "../../explorer/filtering.js";
import { pictogram } from "../../explorer/results.js";
import { printed } from "../../language/typography.js";
import { ROOT, caseAddress } from "../../lib/addresses.js";
import { action, make, say } from "../../lib/elements.js";
import { kindOf } from "../../lib/library.js";
import { spokenLine } from "../../lib/live-region.js";
import { pageCount } from "../../lib/phrases.js";
import { kept } from "../../selection/kept.js";
import { answering } from "./answering.js";

/** @typedef {import("../../explorer/filtering.js").Chosen} Chosen */
/** @typedef {import("../../explorer/state.js").Go} Go */
/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("../../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {import("../../search/entries.js").Entry} Entry */
/** @typedef {Entry & LibraryCase} Sheet a case, with what the filters of the explorer need */
/** @typedef {{ element: HTMLElement, refresh: () => void, focus: () => void }} Finder `refresh` says anew which cases the day has */

const STEP = 12;
const PAUSE = 150; // milliseconds without a key, before it is searched
// What most programmes are made of comes first, where nothing is searched.
const ORDER = ["fiches", "pratiques", "entretiens", "echanges", "poles"];

/** @type {(data: Library) => Sheet[]} */
const sheetsOf = (data) =>
  data.cases.map((one, number) => ({ ...one, number, year: one.year ?? 0, notice: Boolean(one.notice) }));

/** @type {(one: Entry) => number} */
const rank = ({ type }) => (ORDER.indexOf(String(type)) + ORDER.length + 1) % (ORDER.length + 1);

// `has` says whether the day has a case; `add` and `remove` change that, for several at once. `event` is the key of the event that is on
// the table, empty where the day is a new one.
/** @type {(data: Library, day: { has: (key: string) => boolean, add: (keys: string[]) => void, remove: (key: string) => void, event: () => string }) => Finder} */
export const finder = (data, { has, add, remove, event }) => {
  const sheets = sheetsOf(data);
  const known = new Map(sheets.map(({ key, title }) => [key, title]));
  const inOrder = everything(sheets).sort((a, b) => rank(a) - rank(b));
  /** @type {Chosen} */
  let chosen = new Map();
  let shown = STEP;
  let turn = 0;
  let onlyReceived = false;
  let wait = 0;
  /** @type {Sheet[]} */
  let found = [];

  const field = make("input", {
    type: "search",
    id: "fiche-cherchee",
    autocomplete: "off",
    enterKeyHint: "search",
    placeholder: "Un mot, un lieu, un nom",
    title: "Chercher une fiche", // its label is out of sight
  });
  const status = spokenLine({ className: "status" });
  const list = make("ul", { className: "found-sheets" });
  const more = action("", () => {
    const next = list.children.length;
    shown += STEP;
    drawList();
    list.children[next]?.querySelector("button")?.focus();
  });
  const wider = action("", () => go({ chosen: new Map() }), { className: "act small" });
  const aside = action("", () => add(kept().filter((key) => known.has(key) && !has(key))), { className: "act small" });

  const came = () => sheets.filter((one) => one.event && one.event === event());
  const received = action(
    "",
    () => {
      onlyReceived = !onlyReceived;
      draw();
    },
    { className: "act small" },
  );
  const allReceived = action("", () => add(came().flatMap(({ key }) => (has(key) ? [] : key))), {
    className: "act small",
  });

  /** @type {(one: Sheet) => HTMLElement} */
  const line = (one) => {
    const button = action("", () => (has(one.key) ? remove(one.key) : add([one.key])), { data: { sheet: one.key } });
    return make(
      "li",
      { className: `found-sheet kind-${one.type}` },
      make(
        "div",
        {},
        make("p", { className: "card-kind" }, pictogram(data, one.type), kindOf(data, one)),
        make("a", {
          className: "sheet-title",
          href: ROOT.pathname + caseAddress(one.key, one.line),
          target: "_blank",
          textContent: one.title,
        }),
        one.place && make("p", { className: "card-place", textContent: one.place }),
      ),
      button,
    );
  };
  const refresh = () => {
    for (const button of list.querySelectorAll("button")) {
      const sheet = button.dataset.sheet ?? "";
      const taken = has(sheet);
      const text = taken ? "Ajoutée" : "Ajouter";
      button.setAttribute("aria-pressed", String(taken));
      button.setAttribute("aria-label", printed(`${text} : ${known.get(sheet)}`));
      button.replaceChildren(
        taken ? make("span", { textContent: "✓ ", attributes: { "aria-hidden": "true" } }) : "",
        text,
      );
    }
    const put = kept().filter((key) => known.has(key));
    const left = put.filter((key) => !has(key)).length;
    aside.hidden = !put.length; // it stays where all are there: the list below would move
    aside.disabled = !left;
    const all = put.length === 1 ? "La page mise de côté est ajoutée" : "Vos pages mises de côté sont ajoutées";
    const some = left === 1 ? "Ajouter la page mise de côté" : `Ajouter les ${left} pages mises de côté`;
    say(aside, left ? some : all);
    tellReceived();
  };
  const tellReceived = () => {
    const all = came();
    const left = all.filter(({ key }) => !has(key)).length;
    received.hidden = !all.length;
    say(received, `Reçues pour cette rencontre (${all.length})`);
    received.setAttribute("aria-pressed", String(onlyReceived));
    allReceived.hidden = !onlyReceived || !all.length;
    allReceived.disabled = !left;
    const one = all.length === 1 ? "Ajouter la fiche reçue" : "Ajouter la dernière fiche reçue";
    const some = left === 1 ? one : `Ajouter les ${left} fiches reçues`;
    const none = all.length === 1 ? "La fiche reçue est ajoutée" : "Les fiches reçues sont ajoutées";
    say(allReceived, left ? some : none);
    if (!onlyReceived || all.length) return;
    onlyReceived = false; // another day is on the table
    draw();
  };
  const drawList = () => {
    list.replaceChildren(...found.slice(0, shown).map(line));
    more.hidden = found.length <= shown;
    say(more, `Voir la suite (${found.length - shown})`);
    refresh();
  };
  const draw = async () => {
    turn += 1;
    const mine = turn;
    const query = field.value.trim();
    const all = query ? await answering(query, sheets) : inOrder;
    if (mine !== turn) return;
    const answers = onlyReceived ? all.filter((one) => one.event && one.event === event()) : all;
    found = /** @type {Sheet[]} */ (passing(answers, data, chosen));
    shown = STEP;
    chosenAbove.show(chosen);
    const left = counts(answers, data, chosen);
    for (const group of groups)
      group.show({
        chosen: chosen.get(group.id) ?? new Set(),
        counts: left.get(group.id) ?? new Map(),
        named: new Set(),
      });
    wider.hidden = !chosen.size || found.length > 0 || !answers.length;
    say(wider, `Voir sans les filtres (${answers.length})`);
    if (found.length) status.speak(pageCount(found.length));
    else status.speak("Rien ne répond. Essayez un mot plus court ou voisin.", true);
    drawList();
  };
  /** @type {Go} */
  const go = async (change) => {
    chosen = change.chosen ?? chosen;
    await draw();
  };
  /** @type {import("../../explorer/state.js").Choose} */
  const choose = (facet, id, wanted) => {
    const values = new Set(chosen.get(facet));
    if (wanted) values.add(id);
    else values.delete(id);
    const next = new Map(chosen);
    if (values.size) next.set(facet, values);
    else next.delete(facet);
    return go({ chosen: next });
  };
  const groups = data.facets.map((facet) => facetGroup(facet, choose));
  for (const { element } of groups) element.open = false;
  const chosenAbove = chosenLine(data, { go, choose }, field);

  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(draw, PAUSE);
  });
  addEventListener("selection", refresh);
  const element = make(
    "details",
    { className: "finder", open: true },
    make("summary", {}, make("h3", { textContent: "Choisir des fiches" })),
    make("label", { className: "visually-hidden", htmlFor: field.id, textContent: "Chercher une fiche" }),
    field,
    make(
      "details",
      { className: "finder-filters" },
      make("summary", { textContent: "Filtrer par type, thème, région…" }),
      make("div", { className: "facet-groups" }, ...groups.map((group) => group.element)),
    ),
    chosenAbove.line,
    make("p", { className: "act-line finder-all" }, received, allReceived, aside, wider),
    status.element,
    list,
    more,
  );
  draw();
  return {
    element,
    refresh,
    focus: () => {
      element.open = true;
      field.focus();
    },
  };
};
