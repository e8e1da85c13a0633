// Links that are none: twin of macros/casebook/check/marks/broken_links.py.
import { begun } from "./bullets.js";
import { MASK } from "./prose-lines.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./lost-marks.js").Told} Told */
/** @typedef {import("./prose-lines.js").Paragraph} Paragraph */

// In each kind the first group is the words, the second the address.
const KINDS = ["spaced", "reversed", "bracketed", "inside", "open"];

// The links of a paragraph that are none.
/** @type {(catalogue: Catalogue, paragraph: Paragraph) => Told[]} */
export const brokenLinks = (catalogue, { lines }) => {
  const masked = lines.map((line) => line.masked).join("\n");
  const words = lines.map((line) => line.words).join("\n");
  const found = KINDS.flatMap((kind) => ofKind(catalogue, kind, masked));
  found.sort((one, other) => one.index - other.index);
  const told = [];
  let done = 0;
  for (const match of found) {
    const start = match.index;
    if (start < done) continue;
    const end = start + match[0].length;
    done = end;
    const [, shown, address] = match;
    const addressAt = start + match[0].lastIndexOf(address);
    const given = words.slice(addressAt, addressAt + address.length);
    // An address may look like emphasis; it holds no link and no code.
    if (
      !given.trim() ||
      !/[^ \n….]/.test(shown) ||
      address.split("").some((sign, at) => sign === MASK && !"*_".includes(given[at]))
    )
      continue;
    const link = `[${unbroken(words.slice(start + 1, start + 1 + shown.length))}](${mendedAddress(catalogue, given)})`;
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

// What may be a broken link of one kind.
/** @type {(catalogue: Catalogue, kind: string, masked: string) => RegExpExecArray[]} */
const ofKind = (catalogue, kind, masked) =>
  [...masked.matchAll(catalogue.expression(`link/${kind}`))].filter((match) => {
    if (kind === "inside") return catalogue.whole("link/parted", match[2].trim());
    const rest = masked.slice(match.index + match[0].length).split("\n")[0];
    return kind !== "open" || !rest.includes(")");
  });

/** @type {(words: string) => string} */
const unbroken = (words) => words.replaceAll("\n", " ");

/** @type {(catalogue: Catalogue, given: string) => string} */
const mendedAddress = (catalogue, given) => {
  let address = given
    .trim()
    .replace(catalogue.expression("link/scheme"), (_found, scheme) => `${scheme.toLowerCase()}://`);
  address = address.replaceAll("\n", "");
  if (begun(catalogue, "link/hosted", address)) address = `https://${address}`;
  const gaps = catalogue.expression("link/gap");
  if (address.split("#")[0].endsWith(".md") && !address.includes("://")) return address.replace(gaps, "-");
  const gap = catalogue.expression("link/gap").exec(address);
  if (gap && !catalogue.expression("link/path").test(address)) {
    const title = address.slice(gap.index + gap[0].length).replace(/^["'«»“” ]+|["'«»“” ]+$/g, "");
    return `${address.slice(0, gap.index)} "${title}"`;
  }
  return address.replace(gaps, "%20");
};
