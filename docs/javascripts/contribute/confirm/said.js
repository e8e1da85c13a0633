// The page as those whom it tells of say it is: the values of the file with the facts that they confirmed, changed and took away, who says so
// as a document, and what they said of each. Whatever they said nothing of stays. Pure functions.
import { isGroup, listOf } from "../rules/yaml-values.js";
import { changed, confirmed, staysBeside } from "./page-facts.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./page-facts.js").Answer} Answer */
/** @typedef {import("./page-facts.js").Fact} Fact */
/** @typedef {{ path: string, label: string, answer: Answer | undefined, says?: string, becomes?: string }} Told what was said of a fact or of a part of the text; what the page says of it and what is true now, each in a few words, the latter empty where nobody said it */
/** @typedef {Told & { fact: Fact, value: Value | undefined }} Of what was said of a fact; `value` is the newer one, where one was given */
/** @typedef {{ day: string, role: string, words: string, name: string }} Who `words` are the role in words, `name` the id of what they say as a document */

const SAID = "confirmations";
const TITLE = "Relecture de la page";
const UNSAID = "personne qui a relu la page";

// The values without those that are taken away and may be; `kept` are the places of the others.
/** @type {(catalogue: Catalogue, data: Data, all: Of[], who: Who, kept: Set<string>) => Record<string, Value>} */
export const factsSaid = (catalogue, data, all, { day, name: source }, kept) => {
  /** @type {(of: Of) => Value[]} */
  const now = ({ fact, path, answer, value }) => {
    if (answer === "removed" && !kept.has(path)) return [];
    if (answer === "true") return [confirmed(catalogue, fact, day)];
    if (answer !== "changed" || value === undefined) return [fact.raw];
    const anew = changed(catalogue, fact, value, source);
    return staysBeside(fact) ? [fact.raw, anew] : [anew];
  };
  /** @type {Record<string, Value>} */
  const values = {};
  for (const [name, value] of Object.entries(data)) {
    const own = all.filter(({ fact }) => fact.name === name);
    const said = own.flatMap(now);
    const after = !own.length ? value : own[0].fact.rank < 0 ? said[0] : said;
    if (after !== undefined && !(own.length && Array.isArray(after) && !after.length)) values[name] = after;
  }
  return values;
};

// The same values with a document of those who say something newer.
/** @type {(values: Record<string, Value>, who: Omit<Who, "role">) => Record<string, Value>} */
export const withDocument = (values, { day, words, name }) => {
  const document = {
    id: name,
    title: TITLE,
    publisher: values.title,
    role: words || UNSAID,
    published: day,
    kind: "temoignage-direct",
  };
  return {
    ...values,
    sources: [...listOf(values.sources), name],
    new_sources: [...listOf(values.new_sources), document],
  };
};

// The same values with who says so: a document where something newer is said, and the list of what was said.
/** @type {(values: Record<string, Value>, told: Told[], who: Who, newer: boolean) => Record<string, Value>} */
export const withWho = (values, told, who, newer) => {
  const { day, role, name } = who;
  /** @type {(answer: Answer) => string[]} */
  const places = (answer) => told.filter((one) => one.answer === answer).map(({ path }) => path);
  /** @type {[string, string[]][]} */
  const lists = [
    ["facts", places("true")],
    ["changed", places("changed")],
    ["removed", places("removed")],
  ];
  const filled = Object.fromEntries(lists.filter(([, those]) => those.length));
  if (!Object.keys(filled).length) return values;
  const entry = { on: day, ...(role ? { role } : {}), ...filled, ...(newer ? { document: name } : {}) };
  return {
    ...(newer ? withDocument(values, who) : values),
    [SAID]: [...listOf(values[SAID]), entry],
  };
};

// A name for what they say, that no other document has.
/** @type {(catalogue: Pick<Catalogue, "citable" | "brought">, data: Data, slug: string, day: string) => string} */
export const nameOfSaid = ({ citable, brought }, { new_sources: own }, slug, day) => {
  const others = listOf(own).map((one) => (isGroup(one) ? one.id : one));
  const name = `relecture-${slug}-${day.slice(0, 4)}`;
  let found = name;
  for (let number = 2; citable.has(found) || brought.has(found) || others.includes(found); number += 1)
    found = `${name}-${number}`;
  return found;
};

/** @type {(number: number, one: string, several: string) => string} */
const counted = (number, one, several) => (number ? `${number} ${number > 1 ? several : one}` : "");

/** @type {(words: string) => string} */
const quotedWhole = (words) => `« ${words} »`;

/** @type {(one: Told) => string} */
const named = ({ label, says }) => (says ? `${label}, ${quotedWhole(says)}` : label);

// What was said, in lines for a letter. What could not be taken away from the file is asked for all the same.
/** @type {(told: Told[], words: string, kept: Set<string>) => string[]} */
export const linesOf = (told, words, kept) => {
  /** @type {(answer: Answer) => Told[]} */
  const those = (answer) => told.filter((one) => one.answer === answer);
  const sums = [
    counted(those("true").length, "point est toujours vrai", "points sont toujours vrais"),
    counted(those("changed").length, "a changé", "ont changé"),
    counted(those("removed").length, "est à retirer", "sont à retirer"),
    counted(those("unknown").length, "reste sans réponse sûre", "restent sans réponse sûre"),
  ].filter(Boolean);
  return [
    ...(words ? [`Nous répondons au nom de : ${words}.`] : []),
    ...(sums.length ? [`${sums.join(", ")}.`] : []),
    ...those("changed").map((one) => {
      const now = one.becomes ? `devient ${quotedWhole(one.becomes)}` : "nouvelle valeur non dite";
      return `A changé : ${named(one)} ; ${now}.`;
    }),
    ...those("removed").map(
      (one) =>
        `À retirer : ${named(one)}${kept.has(one.path) ? " (toujours dans le fichier : la page en a besoin)" : ""}.`,
    ),
  ];
};
