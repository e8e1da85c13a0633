// How one reaches those of whom a case tells: the twin of macros/casebook/library/reach.py, from what the build says of the
// published cases (`data/joindre.json`).
import { PartialDate } from "../../rules/dates.js";
import { GROUP } from "../facts.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../catalogue.js").Field} Field */
/** @typedef {import("../facts.js").Facts} Facts */
/** @typedef {import("../facts.js").ShownCase} ShownCase */
/** @typedef {{ told_of: Record<string, string[]>, carrying: string[] }} Settings the fields of each type that name those it tells of, and the roles of a structure that answers for a pole */
/** @typedef {Record<string, string>} Told a contact, a site or a network, without what is not known of it */
/** @typedef {{ networks: Record<string, Told>, cases: Record<string, { contact?: Told, site?: Told, through?: string, region?: string, sought?: string }> }} Ways `data/joindre.json` */
/** @typedef {{ contact: Facts | Told | null, site: Facts | Told | null, through: string, region: { id: string, contact: Told } | null, sought: PartialDate | null }} Reach */

/** @type {Reach} */
const UNKNOWN = { contact: null, site: null, through: "", region: null, sought: null };

/** @param {Catalogue} catalogue @param {Settings} settings @param {Ways} ways */
export const reachOf = (catalogue, { told_of: toldOf, carrying }, ways) => {
  /** @type {(typed: string | undefined) => PartialDate | null} */
  const date = (typed) => (typed ? PartialDate.read(typed, catalogue.expression("date")) : null);
  const unsaid = { url: null, email: null, structure: null, site: null, source: null };
  /** @type {(told: Told | undefined) => any} */
  const dated = (told) => told && { ...unsaid, ...told, as_of: date(told.as_of), seen_alive: date(told.seen_alive) };

  /** @type {(field: Field, value: any) => string[]} */
  const keyOf = ({ folder, or_name: orName }, value) =>
    orName && !catalogue.whole("slug", value) ? [] : [folder ? `${folder}/${value}` : value];

  // The keys of the cases that a field refers to, itself or in its groups.
  /** @type {(field: Field, value: any) => string[]} */
  const keysOf = (field, value) =>
    [value ?? []].flat().flatMap((one) => {
      if (field.kind === "case") return keyOf(field, one);
      if (field.kind !== "group" || !one[GROUP]) return [];
      if (Array.isArray(value) && field.group === "Structure" && !carrying.includes(one.role)) return [];
      return one[GROUP].fields.flatMap((/** @type {Field} */ inner) =>
        one[inner.name] ? keysOf(inner, one[inner.name]) : [],
      );
    });

  // None for a type of which nobody is reached.
  /** @type {(shown: ShownCase) => Reach | null} */
  return ({ kind, facts, regions }) => {
    const names = toldOf[kind.folder];
    if (!names) return null;
    if (facts.contact) return { ...UNKNOWN, contact: facts.contact };
    if (facts.website) return { ...UNKNOWN, site: facts.website };
    const fields = names.flatMap((name) => kind.fields.filter((field) => field.name === name));
    const keys = new Set(fields.flatMap((field) => keysOf(field, facts[field.name])));
    const told = [...keys].flatMap((key) => (catalogue.cases.has(key) && ways.cases[key] ? [key] : []));
    const through = told.find((key) => ways.cases[key].contact || ways.cases[key].site);
    if (through) {
      const { contact, site } = ways.cases[through];
      return { ...UNKNOWN, through, contact: dated(contact) ?? null, site: dated(site) ?? null };
    }
    const own = regions.find((region) => ways.networks[region]);
    const region = own ?? told.map((key) => ways.cases[key].region).find(Boolean);
    const sought = facts.contact_sought ?? date(told.map((key) => ways.cases[key].sought).find(Boolean));
    return { ...UNKNOWN, region: region ? { id: region, contact: dated(ways.networks[region]) } : null, sought };
  };
};
