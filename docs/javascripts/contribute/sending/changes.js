// What a correction changes of a published page, field by field and part by part of its text, to be read again before it is sent.
import { make } from "../../lib/elements.js";
import { split, unix } from "../fields/body-pieces.js";
import { isGroup } from "../rules/yaml-values.js";
import { each, inWords, titlesOf } from "./words.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {{ data: Data, body: string }} Written the values and the text of a case */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {{ label: string, entry?: string, before: string[], after: string[] }} Change what is taken away from a field or a part, and what is put there; nothing of what stays. `entry` names the one entry of a list that it is about */

/** @type {(value: unknown) => string} */
const fingerprint = (value) => JSON.stringify(value ?? null);

// Every change, fields first, in the order of their declaration. `folder` is that of the case.
/** @type {(catalogue: Catalogue, folder: string, before: Written, after: Written) => Change[]} */
export const changes = (catalogue, folder, before, after) => [
  ...changedFields(catalogue, folder, told(catalogue, folder, before.data), told(catalogue, folder, after.data)),
  ...changedParts(unix(before.body), unix(after.body)),
];

// --- fields ------------------------------------------------------------------------------------

// What people said of the page, as a whole or fact by fact, is none of its changes.
const SAID = "confirmations";
const SAID_OF_A_FACT = "confirmed_on";

/** @type {(catalogue: Catalogue, folder: string, data: Data) => Data} */
const told = (catalogue, folder, { [SAID]: _said, ...data }) => {
  const { named } = catalogue.type(folder);
  /** @type {(one: Value) => Value} */
  const bare = (one) =>
    isGroup(one) ? Object.fromEntries(Object.entries(one).filter(([name]) => name !== SAID_OF_A_FACT)) : one;
  /** @type {(name: string) => boolean} */
  const isNoted = (name) => Boolean(catalogue.group(named.get(name)?.group)?.named.get(SAID_OF_A_FACT)?.editors);
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      value === undefined || !isNoted(name) ? value : Array.isArray(value) ? value.map(bare) : bare(value),
    ]),
  );
};

/** @type {(catalogue: Catalogue, folder: string, before: Data, after: Data) => Change[]} */
const changedFields = (catalogue, folder, before, after) => {
  const type = catalogue.type(folder);
  const described = titlesOf(before, after);
  const names = new Set([...type.named.keys(), ...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    if (fingerprint(before[name]) === fingerprint(after[name])) return [];
    const spec = type.named.get(name);
    const label = spec?.label ?? name;
    /** @type {(values: Value[]) => string[]} */
    const told = (values) => values.map((one) => inWords(catalogue, described, spec, one));
    const inner = catalogue.group(spec?.group);
    const { pairs, left, come } = inner ? paired(spec, inner, each(before[name]), each(after[name])) : NO_PAIRS;
    const entries = pairs.map(([was, is]) => ({
      label,
      ...(spec?.list ? { entry: entryOf(catalogue, described, inner, was) } : {}),
      ...changedInside(catalogue, described, spec, was, is),
    }));
    const [old, now] = pairs.length ? [told(left), told(come)] : [told(each(before[name])), told(each(after[name]))];
    const change = { label, before: without(old, now), after: without(now, old) };
    if (change.before.length || change.after.length) return [...entries, change];
    // The same values in another order.
    return entries.length ? entries : [{ ...change, before: old, after: now }];
  });
};

/** @type {{ pairs: [Data, Data][], left: Value[], come: Value[] }} */
const NO_PAIRS = { pairs: [], left: [], come: [] };

// The field by which people name an entry of a list: the first line that it must have.
/** @type {(inner: Model | undefined) => string} */
const nameOf = (inner) =>
  inner?.fields.find(({ kind, required, list }) => kind === "line" && required && !list)?.name ?? "";

// An entry of a list as people tell it from the others: by its name, else by what it must say first.
/** @type {(catalogue: Catalogue, described: Map<string, string>, inner: Model | undefined, entry: Data) => string} */
const entryOf = (catalogue, described, inner, entry) => {
  const spec = inner?.named.get(nameOf(inner)) ?? inner?.fields.find(({ required, list }) => required && !list);
  const value = entry[spec?.name ?? ""];
  return value === undefined ? "" : inWords(catalogue, described, spec, value);
};

// What a group without a name is told by: all that it says but its lists.
/** @type {(group: Data) => string} */
const aloneIn = (group) => fingerprint(Object.entries(group).filter(([, value]) => typeof value === "string"));

