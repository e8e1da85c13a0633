// The documents that somebody describes on the page (`new_sources`): what the fields of sources
// choose from besides the list of the library. Their short name is proposed from their title. What somebody lived
// (`own-testimony.js`) is one of them.
import { slugOf } from "../../../lib/names.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../control.js").Located} Located */
/** @typedef {import("../group-list.js").Card} Card */
/** @typedef {import("../group-list.js").GroupList} GroupList */
/** @typedef {{ id: () => string, title: () => string, place: () => Located }} Described a document being described; `place` is where its title is asked for */
/**
 * @typedef {object} NewSources
 * @property {() => Described[]} all those that are described now
 * @property {() => Described} add begins one more
 * @property {(card: Card) => Described} describedIn the document of a card
 * @property {(run: () => void) => void} changed calls `run` at each change
 */

const LONGEST_NAME = 44; // characters: a year and a number may follow

/** @type {(catalogue: Catalogue, brought: import("./own-testimony.js").Brought) => NewSources} */
export const newSourcesIn = (catalogue, { documents: list, testimonies, testimonyIn }) => {
  /** @type {WeakMap<Card, Described>} */
  const known = new WeakMap();
  /** @type {(() => void)[]} */
  const listeners = [];
  const tell = () => listeners.forEach((run) => run());
  /** @type {(card: Card) => string} */
  const proposed = (card) => {
    const start = slugOf(inputOf(card, "title").value || inputOf(card, "publisher").value, LONGEST_NAME);
    if (!start) return "";
    const published = card.fields.controls.get("published")?.value();
    const year = typeof published === "string" ? /[12]\d{3}/.exec(published)?.[0] : undefined;
    const name = year && !start.includes(year) ? `${start}-${year}` : start;
    const others = list.cards().filter((other) => other !== card);
    const ids = new Set(others.map((other) => inputOf(other, "id").value));
    /** @type {(other: string) => boolean} */
    const taken = (other) => catalogue.citable.has(other) || catalogue.brought.has(other) || ids.has(other);
    let found = name;
    for (let number = 2; taken(found); number += 1) found = `${name}-${number}`;
    return found;
  };
  /** @type {(card: Card) => Described} */
  const describedIn = (card) => {
    if (testimonies.cards().includes(card)) return testimonyIn(card);
    const before = known.get(card);
    if (before) return before;
    const id = inputOf(card, "id");
    let own = Boolean(id.value);
    id.addEventListener("input", () => {
      own = Boolean(id.value);
    });
    card.fields.element.addEventListener("input", (event) => {
      if (event.target !== id && !own) id.value = proposed(card);
      tell();
    });
    const described = {
      id: () => id.value.trim(),
      title: () => inputOf(card, "title").value.trim(),
      place: () => list.placeOf(card, "title"),
    };
    known.set(card, described);
    return described;
  };
  const all = () => [...testimonies.cards(), ...list.cards()].map(describedIn);
  all();
  // A description may also be begun by the button of the list itself.
  for (const { element } of [list, testimonies])
    element.addEventListener("change", () => {
      all();
      tell();
    });
  return { all, add: () => describedIn(list.addCard()), describedIn, changed: (run) => listeners.push(run) };
};

/** @type {(card: Card, name: string) => import("../control.js").Input} */
const inputOf = (card, name) => {
  const input = card.fields.controls.get(name)?.input;
  if (!input) throw new RangeError(`a described document has no field « ${name} »`);
  return input;
};
