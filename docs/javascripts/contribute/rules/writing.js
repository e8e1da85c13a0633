// Values become the text of a case file: the twin of macros/casebook/files/writing.py, whose docstring
// says the layout. Both give the same bytes.

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {{ name: string | null, own: string, after: string }} Block the lines of a field, and what follows them up to the next */

const LONGEST_KEY = 1000;

// The text of a new file: its values, and its body with the blank line that it begins with.
/** @type {(catalogue: Catalogue, folder: string, data: Data, body: string) => string} */
export const write = (catalogue, folder, data, body) => {
  const type = catalogue.type(folder);
  const lines = ordered(type, data).map(([name, value]) => fieldLines(catalogue, type, name, value));
  return `---\n${lines.join("")}---\n${wellFormed(body)}`;
};

// The text of a published file with new values: only the lines of the fields that changed are
// written anew, and the body where it is another. `lines` may give those of a field, made of the lines that it has.
/** @type {(catalogue: Catalogue, folder: string, file: PublishedFile, data: Data, body: string, lines?: (name: string, value: Value, own: string) => string | undefined) => string} */
export const mend = (catalogue, folder, file, data, body, lines = () => undefined) => {
  const type = catalogue.type(folder);
  const newline = /(?:\r\n?|\n)$/.exec(file.head)?.[0] ?? "\n";
  const blocks = file.blocks.map(([name, own, after]) => ({ name, own, after }));
  for (const name of inOrder(type, Object.keys({ ...file.data, ...data }))) {
    const value = data[name];
    if (same(file.data[name], value)) continue;
    const own = blocks.find((block) => block.name === name)?.own;
    const mended = value === undefined || own === undefined ? undefined : lines(name, value, own);
    const anew = value === undefined ? "" : fieldLines(catalogue, type, name, value).replaceAll("\n", newline);
    put(type, blocks, name, mended ?? anew);
  }
  return file.head + blocks.map(({ own, after }) => own + after).join("") + newTail(file, wellFormed(body), newline);
};

/** @type {(file: PublishedFile, body: string, newline: string) => string} */
const newTail = (file, body, newline) => {
  /** @type {(text: string) => string} */
  const unix = (text) => text.replace(/\r\n?/g, "\n");
  const { closing } = file;
  if (unix(body) === unix(file.body)) return closing + (file.body_as_is ?? file.body);
  return (/[\r\n]$/.test(closing) ? closing : closing + newline) + unix(body).replaceAll("\n", newline);
};

// Whether two values are written the same, whatever the order of their keys.
/** @type {(one: unknown, other: unknown) => boolean} */
export const same = (one, other) => {
  if (one === other) return true;
  if (!one || !other || typeof one !== "object" || typeof other !== "object") return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const theirs = new Map(Object.entries(other));
  const own = Object.entries(one);
  return own.length === theirs.size && own.every(([name, value]) => same(value, theirs.get(name)));
};

// How a lone text is written in a file: plain, or between double quotes.
/** @type {(catalogue: Catalogue, value: string, flow: boolean) => string} */
export const written = (catalogue, value, flow) => {
  const text = wellFormed(value);
  const marked = flow && [...catalogue.rules.flow_marks].some((mark) => text.includes(mark));
  if (!marked && catalogue.whole("plain", text)) return text;
  return JSON.stringify(text).replace(
    catalogue.expression("unseen"),
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
};

// A half of a character is no text: it would be written otherwise than it is read.
/** @type {(text: string) => string} */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

// The lines of one field of a type or a group.
/** @type {(catalogue: Catalogue, model: Model, name: string, value: Value) => string} */
export const fieldLines = (catalogue, model, name, value) => {
  const inner = innerOf(catalogue, model, name);
  const key = writtenKey(catalogue, name, false);
  if (Array.isArray(value) && value.some((item) => typeof item === "object" && !Array.isArray(item))) {
    return `${key}:\n${value.map((item) => `  - ${flowed(catalogue, inner, item)}\n`).join("")}`;
  }
  return `${key}: ${typeof value === "string" ? written(catalogue, value, false) : flowed(catalogue, inner, value)}\n`;
};

// A value as it is between brackets, or on the line of a list.
/** @type {(catalogue: Catalogue, model: Model | undefined, value: Value) => string} */
export const flowed = (catalogue, model, value) => {
  if (typeof value === "string") return written(catalogue, value, true);
  if (Array.isArray(value)) return `[${value.map((item) => flowed(catalogue, model, item)).join(", ")}]`;
  const fields = ordered(model, value).map(
    ([name, own]) => `${writtenKey(catalogue, name, true)}: ${flowed(catalogue, innerOf(catalogue, model, name), own)}`,
  );
  return `{${fields.join(", ")}}`;
};

/** @type {(catalogue: Catalogue, name: string, flow: boolean) => string} */
const writtenKey = (catalogue, name, flow) => {
  const text = written(catalogue, name, flow);
  if ([...text].length > LONGEST_KEY) throw new RangeError(`a key of more than ${LONGEST_KEY} characters`);
  return text;
};

// The values of a group in the order of its declaration, the others last, as they came.
/** @type {(model: Model | undefined, group: Data) => [name: string, value: Value][]} */
export const ordered = (model, group) =>
  inOrder(model, Object.keys(group)).flatMap((name) => {
    const value = group[name];
    return value === undefined ? [] : [/** @type {[string, Value]} */ ([name, value])];
  });

// The names of fields in the order of a declaration.
/** @type {(model: Model | undefined, names: string[]) => string[]} */
export const inOrder = (model, names) => {
  if (!model) return names;
  const given = new Set(names);
  const declared = model.fields.map((field) => field.name).filter((name) => given.has(name));
  return [...declared, ...[...given].filter((name) => !model.named.has(name))];
};

/** @type {(catalogue: Catalogue, model: Model | undefined, name: string) => Model | undefined} */
const innerOf = (catalogue, model, name) => catalogue.group(model?.named.get(name)?.group);

// Give a field its new lines, at its place or at the one that the declaration gives it.
/** @type {(type: Model, blocks: Block[], name: string, lines: string) => void} */
const put = (type, blocks, name, lines) => {
  const own = blocks.find((block) => block.name === name);
  if (own) {
    own.own = lines;
    return;
  }
  const order = inOrder(type, [...blocks.map((block) => block.name).filter((one) => one !== null), name]);
  const above = order[0] === name ? null : order[order.indexOf(name) - 1];
  blocks.splice(blocks.findIndex((block) => block.name === above) + 1, 0, { name, own: lines, after: "" });
};
