// In whose name somebody answers: a role among those that the declaration lists, so that no name can be given.
import { make } from "../../lib/elements.js";
import { lowerFirst } from "../rules/french.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */

const UNSAID = "Je préfère ne pas le dire";
const HELP =
  "Un rôle, jamais votre nom. Un rôle peut suffire à reconnaître une personne : ne le donnez que si elle est d’accord pour qu’il paraisse.";

// `words` is the role as a sentence has it; empty where nobody said it. `role` is empty for who prefers not to say it, none for who
// has not answered.
/** @type {(catalogue: Catalogue, before: string | undefined) => { element: HTMLElement, role: () => string | undefined, words: () => string }} */
export const roleChoice = (catalogue, before) => {
  const choices = Object.entries(catalogue.group("Confirmation")?.named.get("role")?.choices ?? {});
  const radios = [...choices, ["", UNSAID]].map(([value, words]) => {
    const input = make("input", { type: "radio", id: `au-nom-de-${value || "personne"}`, name: "au-nom-de", value });
    input.checked = before === value;
    return {
      value,
      words,
      input,
      label: make("label", { htmlFor: input.id }, input, make("span", { textContent: words })),
    };
  });
  const chosen = () => radios.find(({ input }) => input.checked);
  return {
    element: make(
      "fieldset",
      { className: "confirm-role" },
      make("legend", { textContent: "Vous répondez au nom de" }),
      make("p", { className: "help", textContent: HELP }),
      make("div", { className: "confirm-answers" }, ...radios.map(({ label }) => label)),
    ),
    role: () => chosen()?.value,
    words: () => (chosen()?.value ? lowerFirst(chosen()?.words ?? "") : ""),
  };
};
