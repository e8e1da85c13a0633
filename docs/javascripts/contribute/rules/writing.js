// Values become the text of a case file: the twin of macros/casebook/files/writing.py, whose docstring
// says the layout. Both give the same bytes.

const LONGEST_KEY = 1000;

// The text of a new file: its values, and its body with the blank line that it begins with.
export const write = (catalogue, folder, data, body) => {
  const type = catalogue.type(folder);
  return `---\n${ordered(type, data)
    .map((name) => fieldLines(catalogue, type, name, data[name]))
    .join("")}---\n${wellFormed(body)}`;
};

// The text of a published file with new values: only the lines of the fields that changed are
// written anew, and the body where it is another. `file` is its `fiche.json` (`writing.layout`).
export const mend = (catalogue, folder, file, data, body) => {
  const type = catalogue.type(folder);
  const newline = file.head.endsWith("\r\n") ? "\r\n" : "\n";
  const blocks = file.blocks.map(([name, own, after]) => ({ name, own, after }));
  const names = Object.keys({ ...file.data, ...data });
  for (const name of ordered(type, Object.fromEntries(names.map((one) => [one, true])))) {
    if (!same(file.data[name], data[name])) {
      put(
        type,
        blocks,
        name,
        data[name] === undefined ? "" : fieldLines(catalogue, type, name, data[name]).replaceAll("\n", newline),
      );
    }
  }
  return file.head + blocks.map(({ own, after }) => own + after).join("") + newTail(file, wellFormed(body), newline);
};

const newTail = (file, body, newline) => {
  const unix = (text) => text.replaceAll("\r\n", "\n");
  if (unix(body) === unix(file.body)) return file.tail;
  const closing = file.tail.slice(0, file.tail.length - file.body.length);
  return (closing.endsWith("\n") ? closing : closing + newline) + unix(body).replaceAll("\n", newline);
};

export const same = (one, other) => {
  if (one === other) return true;
  if (
    typeof one !== "object" ||
    typeof other !== "object" ||
    !one ||
    !other ||
    Array.isArray(one) !== Array.isArray(other)
  )
    return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
};

// How a lone text stands in a file: plain, or between double quotes.
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
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

const fieldLines = (catalogue, model, name, value) => {
  const inner = innerOf(catalogue, model, name);
  const key = writtenKey(catalogue, name, false);
  if (Array.isArray(value) && value.some((item) => typeof item === "object" && !Array.isArray(item))) {
    return `${key}:\n${value.map((item) => `  - ${flowed(catalogue, inner, item)}\n`).join("")}`;
  }
  return `${key}: ${typeof value === "string" ? written(catalogue, value, false) : flowed(catalogue, inner, value)}\n`;
};

// A value as it stands between brackets, or on the line of a list.
const flowed = (catalogue, model, value) => {
  if (typeof value === "string") return written(catalogue, value, true);
  if (Array.isArray(value)) return `[${value.map((item) => flowed(catalogue, model, item)).join(", ")}]`;
  return `{${ordered(model, value)
    .map(
      (name) =>
        `${writtenKey(catalogue, name, true)}: ${flowed(catalogue, innerOf(catalogue, model, name), value[name])}`,
    )
    .join(", ")}}`;
};

const writtenKey = (catalogue, name, flow) => {
  const text = written(catalogue, name, flow);
  if ([...text].length > LONGEST_KEY) throw new RangeError(`a key of more than ${LONGEST_KEY} characters`);
  return text;
};

// The keys of a group in the order of its declaration, the others last, as they came.
export const ordered = (model, group) => {
  const names = Object.keys(group).filter((name) => group[name] !== undefined);
  if (!model) return names;
  return [
    ...model.fields.map((field) => field.name).filter((name) => names.includes(name)),
    ...names.filter((name) => !model.named.has(name)),
  ];
};

const innerOf = (catalogue, model, name) => catalogue.group(model?.named.get(name)?.group);

// Give a field its new lines, at its place or at the one that the declaration gives it.
const put = (type, blocks, name, lines) => {
  const own = blocks.find((block) => block.name === name);
  if (own) {
    own.own = lines;
    return;
  }
  const order = ordered(
    type,
    Object.fromEntries(
      [...blocks.map((block) => block.name).filter((one) => one !== null), name].map((one) => [one, true]),
    ),
  );
  const above = order[0] === name ? null : order[order.indexOf(name) - 1];
  blocks.splice(blocks.findIndex((block) => block.name === above) + 1, 0, { name, own: lines, after: "" });
};
