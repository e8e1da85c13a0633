// How far the knowledge of a case reaches, and of whom a practice was said: the twin of macros/casebook/library/knowledge.py, of what
// macros/casebook/library/case.py says of time, and of macros/pages/views/told/practices.py.
import { PartialDate, compareDays, span } from "../../rules/dates.js";
import { counted } from "../../rules/french.js";

/** @typedef {import("../../catalogue.js").CaseType} CaseType */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../facts.js").Facts} Facts */
/** @typedef {import("../facts.js").ShownCase} ShownCase */
/** @typedef {[date: PartialDate, sources: string[]]} Dated the date of a fact, and the documents that may support it */

const FACT_DATES = ["as_of", "on", "proposed_on", "year"];
const NAMED_DOERS = 2;

// A group has every field that its type declares.
/** @type {(group: Facts) => boolean} */
const isOfThePage = (group) => "url" in group || !("source" in group || "as_of" in group);

/** @param {unknown} date @returns {date is PartialDate} */
const isDate = (date) => date instanceof PartialDate && date.year > 0;

// The documents made by a reading of the page of which no editor knows that it came from those it tells of: nothing is claimed on their word.
// Twin of `unverified` of macros/casebook/types/base.py.
/** @type {(facts: Facts) => Set<string>} */
export const unverified = ({ confirmations, provenance }) => {
  const read = provenance?.read_by_pole;
  return new Set(
    (confirmations ?? []).flatMap((/** @type {Facts} */ { document, on }) =>
      document && !(isDate(read) && isDate(on) && compareDays(on.latest, read.latest) <= 0) ? [document] : [],
    ),
  );
};

// The day on which somebody looked where the case stands, and found it said; not that it is over, which was so long before.
/** @type {(kind: Pick<CaseType, "checked_by" | "named">, facts: Facts) => PartialDate | null} */
const foundOn = ({ checked_by: [date, found, over], named }, facts) =>
  found && ![named.get(found)?.default, over].includes(facts[found]) ? facts[date] : null;

/** @type {(groups: Facts[], own: (PartialDate | null)[]) => Dated[]} */
const datedFacts = ([facts, ...inner], own) => {
  /** @type {string[]} */
  const ofPage = facts.sources ?? [];
  return [
    ...own.filter(isDate).map((date) => /** @type {Dated} */ ([date, ofPage])),
    ...inner.flatMap((group) => {
      if (isOfThePage(group)) return [];
      const sources = "source" in group ? [group.source].filter(Boolean) : ofPage;
      return FACT_DATES.map((name) => group[name])
        .filter(isDate)
        .map((date) => /** @type {Dated} */ ([date, sources]));
    }),
  ];
};

// How far a document can know: as the case describes it, or as the library knows it.
/** @type {(catalogue: Catalogue, facts: Facts, id: string) => PartialDate | undefined} */
const untilOf = (catalogue, facts, id) => {
  const own = (facts.new_sources ?? []).find((/** @type {Facts} */ document) => document.id === id);
  if (own) {
    const dates = [own.published, own.read_on].filter(isDate);
    const changes = catalogue.whole("changing", own.kind ?? "");
    return changes ? dates.sort((one, other) => compareDays(other.latest, one.latest))[0] : dates[0];
  }
  const until = catalogue.sources.get(id)?.until;
  return until ? PartialDate.read(until, catalogue.expression("date")) : undefined;
};

/** @type {(date: PartialDate) => number[]} */
const newness = ({ year, month, day, about }) => [year, month, day, Number(!about)];
/** @type {(one: PartialDate, other: PartialDate) => number} */
const byNewness = (one, other) => {
  const [a, b] = [newness(one), newness(other)];
  const first = a.findIndex((part, rank) => part !== b[rank]);
  return first < 0 ? 0 : b[first] - a[first];
};

