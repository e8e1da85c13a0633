// The pack of a day: its programme, each case that it presents once and numbered, an index by theme, the sources. The twin of
// macros/pages/views/packs/pack.py, whose names it has; of each case it knows what its page says.
import { dayInWords } from "../../contribute/preview/timetable.js";
import { chronological, programmeOf } from "../../contribute/preview/programme.js";
import { span } from "../../contribute/rules/dates.js";
import { hour } from "../../contribute/rules/french.js";
import { dateInWords } from "../../lib/dates.js";
import { labelOf, valuesOf } from "../../lib/library.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/preview/facts.js").ShownCase} ShownCase */
/** @typedef {import("../../contribute/preview/programme.js").PlannedSession} PlannedSession */
/** @typedef {import("../../contribute/preview/views.js").Views} Views */
/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("./codes.js").Address} Address */
/** @typedef {{ key: string, title: string, kind: { folder: string, label: string }, sources: string[], address: Address }} CaseOnPaper */
/** @typedef {{ title: string, id: string, when: string }} Presented */
/** @typedef {{ number: number, case: CaseOnPaper, id: string, sessions: Presented[] }} PackedCase `number` and `id` are 0 and "" where no page of it is shown */
/** @typedef {{ planned: PlannedSession, id: string, cases: PackedCase[] }} PackedSession */
/** @typedef {{ words: string, sessions: PackedSession[] }} PackedDay */
/**
 * @typedef {object} Pack
 * @property {ShownCase} event
 * @property {string} title
 * @property {string} when
 * @property {string} place
 * @property {{ text: string, href: string | null }[]} organisers
 * @property {PackedDay[]} days
 * @property {PackedCase[]} unplaced
 * @property {PackedCase[]} sheets
 * @property {{ id: string, name: string, sheets: PackedCase[] }[]} index
 * @property {{ id: string }[]} sources
 * @property {string[]} source_ids
 */

// The keys of the sheets of an event in the order of its sessions, then those of no session.
/** @type {(catalogue: Catalogue, event: ShownCase) => string[]} */
export const presentedKeys = (catalogue, event) => {
  const ordered = byDay(chronological(programmeOf(catalogue, event).sessions));
  return [...new Set([...ordered.flatMap(({ session }) => session.cases), ...(event.facts.cases ?? [])])];
};

// `pages` are those that could be read, by their keys; `addressOf` what is printed as the address of one.
/** @type {(around: { catalogue: Catalogue, data: Library, views: Views, addressOf: (page: CasePage) => Address }, event: ShownCase, pages: ReadonlyMap<string, CasePage>) => Pack} */
export const packOf = ({ catalogue, data, views, addressOf }, event, pages) => {
  const inTime = chronological(programmeOf(catalogue, event).sessions);
  const ordered = byDay(inTime);
  const told = presented(inTime);
  const known = new Map(data.cases.map((one) => [one.key, one]));
  let number = 0;
  const packed = new Map(
    presentedKeys(catalogue, event).flatMap((key) => {
      const [one, page] = [known.get(key), pages.get(key)];
      if (!one) return [];
      if (page) number += 1;
      return [
        [
          key,
          packedCase(catalogue, { key, title: one.title }, page ? number : 0, page, told.get(key) ?? [], addressOf),
        ],
      ];
    }),
  );
  /** @type {(keys: string[]) => PackedCase[]} */
  const named = (keys) => [...new Set(keys)].flatMap((key) => packed.get(key) ?? []);
  const inSessions = new Set(ordered.flatMap(({ session }) => session.cases));
  const sheets = [...packed.values()].filter((one) => one.number);
  const sources = [...new Set([...event.sources, ...sheets.flatMap((one) => one.case.sources)])];
  return {
    event,
    title: event.title,
    when: when(event),
    place: views.place(event),
    organisers: (event.facts.organisers ?? []).flatMap((/** @type {string} */ name) => views.organisation(name) ?? []),
    days: daysOf(ordered, named),
    unplaced: named((event.facts.cases ?? []).filter((/** @type {string} */ key) => !inSessions.has(key))),
    sheets,
    index: indexOf(data, sheets),
    sources: sources.map((id) => ({ id })),
    source_ids: sources,
  };
};

/** @type {(catalogue: Catalogue, one: { key: string, title: string }, number: number, page: CasePage | undefined, sessions: Presented[], addressOf: (page: CasePage) => Address) => PackedCase} */
const packedCase = (catalogue, { key, title }, number, page, sessions, addressOf) => {
  const [folder] = key.split("/");
  const marked = page?.article.querySelectorAll('.case-foot .sources > li[id^="source-"]') ?? [];
  return {
    number,
    id: number ? `cas-${number}` : "",
    sessions,
    case: {
      key,
      title,
      kind: { folder, label: catalogue.knownType(folder)?.label ?? "" },
      sources: [...marked].map(({ id }) => id.slice("source-".length)),
      address: page ? addressOf(page) : { text: "", public: false, pieces: [], code: null },
    },
  };
};

// Those of no known day last.
/** @type {(sessions: PlannedSession[]) => PlannedSession[]} */
const byDay = (sessions) => [...sessions.filter(({ day }) => day), ...sessions.filter(({ day }) => !day)];

/** @type {(ordered: PlannedSession[], named: (keys: string[]) => PackedCase[]) => PackedDay[]} */
const daysOf = (ordered, named) => {
  /** @type {Map<string, PackedDay>} */
  const days = new Map();
  for (const planned of ordered) {
    const words = planned.day ? dayInWords(planned.day) : "";
    const day = days.get(words) ?? { words, sessions: [] };
    day.sessions.push({ planned, id: `seance-${planned.id}`, cases: named(planned.session.cases) });
    days.set(words, day);
  }
  return [...days.values()];
};

// When an event is: the twin of `FrameView.when` of macros/pages/views/frame_view.py.
/** @type {(event: ShownCase) => string} */
const when = ({ facts: { starts, ends } }) => {
  if (starts && ends && String(ends) !== String(starts)) return span(starts, ends);
  return starts?.words ?? "";
};

// In which sessions each case is presented: the twin of that of macros/pages/views/events/event_page.py.
/** @type {(sessions: PlannedSession[]) => Map<string, Presented[]>} */
const presented = (sessions) => {
  const several = new Set(sessions.flatMap(({ day }) => (day ? String(day) : []))).size > 1;
  /** @type {Map<string, Presented[]>} */
  const found = new Map();
  for (const { id, day, session } of sessions) {
    const told = [several && day ? dateInWords(...day) : "", session.start ? hour(session.start) : ""];
    for (const key of new Set(/** @type {string[]} */ (session.cases)))
      found.set(key, [...(found.get(key) ?? []), { title: session.title, id, when: told.filter(Boolean).join(", ") }]);
  }
  return found;
};

/** @type {(data: Library, sheets: PackedCase[]) => Pack["index"]} */
const indexOf = (data, sheets) => {
  const known = new Map(data.cases.map((one) => [one.key, one]));
  /** @type {Map<string, PackedCase[]>} */
  const found = new Map();
  for (const sheet of sheets)
    for (const theme of valuesOf(known.get(sheet.case.key) ?? {}, "theme"))
      found.set(theme, [...(found.get(theme) ?? []), sheet]);
  return [...found]
    .map(([id, those]) => ({ id, name: labelOf(data, "theme", id), sheets: those }))
    .sort((one, other) => one.name.localeCompare(other.name, "fr"));
};
