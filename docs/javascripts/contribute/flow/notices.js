// What the form says above its steps, until somebody closes it.
import { action, make } from "../../lib/elements.js";
import { voices } from "../../lib/live-region.js";

/** @typedef {(text: string, ...more: HTMLElement[]) => void} Say `more` are a list and buttons */
/**
 * @typedef {object} Notices
 * @property {HTMLElement} element
 * @property {Say} notice says what has been done
 * @property {Say} warn says what went wrong, or may: it is heard at once
 * @property {() => void} hush takes back all that was said
 */

export const UNSTORED =
  "Votre navigateur n’enregistre rien ici (navigation privée, ou mémoire pleine). Rien n’est perdu tant que cet onglet reste ouvert : allez jusqu’au bout, ou téléchargez le fichier au dernier pas.";
export const UNCHECKED =
  "La vérification n’a pas pu se charger : le réseau manque peut-être. Cela n’empêche rien : relisez et envoyez votre page, elle sera vérifiée à son arrivée.";
export const UNSENT =
  "La suite n’a pas pu se charger : le réseau manque peut-être. Votre brouillon est gardé dans ce navigateur ; réessayez quand le réseau sera revenu.";
export const TWO_TABS =
  "Ce brouillon a été modifié dans un autre onglet. Les deux versions sont gardées : celle-ci continue à part, l’autre se retrouve au premier pas.";

// `closed` is called once somebody has closed a notice.
/** @type {(closed: () => void) => Notices} */
export const noticesAbove = (closed) => {
  const [quiet, loud] = voices("div");
  /** @type {(voice: HTMLElement) => Say} */
  const saidBy =
    (voice) =>
    (text, ...more) => {
      const close = () => {
        box.remove();
        closed();
      };
      const box = boxOf(text, ...more, action("Fermer", close, { className: "act small" }));
      voice.append(box);
    };
  return {
    element: make("div", { className: "notices" }, loud, quiet),
    notice: saidBy(quiet),
    warn: saidBy(loud),
    hush: () => {
      for (const voice of [loud, quiet]) voice.replaceChildren();
    },
  };
};

/** @type {(text: string, ...more: HTMLElement[]) => HTMLElement} */
export const boxOf = (text, ...more) =>
  make(
    "div",
    { className: "notice" },
    make("p", { textContent: text }),
    ...more.filter((one) => one.matches("ul")),
    make("p", { className: "act-line" }, ...more.filter((one) => !one.matches("ul"))),
  );
