// Suggestions under a search field as one types: names of cases, themes, questions, places. Loaded
// when somebody turns to the field (site.js), with its style and the data of the library.
// The pattern is the ARIA combobox: the focus stays in the field, arrows move in the list.
import { quoted } from "../lib/elements.js";
import { kindOf, library } from "../lib/library.js";
import { allNames, fold, knownWords, meant } from "../lib/names.js";
import { ROOT } from "../selection/kept.js";

const MOST = 7;

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = `${ROOT.pathname}stylesheets/suggest.css`;
document.head.append(style);

// Everything that has a name and an address: `{shown, note, address, folded}`, one for each name.
const entriesOf = (data) => {
  const found = [];
  const add = (names, shown, note, address) =>
    names.forEach((name) =>
      found.push({ shown, note, address, folded: fold(name), other: name === shown ? "" : name }),
    );
  for (const one of data.cases) {
    const address = one.line ? `${one.type}/#${one.key.split("/")[1]}` : `${one.key}/`;
    add([one.title, ...(one.aliases || [])], one.title, kindOf(data, one), address);
  }
  for (const facet of data.facets.filter((other) => other.address && other.id !== "former_region")) {
    for (const [id, label, others] of facet.values)
      add([label, ...(others || [])], label, facet.label, `${facet.address}/${id}/`);
  }
  return found;
};

const ranked = (entries, typed) => {
  const folded = fold(typed);
  const score = (entry) => {
    if (entry.folded === folded) return 0;
    if (entry.folded.startsWith(folded)) return 1;
    if (entry.folded.includes(` ${folded}`)) return 2;
    return folded.split(" ").every((word) => entry.folded.split(" ").some((other) => other.startsWith(word))) ? 3 : 9;
  };
  const best = new Map();
  for (const entry of entries) {
    const own = score(entry);
    if (own < 9 && (!best.has(entry.address) || best.get(entry.address).own > own))
      best.set(entry.address, { ...entry, own });
  }
  return [...best.values()].sort((a, b) => a.own - b.own || a.folded.length - b.folded.length).slice(0, MOST);
};

export const suggestIn = (field) => {
  const id = `${field.id}-suggestions`;
  const list = Object.assign(document.createElement("ul"), { id, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", id);
  field.setAttribute("aria-expanded", "false");
  const holder = field.form;
  holder.classList.add("has-suggestions");
  holder.append(list);
  let active = -1;
  let entries;
  let names;
  let known;

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const move = (to) => {
    const options = [...list.children];
    active = (to + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    field.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const option = (index, address, shown, note) => {
    const item = Object.assign(document.createElement("li"), { id: `${id}-${index}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.address = address;
    item.append(shown);
    if (note)
      item.append(Object.assign(document.createElement("span"), { className: "note", textContent: ` ${note}` }));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => location.assign(address));
    return item;
  };
  const show = async () => {
    const typed = field.value.trim();
    if (typed.length < 2) {
      close();
      return;
    }
    if (!entries) {
      const data = await library();
      entries = entriesOf(data);
      names = allNames(data);
      known = knownWords(data, names);
    }
    if (field.value.trim() !== typed || document.activeElement !== field) return;
    let found = ranked(entries, typed);
    const near = found.length ? null : meant(typed, names, known);
    if (near) found = ranked(entries, near);
    const rows = found.map((entry, index) =>
      option(
        index,
        ROOT.pathname + entry.address,
        entry.shown,
        [entry.note, entry.other && quoted(entry.other)].filter(Boolean).join(" · "),
      ),
    );
    rows.push(
      option(
        rows.length,
        `${ROOT.pathname}explorer/?q=${encodeURIComponent(typed)}`,
        `Chercher ${quoted(typed)} dans tous les textes`,
        "",
      ),
    );
    list.replaceChildren(...rows);
    list.hidden = false;
    active = -1;
    field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-expanded", "true");
  };

  field.addEventListener("input", () => show().catch(close));
  field.addEventListener("focus", () => show().catch(close));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      move(active + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      move(active < 0 ? list.children.length - 1 : active - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.address);
    }
  });
  show().catch(close);
};
