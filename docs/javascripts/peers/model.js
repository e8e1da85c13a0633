// The poles as peers, ranked in the browser by what the build wrote (`data/peers.json`, macros/pages/outputs/peers_data.py): a pole gets the
// worth of each trait that is asked for and borne, and nothing else. The twin of macros/casebook/likeness/peers.py. Pure functions.
import { flag, listOf, membersLike, membersOf, orNot, refuse, tableOf, text, whole } from "../lib/unpacked.js";

/** @typedef {{ id: string, label: string, labels: string, weight: number }} Kind */
/**
 * @typedef {object} Pole
 * @property {string} key
 * @property {string} title
 * @property {Record<string, string[]>} traits the ids of its traits, by their kind
 * @property {string} [summary]
 * @property {string} [place]
 * @property {number} [year] of its newest facts
 * @property {string} [known] how far its facts are known, in words
 * @property {boolean} [notice]
 * @property {string} [reach] how one reaches it, in words
 * @property {Record<string, string[]>} [practised] the practices that name it, by their themes
 * @property {Record<string, string[]>} [hosted] the exchanges for which it received a team, by their themes
 * @property {string[]} [seeks]
 * @property {string[]} [gives]
 * @property {number} [line] the page of the index that has its line, of a pole without a page
 * @property {string} [ended] what it has become, in words, where it may answer no more
 * @property {Way} [way] how one reaches it
 * @property {Offer[]} [offers]
 * @property {{ note: string, since: string }} [peer] when it said what it can pass on and seeks
 * @property {string[]} [exchanges] the exchanges in which it took part
 * @property {string[]} [untold] the questions that its page leaves open
 */
/** @typedef {{ direct?: boolean, email?: string, url?: string, live?: boolean, name?: string, since?: string, sought?: string, network?: string, asked?: string }} Way the name is that of the network, or of whoever answers for the pole; beside a direct way, `network` is that of its region and `asked` the site of that */
/** @typedef {{ text: string, kind: string, confirmed?: string, until?: string, words?: string, proposed?: string }} Offer */
/** @typedef {{ kinds: Kind[], shared: Record<string, string>, sought: string[], said_by: Record<string, string>, worths: Record<string, Record<string, number>>, terms: Record<string, Record<string, string>>, tops: Record<string, string>, borders: Record<string, string[]>, poles: Pole[], names: Record<string, string>, point: number, called: Record<string, Record<string, string[]>>, words: Record<string, Record<string, string>>, questions: Record<string, string> }} PeersData */
/** @typedef {{ themes: string[], challenges: string[], contexts: string[], regions: string[], departments: string[], legal_forms: string[], seeks: string[], gives: string[], exclude: string[] }} Description ids of terms; `exclude` are keys of poles */
/** @typedef {{ kind: string, traits: string[], points: number }} Reason */
/** @typedef {{ pole: Pole, points: number, reasons: Reason[] }} Peer its reasons add up to its points */

const VERSION = 1;

const ids = listOf(text);
const number = (/** @type {unknown} */ value) => (typeof value === "number" ? value : refuse("a number"));

// --- reading -----------------------------------------------------------------------------------

/** @type {(value: unknown) => PeersData} */
export const peersFrom = (value) => {
  const given = membersOf(value);
  if (given.version !== VERSION) throw new Error("data/peers.json: another shape");
  const read = membersLike({
    kinds: listOf(membersLike({ id: text, label: text, labels: text, weight: number })),
    shared: tableOf(text),
    sought: ids,
    said_by: tableOf(text),
    worths: tableOf(tableOf(whole)),
    terms: tableOf(tableOf(text)),
    tops: tableOf(text),
    borders: tableOf(ids),
    names: tableOf(text),
    point: whole,
    called: tableOf(tableOf(ids)),
    words: tableOf(tableOf(text)),
    questions: tableOf(text),
    poles: listOf((one) => one),
  })(given);
  // A pole that cannot be read is left out, and no other with it.
  return { ...read, poles: read.poles.flatMap((/** @type {unknown} */ one) => orNot(aPole, one) ?? []) };
};

const aWay = membersLike(
  {},
  {
    direct: flag,
    email: text,
    url: text,
    live: flag,
    name: text,
    since: text,
    sought: text,
    network: text,
    asked: text,
  },
);
const anOffer = membersLike({ text, kind: text }, { confirmed: text, until: text, words: text, proposed: text });

const aPole = membersLike(
  { key: text, title: text, traits: tableOf(ids) },
  {
    summary: text,
    place: text,
    year: whole,
    known: text,
    notice: flag,
    reach: text,
    practised: tableOf(ids),
    hosted: tableOf(ids),
    seeks: ids,
    gives: ids,
    line: whole,
    ended: text,
    way: aWay,
    offers: listOf(anOffer),
    peer: membersLike({ note: text, since: text }),
    exchanges: ids,
    untold: ids,
  },
);

// --- describing --------------------------------------------------------------------------------

/** @type {(part?: Partial<Description>) => Description} */
export const describing = (part = {}) => ({
  themes: [],
  challenges: [],
  contexts: [],
  regions: [],
  departments: [],
  legal_forms: [],
  seeks: [],
  gives: [],
  exclude: [],
  ...part,
});

