// The plain values of a file, as reading gives them back: twin of macros/casebook/files/yaml_values.py.
import { normal } from "../normal-text.js";
import { ordered } from "./writing.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").Value} Value */

// What Python strips from both ends, of what a file may hold.
const SPACE = "[\\t\\n \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp(`^${SPACE}|${SPACE}$`, "gu");
/** @type {(text: string) => string} */
export const stripped = (text) => text.replace(ENDS, "");

// The number of a character as Unicode writes it.
/** @type {(character: string) => string} */
export const codePoint = (character) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** @param {Value | Data | undefined} value @returns {value is Record<string, Value>} */
export const isGroup = (value) => typeof value === "object" && !Array.isArray(value);

// The entries of a list, none of what is no list.
/** @type {(value: Value | undefined) => Value[]} */
export const listOf = (value) => (Array.isArray(value) ? value : []);

// Every text of some values, with its path.
/** @type {(data: Value | Data, path?: Path) => [path: Path, text: string][]} */
export const texts = (data, path = []) => {
  if (typeof data === "string") return [[path, data]];
  /** @type {[string | number, Value | undefined][]} */
  const entries = Array.isArray(data) ? [...data.entries()] : Object.entries(data);
  return entries.flatMap(([key, value]) => (value === undefined ? [] : texts(value, [...path, key])));
};

// The values of a file, `whole` when all of them are read: what may not be in a file is refused and goes no
// further; beyond so many values, or so deep, reading stops.
/** @type {(catalogue: Catalogue, type: CaseType, data: Data) => { values: Data, found: Problem[], whole: boolean }} */
export const readValues = (catalogue, type, data) => {
  const { nesting } = catalogue.rules.limits;
  const most = type.most_values;
  /** @type {Problem[]} */
  const found = [];
  let left = most;
  /** @type {(path: Path, objection: string, values: Record<string, unknown>) => unknown} */
  const refuse = (path, objection, values) => found.push({ path, ...catalogue.say(objection, values) });
  /** @type {(text: string, path: Path) => string} */
  const readText = (typed, path) => {
    const text = normal(catalogue, typed);
    const forbidden = catalogue.expression("forbidden").exec(text);
    if (!forbidden) return text;
    refuse(path, "control-character", { character: codePoint(forbidden[0]) });
    return text.replace(catalogue.expression("forbidden"), " ");
  };
  /** @type {(value: Value, model: Model | undefined, path: Path) => Value} */
  const read = (value, model, path) => {
    left -= 1;
    if (left < 0) throw new Beyond(path, "yaml-size", most);
    if (typeof value === "string") return readText(value.replace(/\p{Surrogate}/gu, "\ufffd"), path);
    if (path.length >= nesting) throw new Beyond(path, "yaml-depth", nesting);
    if (Array.isArray(value)) return value.map((item, index) => read(item, model, [...path, index]));
    return readGroup(value, model, path);
  };
  /** @type {(group: Data, model: Model | undefined, path: Path) => Record<string, Value>} */
  const readGroup = (group, model, path) =>
    Object.fromEntries(
      ordered(model, group).map(([name, value]) => [
        name,
        read(value, catalogue.group(model?.named.get(name)?.group), [...path, name]),
      ]),
    );
  try {
    left -= 1;
    return { values: readGroup(data, type, []), found, whole: true };
  } catch (beyond) {
    if (!(beyond instanceof Beyond)) throw beyond;
    refuse(beyond.path, beyond.objection, { most: beyond.most });
    return { values: {}, found, whole: false };
  }
};

class Beyond extends Error {
  /** @param {Path} path @param {string} objection @param {number} most */
  constructor(path, objection, most) {
    super(objection);
    this.path = path;
    this.objection = objection;
    this.most = most;
  }
}
