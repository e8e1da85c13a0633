// The values of a file against their declaration: twin of macros/casebook/schema/values.py,
// macros/casebook/schema/references.py and macros/casebook/files/validation.py. Every kind of value has its reader, which gives `{value}` or an objection.
//
// `context` is what exists around the file (`casefile.js`): `{catalogue, communes, sources, keys}`,
// `keys` being those of the cases.
import { PartialDate, typographic } from "./french.js";
import { names, nearest } from "./nearest.js";
import { findCommune } from "./communes.js";
import { shortened, stripped } from "./texts.js";

const object = (objection, values = {}, guess = undefined) => ({ objection, values, guess });

const asLine = (text) => {
  if (/[\n\t]/.test(text)) return object("line-break");
  if (/[<>]/.test(text)) return object("angle-bracket");
  return text ? { value: typographic(text) } : object("empty");
};

const asPattern =
  (pattern, objection) =>
  (text, { catalogue }) =>
    catalogue.whole(pattern, text) ? { value: text } : object(objection, { value: shortened(text) });

const asWhole = (typed) => {
  const digits = typeof typed === "string" ? typed.replace(/[ \u00a0\u202f]/g, "") : "";
  return /^[0-9]{1,12}$/.test(digits) ? { value: Number(digits) } : object("number", { value: shortened(typed) });
};

const asYesNo = (typed) =>
  typed === "true" || typed === "false" ? { value: typed === "true" } : object("yes-no", { value: shortened(typed) });

const asDate = (typed, { catalogue }) => {
  const value = typeof typed === "string" ? PartialDate.read(stripped(typed), catalogue.expression("date")) : undefined;
  return value?.year ? { value } : object("date", { value: shortened(typed) });
};

const asTime = (text, { catalogue }) => {
  const typed = stripped(text);
  if (!catalogue.whole("time", typed)) return object("time", { value: shortened(text) });
  const [, hours, minutes] = catalogue.expression("time").exec(typed);
  return { value: `${hours.padStart(2, "0")}:${minutes}` };
};

const asChoice = (typed, _known, { choices, label }) => {
  const allowed = Object.keys(choices);
  if (allowed.includes(typed)) return { value: typed };
  return object(
    "unknown-value",
    { label, value: shortened(typed), names: allowed.join(", ") },
    nearest(shortened(typed), names(allowed)),
  );
};

const asTerm = (text, { catalogue }, { vocabulary, unknown }) => {
  const terms = catalogue.terms(vocabulary);
  if (!terms.has(text))
    return object(
      "unknown-term",
      { kind: unknown, vocabulary, value: shortened(text) },
      nearest(text, spellings(terms)),
    );
  const narrower = Object.entries(catalogue.directory.broader[vocabulary] ?? {}).filter(
    ([, broader]) => broader === text,
  );
  return narrower.length
    ? object("term-too-broad", { value: text, names: narrower.map(([id]) => id).join(", ") })
    : { value: text };
};

// Every label of the terms and the id that it leads to: the first term that bears it.
const spellings = (terms) => {
  const found = new Map();
  for (const { id, label, others } of terms.values())
    for (const name of [id, label, ...others]) if (!found.has(name)) found.set(name, id);
  return found;
};

const asSource = (text, { sources }) =>
  sources.has(text)
    ? { value: text }
    : object("unknown-source", { value: shortened(text) }, nearest(text, names(sources)));

// The `folder/slug` that a value leads to, or nothing for a plain name.
export const caseKey = (catalogue, field, value) => {
  if (field.or_name && !catalogue.whole("slug", value)) return undefined;
  return field.folder ? `${field.folder}/${value}` : value;
};

const asCase = (text, { catalogue, keys }, field) => {
  const key = caseKey(catalogue, field, text);
  if (key === undefined) return asLine(text);
  if (keys.has(key)) return { value: text };
  const [folder] = key.split("/");
  const near = field.folder
    ? [...keys].filter((one) => one.startsWith(`${folder}/`)).map((one) => one.slice(folder.length + 1))
    : keys;
  return object(
    field.or_name ? "unknown-reference/name" : "unknown-reference",
    { folder: folder || "dossier", value: shortened(text) },
    nearest(text, names(near)),
  );
};

// A commune, once the list is there; without it, whatever was typed.
const asCommune = (text, { communes }, field, beside) => {
  if (!communes) return { value: text };
  const { commune, objection, values } = findCommune(communes, field, text, beside);
  return commune ? { value: commune.code } : object(objection, values);
};