// What a pole of the library says of itself; it is left out of its own list. Undefined for a pole that is not there.
/** @type {(data: PeersData, key: string) => Description | undefined} */
export const descriptionOf = (data, key) => {
  const pole = data.poles.find((one) => one.key === key);
  if (!pole) return undefined;
  const terms = Object.fromEntries(Object.entries(data.shared).map(([kind, part]) => [part, pole.traits[kind] ?? []]));
  return describing({ ...terms, seeks: pole.seeks ?? [], gives: pole.gives ?? [], exclude: [key] });
};

// --- ranking -----------------------------------------------------------------------------------

// A border, by the codes of the two departments that it parts, the lower first: it is the same from either side.
/** @type {(one: string, other: string) => string} */
const borderOf = (one, other) => [one, other].sort().join("|");

// The traits that a description asks for, by their kinds.
/** @type {(data: PeersData, description: Description) => Map<string, Set<string>>} */
const askedBy = (data, description) => {
  /** @type {Map<string, Set<string>>} */
  const asked = new Map();
  const ask = (/** @type {string} */ kind, /** @type {string} */ id) => {
    const known = asked.get(kind);
    if (known) known.add(id);
    else asked.set(kind, new Set([id]));
  };
  for (const [kind, part] of Object.entries(data.shared))
    for (const id of description[/** @type {keyof Description} */ (part)]) ask(kind, id);
  for (const theme of description.seeks) {
    for (const kind of data.sought.slice(0, -1)) ask(kind, theme);
    ask(data.sought[data.sought.length - 1], data.tops[theme] ?? theme);
  }
  for (const theme of description.gives) ask("sought", theme);
  for (const code of description.departments)
    for (const other of data.borders[code] ?? []) ask("bordering", borderOf(code, other));
  return asked;
};

// The poles that have anything in common with a description, those with most points first, those with no more than a notice after all others;
// at equal points those of which the newest facts are known, then in the order of titles, which is that of the data.
/** @type {(data: PeersData, description: Description) => Peer[]} */
export const ranked = (data, description) => {
  const asked = askedBy(data, description);
  const excluded = new Set(description.exclude);
  const order = new Map(data.kinds.map(({ id }, rank) => [id, rank]));
  /** @type {Peer[]} */
  const found = [];
  for (const pole of data.poles) {
    if (excluded.has(pole.key)) continue;
    const reasons = reasonsFor(data, asked, pole, order);
    if (reasons.length) found.push({ pole, points: reasons.reduce((sum, { points }) => sum + points, 0), reasons });
  }
  return found.sort(before);
};

/** @type {(one: Peer, other: Peer) => number} */
const before = (one, other) =>
  Number(one.pole.notice ?? false) - Number(other.pole.notice ?? false) ||
  other.points - one.points ||
  (other.pole.year ?? 0) - (one.pole.year ?? 0);

// The same poles where one side of the reasons alone is counted: what is alike (`ressemble`), or what the one has that the other seeks (`sait`).
/** @type {(data: PeersData, peers: Peer[], reading: "" | "ressemble" | "sait") => Peer[]} */
export const readAs = (data, peers, reading) => {
  if (!reading) return peers;
  const sought = new Set([...data.sought, "sought"]);
  return peers
    .flatMap(({ pole, reasons }) => {
      const counted = reasons.filter(({ kind }) => sought.has(kind) === (reading === "sait"));
      const points = counted.reduce((sum, one) => sum + one.points, 0);
      return counted.length ? [{ pole, points, reasons: counted }] : [];
    })
    .sort(before);
};

/** @type {(data: PeersData, asked: Map<string, Set<string>>, pole: Pole, order: Map<string, number>) => Reason[]} */
const reasonsFor = (data, asked, pole, order) => {
  /** @type {Map<string, string[]>} */
  const shared = new Map();
  for (const [kind, traits] of Object.entries(pole.traits)) {
    const wanted = asked.get(kind);
    const both = wanted ? traits.filter((id) => wanted.has(id)) : [];
    if (both.length) shared.set(kind, both);
  }
  for (const [needless, other] of Object.entries(data.said_by)) if (shared.has(other)) shared.delete(needless);
  // Of each theme that is sought the strongest sign alone counts; a neighbouring one, where there is none.
  /** @type {Set<string>} */
  const answered = new Set();
  for (const kind of data.sought.slice(0, -1)) {
    const themes = (shared.get(kind) ?? []).filter((theme) => !answered.has(theme));
    if (themes.length) shared.set(kind, themes);
    else shared.delete(kind);
    for (const theme of themes) answered.add(theme);
  }
  const family = data.sought[data.sought.length - 1];
  const tops = new Set([...answered].map((theme) => data.tops[theme]));
  const near = (shared.get(family) ?? []).filter((top) => !tops.has(top));
  if (near.length) shared.set(family, near);
  else shared.delete(family);
  return [...shared]
    .map(([kind, traits]) => ({
      kind,
      traits,
      points: traits.reduce((sum, id) => sum + (data.worths[kind]?.[id] ?? 0), 0),
    }))
    .sort((one, other) => other.points - one.points || (order.get(one.kind) ?? 0) - (order.get(other.kind) ?? 0));
};
