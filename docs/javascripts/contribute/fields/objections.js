// What the check says, at the field concerned: the list under a field.
import { make } from "../../lib/elements.js";
import { tell } from "../../lib/live-region.js";
import { typographic } from "../../language/typography.js";

/** @typedef {import("../catalogue.js").Finding & { place?: string }} Objection a finding at a field; `place` is which line of its text */

/** @type {(text: string) => string} */
const sentence = (text) => {
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return typographic(/[.!?…]$/.test(begun) ? begun : `${begun}.`);
};

// What an objection says to people who see no file, in a sentence or two.
/** @type {(objection: Objection) => string} */
export const inWords = ({ inForm }) => [inForm.message, inForm.hint].filter(Boolean).map(sentence).join(" ");

// What comes under a field when it is left is said once, by the voice of the lists; what the summary
// is about to say is not said twice.
/** @type {{ text: string, wrong: boolean }[]} */
let heard = [];
let soon = 0;
/** @type {(text: string, wrong: boolean) => void} */
const announce = (text, wrong) => {
  heard.push({ text, wrong });
  clearTimeout(soon);
  soon = setTimeout(() => {
    const last = heard.slice(-3);
    const words = last.map((one) => one.text).join(" ");
    tell(
      words,
      last.some((one) => one.wrong),
    );
    heard = [];
  }, 50);
};
export const unsaid = () => {
  clearTimeout(soon);
  heard = [];
  tell("");
};

// The list under a field. `show(objections)` fills it; the inputs say whether their value is wrong.
/** @type {(id: string, label: string, inputs: HTMLElement[]) => { element: HTMLElement, show: (objections: Objection[]) => void }} */
export const notesFor = (id, label, inputs) => {
  const element = make("ul", { id, className: "objections", hidden: true });
  let before = "";
  /** @type {(objections: Objection[]) => void} */
  const show = (objections) => {
    const words = objections.map((one) => inWords(one)).join(" ");
    const wrong = objections.some((one) => one.severity !== "warning");
    if (words && words !== before) announce(`${label} : ${words}`, wrong);
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
          inWords(one),
        ),
      ),
    );
    element.hidden = !objections.length;
    for (const input of inputs) {
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  };
  return { element, show };
};
