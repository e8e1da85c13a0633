// The rules that cross the fields of one group, by their names: twin of macros/casebook/schema/constraints.py.
// Each gives what is wrong among the fields that are valid: `values` lacks the others.
import { communeOf } from "./communes.js";
import { PartialDate, compareDays } from "./dates.js";
import { shownExample } from "./validation.js";

/** @typedef {import("../catalogue.js").Constraint} Constraint */
/** @typedef {import("../catalogue.js").Day} Day */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {[path: Path, objection: string, values: Record<string, unknown>]} Objection */
/** @typedef {(options: Constraint, model: Model, values: Facts, context: Context) => Objection[]} Rule */

/** @type {(value: unknown) => boolean} */
const full = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
/** @type {(values: Facts, name: string) => boolean} */
const empty = (values, name) => name in values && !full(values[name]);

// What messages say of a field.
/** @type {(model: Model, name: string) => { name: string, label: string, example: string }} */
const told = (model, name) => {
  const field = model.named.get(name);
  if (!field) throw new RangeError(`a rule names « ${name} », which is no field of its group`);
  return { name, label: field.label, example: shownExample(field) };
};

/** @type {Record<string, Rule>} */
const RULES = {
  Needed: ({ names }, model, values) =>
    /** @type {string[]} */ (names)
      .filter((name) => empty(values, name))
      .map((name) => [[name], "missing-field", told(model, name)]),

  Once: (_options, _model, values) =>
    Object.entries(values).flatMap(([name, list]) => {
      if (!Array.isArray(list) || typeof list[0] !== "string") return [];
      const again = [...list.entries()].filter(([index, value]) => list.indexOf(value) < index);
      return again.map(([index, value]) => /** @type {Objection} */ ([[name, index], "repeated-value", { value }]));
    }),

  Dated: ({ names, date, source }, model, values) => {
    /** @type {string | undefined} */
    const filled = names.find((/** @type {string} */ name) => full(values[name]));
    if (!filled) return [];
    const label = told(model, filled).label.toLowerCase();
    return [
      [date, "undated-fact"],
      [source, "undated-fact/source"],
    ]
      .filter(([name]) => empty(values, name))
      .map(([name, objection]) => [[name], objection, { ...told(model, name), label }]);
  },

  EndsAfter: ({ start, end }, _model, values) => {
    const [first, last] = [values[start], values[end]];
    if (first === undefined || last === undefined) return [];
    if (!(first instanceof PartialDate)) return last < first ? [[[end], "end-before-start", { first, last }]] : [];
    /** @type {Day} */
    const earliest = [first.year, first.month || 1, first.day || 1];
    return compareDays(last.latest, earliest) < 0
      ? [[[end], "end-before-start", { first: first.words, last: last.words }]]
      : [];
  },

  Requires: ({ filled, wanted, objection }, _model, values) =>
    full(values[filled]) && empty(values, wanted) ? [[[wanted], objection, {}]] : [],

  When: ({ name, values: chosen, wanted, objection }, _model, values) =>
    chosen.includes(values[name]) && wanted.every((/** @type {string} */ other) => empty(values, other))
      ? [[[wanted[0]], objection, {}]]
      : [],

  Either: ({ first, other, objection }, _model, values) =>
    empty(values, first) && empty(values, other) ? [[[first], objection, { value: values.id ?? "…" }]] : [],

  Under: ({ name, vocabulary, tops, objection }, _model, values, { catalogue }) => {
    const broader = catalogue.directory.broader[vocabulary] ?? {};
    /** @type {(term: string) => string} */
    const top = (term) => (broader[term] ? top(broader[term]) : term);
    return full(values[name]) && !values[name].some((/** @type {string} */ term) => tops.includes(top(term)))
      ? [[[name], objection, {}]]
      : [];
  },

  Within: ({ commune: name, departments }, _model, values, { catalogue, communes }) => {
    const commune = communes && values[name] ? communeOf(communes, values[name]) : undefined;
    if (!commune) return [];
    const where = { commune: commune.name, department: commune.department };
    if (!(commune.department in catalogue.directory.homes)) return [[[name], "unknown-term/department", where]];
    return full(values[departments]) && !values[departments].includes(commune.department)
      ? [[[name], "place-elsewhere/department", where]]
      : [];
  },
};

// What the rules of a group object to, each with its path.
/** @type {(context: Context, model: Model, values: Facts, path: Path) => Problem[]} */
export const crossCheck = (context, model, values, path) =>
  model.rules.flatMap((rule) =>
    RULES[rule.rule](rule, model, values, context).map(([at, objection, shown]) => ({
      path: [...path, ...at],
      ...context.catalogue.say(objection, shown),
    })),
  );
