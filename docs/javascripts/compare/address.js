// What the address of the comparison says: two or three keys under `a`, `b` and `c`.
import { COMPARED as NAMES, keyAt } from "../lib/addresses.js";

// What an address names: keys, what cannot be one, whether one is named twice, and whether more than
// fit. A whole address of a page of this site will do too.
/** @type {(search: string) => { keys: string[], unreadable: string[], twice: boolean, more: boolean }} */
export const asked = (search) => {
  const given = new URLSearchParams(search);
  const values = NAMES.flatMap((name) => given.getAll(name))
    .map((value) => value.trim())
    .filter(Boolean);
  /** @type {string[]} */
  const keys = [];
  /** @type {string[]} */
  const unreadable = [];
  for (const value of values) {
    const key = keyAt(value);
    if (!key) unreadable.push(value);
    else if (!keys.includes(key)) keys.push(key);
  }
  return {
    keys: keys.slice(0, NAMES.length),
    unreadable,
    twice: values.length > keys.length + unreadable.length,
    more: keys.length > NAMES.length,
  };
};
