// What came out of an event as its page shows it: the twin of macros/pages/views/events/results.py, for drafts too. What names no
// session of the programme came out of the whole event, what is of no known kind comes last.
import { hour } from "../rules/french.js";
import { fragmentsOf } from "../rules/programme/fragments.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {{ kind: string, title: string, lists: Facts[] }} Box */
/** @typedef {{ id: string, title: string, boxes: Box[] }} SessionResults */

/** @type {(order: readonly unknown[], one: unknown) => number} */
const rankIn = (order, one) => (order.includes(one) ? order.indexOf(one) : order.length);

/** @type {(catalogue: Catalogue, shown: ShownCase) => SessionResults[]} */
export const sessionResults = (catalogue, { facts }) => {
  /** @type {[id: string, title: string][]} */
  const named = facts.programme.map((/** @type {Facts} */ { id, title }) => [id ?? "", title]);
  const ids = fragmentsOf(catalogue.rules.fragments, named);
  /** @type {Map<string, SessionResults>} */
  const results = new Map([["", { id: "", title: "", boxes: [] }]]);
  ids.forEach((id, rank) => results.set(id, { id, title: named[rank][1], boxes: [] }));
  for (const list of facts.outputs) {
    const { boxes } = results.get(list.session ?? "") ?? /** @type {SessionResults} */ (results.get(""));
    const title = list.title ?? "";
    const box = boxes.find((one) => one.kind === list.kind && one.title === title);
    if (box) box.lists.push(list);
    else boxes.push({ kind: list.kind, title, lists: [list] });
  }
  const order = [...catalogue.terms("output_kinds").keys()];
  for (const { boxes } of results.values())
    boxes.sort((one, other) => rankIn(order, one.kind) - rankIn(order, other.kind));
  return [...results.values()].filter(({ boxes }) => boxes.length);
};

/** @type {(catalogue: Catalogue, documents: Facts[]) => Facts[]} */
export const handouts = (catalogue, documents) => {
  const order = Object.keys(catalogue.group("Handout")?.named.get("kind")?.choices ?? {});
  return [...documents].sort((one, other) => rankIn(order, one.kind) - rankIn(order, other.kind));
};

// What is no number stays as it was typed.
/** @type {(document: Facts) => string} */
export const lengthInWords = ({ length }) => {
  if (typeof length !== "number") return length ?? "";
  const [hours, minutes] = [Math.floor(length / 60), length % 60].map((part) => String(part).padStart(2, "0"));
  return length < 60 ? `${length}\u00a0min` : hour(`${hours}:${minutes}`);
};
