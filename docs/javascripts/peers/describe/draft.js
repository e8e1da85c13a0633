// What one says of oneself, kept in this browser under one name; nothing is sent.
import { PARTS } from "../address.js";
import { describing } from "../model.js";

/** @typedef {import("../model.js").Description} Description */
/** @typedef {{ description: Description, who: string, where: string }} Draft */

const NAME = "trouver-un-pair";
const LONGEST = 120;

/** @type {() => Draft} */
export const readDraft = () => {
  /** @type {Record<string, unknown>} */
  let kept = {};
  try {
    const read = JSON.parse(localStorage.getItem(NAME) ?? "null");
    if (read && typeof read === "object") kept = read;
  } catch {
    /* closed or spoilt: nothing was kept */
  }
  const parts = Object.keys(PARTS).map((part) => {
    const ids = kept[part];
    return [part, Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : []];
  });
  /** @type {(name: string) => string} */
  const line = (name) => String(typeof kept[name] === "string" ? kept[name] : "").slice(0, LONGEST);
  return { description: describing(Object.fromEntries(parts)), who: line("who"), where: line("where") };
};

// Whether it is kept: a browser may be closed to pages, or full.
/** @type {(draft: Draft) => boolean} */
export const writeDraft = ({ description, who, where }) => {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...description, who, where }));
    return true;
  } catch {
    return false;
  }
};

/** @type {() => void} */
export const forgetDraft = () => {
  try {
    localStorage.removeItem(NAME);
  } catch {
    /* closed: nothing was kept */
  }
};
