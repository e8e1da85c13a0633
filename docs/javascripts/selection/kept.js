// Cases put aside, without an account: a list of keys kept in this browser. Nothing is sent anywhere.
// Whoever shows the list listens for the event `selection`, whose `detail` says whether the browser stores it.
import { COMPARED, ROOT, keysAmong } from "../lib/addresses.js";

// A list of keys that this browser keeps under a name, at most so many. What changes it, here or in another tab, is told by
// an event, whose `detail` says whether the browser stores it.
/** @type {(name: string, event: string, most: number) => { read: () => string[], write: (keys: string[]) => void, isStored: () => boolean, follow: () => void }} */
export const keptList = (name, event, most) => {
  /** @type {string[] | null} */
  let unkept = null; // the list, on a page whose browser stores nothing
  /** @type {(stored: boolean) => boolean} */
  const tell = (stored) => dispatchEvent(new CustomEvent(event, { detail: { stored } }));
  return {
    read: () => {
      if (unkept) return unkept;
      try {
        return keysAmong(JSON.parse(localStorage.getItem(name) ?? "null")).slice(0, most);
      } catch {
        return [];
      }
    },
    write: (keys) => {
      const list = keysAmong(keys).slice(0, most);
      try {
        localStorage.setItem(name, JSON.stringify(list));
        unkept = null;
      } catch {
        unkept = list;
      }
      tell(unkept === null);
    },
    isStored: () => unkept === null,
    follow: () => {
      addEventListener("storage", ({ key }) => {
        if (key === name || key === null) tell(true);
      });
      // A page that the back button brings out of memory has not seen what changed meanwhile.
      addEventListener("pageshow", ({ persisted }) => {
        if (persisted) tell(true);
      });
    },
  };
};

export const MOST = 60;
const own = keptList("selection", "selection", MOST);

export const kept = own.read;
export const keep = own.write;
// Whether what is kept outlives this page.
export const isKept = own.isStored;
// Tell of what changes elsewhere: in another tab, or while this page was out of sight.
export const followElsewhere = own.follow;

// The cases that are being compared, two or three: « Comparer » on one page after another adds to them. Whoever shows them
// listens for the event `comparison`.
export const comparing = keptList("comparaison", "comparison", COMPARED.length);

// The keys are safe in an address as they are; encoded they would not be readable.
/** @type {(keys: string[]) => string} */
export const shareAddress = (keys) => new URL(`selection/${keys.length ? `?cases=${keys.join(",")}` : ""}`, ROOT).href;
