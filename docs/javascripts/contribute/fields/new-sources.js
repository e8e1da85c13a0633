// The documents that somebody describes on the page (`new_sources`): what the fields of sources
// choose from besides the list of the library. Their short name is proposed from their title.
import { fold } from "../../lib/names.js";

const slug = (text) =>
  fold(text)
    .replace(/ /g, "-")
    .replace(/[^a-z0-9-]/g, "")
    .replace(/^-+|-+$/g, "");

// The beginning of a title as a name: whole words, 60 characters at most.
export const slugOf = (title, most = 60) => {
  const whole = slug(title);
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most + 1);
  return cut.slice(0, cut.lastIndexOf("-") > 2 ? cut.lastIndexOf("-") : most);
};

// The documents described in the cards of a `groupList`. `add()` opens one; `cards()` are those that stand, each
// `{ id(), title(), place() }`, `entryOf` the one of a card; `changed(run)` asks to be told.
export const newSourcesIn = (catalogue, control) => {
  const entries = new WeakMap();
  const listeners = [];
  const tell = () => listeners.forEach((run) => run());
  const input = (card, name) => card.fields.controls.get(name).input;
  const ids = (but) =>
    control
      .cards()
      .filter((card) => card !== but)
      .map((card) => input(card, "id").value);
  const proposed = (card) => {
    const start = slugOf(input(card, "title").value || input(card, "publisher").value, 44);
    if (!start) return "";
    const year = /[12]\d{3}/.exec(card.fields.controls.get("published").value() ?? "")?.[0];
    const name = year && !start.includes(year) ? `${start}-${year}` : start;
    const taken = (other) => catalogue.citable.has(other) || catalogue.brought.has(other) || ids(card).includes(other);
    let found = name;
    for (let number = 2; taken(found); number += 1) found = `${name}-${number}`;
    return found;
  };
  const entryOf = (card) => {
    if (entries.has(card)) return entries.get(card);
    const id = input(card, "id");
    let own = Boolean(id.value);
    id.addEventListener("input", () => {
      own = Boolean(id.value);
    });
    card.fields.element.addEventListener("input", (event) => {
      if (event.target !== id && !own) id.value = proposed(card);
      tell();
    });
    const entry = {
      id: () => id.value.trim(),
      title: () => input(card, "title").value.trim(),
      place: () => control.placeOf(card, "title"),
    };
    entries.set(card, entry);
    return entry;
  };
  const cards = () => control.cards().map(entryOf);
  cards();
  // A card may also be begun by the button of the list itself.
  control.element.addEventListener("change", () => {
    cards();
    tell();
  });
  return {
    cards,
    add: () => entryOf(control.add()),
    entryOf,
    changed: (run) => listeners.push(run),
  };
};
