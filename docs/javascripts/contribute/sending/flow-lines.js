// Values between brackets or braces with some of what they hold changed: the rest keeps its bytes, its quotes, its comments, what follows
// them. A part of mended-lines.js, for what stands on one line or runs over several. Where the signs cannot be told apart for sure, there
// is no answer. Pure functions.
import { flowed, same } from "../rules/writing.js";
import { isData, matched } from "./matched.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {{ items: [from: number, to: number][], end: number }} Flow where each item of a bracket or a brace stands, and where the sign that closes it */

/** @typedef {[start: number, end: number, written: string]} Edit */

const OPENS = "[{";
const CLOSES = "]}";
const KEY = /^(?:"([^"\\]+)"|'([^']+)'|([\w-]+))[ \t]*:\s+/;

// The end of a text between quotes that begins here; -1 where it has none.
/** @type {(text: string, at: number) => number} */
const quoteEnd = (text, at) => {
  const quoted = text[at] === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
  quoted.lastIndex = at;
  return quoted.test(text) ? quoted.lastIndex : -1;
};

// The items of what opens at `at`, without the spaces and comments around them; undefined where it does not close.
/** @type {(text: string, at: number) => Flow | undefined} */
export const flowAt = (text, at) => {
  /** @type {Flow["items"]} */
  const items = [];
  let deep = 0;
  let [from, to] = [-1, -1];
  let begins = true; // a quote that stands where a value or a key begins holds a text
  for (let place = at; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === "#" && /\s/.test(text[place - 1])) {
      const end = text.slice(place).search(/[\r\n]/);
      if (end < 0) return undefined;
      place += end - 1;
      continue;
    }
    if (/\s/.test(sign)) continue;
    if (deep === 1 && (sign === "," || CLOSES.includes(sign))) {
      if (from >= 0) items.push([from, to]);
      from = -1;
    } else if (deep && from < 0) from = place;
    if (begins && (sign === '"' || sign === "'")) {
      const end = quoteEnd(text, place);
      if (end < 0) return undefined;
      place = end - 1;
      begins = false;
    } else {
      if (OPENS.includes(sign)) deep += 1;
      if (CLOSES.includes(sign)) deep -= 1;
      if (!deep) return { items, end: place };
      begins = OPENS.includes(sign) || sign === "," || (sign === ":" && /\s/.test(text[place + 1] ?? " "));
    }
    to = place + 1;
  }
  return undefined;
};

// The text of a value that opens at `at`, with what stands around it; its items that stay are kept. Undefined where nothing can be told.
/** @type {(catalogue: Catalogue, model: Model | undefined, text: string, at: number, before: Value, after: Value) => string | undefined} */
export const mendedFlow = (catalogue, model, text, at, before, after) => {
  const flow = flowAt(text, at);
  if (!flow) return undefined;
  if (Array.isArray(before) && Array.isArray(after) && text[at] === "[")
    return mendedItems(catalogue, model, text, flow, before, after);
  if (isData(before) && isData(after) && text[at] === "{")
    return mendedKeys(catalogue, model, text, flow, before, after) ?? anew(catalogue, model, text, at, flow, after);
  return undefined;
};

// All of it is written anew but what follows it.
/** @type {(catalogue: Catalogue, model: Model | undefined, text: string, at: number, flow: Flow, after: Value) => string | undefined} */
const anew = (catalogue, model, text, at, { end }, after) =>
  /[\r\n]/.test(text.slice(at, end))
    ? undefined
    : text.slice(0, at) + flowed(catalogue, model, after) + text.slice(end + 1);