// Those that take a text alone, of which the spaces at the ends are nothing.
const TEXTS = {
  line: asLine,
  slug: asPattern("slug", "slug"),
  id: asPattern("id", "term-id"),
  url: asPattern("url", "url"),
  time: asTime,
  term: asTerm,
  source: asSource,
  case: asCase,
  commune: asCommune,
};
const OTHERS = { whole: asWhole, "yes-no": asYesNo, date: asDate, choice: asChoice };

// Python's marks strip by themselves; a plain value is stripped by its group alone.
const STRIP_THEMSELVES = new Set(["term", "source", "case", "commune"]);

// `beside` holds the fields of the same group that are valid; a field read `alone` has none.
const read = (context, field, typed, { beside = {}, alone }) => {
  if (OTHERS[field.kind]) return OTHERS[field.kind](typed, context, field);
  if (typeof typed !== "string") return object("expected-text", { label: field.label, value: shortened(typed) });
  const text = alone && !STRIP_THEMSELVES.has(field.kind) ? typed : stripped(typed);
  if (field.most && [...text].length > field.most) return object("too-long", { label: field.label, most: field.most });
  return TEXTS[field.kind](text, context, field, beside);
};

const isGroup = (value) => typeof value === "object" && !Array.isArray(value);

// A lone text stands for a group, or for a list of one.
const lifted = ({ short }, value) => {
  if (!short || typeof value !== "string") return value;
  return short.listed ? [{ [short.key]: value }] : { [short.key]: value };
};

const checkOne = (context, field, value, path, options) => {
  const told = (objection, values, guess) => ({
    found: [{ path, ...context.catalogue.say(objection, values, guess) }],
  });
  if (field.kind === "group") {
    const one = field.list && field.short?.listed ? value : lifted(field, value);
    return isGroup(one)
      ? checkGroup(context, context.catalogue.group(field.group), one, path)
      : told("expected-group", { label: field.label });
  }
  const { value: typed, objection, values, guess } = read(context, field, value, options);
  return objection ? told(objection, values, guess) : { found: [], value: typed };
};

const checkList = (context, field, typed, path, options) => {
  const { catalogue } = context;
  const refuse = (objection, values) => ({
    found: [{ path, ...catalogue.say(objection, { label: field.label, ...values }) }],
  });
  const list = field.short?.listed ? lifted(field, typed) : typed;
  if (!Array.isArray(list))
    return typeof list === "string"
      ? refuse("expected-list/text", { value: shortened(list) })
      : refuse("expected-list");
  const items = list.map((item, index) => checkOne(context, field, item, [...path, index], options));
  if (field.most_values && items.filter(({ found }) => !found.length).length > field.most_values)
    return refuse("too-many", { most: field.most_values });
  const found = items.flatMap((item) => item.found);
  if (field.least && items.length < field.least) found.push(...refuse("too-few").found);
  return { found, value: items.map((item) => item.value) };
};

const checkField = (context, field, value, path, options) =>
  (field.list ? checkList : checkOne)(context, field, value, path, options);

// What a field is when a file says nothing of it.
const unsaid = (field) => (field.list ? [] : field.default);

// A whole group: `{value, found}`, where `value` has every field that is valid; it counts only
// when nothing was found.
export const checkGroup = (context, model, data, path = []) => {
  const found = [];
  const value = {};
  for (const field of model.fields) {
    const here = [...path, field.name];
    if (data[field.name] === undefined) {
      if (field.required)
        found.push({
          path: here,
          ...context.catalogue.say("missing-field", {
            name: field.name,
            label: field.label,
            example: shortened(shownExample(field)),
          }),
        });
      else value[field.name] = unsaid(field);
      continue;
    }
    const checked = checkField(context, field, data[field.name], here, { beside: value });
    found.push(...checked.found);
    if (!checked.found.length) value[field.name] = checked.value;
  }
  const admitted = model.fields.map((field) => field.name);
  for (const name of Object.keys(data).filter((one) => data[one] !== undefined && !model.named.has(one))) {
    found.push({
      path: [...path, name],
      ...context.catalogue.say("unknown-key", { name, names: admitted.join(", ") }, nearest(name, names(admitted))),
    });
  }
  return { found, value };
};

// The fields of a group that are valid by themselves, for the rules that cross fields. A commune
// is not: which one a name means depends on another field.
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

// The declared example of a field as it would be typed; three points where there is none.
export const shownExample = ({ example = "…" }) =>
  Array.isArray(example) ? `[${example.join(", ")}]` : String(example);
