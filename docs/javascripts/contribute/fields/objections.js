// What the check says, at the field concerned: the list under a field, and the words of the few
// objections that tell how to write a file, for people who see none.
import { make } from "../../lib/elements.js";
import { tell } from "../../lib/combobox.js";
import { typographic } from "../rules/french.js";

const HINTS = {
  empty: "Écrivez quelque chose, ou retirez cette valeur.",
  "yes-no": "Cochez la case, ou laissez-la vide.",
  "too-few": "Ajoutez au moins une valeur.",
  "unknown-term": "Choisissez dans la liste.",
  "unknown-source": "Choisissez dans la liste, ou décrivez le document.",
  "unknown-reference": "Choisissez dans la liste.",
  "source-address": "Donnez son adresse, ou dites dans « Précision » comment le document est connu.",
  "source-date": "Donnez sa date, ou le jour où vous l’avez lu.",
  "offer-open-ended": "Dites jusqu’à quand elle vaut, dans « Valable jusqu’au ».",
  "offer-unconfirmed": "Dites quand elle a été confirmée, ou videz « Valable jusqu’au ».",
  "unknown-acronym": "Écrivez-le en toutes lettres ; s’il mérite une entrée au glossaire, dites-le dans votre message.",
};

const sentence = (text) => {
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return typographic(/[.!?…]$/.test(begun) ? begun : `${begun}.`);
};

// A hint that guesses what was meant is worth more than ours.
const hintOf = ({ code, hint }, label) => {
  if (code === "undated-fact") return `Remplissez « ${label} ».`;
  return HINTS[code] && !/^vouliez-vous/i.test(hint) ? HINTS[code] : sentence(hint);
};

// An objection in a sentence or two; `label` is the name of the field that it is shown at.
export const inWords = (objection, label) => {
  if (objection.code === "missing-field") return "À remplir.";
  return `${sentence(objection.message)} ${hintOf(objection, label)}`;
};

// What comes under a field when it is left is said once, by the voice of the lists; what the summary
// is about to say is not said twice.
let heard = [];
let soon = 0;
const announce = (text) => {
  heard.push(text);
  clearTimeout(soon);
  soon = setTimeout(() => {
    tell(heard.slice(-3).join(" "));
    heard = [];
  }, 50);
};
export const unsaid = () => {
  clearTimeout(soon);
  heard = [];
  tell("");
};

// The list under a field. `show(objections)` fills it; `input` is told whether its value is wrong.
export const notesFor = (id, label, inputs) => {
  const element = make("ul", { id, className: "objections", hidden: true });
  let before = "";
  const show = (objections) => {
    const words = objections.map((one) => inWords(one, label)).join(" ");
    if (words && words !== before) announce(`${label} : ${words}`);
    before = words;
    element.replaceChildren(
      ...objections.map((one) =>
        make(
          "li",
          { className: one.severity === "warning" ? "objection warning" : "objection", data: { code: one.code } },
          one.code === "missing-field"
            ? ""
            : make("span", {
                className: "objection-kind",
                textContent: one.severity === "warning" ? "À noter : " : "À corriger : ",
              }),
          one.place ? `${one.place} : ` : "",
          inWords(one, label),
        ),
      ),
    );
    element.hidden = !objections.length;
    const wrong = objections.some((one) => one.severity !== "warning");
    for (const input of inputs) {
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  };
  return { element, show };
};
