// One facet in the filters of the search page: its values with how many pages each would leave. Families of terms fold; a long
// list has a field to look for a value in it, and shows its first ones. A value that is chosen, or that the query names, is
// never behind a button.
import { action, make, say } from "../lib/elements.js";
import { fold } from "../lib/names.js";

/** @typedef {import("../lib/library.js").Facet} Facet */
/** @typedef {import("./state.js").Choose} Choose */
/** @typedef {{ chosen: Set<string>, counts: Map<string, number>, named: Set<string> }} Shown of one facet: what is chosen, how many pages each value would leave, what the query names */
/** @typedef {{ id: string, element: HTMLDetailsElement, show: (shown: Shown) => void }} Group */
/** @typedef {{ id: string, names: string[], box: HTMLInputElement, count: HTMLElement, line: HTMLElement, own: HTMLElement }} Row `own` is the line without those of narrower values */
/** @typedef {{ rows: Row[], list: HTMLElement, fold: (open: boolean) => void, isOpen: () => boolean }} Family */

const LONG = 20; // values: more are not shown at once, and have a field to look for one
const FIRST = 8; // the values that a long list shows
const OPEN = ["type", "theme"];

/** @type {(facet: Facet, choose: Choose, value: import("../lib/library.js").FacetValue) => Row} */
const rowOf = (facet, choose, [id, label, others = []]) => {
  const box = make("input", { type: "checkbox", id: `filtre-${facet.id}-${id}`, name: facet.id, value: id });
  const count = make("span", { className: "count" });
  box.addEventListener("change", () => choose(facet.id, id, box.checked));
  const own = make(
    "div",
    { className: "facet-value" },
    make("label", { htmlFor: box.id }, box, make("span", { textContent: label }), count),
  );
  return { id, names: [label, ...others].map(fold), box, count, own, line: make("li", {}, own) };
};

// A broader value with its narrower ones, which its button shows.
/** @type {(facet: Facet, top: Row, rows: Row[]) => Family} */
const familyOf = (facet, top, rows) => {
  const id = `famille-${facet.id}-${top.id}`;
  const list = make("ul", { id, hidden: true }, ...rows.map(({ line }) => line));
  const name = top.own.querySelector("label > span")?.textContent ?? "";
  const toggle = make(
    "button",
    {
      type: "button",
      className: "unfold",
      attributes: { "aria-expanded": "false", "aria-controls": id, "aria-label": `Voir le détail : ${name}` },
    },
    make("span", { textContent: "▾", attributes: { "aria-hidden": "true" } }), // seen without styles too
  );
  /** @type {(open: boolean) => void} */
  const show = (open) => {
    list.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.addEventListener("click", () => show(Boolean(list.hidden)));
  top.own.append(toggle);
  top.line.classList.add("broader");
  top.line.append(list);
  return { rows, list, fold: show, isOpen: () => !list.hidden };
};

// Whether each word that is typed begins a word of one of the names.
/** @type {(names: string[], sought: string) => boolean} */
const answers = (names, sought) =>
  names.some((name) => sought.split(" ").every((word) => ` ${name}`.includes(` ${word}`)));

/** @type {(facet: Facet, choose: Choose) => Group} */
export const facetGroup = (facet, choose) => {
  const { broader = {} } = facet;
  const rows = facet.values.map((value) => rowOf(facet, choose, value));
  const tops = rows.filter(({ id }) => !broader[id]);
  /** @type {Map<string, Family>} */
  const families = new Map();
  for (const top of tops) {
    const below = rows.filter(({ id }) => broader[id] === top.id);
    if (below.length) families.set(top.id, familyOf(facet, top, below));
  }
  const number = make("span", { className: "count" });
  const nothing = make("p", { className: "facet-none", hidden: true, textContent: "Rien de ce nom ici." });
  const seek = make("input", {
    type: "search",
    className: "facet-seek",
    autocomplete: "off",
    placeholder: "Écrire quelques lettres",
    hidden: rows.length <= LONG,
    title: `Chercher dans « ${facet.label} »`,
    attributes: { "aria-label": `Chercher dans « ${facet.label} »` },
  });
  let whole = false;
  /** @type {Shown} */
  let last = { chosen: new Set(), counts: new Map(), named: new Set() };
  const rest = action("", () => {
    whole = true;
    const hidden = tops.find(({ line }) => line.hidden);
    draw();
    hidden?.box.focus();
  });
  const list = make("ul", {}, ...tops.map(({ line }) => line));
  const element = make(
    "details",
    { className: "facet-group", open: OPEN.includes(facet.id) },
    make("summary", {}, facet.label, number),
    seek,
    make("div", { attributes: { role: "group", "aria-label": facet.label } }, list),
    nothing,
    rest,
  );
  seek.addEventListener("input", () => draw());
  seek.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !seek.value) return;
    event.preventDefault(); // the sheet stays
    event.stopPropagation();
    seek.value = "";
    draw();
  });

  const draw = () => {
    const { chosen, counts, named } = last;
    const sought = fold(seek.value);
    /** @type {(row: Row) => boolean} */
    const held = ({ id }) => chosen.has(id) || named.has(id);
    /** @type {(row: Row) => boolean} */
    const worth = (row) => (counts.get(row.id) ?? 0) > 0 || chosen.has(row.id);
    /** @type {(row: Row) => boolean} */
    const told = (row) => worth(row) && (!sought || answers(row.names, sought));
    for (const { id, box, count } of rows) {
      box.checked = chosen.has(id);
      say(count, ` ${counts.get(id) ?? 0}`);
    }
    const long = !families.size && !sought && !whole && tops.filter(worth).length > LONG;
    let [shown, left] = [0, 0];
    for (const top of tops) {
      const family = families.get(top.id);
      const below = family?.rows.filter(told) ?? [];
      const all = told(top) && sought !== ""; // of a family that has the name, all
      for (const row of family?.rows ?? []) row.line.hidden = !(all ? worth(row) : told(row));
      if (family && (below.length ? sought !== "" || below.some(held) : all)) family.fold(true);
      const room = !long || shown < FIRST || held(top);
      top.line.hidden = !(told(top) || below.length) || !room;
      if (!top.line.hidden) shown += 1;
      else if (told(top)) left += 1;
    }
    rest.hidden = left === 0;
    say(rest, `Voir les ${left} autres`);
    nothing.hidden = !sought || shown > 0;
    say(number, chosen.size ? ` ${chosen.size}` : "");
  };

  /** @type {Group["show"]} */
  const show = (shown) => {
    const before = last;
    last = shown;
    draw();
    element.hidden = !rows.some(({ id }) => (shown.counts.get(id) ?? 0) > 0 || shown.chosen.has(id));
    // What somebody closes stays closed, until something else of it is chosen or named.
    const fresh = [...shown.chosen, ...shown.named].some((id) => !before.chosen.has(id) && !before.named.has(id));
    if (fresh) element.open = true;
  };
  return { id: facet.id, element, show };
};
