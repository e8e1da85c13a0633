// What the address of « Trouver un pair » says: the pole that one starts from in the query (`?de=poles/x`), what one says of oneself and the
// pole that is chosen in the fragment, which no server is sent. Pure functions.
import { keyAt } from "../lib/addresses.js";

/** @typedef {import("./model.js").Description} Description */
/**
 * @typedef {object} Asked
 * @property {string[]} from the keys of the poles that one starts from: one, where the address is ours
 * @property {string[]} unreadable what stands in their place and can be no key
 * @property {Partial<Description> | null} described what one says of oneself
 * @property {boolean} writing whether the form is open
 * @property {string} chosen the key of the pole whose message and visit are shown
 * @property {"" | "ressemble" | "sait"} reading what of the reasons is counted
 * @property {boolean} ours whether the pole that one starts from is that of the visitor, who said so
 */

// The names of the parts of a description in an address.
export const PARTS = /** @type {const} */ ({
  seeks: "cherche",
  gives: "donne",
  themes: "themes",
  challenges: "questions",
  contexts: "contextes",
  regions: "regions",
  departments: "departements",
  legal_forms: "formes",
  exclude: "sauf",
});

const WRITING = "decrire";
const CHOSEN = "avec";
const OURS = "notre";
const READING = "compte";

// The readings of the list: what is counted. Without one, everything is.
export const READINGS = /** @type {const} */ (["ressemble", "sait"]);
const MOST = 20; // terms of a part: more are no description
const TERM = /^[a-z0-9-]{1,60}$/i;

// A pole may be named by its key, by its slug, or by a whole address.
/** @type {(value: string) => string | undefined} */
const poleNamed = (value) => keyAt(value) ?? keyAt(`poles/${value}`);

/** @type {(search: string, hash: string) => Asked} */
export const askedBy = (search, hash) => {
  const given = new URLSearchParams(search)
    .getAll("de")
    .map((value) => value.trim())
    .filter(Boolean);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  const parts = Object.entries(PARTS).flatMap(([part, name]) => {
    const known = part === "exclude" ? (/** @type {string} */ one) => poleNamed(one) === one : TERM.test.bind(TERM);
    const ids = [...new Set(fragment.getAll(name).flatMap((value) => value.split(",")))].filter(known);
    return ids.length ? [[part, ids.slice(0, MOST)]] : [];
  });
  const described = Object.fromEntries(parts);
  return {
    from: [...new Set(given.flatMap((value) => poleNamed(value) ?? []))],
    unreadable: given.filter((value) => !poleNamed(value)),
    described: Object.keys(described).some((part) => part !== "exclude") ? described : null,
    writing: fragment.has(WRITING),
    chosen: poleNamed(fragment.get(CHOSEN) ?? "") ?? "",
    reading: READINGS.find((one) => one === fragment.get(READING)) ?? "",
    ours: fragment.has(OURS),
  };
};

// The address of a state, from its page; that of the start without one. `path` is that of the page.
/** @type {(path: string, state: Partial<Omit<Asked, "unreadable">>) => string} */
export const addressOf = (
  path,
  { from = [], described = null, writing = false, chosen = "", reading = "", ours = false },
) => {
  const query = from.length ? `?de=${from[0]}` : "";
  const parts = Object.entries(PARTS).flatMap(([part, name]) => {
    const ids = described?.[/** @type {keyof Description} */ (part)] ?? [];
    return ids.length ? [`${name}=${ids.join(",")}`] : [];
  });
  const fragment = [
    writing && WRITING,
    ours && OURS,
    ...parts,
    reading && `${READING}=${reading}`,
    chosen && `${CHOSEN}=${chosen}`,
  ]
    .filter(Boolean)
    .join("&");
  return `${path}${query}${fragment && `#${fragment}`}`;
};

// Whether a fragment leads to a place on the page, and says nothing of what is shown.
/** @type {(hash: string) => boolean} */
export const isAnchor = (hash) => hash.length > 1 && !hash.includes("=") && ![WRITING, OURS].includes(hash.slice(1));
