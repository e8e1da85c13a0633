// The values of a file against their declaration: twin of macros/casebook/files/validation.py.
import { shortened } from "./dates.js";
import { names, nearest } from "./nearest.js";
import { readValue } from "./values.js";
import { isGroup } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {{ beside?: Facts, alone?: boolean }} Around as `readValue` takes it */
/** @typedef {{ found: Problem[], value?: any }} Checked `value` counts only when nothing was found */

// A lone text may be there instead of a group, or of a list of one.
/** @type {(field: Field, value: Value) => Value} */
const lifted = ({ short }, value) => {
  if (!short || typeof value !== "string") return value;
  return short.listed ? [{ [short.key]: value }] : { [short.key]: value };
};

/** @type {(context: Context, field: Field, value: Value, path: Path, around: Around) => Checked} */
const checkOne = (context, field, value, path, around) => {
  const { catalogue } = context;
  if (field.kind === "group") {
    const one = field.list && field.short?.listed ? value : lifted(field, value);
    return isGroup(one)
      ? checkGroup(context, catalogue.inner(field), one, path)
      : { found: [{ path, ...catalogue.say("expected-group", { label: field.label }) }] };
  }
  const read = readValue(context, field, value, around);
  if ("value" in read) return { found: [], value: read.value };
  return { found: [{ path, ...catalogue.say(read.objection, read.values, read.guess) }] };
};

/** @type {(context: Context, field: Field, typed: Value, path: Path, around: Around) => Checked} */
const checkList = (context, field, typed, path, around) => {
  /** @type {(objection: string, values?: Record<string, unknown>) => Checked} */
  const refuse = (objection, values) => ({
    found: [{ path, ...context.catalogue.say(objection, { label: field.label, ...values }) }],
  });
  const list = field.short?.listed ? lifted(field, typed) : typed;
  if (typeof list === "string") return refuse("expected-list/text", { name: field.name, value: shortened(list) });
  if (!Array.isArray(list)) return refuse("expected-list");
  const items = list.map((item, index) => checkOne(context, field, item, [...path, index], around));
  if (field.most_values && items.filter(({ found }) => !found.length).length > field.most_values)
    return refuse("too-many", { most: field.most_values });
  const found = items.flatMap((item) => item.found);
  if (field.least && items.length < field.least) found.push(...refuse("too-few").found);
  return { found, value: items.map((item) => item.value) };
};

/** @type {(context: Context, field: Field, value: Value, path: Path, around: Around) => Checked} */
const checkField = (context, field, value, path, around) =>
  (field.list ? checkList : checkOne)(context, field, value, path, around);

// What a field is when a file says nothing of it.
/** @type {(field: Field) => any} */
const unsaid = (field) => (field.list ? [] : field.default);

// A whole group: `value` has every field that is valid; it counts only when nothing was found.
/** @type {(context: Context, model: Model, data: Data, path?: Path) => { found: Problem[], value: Facts }} */
export const checkGroup = (context, model, data, path = []) => {
  const { catalogue } = context;
  /** @type {Problem[]} */
  const found = [];
  /** @type {Facts} */
  const value = {};
  for (const field of model.fields) {
    const here = [...path, field.name];
    const given = data[field.name];
    if (given === undefined) {
      if (field.required) found.push({ path: here, ...catalogue.say("missing-field", missing(field)) });
      else value[field.name] = unsaid(field);
      continue;
    }
    const checked = checkField(context, field, given, here, { beside: value });
    found.push(...checked.found);
    if (!checked.found.length) value[field.name] = checked.value;
  }
  const admitted = model.fields.map((field) => field.name);
  for (const name of Object.keys(data).filter((one) => data[one] !== undefined && !model.named.has(one))) {
    const guess = nearest(name, names(admitted));
    found.push({ path: [...path, name], ...catalogue.say("unknown-key", { name, names: admitted.join(", ") }, guess) });
  }
  return { found, value };
};

// The fields of a group that are valid by themselves, for the rules that cross fields. A commune
// is not: which one a name means depends on another field.
/** @type {(context: Context, model: Model, data: Data) => Facts} */
export const validPart = (context, model, data) =>
  Object.fromEntries(
    model.fields.flatMap((field) => {
      const typed = data[field.name];
      if (typed === undefined) return field.required ? [] : [[field.name, unsaid(field)]];
      if (field.kind === "commune") return [];
      const { found, value } = checkField(context, field, typed, [], { alone: true });
      return found.length ? [] : [[field.name, value]];
    }),
  );

/** @type {(field: Field) => Record<string, string>} */
const missing = (field) => ({ name: field.name, label: field.label, example: shortened(shownExample(field)) });

// The declared example of a field as it would be typed; three points where there is none.
/** @type {(field: Field) => string} */
export const shownExample = ({ example = "…" }) =>
  Array.isArray(example) ? `[${example.join(", ")}]` : String(example);