// A lone text between the quotes that the one had which it replaces, where neither needs them. `bare` is the older as this form writes it.
/** @type {(was: string, bare: string, now: string) => string} */
export const quotedLike = (was, bare, now) => {
  if (/^["'[{]/.test(now) || bare.startsWith('"')) return now;
  if (was.startsWith('"')) return JSON.stringify(now);
  return was.startsWith("'") ? `'${now.replaceAll("'", "''")}'` : now;
};

// A new item written as its neighbour is: its keys in the same order, between the same quotes. `own` is the neighbour alone.
/** @type {(catalogue: Catalogue, model: Model | undefined, own: string, neighbour: Value, value: Value) => string} */
export const writtenLike = (catalogue, model, own, neighbour, value) =>
  (!/[\r\n]/.test(own) && mendedFlow(catalogue, model, own, 0, neighbour, value)) || flowed(catalogue, model, value);

// A group of which values change where they stand, and which gets keys behind those that it has. None that it has leaves.
/** @type {(catalogue: Catalogue, model: Model | undefined, text: string, flow: Flow, before: Record<string, Value>, after: Record<string, Value>) => string | undefined} */
const mendedKeys = (catalogue, model, text, { items }, before, after) => {
  const keys = items.map(([from, to]) => KEY.exec(text.slice(from, to)));
  const names = keys.map((found) => found?.slice(1).find(Boolean) ?? "");
  if (names.length !== Object.keys(before).length || !names.length) return undefined;
  if (!names.every((name) => Object.hasOwn(before, name) && Object.hasOwn(after, name))) return undefined;
  const added = Object.fromEntries(Object.entries(after).filter(([name]) => !Object.hasOwn(before, name)));
  const behind = Object.keys(added).length ? `, ${flowed(catalogue, model, added).slice(1, -1)}` : "";
  const [, last] = items[items.length - 1];
  let made = text.slice(0, last) + behind + text.slice(last);
  for (const [rank, name] of [...names.entries()].reverse()) {
    if (same(before[name], after[name])) continue;
    const [start, end] = items[rank];
    const from = start + (keys[rank]?.[0].length ?? 0);
    if (/[\r\n]/.test(text.slice(from, end))) return undefined;
    const inner = catalogue.group(model?.named.get(name)?.group);
    const now = quotedLike(
      text.slice(from, end),
      flowed(catalogue, inner, before[name]),
      flowed(catalogue, inner, after[name]),
    );
    made = made.slice(0, from) + now + made.slice(end);
  }
  return made;
};

// A list of which items change, leave or come, in the order that it has.
/** @type {(catalogue: Catalogue, model: Model | undefined, text: string, flow: Flow, before: Value[], after: Value[]) => string | undefined} */
const mendedItems = (catalogue, model, text, { items }, before, after) => {
  const from = matched(before, after);
  const stay = from.filter((rank) => rank >= 0);
  if (items.length !== before.length || !stay.length || stay.some((rank, at) => rank < (stay[at - 1] ?? 0)))
    return undefined;
  /** @type {Edit[]} */
  const edits = [];
  for (const [rank, [start, end]] of items.entries()) {
    const now = from.indexOf(rank);
    if (now < 0) {
      // With the comma that parts it from the next or, at the end of the list, from the one before.
      const last = stay.every((one) => one < rank);
      const [cut, resumed] = last ? [items[rank - 1][1], end] : [start, items[rank + 1][0]];
      if (/[#\r\n]/.test(text.slice(cut, resumed))) return undefined;
      edits.push([cut, resumed, ""]);
    } else if (!same(before[rank], after[now])) {
      const own = text.slice(start, end);
      const inside = mendedFlow(catalogue, model, own, 0, before[rank], after[now]);
      if (!inside && /[\r\n]/.test(own)) return undefined;
      edits.push([start, end, inside ?? flowed(catalogue, model, after[now])]);
    }
  }
  for (const [at, value] of after.entries()) {
    if (from[at] >= 0) continue;
    const above = from.slice(0, at).findLast((rank) => rank >= 0);
    const near = above ?? stay[0];
    const made = writtenLike(catalogue, model, text.slice(...items[near]), before[near], value);
    if (above === undefined) edits.push([items[stay[0]][0], items[stay[0]][0], `${made}, `]);
    else edits.push([items[above][1], items[above][1], `, ${made}`]);
  }
  return edited(text, edits);
};

// The text with some of its pieces written otherwise, none of which reach into another.
/** @type {(text: string, edits: Edit[]) => string} */
const edited = (text, edits) => {
  let made = "";
  let at = 0;
  for (const [start, end, written] of [...edits].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    made += text.slice(at, start) + written;
    at = end;
  }
  return made + text.slice(at);
};