// Entries that are still there and say something else: by their short name, else by the name that people give them, else by all but
// their lists; what is in no list needs none. The rest has left or come.
/** @type {(spec: Field | undefined, inner: Model, before: Value[], after: Value[]) => typeof NO_PAIRS} */
const paired = (spec, inner, before, after) => {
  const kept = after.map(fingerprint);
  const left = before.filter((one) => {
    const at = kept.indexOf(fingerprint(one));
    if (at >= 0) kept[at] = "";
    return at < 0;
  });
  const come = after.filter((_one, index) => kept[index] !== "");
  /** @type {[Data, Data][]} */
  const pairs = [];
  const [was] = left;
  const [is] = come;
  if (!spec?.list && isGroup(was) && isGroup(is)) return { pairs: [[was, is]], left: [], come: [] };
  const name = nameOf(inner);
  /** @type {((group: Data) => Value | undefined)[]} */
  const told = [({ id }) => id, name ? (group) => group[name] : aloneIn];
  for (const tell of told) {
    for (const old of [...left]) {
      const own = isGroup(old) ? tell(old) : undefined;
      const now = come.find((one) => own !== undefined && isGroup(one) && tell(one) === own);
      if (!isGroup(old) || !isGroup(now)) continue;
      pairs.push([old, now]);
      left.splice(left.indexOf(old), 1);
      come.splice(come.indexOf(now), 1);
    }
  }
  return { pairs, left, come };
};

// What changes in a group, each of its fields with its name.
/** @type {(catalogue: Catalogue, described: Map<string, string>, spec: Field | undefined, was: Data, is: Data) => { before: string[], after: string[] }} */
const changedInside = (catalogue, described, spec, was, is) => {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => fingerprint(was[name]) !== fingerprint(is[name]));
  const inner = catalogue.group(spec?.group)?.named;
  /** @type {(group: Data, other: Data) => string[]} */
  const told = (group, other) =>
    changed.flatMap((name) => {
      const value = group[name];
      if (value === undefined) return [];
      const own = inner?.get(name);
      /** @type {(one: Value) => string} */
      const line = (one) => inWords(catalogue, described, spec, { [name]: one });
      // Of a list of groups, those that are not in the other.
      if (own?.kind !== "group" || !own.list) return [line(value)];
      return without(each(value).map(line), each(other[name]).map(line));
    });
  return { before: told(was, is), after: told(is, was) };
};

// What one list has and the other has not, each as often as it has it more.
/** @type {(list: string[], other: string[]) => string[]} */
const without = (list, other) => {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

// --- the text ----------------------------------------------------------------------------------

const START = "Le début du texte";

/** @type {(before: string, after: string) => Change[]} */
const changedParts = (before, after) => {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((title) => {
    const [was, is] = [old.get(title), now.get(title)];
    if (was === is) return [];
    return [{ label: title || START, ...apart(paragraphs(was), paragraphs(is)) }];
  });
};

/** @type {(body: string) => Map<string, string>} */
const partsOf = (body) => {
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const { title, core } of split(body))
    if (title || core) parts.set(title, [parts.get(title), core].filter(Boolean).join("\n\n"));
  return parts;
};

/** @type {(text: string | undefined) => string[]} */
const paragraphs = (text) => (text ?? "").split(/\n\s*\n/).filter((one) => one.trim());

// The paragraphs between the first and the last that differ.
/** @type {(before: string[], after: string[]) => { before: string[], after: string[] }} */
const apart = (before, after) => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
};

// --- the list ----------------------------------------------------------------------------------

/** @type {(name: string, className: string, texts: string[]) => HTMLElement | null} */
const side = (name, className, texts) =>
  texts.length
    ? make(
        "div",
        { className },
        make("dt", { textContent: name }),
        ...texts.map((textContent) => make("dd", { textContent })),
      )
    : null;

// The list of all changes, each with what stood there and what will; null where there are none.
/** @type {(found: Change[]) => HTMLElement | null} */
export const changeList = (found) => {
  if (!found.length) return null;
  const items = found.map(({ label, entry, before, after }) =>
    make(
      "li",
      {},
      make("h4", { textContent: entry ? `${label} › ${entry}` : label }),
      make(
        "dl",
        {},
        side(after.length ? "Avant" : "Retiré", "change-before", before),
        side(before.length ? "Après" : "Ajouté", "change-after", after),
      ),
    ),
  );
  const count = found.length === 1 ? "Ce que vous changez" : `Ce que vous changez : ${found.length} endroits`;
  return make(
    "section",
    { className: "changes", attributes: { "aria-labelledby": "changements" } },
    make("h3", { id: "changements", textContent: count }),
    make("ul", {}, ...items),
  );
};
