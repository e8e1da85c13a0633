// What is around the text of a case: the twin of macros/pages/views/case_page.py.
import { lastDay, twoDigits } from "../../lib/dates.js";
import { PartialDate, compareDays } from "../rules/dates.js";
import { programmeOf } from "./programme.js";
import { handouts, lengthInWords, sessionResults } from "./results.js";
import { timetableOf } from "./timetable.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Day} Day */
/** @typedef {import("./timetable.js").Limits & { changes: number }} Limits */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {{ timetable: import("./timetable.js").Timetable | null, zone: string, last: Day | null, is_ahead: boolean, calendar: string, is_wide: boolean, is_timed: boolean }} EventFacts twin of the value of macros/pages/views/events/event_page.py */
/** @typedef {[offer: Facts, maker: ShownCase]} Offer */

// The states of a commitment that nobody tells but whoever committed: those of macros/casebook/types/evenement.py.
const OWN_WORDS = new Set(["tenu", "abandonne"]);

/** @type {(site: string, page: string) => { text: string, public: boolean }} */
const addressOf = (site, page) => ({ text: site ? site + page : `/${page}`, public: Boolean(site) });

// What an event says of itself that takes place as it was announced.
const HELD = [null, "maintenue"];

// `others` are the cases that the page shows beside its own, by their key; `limits` those of timetables and of the list of changes;
// `images` the pictures that it shows.
/** @param {Catalogue} catalogue @param {import("./views.js").Views} views @param {Map<string, ShownCase>} others @param {Limits} limits @param {import("../pictures/shown.js").Picture[]} images */
export const casePageOf = (catalogue, views, others, limits, images) => ({
  // Other pages make these parts, when the site is next built.
  for_the_day: () => [],
  first_referrers: () => [],
  neighbours: () => [],

  // What the case offers, and what the actions that it leads offer.
  /** @type {(shown: ShownCase) => { offers: Offer[], any_open: boolean } | null} */
  offered: (shown) => {
    const leads = (catalogue.offers.get(shown.key) ?? [])
      .filter((key) => key !== shown.key)
      .flatMap((key) => others.get(key) ?? []);
    /** @type {Offer[]} */
    const offers = [shown, ...leads].flatMap((maker) =>
      (maker.facts.offers ?? []).map((/** @type {Facts} */ offer) => [offer, maker]),
    );
    if (!offers.length) return null;
    const dated = [...offers.filter(([offer]) => offer.until), ...offers.filter(([offer]) => !offer.until)];
    return {
      offers: dated,
      any_open: dated.some(
        ([offer]) => offer.until && compareDays(offer.until.latest, catalogue.directory.newest) >= 0,
      ),
    };
  },

  /** @type {(shown: ShownCase) => EventFacts | null} */
  event: (shown) => {
    const { facts } = shown;
    if (!facts.programme) return null;
    const planned = programmeOf(catalogue, shown);
    const timetable = planned.sessions.length ? timetableOf(limits, planned, facts.rooms) : null;
    const last = (facts.ends ?? facts.starts)?.latest ?? null;
    const known =
      facts.starts && ((facts.starts.day && !facts.starts.about) || planned.sessions.some(({ day }) => day));
    return {
      timetable,
      zone: planned.zone,
      last,
      is_ahead: last !== null && compareDays(last, catalogue.directory.newest) >= 0 && HELD.includes(facts.status),
      calendar: known ? `${shown.key}/` : "",
      is_wide: Boolean(timetable?.is_wide),
      is_timed: Boolean(timetable?.is_timed),
    };
  },

  pictures: () => images,

  // Those in which somebody tells of facts of their own.
  /** @type {(shown: ShownCase) => Record<string, any>[]} */
  witnesses: ({ sources }) => sources.map((id) => views.source(id)).filter(({ role }) => role),

  /** @type {(shown: ShownCase) => Facts[]} */
  changes: ({ facts }) =>
    [...facts.changes]
      .reverse()
      .filter(({ on }) => on)
      .slice(0, limits.changes),

  /** @type {(keys: string[]) => ShownCase[]} */
  sheets: (keys) => keys.flatMap((key) => others.get(key) ?? []),

  // The form knows of what was withdrawn, not when.
  /** @type {(keys: string[]) => string[]} */
  gone: (keys) => keys.filter((key) => catalogue.keys.has(key) && !catalogue.cases.has(key)).map(() => ""),

  // That a commitment was held or given up is told by whoever committed, or not at all.
  /** @type {(commitment: Facts) => string} */
  known_state: ({ state, said }) => (OWN_WORDS.has(state) && !said ? "sans-nouvelles" : state),

  /** @type {(shown: ShownCase) => import("./results.js").SessionResults[]} */
  results: (shown) => sessionResults(catalogue, shown),

  /** @type {(documents: Facts[]) => Facts[]} */
  handouts: (documents) => handouts(catalogue, documents),

  length_in_words: lengthInWords,

  /** @type {(shown: ShownCase) => PartialDate | null} */
  due: ({ facts }) => {
    /** @type {Day[]} */
    const days = [facts.reviewed?.on, facts.provenance?.read_by_pole]
      .filter((date) => date?.year)
      .map((date) => date.latest)
      .sort(compareDays);
    const last = days.at(-1);
    if (!last) return null;
    const [year, month, day] = last;
    const months = year * 12 + month - 1 + (Number(facts.review_every) || catalogue.rules.limits.review_months);
    const [dueYear, dueMonth] = [Math.floor(months / 12), (months % 12) + 1];
    const dueDay = Math.min(day, lastDay(dueYear, dueMonth));
    const written = [dueYear, dueMonth, dueDay].map(twoDigits).join("-");
    return new PartialDate(written, dueYear, dueMonth, dueDay, false);
  },

  /** @type {(site: string, page: string) => { text: string, public: boolean }} */
  address: (site, page) => addressOf(site, page),

  /** @type {(site: string, shown: ShownCase, page: string) => { text: string, public: boolean }} */
  lasting_address: (site, { facts }, page) => addressOf(site, facts.id ? `c/${facts.id}/` : page),

  /** @type {(shown: ShownCase) => string} */
  frame: ({ facts }) => (facts.id ? `cadre/${facts.id}.html` : ""),

  /** @type {(shown: ShownCase) => string} */
  confirm_address: ({ key }) => `contribuer/proposer/?fiche=${key}&relire#ecrire`,

  // The QR code of an address is for paper.
  qr_code: () => null,
});
