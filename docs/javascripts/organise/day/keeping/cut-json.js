// JSON that may stop anywhere, or go wrong in the middle: what stands before is read all the same. A pure function, without
// recursion deeper than what is read may be.

const DEEPEST = 24;
const SPACE = /[\t\n\r ]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const OTHER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}])|true|false|null/y;

/** @typedef {{ value: unknown, whole: boolean }} Read `value` is undefined where nothing is read; `whole` when nothing is missing */

/** @type {(text: string) => Read} */
export const readCut = (text) => {
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let whole = true;
  /** @type {(expression: RegExp) => string | undefined} */
  const taken = (expression) => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  /** @type {(sign: string) => boolean} */
  const met = (sign) => {
    taken(SPACE);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const stop = () => {
    whole = false;
    return undefined;
  };
  /** @type {(depth: number) => unknown} */
  const read = (depth) => {
    taken(SPACE);
    if (depth > DEEPEST) return stop();
    if (text[at] === '"') return string();
    if (met("[")) return list(depth);
    if (met("{")) return object(depth);
    const other = taken(OTHER);
    return other === undefined ? stop() : JSON.parse(other);
  };
  const string = () => {
    const found = taken(STRING);
    return found === undefined ? stop() : JSON.parse(found);
  };
  /** @type {(depth: number) => unknown[]} */
  const list = (depth) => {
    /** @type {unknown[]} */
    const items = [];
    if (met("]")) return items;
    for (;;) {
      const item = read(depth + 1);
      if (item !== undefined) items.push(item);
      if (!whole) return items;
      if (met("]")) return items;
      if (!met(",")) {
        stop();
        return items;
      }
    }
  };
  // Without a prototype: no name that is read means anything but itself.
  /** @type {(depth: number) => Record<string, unknown>} */
  const object = (depth) => {
    /** @type {Record<string, unknown>} */
    const members = Object.create(null);
    if (met("}")) return members;
    for (;;) {
      taken(SPACE);
      const name = text[at] === '"' ? string() : stop();
      if (name === undefined || !met(":")) {
        stop();
        return members;
      }
      const value = read(depth + 1);
      if (value !== undefined) members[name] = value;
      if (!whole) return members;
      if (met("}")) return members;
      if (!met(",")) {
        stop();
        return members;
      }
    }
  };
  const value = read(0);
  taken(SPACE);
  return { value, whole: whole && at === text.length };
};
