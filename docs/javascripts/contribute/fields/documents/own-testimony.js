// « Nous l’avons vécu » as the origin of a page: what its authors did themselves, told in a role, on a day. It is a document of the kind
// `temoignage-direct` among those that the page brings (`new_sources`), and no other is asked for then. The form has a list of its own
// for it, with three fields; in the file both lists are one.
import { dayOf } from "../../../lib/dates.js";
import { slugOf } from "../../../lib/names.js";
import { isGroup, listOf } from "../../rules/yaml-values.js";
import { keeping } from "../control.js";
import { groupList } from "../group-list.js";
import { TESTIMONY, isTestimony } from "./testimony.js";

/** @typedef {import("../../catalogue.js").Data} Data */
/** @typedef {import("../../catalogue.js").Field} Field */
/** @typedef {import("../../catalogue.js").Model} Model */
/** @typedef {import("../../catalogue.js").Value} Value */
/** @typedef {import("../control.js").Form} Form */
/** @typedef {import("../control.js").Spec} Spec */
/** @typedef {import("../group-list.js").Card} Card */
/** @typedef {import("../group-list.js").GroupList} GroupList */
/** @typedef {import("./new-sources.js").Described} Described */
/**
 * @typedef {object} Brought
 * @property {GroupList} documents
 * @property {GroupList} testimonies
 * @property {(card: Card) => Described} testimonyIn the testimony of a card
 * @property {GroupList} control that of the field, over both lists
 */
/** @typedef {{ isNew: boolean, title: () => string }} Page that which brings them */

const TITLE = "Ce que nous avons vécu";

// What is asked of a testimony, and what its fields are called then; they are about whoever fills them, so that a browser may help.
/** @type {[name: string, words: Partial<Field>][]} */
const ASKED = [
  [
    "role",
    {
      autofill: "organization-title",
      help: "À quel titre vous en parlez. La page le montre, jamais votre nom ; mais un rôle peut suffire à reconnaître une personne : « une élue » en dit moins que « la maire de Saint-Martin ».",
    },
  ],
  [
    "publisher",
    {
      autofill: "organization",
      label: "Structure",
      help: "Celle avec laquelle vous l’avez fait.",
      example: "La recyclerie",
    },
  ],
  ["published", { label: "Date du récit", help: "Le jour où vous l’écrivez ; l’année suffit.", example: undefined }],
];

/** @type {(model: Model, fields: Field[]) => Model} */
const withFields = (model, fields) => ({ ...model, fields, named: new Map(fields.map((one) => [one.name, one])) });

// A testimony has its own list: the other does not offer its kind.
/** @type {(spec: Field) => Field} */
const unlessTestimony = (spec) => {
  if (spec.name !== "kind" || !spec.choices) return spec;
  const { [TESTIMONY]: _own, ...choices } = spec.choices;
  return { ...spec, choices };
};

/** @type {(model: Model) => Field[]} */
const askedOf = ({ named }) =>
  ASKED.flatMap(([name, words]) => {
    const spec = named.get(name);
    return spec ? [{ ...spec, required: true, ...words }] : [];
  });

const LONGEST = 33; // characters: « temoignage », a year and a number go with them

// The documents that a page brings, and what its authors lived. `began` is called with a card that somebody begins in either list.
/** @type {(form: Form, spec: Spec, raw: Value | undefined, page: Page, began: (card: Card) => void) => Brought} */
export const broughtDocuments = (form, spec, raw, page, began) => {
  const model = form.catalogue.inner(spec);
  /** @type {(own: boolean) => Value[] | undefined} */
  const those = (own) => listOf(raw).filter((one) => isTestimony(one) === own);
  const documents = groupList(
    form,
    {
      ...spec,
      label: "Décrire un document",
      adding: "Décrire un nouveau document",
      began,
      help: "S’il n’est pas encore dans la liste : un titre, qui l’a publié, son adresse, sa date.",
      model: withFields(model, model.fields.map(unlessTestimony)),
    },
    those(false),
    false,
  );
  const testimonies = groupList(
    form,
    {
      ...spec,
      name: "testimonies",
      label: "Ce que vous avez vécu",
      adding: "Nous l’avons vécu",
      began,
      help: "Vous racontez ce que vous avez fait vous-mêmes ? Votre rôle, votre structure et la date suffisent, aucun document n’est demandé. Ce que d’autres ont fait ou écrit en veut un.",
      model: withFields(model, askedOf(model)),
      given: { published: dayOf() },
      single: true,
    },
    those(true),
    false,
  );
  // What a card says; empty for one that nobody filled.
  /** @type {(card: Card) => Data} */
  const saidIn = (card) => {
    const value = card.fields.value();
    return isGroup(value) ? value : {};
  };
  // A testimony is named after the page it is told on, so that two pages have two; a published one keeps its name.
  const title = page.title();
  /** @type {(card: Card) => string} */
  const nameOf = (card) => {
    const said = saidIn(card);
    if (!Object.keys(said).length) return "";
    if (said.id && (!page.isNew || page.title() === title)) return String(said.id);
    const others = [
      ...documents.cards().map((one) => saidIn(one).id),
      ...testimonies.cards().flatMap((one) => (one === card ? [] : [saidIn(one).id])),
    ];
    const name = ["temoignage", slugOf(page.title(), LONGEST), dayOf().slice(0, 4)].filter(Boolean).join("-");
    let found = name;
    for (let number = 2; taken(found, others); number += 1) found = `${name}-${number}`;
    return found;
  };
  /** @type {(id: string, others: (Value | undefined)[]) => boolean} */
  const taken = (id, others) => form.catalogue.citable.has(id) || form.catalogue.brought.has(id) || others.includes(id);
  /** @type {(card: Card) => Value[]} */
  const complete = (card) => {
    const id = nameOf(card);
    return id ? [/** @type {Value} */ ({ title: TITLE, kind: TESTIMONY, ...saidIn(card), id })] : [];
  };
  const read = () => {
    const all = [...testimonies.cards().flatMap(complete), ...listOf(documents.value())];
    return all.length ? all : undefined;
  };
  const value = keeping(raw, read);
  /** @type {GroupList} */
  const control = {
    ...documents,
    value,
    // Each list numbers its own.
    at: ([number, ...below]) => {
      if (typeof number !== "number") return documents.at([]);
      const all = listOf(value());
      const own = isTestimony(all[number]);
      const rank = all.slice(0, number).filter((one) => isTestimony(one) === own).length;
      return (own ? testimonies : documents).at([rank, ...below]);
    },
    each: (run) => {
      documents.each(run);
      testimonies.each(run);
    },
  };
  /** @type {WeakMap<Card, Described>} */
  const known = new WeakMap();
  /** @type {(card: Card) => Described} */
  const testimonyIn = (card) => {
    const own = known.get(card) ?? {
      id: () => nameOf(card),
      title: () => String(saidIn(card).title ?? TITLE),
      place: () => testimonies.placeOf(card, "role"),
    };
    known.set(card, own);
    return own;
  };
  return { documents, testimonies, testimonyIn, control };
};
