// Links that are none: twin of macros/casebook/check/marks/broken_links.py.
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {import("./prose-lines.js").Paragraph} Paragraph */

// Each kind with the group of its words and that of its address.
/** @type {[kind: string, shown: number, address: number][]} */
const KINDS = [
  ["spaced", 1, 3],
  ["reversed", 1, 2],
  ["inside", 1, 2],
  ["open", 1, 2],
];

// The links of a paragraph that are none.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => Told[]} */
export const brokenLinks = (catalogue, { lines }) => {
  const masked = lines.map((line) => line.masked).join("\n");
  const words = lines.map((line) => line.words).join("\n");
  const found = KINDS.flatMap(([kind, shown, address]) =>
    [...masked.matchAll(catalogue.expression(`link/${kind}`))].map((match) => ({ match, shown, address })),
  );
  found.sort((one, other) => one.match.index - other.match.index);
  const told = [];
  let done = 0;
  for (const { match, shown, address } of found) {
    const start = match.index;
    if (start < done) continue;
    const end = start + match[0].length;
    done = end;
    const [shownAt, addressAt] = [shown, address].map((group) => start + placeOf(match, group));
    const given = words.slice(addressAt, addressAt + match[address].length);
    if (match[address].includes("\0") || !given.trim()) continue;
    const link = `[${unbroken(words.slice(shownAt, shownAt + match[shown].length))}](${mendedAddress(catalogue, given)})`;
    const rank = masked.slice(0, start).split("\n").length - 1;
    const line = lines[rank];
    const column = start - (masked.lastIndexOf("\n", start - 1) + 1);
    const mended = line.before + line.words.slice(0, column) + link + line.words.slice(column + end - start);
    const whole = !match[0].includes("\n") && [...mended].length <= catalogue.rules.limits.mended;
    const value = [...unbroken(words.slice(start, end))].slice(0, 60).join("");
    told.push({ line: line.number, ...catalogue.say("link-lost", { value, mended: whole ? mended : link }) });
  }
  return told;
};

// Where a group stands in its match: its words come first, its address last.
/** @type {(match: RegExpExecArray, group: number) => number} */
const placeOf = (match, group) => (group === 1 ? 1 : match[0].lastIndexOf(match[group]));

/** @type {(words: string) => string} */
const unbroken = (words) => words.replaceAll("\n", " ");

/** @type {(catalogue: Catalogue, given: string) => string} */
const mendedAddress = (catalogue, given) => {
  let address = given
    .trim()
    .replace(catalogue.expression("link/scheme"), (_found, scheme) => `${scheme.toLowerCase()}://`);
  if (address.startsWith("www.")) address = `https://${address}`;
  const gaps = catalogue.expression("link/gap");
  if (address.split("#")[0].endsWith(".md") && !address.includes("://")) return address.replace(gaps, "-");
  const gap = catalogue.expression("link/gap").exec(address);
  if (gap && !catalogue.expression("link/path").test(address)) {
    const title = address.slice(gap.index + gap[0].length).replace(/^["'«»“” ]+|["'«»“” ]+$/g, "");
    return `${address.slice(0, gap.index)} "${title}"`;
  }
  return address.replace(gaps, "%20");
};
