// What is asked before sending: the consent, the link with the subject, the name of a new file.
import { make, say } from "../../lib/elements.js";
import { slugOf } from "../../lib/names.js";
import { neededMark } from "../fields/control.js";
import { notesFor } from "../fields/objections.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */

/** @typedef {[name: string, text: string]} Tick */

/** @type {Tick} */
const OF_DOCUMENTS = ["sources", "Chaque fait vient d’un document que je cite, ou que d’autres peuvent lire."];
/** @type {Tick} */
const OF_MINE = ["sources", "J’organise cette rencontre, ou ses organisateurs m’ont demandé de l’annoncer."];

/** @type {Tick} */
const OF_WITNESS = ["sources", "J’y étais : ces points et ces engagements sont ceux que les participants ont donnés."];

// A role may tell who somebody is: who is meant agrees to its being shown.
const AGREED = "La personne dont la page dit le rôle est d’accord, et sait qu’un rôle peut suffire à la reconnaître.";
/** @type {Tick} */
const OF_LIVED = ["sources", `Ce que la page raconte, nous l’avons fait nous-mêmes. ${AGREED}`];
/** @type {Tick} */
const OF_BOTH = [
  "sources",
  `Chaque fait vient d’un document que je cite, ou de ce que nous avons fait nous-mêmes. ${AGREED}`,
];

/** @type {Tick} */
const OF_READ = [
  "sources",
  "Je réponds de nos propres faits, que je connais, et de rien d’autre. Je sais que le rôle que je donne peut suffire à reconnaître une personne.",
];

/** @typedef {"documents" | "announced" | "witnessed" | "lived" | "partly lived" | "confirmed"} Ground on what a page stands: documents; the word of its organisers, for a meeting that is to come; that of somebody who was there, for what came out of one; what its authors did themselves, and documents beside it or none; what those whom it tells of say of it, fact by fact */
/** @type {Record<Ground, Tick>} */
const GROUNDS = {
  documents: OF_DOCUMENTS,
  announced: OF_MINE,
  witnessed: OF_WITNESS,
  lived: OF_LIVED,
  "partly lived": OF_BOTH,
  confirmed: OF_READ,
};

/** @type {Tick} */
const OF_PICTURES = [
  "images",
  "Les images sont de moi, ou leur auteur accepte leur licence ; qui s’y reconnaît a accepté de paraître ici (pour un enfant, ses responsables).",
];

// `pictured`: pictures go with the page.
/** @type {(ground: Ground, pictured: boolean) => Tick[]} */
const ticks = (ground, pictured) => [
  [
    "licences",
    "Mon texte peut être publié sous licence CC BY-SA 4.0, et les données de la fiche sous Licence Ouverte 2.0.",
  ],
  GROUNDS[ground],
  ["prive", "La page ne donne ni téléphone, ni adresse, ni rien de privé sur une personne."],
  ...(pictured ? [OF_PICTURES] : []),
];

/** @type {(name: string) => HTMLElement} */
const legend = (name) => make("legend", {}, name, neededMark());

/** @type {(input: HTMLInputElement, text: string, changed: () => void) => HTMLElement} */
const ticked = (input, text, changed) => {
  input.addEventListener("change", changed);
  return make("p", { className: "field-tick" }, input, make("label", { htmlFor: input.id, textContent: text }));
};

/** @type {(changed: () => void, ground?: Ground, pictured?: boolean) => { element: HTMLElement, given: () => boolean }} */
export const consents = (changed, ground = "documents", pictured = false) => {
  const asked = ticks(ground, pictured).map(([name, text]) => {
    const input = make("input", { type: "checkbox", id: `f-accord-${name}`, name, required: true });
    return { input, element: ticked(input, text, changed) };
  });
  return {
    element: make("fieldset", { className: "group" }, legend("Votre accord"), ...asked.map(({ element }) => element)),
    given: () => asked.every(({ input }) => input.checked),
  };
};

// Who contributes, as the vocabulary says it.
/** @type {(catalogue: Catalogue, link: string, changed: () => void) => { element: HTMLElement, value: () => string }} */
export const linkChoice = (catalogue, link, changed) => {
  const radios = [...catalogue.terms("contributor_links").values()].map(({ id, label }) => {
    const input = make("input", {
      type: "radio",
      id: `f-lien-${id}`,
      name: "lien",
      value: id,
      checked: id === link,
      required: true,
    });
    return { input, element: ticked(input, label, changed) };
  });
  return {
    element: make(
      "fieldset",
      { className: "group" },
      legend("Votre lien avec le sujet"),
      make("p", {
        className: "help",
        textContent: "Ce lien est noté dans le fichier et dit au bas de la page ; votre nom n’est écrit nulle part.",
      }),
      ...radios.map((one) => one.element),
    ),
    value: () => radios.find(({ input }) => input.checked)?.input.value ?? "",
  };
};

// The name of a new file, proposed from the title until somebody writes another.
/** @type {(catalogue: Catalogue, folder: string, start: { name: string, title: string }, changed: () => void) => { element: HTMLElement, read: () => string, good: () => boolean }} */
export const nameField = (catalogue, folder, start, changed) => {
  const input = make("input", {
    type: "text",
    id: "f-nom",
    autocomplete: "off",
    spellcheck: false,
    required: true,
    value: start.name || slugOf(start.title),
    attributes: { autocapitalize: "none", "aria-describedby": "f-nom-aide f-nom-dit" },
  });
  const help = make("p", { className: "help", id: "f-nom-aide" });
  const notes = notesFor("f-nom-dit", "Nom du fichier", [input]);
  const read = () => input.value.trim();
  const objections = () => {
    const name = read();
    /** @type {(objection: string) => ReturnType<Catalogue["say"]>[]} */
    const said = (objection) => [catalogue.say(objection, { value: name })];
    if (!catalogue.whole("slug", name)) return said("slug");
    if (catalogue.rules.reserved.includes(name)) return said("reserved-slug");
    // A page that was withdrawn keeps its address.
    if (catalogue.keys.has(`${folder}/${name}`) || catalogue.former.has(`${folder}/${name}`))
      return said("duplicate-slug/page");
    return [];
  };
  const check = () => {
    say(help, `L’adresse de la page : /${folder}/${read() || "…"}/. Minuscules sans accent, chiffres et tirets.`);
    notes.show(objections());
  };
  input.addEventListener("input", () => {
    check();
    changed();
  });
  check();
  return {
    element: make(
      "div",
      { className: "field" },
      make("label", { htmlFor: input.id }, "Nom du fichier", neededMark()),
      help,
      input,
      notes.element,
    ),
    read,
    good: () => !objections().length,
  };
};
