// The rules that cross the fields of one group, by their names: twin of macros/casebook/schema/constraints.py.
// Each gives what is wrong as `[name of the field, objection, values]`, among the fields that are
// valid: `values` lacks the others. `context` is what exists around the file (`casefile.js`).
import { communeOf } from "./communes.js";
import { PartialDate, compareDays } from "./french.js";
import { shownExample } from "./values.js";

const full = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
const empty = (values, name) => name in values && !full(values[name]);

const RULES = {
  Needed: ({ names }, model, values) =>
    names
      .filter((name) => empty(values, name))
      .map((name) => [
        [name],
        "missing-field",
        { name, label: model.named.get(name).label, example: shownExample(model.named.get(name)) },
      ]),

  Once: (_rule, _model, values) =>
    Object.entries(values)
      .filter(([, list]) => Array.isArray(list) && typeof list[0] === "string")
      .flatMap(([name, list]) =>
        list.flatMap((value, index) =>
          list.indexOf(value) < index ? [[[name, index], "repeated-value", { value }]] : [],
        ),
      ),

  Dated: ({ names, date, source }, model, values) => {
    const filled = names.find((name) => full(values[name]));
    if (!filled) return [];
    return [
      [date, "undated-fact"],
      [source, "undated-fact/source"],
    ]
      .filter(([name]) => empty(values, name))
      .map(([name, objection]) => [
        [name],
        objection,
        { label: model.named.get(filled).label.toLowerCase(), name, example: shownExample(model.named.get(name)) },
      ]);
  },

  EndsAfter: ({ start, end }, _model, values) => {
    const [first, last] = [values[start], values[end]];
    if (first === undefined || last === undefined) return [];
    if (!(first instanceof PartialDate)) return last < first ? [[[end], "end-before-start", { first, last }]] : [];
    const earliest = [first.year, first.month || 1, first.day || 1];
    return compareDays(last.latest, earliest) < 0
      ? [[[end], "end-before-start", { first: first.words, last: last.words }]]
      : [];
  },

  Requires: ({ filled, wanted, objection }, _model, values) =>
    full(values[filled]) && empty(values, wanted) ? [[[wanted], objection, {}]] : [],

  Either: ({ first, other, objection }, _model, values) =>
    empty(values, first) && empty(values, other) ? [[[first], objection, { value: values.id ?? "…" }]] : [],

  Under: ({ name, vocabulary, tops, objection }, _model, values, { catalogue }) => {
    const broader = catalogue.directory.broader[vocabulary] ?? {};
    const top = (term) => (broader[term] ? top(broader[term]) : term);
    return full(values[name]) && !values[name].some((term) => tops.includes(top(term)))
      ? [[[name], objection, {}]]
      : [];
  },

  Within: ({ commune: name, departments }, _model, values, { catalogue, communes }) => {
    const commune = communes && values[name] ? communeOf(communes, values[name]) : undefined;
    if (!commune) return [];
    const told = { commune: commune.name, department: commune.department };
    if (!(commune.department in catalogue.directory.homes)) return [[[name], "unknown-term/department", told]];
    return full(values[departments]) && !values[departments].includes(commune.department)
      ? [[[name], "place-elsewhere/department", told]]
      : [];
  },
};

// What the rules of a group object to, each with its path.
export const crossCheck = (context, model, values, path) =>
  model.rules.flatMap((rule) =>
    RULES[rule.rule](rule, model, values, context).map(([at, objection, told]) => ({
      path: [...path, ...at],
      ...context.catalogue.say(objection, told),
    })),
  );
