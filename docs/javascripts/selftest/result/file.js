// A result as a file, to be kept and opened again here. Answers stand by the ids of their indicators, so that people and other programs
// can read them.
import { answerIn, dayIn, named } from "./answers.js";
import { unknownGrid, unreadIn } from "./link.js";

/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./link.js").Grids} Grids */
/** @typedef {import("./link.js").Read} Read */

const KIND = "ptce-autodiagnostic";

// Far more than any result: a longer file is something else.
export const LONGEST_FILE = 200_000;

/** @type {(result: Result) => string} */
export const fileText = ({ grid, on, who, answers }) =>
  `${JSON.stringify({ kind: KIND, grid: grid.grid, version: grid.version, on, ...(who && { who }), answers }, null, 2)}\n`;

/** @type {(result: Result) => string} */
export const fileName = ({ on, who }) => {
  const words = who
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return ["se-situer", on, words].filter(Boolean).join("-") + ".json";
};

const UNREAD = "Ce fichier n’est pas un résultat de cette page, ou il est abîmé : demandez-le de nouveau.";

// Never throws, whatever the file holds.
/** @type {(text: string, grids: Grids) => Read} */
export const readFile = (text, grids) => {
  const given = objectIn(text);
  if (!given || given.kind !== KIND) return { result: null, lost: [UNREAD] };
  const name = `${given.grid}-${given.version}`;
  if (!Object.hasOwn(grids, name)) return { result: null, lost: [unknownGrid(name)] };
  const grid = grids[name];
  /** @type {Record<string, Answer>} */
  const answers = {};
  /** @type {string[]} */
  const lost = [];
  const found = typeof given.answers === "object" && given.answers !== null ? given.answers : {};
  const ids = new Set(grid.indicators.map(({ id }) => id));
  for (const [id, value] of Object.entries(found)) {
    const answer = ids.has(id) ? answerIn(grid, value) : undefined;
    if (answer === undefined) lost.push(named(id));
    else answers[id] = answer;
  }
  const told = unreadIn("du fichier", lost);
  const on = dayIn(given.on);
  if (!on) told.push("Le jour de ce résultat ne se lit pas.");
  return { result: { grid, on, who: named(given.who), answers }, lost: told };
};

/** @type {(text: string) => Record<string, any> | null} */
const objectIn = (text) => {
  if (text.length > LONGEST_FILE) return null;
  try {
    const given = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof given === "object" && given !== null && !Array.isArray(given) ? given : null;
  } catch {
    return null;
  }
};

// What somebody pasted: an address with a result in it, or the text of a file.
/** @type {(text: string) => "link" | "file" | ""} */
export const kindOf = (text) => (/#g=/.test(text) ? "link" : text.trim().startsWith("{") ? "file" : "");
