// The call for sheets of an event (/evenements/…/dossier/affiche/): a button that copies the text of the invitation. Without this
// script the text is there to be selected.
import { action, make } from "../lib/elements.js";

for (const text of document.querySelectorAll(".poster-text pre")) {
  const said = make("span", { className: "note", attributes: { role: "status" } });
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = "Le texte est copié. Collez-le dans votre invitation.";
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = "Le texte est sélectionné : copiez-le avec Ctrl + C, ou avec le menu de votre téléphone.";
    }
  };
  text.after(make("p", { className: "act-line" }, action("Copier le texte", copy), " ", said));
}
