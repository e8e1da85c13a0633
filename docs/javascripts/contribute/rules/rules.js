// The rules about words, for any text: twin of macros/casebook/check/privacy.py and of the end of rules.py.

const matches = (catalogue, name, text) => text.matchAll(catalogue.expression(name));

// Personal e-mail addresses and mobile numbers; generic addresses may stand. `[offset, finding]`.
export const contacts = (catalogue, text) => [
  ...[...matches(catalogue, "email", text)]
    .filter((match) => !catalogue.whole("generic", `${match[1]}@${match[2]}`))
    .map((match) => [match.index, catalogue.say("personal-contact")]),
  ...[
    ...matches(
      catalogue,
      "mobile",
      text.replace(catalogue.expression("web"), (address) => "x".repeat(address.length)),
    ),
  ].map((match) => [match.index, catalogue.say("personal-contact/phone")]),
];

// What the words of a body may not say: `[offset, finding]`.
export const wordProblems = (catalogue, text) => [
  ...[...matches(catalogue, "undated", text)].map((match) => [
    match.index,
    catalogue.say("undated-word", { value: match[0] }),
  ]),
  ...[...text.matchAll(catalogue.rules.blank)].map((match) => [match.index, catalogue.say("blank-left")]),
];

// The acronyms of a text: `[offset, acronym]`; Roman numerals are none.
export const acronyms = (catalogue, text) =>
  [...matches(catalogue, "acronym", text)]
    .filter((match) => !catalogue.whole("roman", match[0]))
    .map((match) => [match.index, match[0]]);

// The acronyms in the values of these fields: `[path, acronym]`.
export const acronymsIn = (catalogue, data, names) =>
  names
    .filter((name) => data[name] !== undefined)
    .flatMap((name) => texts(data[name], [name]))
    .flatMap(([path, value]) => acronyms(catalogue, value).map(([, acronym]) => [path, acronym]));

// Whether an acronym stands among those explained; one with hyphens, whole or by its parts.
export const isExplained = (catalogue, acronym, explained) =>
  explained.has(acronym) ||
  (acronym.includes("-") && acronym.split("-").every((part) => explained.has(part) || catalogue.whole("roman", part)));

// Every text of some values: `[path, text]`.
export const texts = (data, path = []) => {
  if (typeof data === "string") return [[path, data]];
  const entries = Array.isArray(data)
    ? [...data.entries()]
    : Object.entries(data).filter(([, value]) => value !== undefined);
  return entries.flatMap(([key, value]) => texts(value, [...path, key]));
};
