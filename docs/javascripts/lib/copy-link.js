// A link handed over to be pasted elsewhere.
import { make } from "./elements.js";

// Where the browser does not let a page write to the clipboard, the link is there to be copied by hand.
/** @type {(address: string, beside: HTMLElement, tell: (text: string) => void) => Promise<void>} */
export const copyLink = async (address, beside, tell) => {
  try {
    await navigator.clipboard.writeText(address);
    tell("Le lien est copié. Collez-le dans un message : qui l’ouvre voit la même chose que vous.");
  } catch {
    /** @type {HTMLInputElement} */
    const field = beside.querySelector(".link-field") ?? beside.appendChild(linkField());
    field.value = address;
    field.focus();
    field.select();
    tell("Voici le lien : copiez-le avec Ctrl + C, ou par un appui long.");
  }
};

const linkField = () =>
  make("input", {
    className: "link-field",
    type: "text",
    readOnly: true,
    attributes: { "aria-label": "Le lien à copier" },
  });
