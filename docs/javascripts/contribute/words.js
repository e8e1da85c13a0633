// The rules about words, for any text: twin of macros/casebook/privacy.py and of the end of rules.py.

const matches = (book, name, text) => text.matchAll(book.expression(name));

// Personal e-mail addresses and mobile numbers; generic addresses may stand. `[offset, finding]`.
export const contacts = (book, text) => [
  ...[...matches(book, "email", text)].filter((match) => !book.whole("generic", `${match[1]}@${match[2]}`)).map((match) => [match.index, book.say("personal-contact")]),
  ...[...matches(book, "mobile", text.replace(book.expression("web"), (address) => "x".repeat(address.length)))].map((match) => [match.index, book.say("personal-contact/phone")]),
];

// What the words of a body may not say: `[offset, finding]`.
export const wordProblems = (book, text) => [
  ...[...matches(book, "undated", text)].map((match) => [match.index, book.say("undated-word", { value: match[0] })]),
  ...[...text.matchAll(book.rules.blank)].map((match) => [match.index, book.say("blank-left")]),
];

// The acronyms of a text: `[offset, acronym]`; Roman numerals are none.
export const acronyms = (book, text) => [...matches(book, "acronym", text)]
  .filter((match) => !book.whole("roman", match[0]))
  .map((match) => [match.index, match[0]]);

// Whether an acronym stands among those explained; one with hyphens, whole or by its parts.
export const isExplained = (book, acronym, explained) => explained.has(acronym)
  || (acronym.includes("-") && acronym.split("-").every((part) => explained.has(part) || book.whole("roman", part)));

// Every text of some values: `[path, text]`.
export const texts = (data, path = []) => {
  if (typeof data === "string") return [[path, data]];
  const entries = Array.isArray(data) ? [...data.entries()] : Object.entries(data).filter(([, value]) => value !== undefined);
  return entries.flatMap(([key, value]) => texts(value, [...path, key]));
};