// The newest date of a fact that a document supports; null without any. `own` are the dates of the case itself.
/** @type {(catalogue: Catalogue, groups: Facts[], own: (PartialDate | null)[]) => PartialDate | null} */
const knownUntil = (catalogue, groups, own) => {
  const unsure = unverified(groups[0]);
  /** @type {(date: PartialDate) => (id: string) => boolean} */
  const canKnow = (date) => (id) => {
    if (unsure.has(id)) return false;
    const until = untilOf(catalogue, groups[0], id);
    return until !== undefined && compareDays(date.earliest, until.latest) <= 0;
  };
  const supported = datedFacts(groups, own).flatMap(([date, sources]) => (sources.some(canKnow(date)) ? [date] : []));
  return supported.sort(byNewness)[0] ?? null;
};

/**
 * @typedef {object} Time what is told of the time of a case: twin of that of macros/casebook/library/case.py
 * @property {PartialDate | null} own_date
 * @property {PartialDate | null} known_until
 * @property {string} own_time
 * @property {string} known to the year: « faits connus jusqu’en 2021 »
 * @property {string} dated
 */

// `groups` are the facts of a case and every group inside them.
/** @type {(catalogue: Catalogue, groups: Facts[], kind: CaseType) => Time} */
export const timeTold = (catalogue, groups, kind) => {
  const [field, words] = kind.dated_by;
  const [facts] = groups;
  /** @type {PartialDate | null} */
  const own = facts[field] ?? null;
  const until = knownUntil(catalogue, groups, [own, foundOn(kind, facts)]);
  const ownTime = own ? words.replace("{since}", own.since).replace("{of}", span(own, facts.ends ?? null)) : "";
  const known = until ? `faits connus ${new PartialDate(String(until.year), until.year, 0, 0, until.about).until}` : "";
  const dated = [ownTime, until?.year === own?.year ? "" : known].filter(Boolean).join(", ");
  return { own_date: own, known_until: until, own_time: ownTime, known, dated };
};

// --- practices -----------------------------------------------------------------------------

// The published cases that are examples of a practice, each with the years that it has of them.
/** @type {(catalogue: Catalogue, shown: ShownCase) => Map<string, number[]>} */
const saidOf = (catalogue, { facts }) => {
  /** @type {Map<string, number[]>} */
  const said = new Map();
  for (const { case: key, as_of: date } of /** @type {Facts[]} */ (facts.examples ?? []))
    if (catalogue.cases.has(key)) said.set(key, [...(said.get(key) ?? []), ...(date?.year ? [date.year] : [])]);
  return said;
};

/** @type {(catalogue: Catalogue, shown: ShownCase) => string} */
export const doers = (catalogue, shown) => {
  const titles = [...saidOf(catalogue, shown).keys()].flatMap((key) => catalogue.cases.get(key)?.title ?? []);
  const others = titles.length - NAMED_DOERS;
  return `${titles.slice(0, NAMED_DOERS).join(", ")}${others > 0 ? ` et ${counted(others, "autre")}` : ""}`;
};

/** @type {(catalogue: Catalogue, shown: ShownCase) => string} */
export const said = (catalogue, shown) => {
  const examples = saidOf(catalogue, shown);
  if (!examples.size) return "";
  const folders = [...examples.keys()].map((key) => key.split("/")[0]);
  const whom = catalogue.rules.types.flatMap(({ folder, a, said_of: [one, several] }) => {
    const number = folders.filter((other) => other === folder).length;
    if (!number) return [];
    return [number === 1 ? `d’${a.split(" ")[0]} ${one}` : `de ${counted(number, one, several)}`];
  });
  const years = [...new Set([...examples.values()].flat())].sort((one, other) => one - other);
  const last = whom.pop();
  const listed = whom.length ? `${whom.join(", ")} et ${last}` : last;
  const when = years.length > 1 ? `, entre ${years[0]} et ${years.at(-1)}` : years.length ? `, en ${years[0]}` : "";
  return `Dit ${listed}${when}`;
};
