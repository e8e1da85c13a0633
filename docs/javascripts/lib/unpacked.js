// Long files of data, which the build writes twice, and the shapes in which they can be used. A file may be of another
// version, cut on its way or spoilt: what is not of its shape is not used, and whoever reads it says so on the page.
import { ROOT } from "./addresses.js";

// A JSON file of the site by its address from the root. Beside it is the same, compressed
// (`.z`): not every host compresses what it serves, and not every browser can open it.
/** @type {(path: string) => Promise<any>} */
export const unpacked = async (path) => {
  if ("DecompressionStream" in window) {
    try {
      const packed = await fetch(new URL(path.replace(/\.json$/, ".z"), ROOT));
      if (packed.ok && packed.body)
        return await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).json();
    } catch {
      /* the plain file says the same */
    }
  }
  const plain = await fetch(new URL(path, ROOT));
  if (!plain.ok) throw new Error(`${path}: ${plain.status}`);
  return plain.json();
};

// --- shapes ------------------------------------------------------------------------------------

/**
 * @template Value
 * @typedef {(value: unknown) => Value} Shape gives the value as it can be used, or throws `Unusable`
 */

export class Unusable extends Error {}

/** @type {(wanted: string) => never} */
export const refuse = (wanted) => {
  throw new Unusable(`not ${wanted}`);
};

/** @type {Shape<string>} */
export const text = (value) => (typeof value === "string" ? value : refuse("a text"));
/** @type {Shape<number>} */
export const whole = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : refuse("a number");
// A rank, or -1 for none.
/** @type {Shape<number>} */
export const rank = (value) => (value === -1 ? -1 : whole(value));
/** @type {Shape<boolean>} */
export const flag = (value) => (typeof value === "boolean" ? value : refuse("true or false"));

/**
 * @template Value
 * @param {Shape<Value>} shape
 * @returns {Shape<Value[]>}
 */
export const listOf = (shape) => (value) => (Array.isArray(value) ? value.map((one) => shape(one)) : refuse("a list"));

// What is named by its keys, whatever these are.
/**
 * @template Value
 * @param {Shape<Value>} shape
 * @returns {Shape<Record<string, Value>>}
 */
export const tableOf = (shape) => (value) =>
  Object.fromEntries(Object.entries(membersOf(value)).map(([key, one]) => [key, shape(one)]));

/** @type {Shape<Record<string, unknown>>} */
export const membersOf = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : refuse("an object");

// The members of an object: without one that is `needed` there is none; an optional one that is not of its shape is left
// out, and `lost` is told its name.
/** @type {(needed: Record<string, Shape<unknown>>, optional?: Record<string, Shape<unknown>>, lost?: (name: string) => void) => Shape<any>} */
export const membersLike =
  (needed, optional = {}, lost = () => {}) =>
  (value) => {
    const read = { ...membersOf(value) };
    for (const [name, shape] of Object.entries(needed)) read[name] = shape(read[name]);
    for (const [name, shape] of Object.entries(optional)) {
      if (read[name] === undefined) continue;
      const fits = orNot(shape, read[name]);
      if (fits === undefined) {
        delete read[name];
        lost(name);
      } else read[name] = fits;
    }
    return read;
  };

// A value of its shape, undefined for another.
/**
 * @template Value
 * @param {Shape<Value>} shape
 * @param {unknown} value
 * @returns {Value | undefined}
 */
export const orNot = (shape, value) => {
  try {
    return shape(value);
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
};
