// The lines of a list to which entries were added at its end: those that it has stay to the letter, the new ones come after them.
import { flowed, same } from "../rules/writing.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Value} Value */

// `own` are the lines of the field `name` of a type, `before` and `after` its values. Undefined where something else changed, or where the
// list does not stand an entry after the other.
/** @type {(catalogue: Catalogue, folder: string, name: string, change: { before: Value | undefined, after: Value, own: string }) => string | undefined} */
export const withAddedLines = (catalogue, folder, name, { before, after, own }) => {
  if (!Array.isArray(before) || !Array.isArray(after) || !before.length || after.length <= before.length)
    return undefined;
  if (!same(after.slice(0, before.length), before)) return undefined;
  const [, newline, indent] = /^[^\r\n]*:[ \t]*(\r\n?|\n)( *)- /.exec(own) ?? [];
  if (newline === undefined) return undefined;
  const field = catalogue.type(folder).named.get(name);
  const inner = catalogue.group(field?.group);
  const added = after.slice(before.length).map((one) => `${indent}- ${flowed(catalogue, inner, one)}${newline}`);
  return `${/[\r\n]$/.test(own) ? own : own + newline}${added.join("")}`;
};
