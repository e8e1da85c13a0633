// The rules of content beyond the kinds of fields: across the fields of groups, about words, about acronyms.
// Twin of macros/casebook/check/rules.py.
import { crossCheck, listCheck } from "./constraints.js";
import { compareDays } from "./dates.js";
import { validPart } from "./validation.js";
import { isGroup, stripped, texts } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Finding} Finding */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {[path: Path, model: Model, values: Facts]} Group a group of a file: where it is, its declaration, what is valid in it */

// The rules of every group of a file, on whatever is valid in it; `facts` are its values once all are.
/** @type {(context: Context, type: Model, facts: Facts | null, data: Data) => Problem[]} */
export const crossField = (context, type, facts, data) => {
  const groups = facts ? walked(context.catalogue, type, facts) : partial(context, type, data);
  const [[, , values] = [[], type, {}]] = groups;
  return [
    ...groups.flatMap(([path, model, valid]) => [
      ...crossCheck(context, model, valid, path),
      ...younger(context, valid, path),
    ]),
    ...unanswered(context, groups),
    ...(type.list_rules?.length ? listCheck(context, type, values, inLists(groups)) : []),
  ];
};

// What was said of a page by whoever read it again, as long as no editor knows that it came from those it tells of: each day once,
// at what was said that day, else at the first fact confirmed then.
/** @type {(context: Context, groups: Group[]) => Problem[]} */
const unanswered = ({ catalogue }, groups) => {
  const read = groups.find(([path]) => path.length === 1 && path[0] === "provenance")?.[2].read_by_pole;
  /** @type {Record<"said" | "confirmed", Map<string, [on: Facts, path: Path]>>} */
  const days = { confirmed: new Map(), said: new Map() };
  for (const [path, , { on, confirmed_on: confirmedOn }] of groups) {
    const [first = "offers"] = path; // an offer is confirmed by who makes it, whoever reads the page
    const [into, date, name] =
      first === "confirmations" ? [days.said, on, "on"] : [days.confirmed, confirmedOn, "confirmed_on"];
    if (first !== "offers" && date?.year && !into.has(date.words)) into.set(date.words, [date, [...path, name]]);
  }
  return [...new Map([...days.confirmed, ...days.said]).values()]
    .filter(([on]) => !read?.year || compareDays(on.latest, read.latest) > 0)
    .map(([on, path]) => ({ path, ...catalogue.say("confirmation-unanswered", { on: on.since }) }));
};

// What is valid in the groups that stand in the lists of a file itself, by list and rank.
/** @type {(groups: Group[]) => Record<string, Map<number, Facts>>} */
const inLists = (groups) => {
  /** @type {Record<string, Map<number, Facts>>} */
  const parts = {};
  for (const [[name, rank, ...further], , values] of groups)
    if (typeof rank === "number" && !further.length) (parts[name] ??= new Map()).set(rank, values);
  return parts;
};

// A fact that is dated after all that the document that says it can know. An approximate date is let be.
/** @type {(context: Context, values: Facts, path: Path) => Problem[]} */
const younger = ({ catalogue, knownUntil }, { as_of: date, source }, path) => {
  const until = date?.year && !date.about ? knownUntil.get(source) : undefined;
  return until && compareDays(date.earliest, until.latest) > 0
    ? [{ path: [...path, "as_of"], ...catalogue.say("younger-than-source", { value: date.of, until: until.words }) }]
    : [];
};

// Every group of a file that is in order.
/** @type {(catalogue: Catalogue, model: Model, value: Facts, path?: Path) => Group[]} */
export const walked = (catalogue, model, value, path = []) => [
  [path, model, value],
  ...model.fields
    .filter((field) => field.kind === "group" && value[field.name])
    .flatMap((field) => {
      const inner = catalogue.inner(field);
      const here = [...path, field.name];
      /** @type {Facts | Facts[]} */
      const one = value[field.name];
      return Array.isArray(one)
        ? one.flatMap((item, index) => walked(catalogue, inner, item, [...here, index]))
        : walked(catalogue, inner, one, here);
    }),
];

// The same of a file that is not.
/** @type {(context: Context, model: Model, data: Value | Data | undefined, path?: Path) => Group[]} */
const partial = (context, model, data, path = []) => {
  if (!isGroup(data)) return [];
  return [
    [path, model, validPart(context, model, data)],
    ...model.fields
      .filter((field) => field.kind === "group")
      .flatMap((field) => {
        const inner = context.catalogue.inner(field);
        const here = [...path, field.name];
        const value = data[field.name];
        return Array.isArray(value)
          ? value.flatMap((item, index) => partial(context, inner, item, [...here, index]))
          : partial(context, inner, value, here);
      }),
  ];
};

// What the words of a body may not say, each with its offset.
/** @type {(catalogue: Catalogue, text: string) => [offset: number, finding: Finding][]} */
export const wordProblems = (catalogue, text) => {
  const undated = [...text.matchAll(catalogue.expression("undated"))];
  const blanks = [...text.matchAll(new RegExp(catalogue.rules.blank, "g"))];
  return [
    ...undated.map(
      (match) => /** @type {[number, Finding]} */ ([match.index, catalogue.say("undated-word", { value: match[0] })]),
    ),
    ...blanks.map((match) => /** @type {[number, Finding]} */ ([match.index, catalogue.say("blank-left")])),
  ];
};

// The values that are left to fill.
/** @type {(catalogue: Catalogue, data: Data) => Problem[]} */
export const blanks = (catalogue, data) =>
  texts(data)
    .filter(([, value]) => value.includes(catalogue.rules.blank))
    .map(([path]) => ({ path, ...catalogue.say("blank-left/field") }));

// The acronyms of a text with their offsets; Roman numerals are none.
/** @type {(catalogue: Catalogue, text: string) => [offset: number, acronym: string][]} */
export const acronyms = (catalogue, text) =>
  [...text.matchAll(catalogue.expression("acronym"))]
    .filter((match) => !catalogue.whole("roman", match[0]))
    .map((match) => [match.index, match[0]]);

// The acronyms in the values of these fields.
/** @type {(catalogue: Catalogue, data: Data, names: string[]) => [path: Path, acronym: string][]} */
export const acronymsIn = (catalogue, data, names) =>
  names
    .flatMap((name) => (data[name] === undefined ? [] : texts(data[name], [name])))
    .flatMap(([path, value]) =>
      acronyms(catalogue, value).map(([, acronym]) => /** @type {[Path, string]} */ ([path, acronym])),
    );

// Whether an acronym is among those explained; one with hyphens, whole or by its parts.
/** @type {(catalogue: Catalogue, acronym: string, explained: Set<string>) => boolean} */
export const isExplained = (catalogue, acronym, explained) =>
  explained.has(acronym) ||
  (acronym.includes("-") && acronym.split("-").every((part) => explained.has(part) || catalogue.whole("roman", part)));
