// How iCalendar is written down: properties and components as lines that no text can break (RFC 5545, 3.1 to 3.3). Twin of
// macros/pages/events/content_lines.py, which says why; the same bytes. Pure functions.

/** @typedef {{ name: string, value: string, parameters?: string[] }} Property its value as a file writes it */
/** @typedef {{ name: string, properties: Property[], components?: Component[] }} Component */

const MOST_OCTETS = 75;
// Everything that some program takes for the end of a line.
const BREAKS = /\r\n|[\n\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/g;
// Controls, which the format forbids, and what is no character at all.
const INVISIBLE = /[\u0000-\u0008\u000e-\u001b\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const REGIONAL = /[\u{1F1E6}-\u{1F1FF}]/u;
const MARK = /[\p{M}\u{1F3FB}-\u{1F3FF}]/u;
const JOINER = "\u200d";

/** @type {(value: string) => string} */
const escaped = (value) =>
  value
    .replace(BREAKS, "\n")
    .replace(INVISIBLE, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

// A property that holds a text of several lines.
/** @type {(name: string, value: string) => Property} */
export const text = (name, value) => ({ name, value: escaped(value) });

// A property that holds a text of one line: what would end it is a space.
/** @type {(name: string, value: string) => Property} */
export const line = (name, value) => text(name, value.replace(BREAKS, " "));

// A property that holds a list of texts of one line.
/** @type {(name: string, values: string[]) => Property} */
export const lines = (name, values) => ({
  name,
  value: values.map((value) => escaped(value.replace(BREAKS, " "))).join(","),
});

// A property that holds a day, `2027-03-12`.
/** @type {(name: string, date: string) => Property} */
export const day = (name, date) => ({ name, value: date.replaceAll("-", ""), parameters: ["VALUE=DATE"] });

// A property that holds a moment as the clocks of a zone show it.
/** @type {(name: string, date: string, time: string, zone: string) => Property} */
export const moment = (name, date, time, zone) => ({
  name,
  value: `${date.replaceAll("-", "")}T${time.replace(":", "")}00`,
  parameters: [`TZID=${zone}`],
});

// A property that holds a moment in UTC.
/** @type {(name: string, at: Date) => Property} */
export const stamp = (name, at) => ({ name, value: `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z` });

// A component as a file holds it.
/** @type {(component: Component) => string} */
export const content = (component) => linesOf(component).map(folded).join("");

/** @type {(component: Component) => string[]} */
const linesOf = ({ name, properties, components = [] }) => [
  `BEGIN:${name}`,
  ...properties.map((property) => `${[property.name, ...(property.parameters ?? [])].join(";")}:${property.value}`),
  ...components.flatMap(linesOf),
  `END:${name}`,
];

/** @type {(character: string) => number} */
const octets = (character) => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

// A line with its end, cut where it is too long: the next part begins with a space.
/** @type {(whole: string) => string} */
const folded = (whole) => {
  let left = [...whole];
  let room = MOST_OCTETS;
  /** @type {string[]} */
  const parts = [];
  while (left.length) {
    const cut = cutAfter(left, room);
    parts.push(left.slice(0, cut).join(""));
    left = left.slice(cut);
    room = MOST_OCTETS - 1; // the space at the beginning
  }
  return `${parts.join("\r\n ")}\r\n`;
};

// After how many characters to cut: between two letters or, where what belongs to one letter has no room on a line, between
// two characters.
/** @type {(characters: string[], room: number) => number} */
const cutAfter = (characters, room) => {
  let fits = 0;
  for (let taken = 0; fits < characters.length; fits += 1) {
    taken += octets(characters[fits]);
    if (taken > room) break;
  }
  let end = fits;
  while (end > 0 && end < characters.length && joined(characters, end)) end -= 1;
  return end || fits;
};

// Whether a character is seen as one with the one before it: a letter and its accent, the parts of an emoji, of a flag, of `\n`.
/** @type {(characters: string[], at: number) => boolean} */
const joined = (characters, at) => {
  const [before, after] = [characters[at - 1], characters[at]];
  if (after < "\u0080") return before === "\\";
  if (REGIONAL.test(after)) {
    let letters = 0;
    while (letters < at && REGIONAL.test(characters[at - 1 - letters])) letters += 1;
    return letters % 2 === 1;
  }
  return MARK.test(after) || before === JOINER || after === JOINER;
};
