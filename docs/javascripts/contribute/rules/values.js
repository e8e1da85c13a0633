// Kinds of values, each with its reader: twin of macros/casebook/schema/values.py and, for what a value leads
// to, of macros/casebook/schema/references.py.
import { findCommune } from "./communes.js";
import { PartialDate, shortened } from "./dates.js";
import { renamed, troubleWith } from "./links.js";
import { names, nearest } from "./nearest.js";
import { stripped } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Kind} Kind */
/** @typedef {import("../catalogue.js").Term} Term */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {{ value: any }} Valid */
/** @typedef {{ objection: string, values: Record<string, unknown>, guess?: import("../catalogue.js").Guess }} Refused */
/**
 * @typedef {(text: string, context: Context, field: Field, beside: Facts) => Valid | Refused} TextReader takes a text
 *   alone, of which the spaces at the ends are nothing; `beside` are the valid fields of the same group
 */
/** @typedef {(typed: Value, context: Context, field: Field) => Valid | Refused} Reader */

/** @type {(objection: string, values?: Record<string, unknown>, guess?: import("../catalogue.js").Guess) => Refused} */
const refuse = (objection, values = {}, guess = undefined) => ({ objection, values, guess });

/** @type {(text: string) => Valid | Refused} */
const asLine = (text) => {
  if (/[\n\t]/.test(text)) return refuse("line-break");
  if (/[<>]/.test(text)) return refuse("angle-bracket");
  return text ? { value: text } : refuse("empty");
};

/** @type {(pattern: string, objection: string) => TextReader} */
const asPattern =
  (pattern, objection) =>
  (text, { catalogue }) =>
    catalogue.whole(pattern, text) ? { value: text } : refuse(objection, { value: shortened(text) });

/** @type {TextReader} */
const asAddress = (text, context, field, beside) => {
  const trouble = troubleWith(text, context.catalogue.directory.admitted);
  return trouble ? refuse(trouble.objection, trouble.values) : asPattern("url", "url")(text, context, field, beside);
};

/** @type {Reader} */
const asWhole = (typed) => {
  const digits = typeof typed === "string" ? typed.replace(/[ \u00a0\u202f]/g, "") : "";
  return /^[0-9]{1,12}$/.test(digits) ? { value: Number(digits) } : refuse("number", { value: shortened(typed) });
};

/** @type {Reader} */
const asYesNo = (typed) =>
  typed === "true" || typed === "false" ? { value: typed === "true" } : refuse("yes-no", { value: shortened(typed) });

/** @type {Reader} */
const asDate = (typed, { catalogue }) => {
  const value = typeof typed === "string" ? PartialDate.read(stripped(typed), catalogue.expression("date")) : null;
  return value?.year ? { value } : refuse("date", { value: shortened(typed) });
};

/** @type {TextReader} */
const asTime = (text, { catalogue }) => {
  const typed = stripped(text);
  const [, hours, minutes] = (catalogue.whole("time", typed) && catalogue.expression("time").exec(typed)) || [];
  return hours ? { value: `${hours.padStart(2, "0")}:${minutes}` } : refuse("time", { value: shortened(text) });
};

/** @type {Reader} */
const asChoice = (typed, _context, { choices = {}, label }) => {
  const allowed = Object.keys(choices);
  if (typeof typed === "string" && allowed.includes(typed)) return { value: typed };
  const value = shortened(typed);
  return refuse("unknown-value", { label, value, names: allowed.join(", ") }, nearest(value, names(allowed)));
};

/** @type {TextReader} */
const asTerm = (text, { catalogue }, { vocabulary = "", unknown }) => {
  const terms = catalogue.terms(vocabulary);
  if (!terms.has(text)) {
    const values = { kind: unknown, vocabulary, value: shortened(text) };
    return refuse("unknown-term", values, nearest(text, spellings(terms)));
  }
  const broader = Object.entries(catalogue.directory.broader[vocabulary] ?? {});
  const narrower = broader.filter(([, top]) => top === text).map(([id]) => id);
  return narrower.length ? refuse("term-too-broad", { value: text, names: narrower.join(", ") }) : { value: text };
};

// Every label of the terms and the id that it leads to: the first term that bears it.
/** @type {(terms: Map<string, Term>) => Map<string, string>} */
const spellings = (terms) => {
  const found = new Map();
  for (const { id, label, others } of terms.values())
    for (const name of [id, label, ...others]) if (!found.has(name)) found.set(name, id);
  return found;
};

/** @type {TextReader} */
const asSource = (text, { sources }) =>
  sources.has(text)
    ? { value: text }
    : refuse("unknown-source", { value: shortened(text) }, nearest(text, names(sources)));

// The `folder/slug` that a value leads to, or nothing for a plain name.
/** @type {(catalogue: Catalogue, field: Pick<Field, "folder" | "or_name">, value: string) => string | undefined} */
export const caseKey = (catalogue, field, value) => {
  if (field.or_name && !catalogue.whole("slug", value)) return undefined;
  return field.folder ? `${field.folder}/${value}` : value;
};

/** @type {TextReader} */
const asCase = (text, { catalogue, keys }, field) => {
  const key = caseKey(catalogue, field, text);
  if (key === undefined) return asLine(text);
  if (keys.has(key)) return { value: text };
  const [folder] = key.split("/");
  const near = field.folder
    ? [...keys].filter((one) => one.startsWith(`${folder}/`)).map((one) => one.slice(folder.length + 1))
    : keys;
  return refuse(
    field.or_name ? "unknown-reference/name" : "unknown-reference",
    { folder: folder || "dossier", value: shortened(text) },
    renamed(catalogue, key, text) ?? nearest(text, names(near)),
  );
};

// A commune, once the list is there; without it, whatever was typed.
/** @type {TextReader} */
const asCommune = (text, { communes }, field, beside) => {
  if (!communes) return { value: text };
  const found = findCommune(communes, field, text, beside);
  return "commune" in found ? { value: found.commune.code } : refuse(found.objection, found.values);
};

/** @type {Partial<Record<Kind, TextReader>>} */
const TEXTS = {
  line: asLine,
  slug: asPattern("slug", "slug"),
  id: asPattern("id", "term-id"),
  "case-id": asPattern("case-id", "case-id"),
  "image-file": asPattern("image-file", "image-name"),
  email: asPattern("email-address", "email-address"),
  url: asAddress,
  time: asTime,
  term: asTerm,
  source: asSource,
  case: asCase,
  commune: asCommune,
};
/** @type {Partial<Record<Kind, Reader>>} */
const OTHERS = { whole: asWhole, "yes-no": asYesNo, date: asDate, choice: asChoice };

// Python's references strip by themselves; a plain value is stripped by its group alone.
const STRIP_THEMSELVES = new Set(["term", "source", "case", "commune"]);

// The value of a field that is no group, or what is wrong with it. `beside` holds the fields of the same group
// that are valid; a field read `alone` has none.
/** @type {(context: Context, field: Field, typed: Value, options: { beside?: Facts, alone?: boolean }) => Valid | Refused} */
export const readValue = (context, field, typed, { beside = {}, alone = false }) => {
  const other = OTHERS[field.kind];
  if (other) return other(typed, context, field);
  if (typeof typed !== "string") return refuse("expected-text", { label: field.label, value: shortened(typed) });
  const text = alone && !STRIP_THEMSELVES.has(field.kind) ? typed : stripped(typed);
  if (field.most && [...text].length > field.most) return refuse("too-long", { label: field.label, most: field.most });
  const reader = TEXTS[field.kind];
  if (!reader) throw new RangeError(`no reader for « ${field.kind} »`);
  return reader(text, context, field, beside);
};
