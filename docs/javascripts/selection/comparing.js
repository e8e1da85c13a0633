// The cases that are being compared, two or three, kept in this browser like the selection: « Comparer » on one page after
// another adds to them. Whoever shows them listens for the event `comparison`.
import { COMPARED, ROOT, comparisonOf } from "../lib/addresses.js";
import { keptList } from "./kept.js";

export const MOST = COMPARED.length;
const own = keptList("comparaison", "comparison", MOST);

export const compared = own.read;
export const compare = own.write;

// Tell of what changes, here and elsewhere.
/** @type {(show: () => void) => void} */
export const followComparison = (show) => {
  addEventListener("comparison", show);
  own.follow();
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
