// What the address of the comparison says: two or three keys under `a`, `b` and `c`.
import { keyAt } from "../selection/kept.js";

export const NAMES = ["a", "b", "c"];

export const addressOf = (keys) => `?${keys.map((key, index) => `${NAMES[index]}=${key}`).join("&")}`;

// What the address asks for: keys, and what cannot be one. A whole address of a page of this site will do too.
export const asked = () => {
  const given = new URLSearchParams(location.search);
  const values = NAMES.flatMap((name) => given.getAll(name))
    .map((value) => value.trim())
    .filter(Boolean);
  const keys = [];
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
