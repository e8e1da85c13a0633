// Above a list that came by a link: whose it is, and the ways to keep it.
import { ROOT } from "../lib/addresses.js";
import { action, make } from "../lib/elements.js";
import { pageCount } from "../lib/phrases.js";

// What the banner says of the list of a link, `mine` being what this browser keeps; `take` keeps another.
/** @type {(keys: string[], mine: string[], take: (keys: string[]) => void) => (Node | string)[]} */
export const linkBanner = (keys, mine, take) => {
  const same = mine.join() === keys.join();
  /** @type {(text: string, next: string[]) => HTMLElement} */
  const taking = (text, next) => action(text, () => take(next), { className: "act strong" });
  const choices = mine.length
    ? [
        taking(`Ajouter à ma sélection (${pageCount(mine.length)})`, [...mine, ...keys]),
        taking("Remplacer ma sélection", keys),
      ]
    : [taking("Garder cette liste", keys)];
  return [
    make(
      "p",
      {},
      make("strong", { textContent: "Cette liste vient d’un lien." }),
      same ? " C’est aussi celle que vous gardez." : " Elle n’est pas gardée dans votre navigateur.",
    ),
    ...(same || !keys.length ? [] : choices),
    " ",
    make("a", { href: new URL("selection/", ROOT).pathname, textContent: "Voir ma sélection" }),
  ];
};
