// What there is to confirm on a page: its facts, a list of groups being several, and the parts of its text. Each has a place by which a
// file tells it (`structures.2`), and is found again by what it said when somebody answered. Pure functions.
import { isGroup } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {"true" | "changed" | "removed" | "unknown"} Answer */
/** @typedef {{ of: string, answer: Answer, value?: Value }} Kept an answer, what was answered, and what was written instead */
/** @typedef {{ role?: string, said: Kept[] }} Answers as a draft keeps them; the role is empty for who prefers not to say it, none for who said nothing of it */
/** @typedef {{ name: string, rank: number, path: string, label: string, of: string, spec: Field, raw: Value }} Fact `rank` is its place in a list, -1 for a field as a whole; `of` is what an answer is about */

// What the page stands on, and what it is found by: no facts of those whom it tells of. Pictures have their own rules.
const APART = new Set(["sources", "new_sources", "provenance", "keywords", "images"]);

// The facts of a page: its name and what it says in a sentence, what its type puts first, then all others.
/** @type {(type: CaseType, data: Data) => Fact[]} */
export const factsOf = (type, data) => {
  const names = new Set(["title", "summary", ...type.leads, ...type.fields.map(({ name }) => name)]);
  return [...names].flatMap((name) => {
    const spec = type.named.get(name);
    const value = data[name];
    if (!spec || spec.editors || APART.has(name) || value === undefined) return [];
    if (spec.kind !== "group" || !Array.isArray(value))
      return [{ name, rank: -1, path: name, label: spec.label, of: about(name, value), spec, raw: value }];
    return value.map((raw, rank) => ({
      name,
      rank,
      path: `${name}.${rank + 1}`,
      label: value.length > 1 ? `${spec.label}, ${rank + 1} sur ${value.length}` : spec.label,
      of: about(name, raw),
      spec: { ...spec, list: false },
      raw,
    }));
  });
};

// What an answer is about: the same words under the same name, wherever they stand in a list.
/** @type {(name: string, value: Value) => string} */
export const about = (name, value) => JSON.stringify([name, value]);

const NOTED = "confirmed_on";
const WHEN = "as_of";
const HAPPENED = "on";
const SOURCE = "source";

/** @type {(catalogue: Catalogue, fact: Fact) => Model | undefined} */
const modelOf = (catalogue, { spec }) => (spec.kind === "group" ? catalogue.group(spec.group) : undefined);

// The fact with the day on which it was confirmed, where it has a place for that.
/** @type {(catalogue: Catalogue, fact: Fact, day: string) => Value} */
export const confirmed = (catalogue, fact, day) =>
  isGroup(fact.raw) && modelOf(catalogue, fact)?.named.get(NOTED)?.editors ? { ...fact.raw, [NOTED]: day } : fact.raw;

// The date at which the page says a fact was so, or at which it happened; none for what has no date.
/** @type {(catalogue: Catalogue, fact: Fact) => { date: string, happened: boolean } | undefined} */
export const datedOf = (catalogue, fact) => {
  const { spec, raw } = fact;
  const happened = spec.kind === "date" || Boolean(modelOf(catalogue, fact)?.named.has(HAPPENED));
  const date = isGroup(raw) ? raw[happened ? HAPPENED : WHEN] : happened ? raw : undefined;
  return typeof date === "string" ? { date, happened } : undefined;
};

// What somebody changes a fact from. Since when it is so they say, and who says so are they.
/** @type {(catalogue: Catalogue, fact: Fact) => { from: Value, asked: string[] | undefined }} */
export const toChange = (catalogue, fact) => {
  const model = modelOf(catalogue, fact);
  if (!model) return { from: fact.raw, asked: undefined };
  const asked = model.fields.filter(({ name, editors }) => !editors && name !== SOURCE).map(({ name }) => name);
  if (!isGroup(fact.raw)) return { from: fact.raw, asked };
  const { [NOTED]: _noted, [SOURCE]: _source, [WHEN]: _when, ...from } = fact.raw;
  return { from, asked };
};

// The newer value, put down to who gives it.
/** @type {(catalogue: Catalogue, fact: Fact, value: Value, source: string) => Value} */
export const changed = (catalogue, fact, value, source) =>
  isGroup(value) && modelOf(catalogue, fact)?.named.has(SOURCE) ? { ...value, [SOURCE]: source } : value;

// Whether a fact may say of which date it is.
/** @type {(catalogue: Catalogue, fact: Fact) => boolean} */
export const isDated = (catalogue, fact) => Boolean(modelOf(catalogue, fact)?.named.has(WHEN));

// Whether the newer value comes beside the older: a fact of a list that says of which date it is stays true of that date.
/** @type {(fact: Fact) => boolean} */
export const staysBeside = ({ rank, raw }) => rank >= 0 && isGroup(raw) && Boolean(raw[WHEN]);
