// Cases put aside, without an account: a list of keys kept in this browser. Nothing is sent anywhere.
// Whoever shows the list listens for the event `selection`, whose `detail` says whether the browser stores it.
import { ROOT, keysAmong } from "../lib/addresses.js";

export const MOST = 60;
const NAME = "selection";

/** @type {string[] | null} */
let unkept = null; // the list, on a page whose browser stores nothing

// Whether what is kept outlives this page.
export const isKept = () => unkept === null;

/** @type {() => string[]} */
export const kept = () => {
  if (unkept) return unkept;
  try {
    return keysAmong(JSON.parse(localStorage.getItem(NAME) ?? "null")).slice(0, MOST);
  } catch {
    return [];
  }
};

/** @type {(keys: string[]) => void} */
export const keep = (keys) => {
  const list = keysAmong(keys).slice(0, MOST);
  try {
    localStorage.setItem(NAME, JSON.stringify(list));
    unkept = null;
  } catch {
    unkept = list;
  }
  dispatchEvent(new CustomEvent("selection", { detail: { stored: isKept() } }));
};

// Tell of what changes elsewhere: in another tab, or while this page was out of sight.
export const followElsewhere = () => {
  const tell = () => dispatchEvent(new CustomEvent("selection", { detail: { stored: true } }));
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) tell();
  });
  // A page that the back button brings out of memory has not seen what changed meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) tell();
  });
};

// The keys are safe in an address as they are; encoded they would not be readable.
/** @type {(keys: string[]) => string} */
export const shareAddress = (keys) => new URL(`selection/${keys.length ? `?cases=${keys.join(",")}` : ""}`, ROOT).href;
