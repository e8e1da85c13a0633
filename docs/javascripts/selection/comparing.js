// The cases that are being compared, two or three, kept in this browser like the selection: « Comparer » on one page after
// another adds to them. Whoever shows them listens for the event `comparison`.
import { COMPARED, ROOT, comparisonOf, keysAmong } from "../lib/addresses.js";

export const MOST = COMPARED.length;
const NAME = "comparaison";

/** @type {string[] | null} */
let unkept = null; // the list, on a page whose browser stores nothing

/** @type {() => string[]} */
export const compared = () => {
  if (unkept) return unkept;
  try {
    return keysAmong(JSON.parse(localStorage.getItem(NAME) ?? "null")).slice(0, MOST);
  } catch {
    return [];
  }
};

/** @type {(keys: string[]) => void} */
export const compare = (keys) => {
  const list = keysAmong(keys).slice(0, MOST);
  try {
    localStorage.setItem(NAME, JSON.stringify(list));
    unkept = null;
  } catch {
    unkept = list;
  }
  dispatchEvent(new CustomEvent("comparison"));
};

// Tell of what changes elsewhere: in another tab, or while this page was out of sight.
/** @type {(show: () => void) => void} */
export const followComparison = (show) => {
  addEventListener("comparison", show);
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) show();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) show();
  });
};

// What the link of a page to the comparison says, and where it leads: with the cases that are compared already, as long as
// there is room.
/** @type {(key: string, list: string[]) => { text: string, href: string, told: string }} */
export const comparisonLink = (key, list) => {
  /** @type {(keys: string[]) => string} */
  const address = (keys) => new URL(`comparer/${comparisonOf(keys)}`, ROOT).href;
  if (list.includes(key))
    return {
      text: list.length > 1 ? `Voir la comparaison (${list.length})` : "Comparer",
      href: address(list),
      told: "",
    };
  if (!list.length) return { text: "Comparer", href: address([key]), told: "" };
  if (list.length < MOST)
    return { text: `Ajouter à la comparaison (${list.length})`, href: address([...list, key]), told: "" };
  return {
    text: `Voir la comparaison (${list.length})`,
    href: address(list),
    told: "Trois cas y sont déjà : retirez-en un pour ajouter celui-ci.",
  };
};
