// « Décrire le nôtre »: a short form, every field of it optional. What is filled in is kept in this browser.
import { action, make } from "../../lib/elements.js";
import { writeDraft } from "./draft.js";
import { describing } from "../model.js";
import { termsField } from "./terms-field.js";
import { termOption } from "./terms.js";

/** @typedef {import("../model.js").PeersData} PeersData */
/** @typedef {import("../model.js").Description} Description */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{ part: Exclude<keyof Description, "exclude" | "contexts">, kind: string, label: string, help?: string }} Field */

/** @type {Field[]} */
const FIRST = [
  {
    part: "seeks",
    kind: "theme",
    label: "Ce que vous cherchez à apprendre",
    help: "Un mot suffit : animation, financement, circuits courts…",
  },
  {
    part: "departments",
    kind: "department",
    label: "Votre département",
    help: "Un ou plusieurs. Les départements voisins comptent aussi.",
  },
];
/** @type {Field[]} */
const OTHERS = [
  { part: "themes", kind: "theme", label: "Ce que vous faites, ou voulez faire" },
  { part: "challenges", kind: "challenge", label: "Les questions que vous vous posez" },
  {
    part: "legal_forms",
    kind: "legal_form",
    label: "La forme juridique de ce qui porte le pôle",
    help: "Si elle est choisie, ou celle à laquelle vous pensez.",
  },
  {
    part: "gives",
    kind: "theme",
    label: "Ce que vous pourriez raconter à d’autres",
    help: "Un échange va dans les deux sens.",
  },
  {
    part: "regions",
    kind: "region",
    label: "Votre région",
    help: "Seulement si votre pôle est d’une région entière, sans département.",
  },
];

// The terms that a field offers: those that a case may bear, and so no theme that is only the title of others.
/** @type {(data: PeersData, kind: string) => import("../../lib/options.js").Option<string>[]} */
const optionsOf = (data, kind) => {
  const parents = new Set(Object.entries(data.tops).flatMap(([id, top]) => (id === top ? [] : [top])));
  const terms = data.terms[kind] ?? {};
  return Object.entries(terms)
    .filter(([id]) => kind !== "theme" || !parents.has(id))
    .map(([id, label]) =>
      termOption(
        kind === "department" ? `${label} (${id})` : label,
        id,
        [...(kind === "department" ? [label, id] : []), ...(data.called[kind]?.[id] ?? [])],
        kind === "theme" && data.tops[id] !== id ? terms[data.tops[id]] : "",
        data.words[kind]?.[id],
      ),
    )
    .sort((one, other) => (one.group ?? "").localeCompare(other.group ?? "", "fr"));
};

// The form; `go(description)` is called with what it says once that is anything.
/** @type {(data: PeersData, draft: Draft, go: (description: Description) => void, forget: () => void) => HTMLElement} */
export const descriptionForm = (data, draft, go, forget) => {
  let { description, who, where } = draft;
  const said = make("p", { className: "objection", id: "decrire-dit", attributes: { role: "alert" } });
  const keep = () => {
    writeDraft({ description, who, where });
  };
  /** @type {(part: keyof Description, ids: string[]) => void} */
  const put = (part, ids) => {
    description = { ...description, [part]: ids };
    said.replaceChildren();
    keep();
  };
  /** @type {(field: Field) => import("./terms-field.js").TermsField} */
  const terms = ({ part, kind, label, help }) =>
    termsField({
      id: `pair-${part}`,
      label,
      help,
      options: optionsOf(data, kind),
      chosen: description[part],
      changed: (ids) => put(part, ids),
    });
  const first = FIRST.map(terms);
  const others = OTHERS.map(terms);
  const fields = [...first, ...others];
  const form = make(
    "form",
    { className: "peer-form", method: "get", noValidate: true, attributes: { "aria-labelledby": "decrire-titre" } },
    make("h2", { id: "decrire-titre", tabIndex: -1, textContent: "Décrire votre pôle" }),
    make("p", {
      className: "note",
      textContent:
        "Rien n’est obligatoire, et rien ne quitte ce navigateur. Plus vous en dites, plus l’ordre est juste.",
    }),
    ...first.map(({ element }) => element),
    contextBoxes(data, description.contexts, (ids) => put("contexts", ids)),
    ...others.map(({ element }) => element),
    lineField("pair-nom", "Le nom de votre pôle ou de votre projet", who, (text) => {
      who = text;
      keep();
    }),
    lineField("pair-lieu", "Où il est", where, (text) => {
      where = text;
      keep();
    }),
    said,
    make(
      "div",
      { className: "act-line" },
      make("button", { type: "submit", className: "act strong", textContent: "Voir les pôles" }),
      action("Tout effacer", forget),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = fields.find((field) => !field.settle());
    if (wrong) return wrong.input.focus();
    const { exclude: _excluded, ...told } = description;
    if (Object.values(told).some((ids) => ids.length)) return go(describing(description));
    said.replaceChildren("Dites au moins une chose : ce que vous cherchez, ou votre département.");
    return first[0].input.focus();
  });
  return form;
};

/** @type {(data: PeersData, chosen: string[], changed: (ids: string[]) => void) => HTMLElement} */
const contextBoxes = (data, chosen, changed) => {
  const terms = Object.entries(data.terms.context ?? {});
  const boxes = terms.map(([id, label]) => ({
    label,
    input: make("input", { type: "checkbox", id: `pair-contexte-${id}`, value: id, checked: chosen.includes(id) }),
  }));
  for (const { input } of boxes)
    input.addEventListener("change", () =>
      changed(boxes.flatMap((one) => (one.input.checked ? [one.input.value] : []))),
    );
  return make(
    "fieldset",
    { className: "peer-boxes" },
    make("legend", { textContent: "Votre territoire" }),
    ...boxes.map(({ input, label }) =>
      make("span", { className: "peer-box" }, input, " ", make("label", { htmlFor: input.id, textContent: label })),
    ),
  );
};

/** @type {(id: string, label: string, value: string, changed: (text: string) => void) => HTMLElement} */
const lineField = (id, label, value, changed) => {
  const input = make("input", { type: "text", id, value, maxLength: 120, autocomplete: "off" });
  const help = make("p", {
    className: "help",
    id: `${id}-aide`,
    textContent: "Pour le message, si vous en écrivez un.",
  });
  input.setAttribute("aria-describedby", help.id);
  input.addEventListener("input", () => changed(input.value.trim()));
  return make("div", { className: "peer-field" }, make("label", { htmlFor: id, textContent: label }), help, input);
};
