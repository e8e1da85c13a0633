// Choosing what to compare, by name; and examples for who has nothing in mind. page.js shows what is chosen.
import { COMPARED, comparisonOf } from "../lib/addresses.js";
import { combobox } from "../lib/combobox.js";
import { action, make, say } from "../lib/elements.js";
import { valuesOf } from "../lib/library.js";
import { fold } from "../lib/names.js";
import { ranked } from "../lib/options.js";
import { listed, quoted } from "../lib/phrases.js";
import { choicesNamed } from "./choices.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {{ input: HTMLInputElement, hint: HTMLElement, element: HTMLElement }} Field */

const LABELS = ["Premier cas", "Deuxième cas", "Troisième cas (facultatif)"];
const UNLISTED =
  "La liste des cas n’a pas pu se charger. Rechargez la page, ou collez ici l’adresse de chaque page à comparer.";

/** @type {(choices: Choice[], chosen: string | undefined, index: number) => Field} */
const fieldOf = (choices, chosen, index) => {
  const options = choices.map((one) => ({
    value: one.shown,
    label: one.shown,
    note: one.kind,
    names: [one.shown, ...(one.aliases ?? [])].map(fold),
    written: [one.shown, ...(one.aliases ?? [])],
  }));
  const current = chosen && (choices.find((one) => one.key === chosen)?.shown ?? chosen);
  const hint = make("p", { className: "hint", id: `cas-${COMPARED[index]}-dit`, attributes: { role: "alert" } });
  const input = make("input", {
    id: `cas-${COMPARED[index]}`,
    type: "text",
    value: current ?? "",
    maxLength: 200,
    attributes: { "aria-describedby": hint.id },
  });
  const field = combobox({
    input,
    name: "Cas de la bibliothèque",
    find: (typed) => ranked(options, typed),
    pick: (option) => {
      input.value = option.label;
      accept({ input, hint });
    },
  });
  const label = make("label", { htmlFor: input.id, textContent: LABELS[index] });
  return { input, hint, element: make("div", { className: "pick" }, label, field, hint) };
};

/** @type {(field: Pick<Field, "input" | "hint">) => void} */
const accept = ({ input, hint }) => {
  hint.replaceChildren();
  input.removeAttribute("aria-invalid");
};

// The key that a field names, undefined when it is empty; null when it names no case or several, which the hint then says.
/** @type {(choices: Choice[], field: Field) => string | null | undefined} */
const keyIn = (choices, field) => {
  const { input, hint } = field;
  accept(field);
  const typed = input.value.trim();
  if (!typed) return undefined;
  const found = choicesNamed(choices, typed);
  if (found.length === 1) return found[0].key;
  input.setAttribute("aria-invalid", "true");
  if (!found.length) {
    say(hint, `Aucun cas ne s’appelle ${quoted(typed)}. Écrivez le début de son nom et choisissez dans la liste.`);
    return null;
  }
  const those = found.slice(0, 6).map((one) =>
    action(one.shown, () => {
      input.value = one.shown;
      accept(field);
      input.focus();
    }),
  );
  hint.append(`Plusieurs cas répondent à ${quoted(typed)}. Lequel ? `, ...those);
  return null;
};

// The fields, the cases of the address already in them. `go(keys)` is called with two or three.
/** @type {(choices: Choice[], chosen: string[], go: (keys: string[]) => void) => HTMLElement[]} */
export const picker = (choices, chosen, go) => {
  const fields = LABELS.map((_label, index) => fieldOf(choices, chosen[index], index));
  const form = make(
    "form",
    { className: "pick-form", method: "get", noValidate: true },
    ...fields.map((field) => field.element),
    make("button", { type: "submit", className: "act strong", textContent: "Comparer" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const keys = fields.map((field) => keyIn(choices, field));
    const wrong = keys.indexOf(null);
    const different = [...new Set(keys)].filter((key) => typeof key === "string");
    if (wrong >= 0) fields[wrong].input.focus();
    else if (different.length > 1) go(different);
    else {
      const empty = fields.find((field) => !field.input.value.trim()) ?? fields[1];
      empty.input.setAttribute("aria-invalid", "true");
      say(
        empty.hint,
        different.length ? "Il en faut un deuxième, différent du premier." : "Choisissez au moins deux cas.",
      );
      empty.input.focus();
    }
  });
  return choices.length
    ? [form]
    : [make("p", { className: "note", textContent: UNLISTED, attributes: { role: "alert" } }), form];
};

// Two cases of different regions that work on the same things; the same examples for everybody.
/** @type {(choices: Choice[]) => [Choice, Choice][]} */
export const examples = (choices) => {
  /** @type {[Choice, Choice][]} */
  const found = [];
  for (const type of ["poles", "pratiques", "fiches", "entretiens"]) {
    const some = choices.filter(({ data }) => data?.type === type && !data.notice);
    const pairs = some.flatMap((one, index) =>
      some.slice(index + 1).map((other) => /** @type {[Choice, Choice]} */ ([one, other])),
    );
    const apart = pairs.filter((pair) => shared(pair, "region") === 0);
    const best = apart.reduce((most, pair) => Math.max(most, shared(pair, "theme")), 0);
    found.push(...apart.filter((pair) => best > 0 && shared(pair, "theme") === best).slice(0, 1));
  }
  return found.slice(0, 3);
};

// How many values of a facet two cases have in common.
/** @type {(pair: [Choice, Choice], facet: string) => number} */
const shared = ([one, other], facet) => {
  if (!one.data || !other.data) return 0;
  const theirs = valuesOf(other.data, facet);
  return valuesOf(one.data, facet).filter((value) => theirs.includes(value)).length;
};

/** @type {(pairs: [Choice, Choice][]) => HTMLElement[]} */
export const examplesList = (pairs) => {
  if (!pairs.length) return [];
  const links = pairs.map((pair) => {
    const textContent = listed(pair.map((one) => `« ${one.title} »`));
    return make("li", {}, make("a", { href: comparisonOf(pair.map((one) => one.key)), textContent }));
  });
  return [
    make("h2", { textContent: "Par exemple" }),
    make("p", { className: "note", textContent: "Deux à deux, de régions différentes, et sur les mêmes thèmes." }),
    make("ul", { className: "examples" }, ...links),
  ];
};
