// What the page of the selection says where its list is empty.
import { ROOT } from "../lib/addresses.js";
import { make } from "../lib/elements.js";

export const emptyNote = () => {
  /** @type {(address: string, textContent: string) => HTMLElement} */
  const link = (address, textContent) => make("a", { href: new URL(address, ROOT).pathname, textContent });
  return make(
    "div",
    { className: "shelf-empty", hidden: true },
    make(
      "p",
      {},
      "Rien n’est de côté pour l’instant. Sur chaque page et dans chaque liste, un bouton « Mettre de côté » garde un cas ici.",
    ),
    make(
      "p",
      {},
      link("explorer/", "Chercher un cas"),
      ", ou parcourir les ",
      link("pratiques/", "pratiques"),
      " et les ",
      link("poles/", "pôles"),
      ".",
    ),
  );
};
