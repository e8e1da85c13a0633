// A result in the fragment of an address: what stands after `#` is sent to nobody's server. One sign an indicator, in the order of the
// version of the grid that the link names; `k` tells whether the link came whole.
import { UNCONCERNED, UNKNOWN, dayIn, named } from "./answers.js";

/** @typedef {import("./answers.js").Grid} Grid */
/** @typedef {import("./answers.js").Result} Result */
/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {Readonly<Record<string, Grid>>} Grids the known versions, by their names */
/** @typedef {{ result: Result | null, lost: string[] }} Read what can be read, and what cannot, in words */

const NOTHING = "-";
const SIGNS = Object.freeze({ [UNKNOWN]: "n", [UNCONCERNED]: "x" });

// Whether a fragment is meant as a result.
/** @type {(fragment: string) => boolean} */
export const isResult = (fragment) => /^#g=/.test(fragment);

// --- writing -----------------------------------------------------------------------------------

/** @type {(result: Result) => string} */
export const fragmentOf = ({ grid, on, who, answers }) => {
  const signs = grid.indicators.map(({ id }) => {
    const answer = answers[id];
    return answer === undefined ? NOTHING : typeof answer === "number" ? String(answer) : SIGNS[answer];
  });
  const parts = [`g=${grid.name}`, `d=${on}`, `r=${signs.join("")}`];
  if (who) parts.push(`q=${encodeURIComponent(who)}`);
  const text = parts.join("&");
  return `#${text}&k=${checked(text)}`;
};

// A sum over the characters: it tells a link that was cut or changed by mistake, and protects from nobody.
/** @type {(text: string) => string} */
const checked = (text) => {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_679_616;
  return sum.toString(36).padStart(4, "0");
};

// --- reading -----------------------------------------------------------------------------------

// What a message leaves at the end of a link: the point of a sentence, a bracket that closes, as they are or as a browser writes them.
const AROUND = /(?:[\s.,;:!?<>()[\]«»“”"'’]|%(?:20|22|3C|3E|C2%A0|C2%BB))+$/i;

// The links in what somebody pasted, to their last sign even where a name in them has a space, and the addresses that have lost their
// result, in their order.
const LINKS = /#g=(?:[^\n<>"#]*?&k=[0-9a-z]{4}|[^\s<>"]*)|https?:\/\/[^\s<>"#]+(?!#g=|[^\s<>"#])/g;
/** @type {(text: string) => string[]} */
export const linksIn = (text) => text.match(LINKS) ?? [];

// What cannot be read, by name as long as one reads such a list, else by its number.
const MOST_NAMED = 5;
/** @type {(of: string, names: string[]) => string[]} */
export const unreadIn = (of, names) => {
  if (!names.length) return [];
  if (names.length <= MOST_NAMED)
    return [`Réponses ${of} qui ne se lisent pas : ${names.map((name) => `« ${name} »`).join(", ")}.`];
  return [`${names.length} réponses ${of} ne se lisent pas, et ne comptent pas.`];
};

const UNREAD = "Ce lien ne contient pas de résultat qui se lise : demandez-le de nouveau.";

// Never throws, whatever the link holds.
/** @type {(fragment: string, grids: Grids) => Read} */
export const readFragment = (fragment, grids) => {
  const given = fragment.replace(/^#/, "").replace(AROUND, "");
  const fields = new URLSearchParams(given);
  const name = fields.get("g") ?? "";
  if (!Object.hasOwn(grids, name)) return { result: null, lost: [unknownGrid(name)] };
  const grid = grids[name];
  const { answers, lost } = answersIn(grid, fields.get("r") ?? "");
  const told = /&k=[0-9a-z]{4}$/.test(given) && checked(given.slice(0, -7)) === given.slice(-4) ? [] : [CHANGED];
  if (!Object.keys(answers).length && lost.length) return { result: null, lost: [UNREAD] };
  const on = dayIn(fields.get("d"));
  if (!on) lost.push("Le jour de ce résultat ne se lit pas.");
  return { result: { grid, on, who: named(fields.get("q")), answers }, lost: [...told, ...lost] };
};

const CHANGED =
  "Ce lien a été coupé ou modifié depuis qu’il a été fait : ce qui s’en lit est là, vérifiez-le ou demandez-le de nouveau.";

// What is said of a grid that this page has not.
/** @type {(name: string) => string} */
export const unknownGrid = (name) =>
  name
    ? `Ce résultat est d’une grille que cette page ne connaît pas (« ${named(name)} ») : il ne peut pas être montré. Demandez-le de nouveau, ou ouvrez-le sur la page où il a été fait.`
    : UNREAD;

/** @type {(grid: Grid, signs: string) => { answers: Record<string, Answer>, lost: string[] }} */
const answersIn = (grid, signs) => {
  /** @type {Record<string, Answer>} */
  const answers = {};
  /** @type {string[]} */
  const lost = [];
  const unread = [];
  for (const [rank, { id, label }] of grid.indicators.entries()) {
    const sign = signs[rank];
    const answer = sign === undefined ? undefined : meaningOf(grid, sign);
    if (answer !== undefined) answers[id] = answer;
    else if (sign !== NOTHING) unread.push(label);
  }
  lost.push(...unreadIn("du lien", unread));
  if (signs.length > grid.indicators.length) lost.push("Le lien a plus de réponses que la grille n’a de questions.");
  return { answers, lost };
};

/** @type {(grid: Grid, sign: string) => Answer | undefined} */
const meaningOf = (grid, sign) => {
  if (sign === SIGNS[UNKNOWN]) return UNKNOWN;
  if (sign === SIGNS[UNCONCERNED]) return UNCONCERNED;
  return /^\d$/.test(sign) && Number(sign) < grid.scale.length ? Number(sign) : undefined;
};
