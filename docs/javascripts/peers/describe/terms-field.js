// A field that holds several terms: each chosen one stands above it with a button that takes it out, a list with search below adds another.
import { combobox } from "../../lib/combobox.js";
import { action, make } from "../../lib/elements.js";
import { tell } from "../../lib/live-region.js";
import { named } from "../../lib/options.js";
import { termsFor } from "./terms.js";

/** @typedef {import("../../lib/options.js").Option<string>} Option */
const ROOM = 0.45; // of the window, below which a list has no room

/** @typedef {{ element: HTMLElement, input: HTMLInputElement, settle: () => boolean }} TermsField `settle` takes what is typed and not yet chosen; false where it names nothing */

// The list opens below its field, never over its label: where the window ends too soon, the field goes up.
/** @type {(element: HTMLElement) => void} */
export const keepRoom = (element) => {
  if (element.getBoundingClientRect().bottom > innerHeight * ROOM)
    element.scrollIntoView({ block: "start", behavior: "instant" });
};

// `chosen` are the ids at first; `changed` is called with those that are chosen then.
/** @type {(settings: { id: string, label: string, help?: string, options: Option[], chosen: string[], changed: (ids: string[]) => void }) => TermsField} */
export const termsField = ({ id, label, help = "", options, chosen, changed }) => {
  let held = chosen.filter((one) => options.some(({ value }) => value === one));
  const said = make("p", { className: "objection", id: `${id}-dit`, attributes: { role: "alert" } });
  const told = help && make("p", { className: "help", id: `${id}-aide`, textContent: help });
  const input = make("input", {
    id,
    type: "text",
    maxLength: 120,
    attributes: { "aria-describedby": `${help ? `${id}-aide ` : ""}${said.id}` },
  });
  const list = make("ul", { className: "peer-held", attributes: { "aria-label": label } });
  /** @type {(value: string) => string} */
  const nameOf = (value) => options.find((one) => one.value === value)?.label ?? value;

  const draw = () => {
    list.hidden = !held.length;
    list.replaceChildren(
      ...held.map((value) =>
        make(
          "li",
          {},
          make("span", { textContent: nameOf(value) }),
          " ",
          action("×", () => drop(value), {
            className: "drop",
            attributes: { "aria-label": `Retirer : ${nameOf(value)}` },
          }),
        ),
      ),
    );
  };
  /** @type {(value: string) => void} */
  const drop = (value) => {
    const index = held.indexOf(value);
    held = held.filter((one) => one !== value);
    draw();
    changed(held);
    const buttons = list.querySelectorAll("button");
    (buttons[Math.min(index, buttons.length - 1)] ?? input).focus();
  };
  /** @type {(value: string) => void} */
  const add = (value) => {
    if (!held.includes(value)) held = [...held, value];
    input.value = "";
    said.replaceChildren();
    input.removeAttribute("aria-invalid");
    draw();
    changed(held);
    tell(`${nameOf(value)} : ajouté`);
  };
  const settle = () => {
    const typed = input.value.trim();
    if (!typed) return true;
    const found = named(options, typed);
    if (found?.value) {
      add(found.value);
      return true;
    }
    said.replaceChildren(
      "Rien ne s’appelle ainsi dans la liste : essayez un mot plus large, ou videz ce champ et choisissez dans la liste.",
    );
    input.setAttribute("aria-invalid", "true");
    return false;
  };
  input.addEventListener("input", () => {
    said.replaceChildren();
    input.removeAttribute("aria-invalid");
  });
  const box = combobox({
    input,
    name: label,
    find: (typed) =>
      termsFor(
        options.filter(({ value }) => value === undefined || !held.includes(value)),
        typed,
      ),
    nothing: "Rien de ce nom. Essayez un mot plus large, ou videz ce champ : toute la liste s’ouvre.",
    placed: false,
    pick: ({ value }) => value && add(value),
  });
  input.addEventListener("input", () => keepRoom(element));
  input.addEventListener("click", () => keepRoom(element));
  draw();
  const element = make(
    "div",
    { className: "peer-field" },
    make("label", { htmlFor: id, textContent: label }),
    told,
    list,
    box,
    said,
  );
  // Enter adds what is typed, unless it has chosen in the list; it never sends the form.
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== input || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    settle();
  });
  return { element, input, settle };
};
