// The lines of a field of a file with some of its values changed: each entry of a list and each line of a group that stays as it is
// keeps its bytes, however deep, as `mend` of rules/writing.js keeps those of the other fields. Where lines cannot be told apart for
// sure, there is no answer, and the field is written anew. Pure functions; the form and the organiser's desk write with them.
import { fieldLines, flowed, inOrder, same, written } from "../rules/writing.js";
import { flowAt, mendedFlow, quotedLike, writtenLike } from "./flow-lines.js";
import { isData, matched } from "./matched.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {{ name: string, lines: string[] }} Entry the lines of a key, the first without what stands before the key */

const LINE = /[^\r\n]*(?:\r\n?|\n|$)/g;
const KEY = /^(?:"([^"\\]+)"|'([^']+)'|([\w-]+))[ \t]*:(?=\s|$)/;

/** @type {(text: string) => string[]} */
const linesOf = (text) => (text.match(LINE) ?? []).filter((line) => line);
/** @type {(line: string) => string} */
const indentOf = (line) => /^ */.exec(line)?.[0] ?? "";
/** @type {(line: string) => boolean} */
const isAside = (line) => /^\s*(?:#|$)/.test(line);

/**
 * @typedef {object} Change
 * @property {Value} before the value that the lines hold
 * @property {Value} after
 * @property {number[]} [from] of a list: which item of `before` each of `after` was, -1 for a new one
 */

// `own` are the lines of the field `name` of a type; `change` its values. Undefined where they cannot be mended.
/** @type {(catalogue: Catalogue, type: Model, name: string, own: string, change: Change) => string | undefined} */
export const mendedLines = (catalogue, type, name, own, { before, after, from }) => {
  const [first = "", ...rest] = linesOf(own);
  const opens = /^[^:\r\n]+:[ \t]+(?=[[{])/.exec(first)?.[0].length;
  if (opens) return mendedFlow(catalogue, catalogue.group(type.named.get(name)?.group), own, opens, before, after);
  if (!/^[^:]+:[ \t]*(?:#.*)?(?:\r\n?|\n)$/.test(first) || !rest.length) return undefined;
  const newline = /(?:\r\n?|\n)$/.exec(first)?.[0] ?? "\n";
  const model = catalogue.group(type.named.get(name)?.group);
  if (Array.isArray(before) && Array.isArray(after)) {
    const lines = mendedList(catalogue, model, rest, before, after, from ?? matched(before, after), newline);
    return lines && first + lines;
  }
  if (!model || !isData(before) || !isData(after)) return undefined;
  return belowItsLine(catalogue, model, [first, ...rest], before, after, newline);
};

// A group whose keys begin on a line below the one that announces it.
/** @type {(catalogue: Catalogue, model: Model, lines: string[], before: Record<string, Value>, after: Record<string, Value>, newline: string) => string | undefined} */
const belowItsLine = (catalogue, model, [first, ...rest], before, after, newline) => {
  const start = rest.findIndex((line) => !isAside(line));
  const pad = indentOf(rest[start] ?? "");
  if (!pad) return undefined;
  const keys = mendedKeys(
    catalogue,
    model,
    [rest[start].slice(pad.length), ...rest.slice(start + 1)],
    pad,
    before,
    after,
    newline,
  );
  return keys && first + rest.slice(0, start).join("") + pad + keys;
};

// --- a list ------------------------------------------------------------------------------------

/** @type {(catalogue: Catalogue, model: Model | undefined, lines: string[], before: Value[], after: Value[], from: number[], newline: string) => string | undefined} */
const mendedList = (catalogue, model, lines, before, after, from, newline) => {
  const [, indent = ""] = /^( *)-(?: |\r|\n|$)/.exec(lines.find((line) => !isAside(line)) ?? "") ?? [, undefined];
  if (indent === undefined) return undefined;
  const begins = lines.flatMap((line, at) => (new RegExp(`^${indent}-(?: |\\r|\\n|$)`).test(line) ? [at] : []));
  // Every item of the list is among those found: as many are found as there are, hence those.
  if (begins.length !== before.length || !begins.length) return undefined;
  // Comments right above an item go with it.
  const tops = begins.map((at, rank) => {
    let top = at;
    while (rank && top > begins[rank - 1] + 1 && isAside(lines[top - 1]) && indentOf(lines[top - 1]) <= indent)
      top -= 1;
    return rank ? top : 0;
  });
  // What follows the last item, further out than the list, stays behind all items.
  let end = lines.length;
  while (end > begins[begins.length - 1] + 1 && isAside(lines[end - 1]) && indentOf(lines[end - 1]) < indent) end -= 1;
  /** @type {(rank: number) => [above: string, item: string[]]} */
  const piece = (rank) => [
    lines.slice(tops[rank], begins[rank]).join(""),
    lines.slice(begins[rank], tops[rank + 1] ?? end),
  ];
  // What comes right below an item between braces is written as that one is.
  /** @type {(above: number, value: Value) => string} */
  const likeAbove = (above, value) => {
    const text = piece(above)[1].join("");
    const [mark = ""] = /^ *- +(?={)/.exec(text) ?? [];
    const end = mark ? flowAt(text, mark.length)?.end : undefined;
    const own = end === undefined ? "" : text.slice(mark.length, end + 1);
    return `${indent}- ${writtenLike(catalogue, model, own, before[above], value)}${newline}`;
  };
  const pieces = after.map((value, index) => {
    const anew = `${indent}- ${flowed(catalogue, model, value)}${newline}`;
    if (from[index] < 0) return from[index - 1] >= 0 ? likeAbove(from[index - 1], value) : anew;
    const [above, item] = piece(from[index]);
    const was = before[from[index]];
    if (same(was, value)) return above + item.join("");
    return (
      above +
      (mendedItem(catalogue, model, item, indent, was, value, newline) ?? anew + asidesOf(item, indent).join(""))
    );
  });
  const behind = lines.slice(end).join("");
  const last = behind ? pieces.length : pieces.length - 1;
  return pieces.map((one, index) => (index < last && !/[\r\n]$/.test(one) ? one + newline : one)).join("") + behind;
};

/** @type {(catalogue: Catalogue, model: Model | undefined, item: string[], indent: string, before: Value, after: Value, newline: string) => string | undefined} */
const mendedItem = (catalogue, model, item, indent, before, after, newline) => {
  if (!model || !isData(before) || !isData(after)) return undefined;
  if (/^ *-[ \t]*(?:#.*)?(?:\r\n?|\n)$/.test(item[0]))
    return belowItsLine(catalogue, model, item, before, after, newline);
  const [mark] = /^ *- +/.exec(item[0]) ?? [];
  if (!mark) return undefined;
  if (item[0][mark.length] === "{") return mendedFlow(catalogue, model, item.join(""), mark.length, before, after);
  const pad = " ".repeat(mark.length);
  const keys = mendedKeys(
    catalogue,
    model,
    [item[0].slice(mark.length), ...item.slice(1)],
    pad,
    before,
    after,
    newline,
  );
  return keys && mark + keys;
};

// --- a group -----------------------------------------------------------------------------------

// The lines of a group, the first of which has its indentation `pad` no more, in the result as in what is given.
/** @type {(catalogue: Catalogue, model: Model, lines: string[], pad: string, before: Record<string, Value>, after: Record<string, Value>, newline: string) => string | undefined} */
const mendedKeys = (catalogue, model, lines, pad, before, after, newline) => {
  const entries = entriesOf(lines, pad);
  const names = entries.map(({ name }) => name);
  if (names.length !== Object.keys(before).length || !names.every((name) => Object.hasOwn(before, name)))
    return undefined;
  if (new Set(names).size !== names.length) return undefined;
  /** @type {(name: string) => string[]} */
  const anew = (name) =>
    linesOf(fieldLines(catalogue, model, name, after[name]).replaceAll("\n", newline)).map((line, at) =>
      at ? pad + line : line,
    );
  // A lone text between the quotes of the one that it replaces.
  /** @type {(name: string, own: string) => string[]} */
  const anewLike = (name, own) => {
    const lines = anew(name);
    const [was, now] = [before[name], after[name]];
    const [key] = /^[^:"']+:[ \t]+(?=["'])/.exec(own) ?? [];
    if (!key || lines.length > 1 || typeof was !== "string" || typeof now !== "string") return lines;
    const quoted = quotedLike(own.slice(key.length), written(catalogue, was, false), written(catalogue, now, false));
    return [`${key}${quoted}${newline}`];
  };
  /** @type {(entry: Entry) => Entry} */
  const mended = ({ name, lines: whole }) => {
    const asides = asidesOf(whole, pad);
    const own = whole.slice(0, whole.length - asides.length).join("");
    const change = { before: before[name], after: after[name] };
    const text = mendedLines(catalogue, model, name, own, change);
    return { name, lines: [...(text === undefined ? anewLike(name, own) : linesOf(text)), ...asides] };
  };
  const kept = entries
    .filter(({ name }) => Object.hasOwn(after, name))
    .map((entry) => (same(before[entry.name], after[entry.name]) ? entry : mended(entry)));
  for (const name of Object.keys(after).filter((one) => !Object.hasOwn(before, one))) {
    // After the nearest that the declaration puts above it; never first, where the line of another would change.
    const order = inOrder(model, [...kept.map((entry) => entry.name), name]);
    const above = order[Math.max(order.indexOf(name) - 1, 0)];
    const at = kept.findIndex((entry) => entry.name === above);
    kept.splice(Math.max(at + 1, kept.length ? 1 : 0), 0, { name, lines: anew(name) });
  }
  const [first, ...others] = kept.map((entry) =>
    /[\r\n]$/.test(entry.lines.at(-1) ?? "") ? entry.lines.join("") : entry.lines.join("") + newline,
  );
  return first === undefined ? undefined : first + others.map((entry) => pad + entry).join("");
};

/** @type {(lines: string[], pad: string) => Entry[]} */
const entriesOf = (lines, pad) => {
  /** @type {Entry[]} */
  const entries = [];
  for (const [at, line] of lines.entries()) {
    const own = at ? (line.startsWith(pad) ? line.slice(pad.length) : "") : line;
    const [, double, single, bare] = KEY.exec(own) ?? [];
    const name = double ?? single ?? bare;
    if (name !== undefined) entries.push({ name, lines: [own] });
    else if (entries.length) entries[entries.length - 1].lines.push(line);
    else return [];
  }
  return entries;
};

// The comments that follow the lines of a key.
/** @type {(lines: string[], pad: string) => string[]} */
const asidesOf = (lines, pad) => {
  let top = lines.length;
  while (top > 1 && isAside(lines[top - 1]) && indentOf(lines[top - 1]) <= pad) top -= 1;
  return lines.slice(top);
};
