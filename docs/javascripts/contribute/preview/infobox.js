// The box of facts of a case: the twin of macros/pages/views/infobox.py.
import { compareDays } from "../rules/dates.js";
import { lowerFirst } from "../rules/french.js";
import { GROUP } from "./facts.js";

/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {import("./views.js").Views} Views */
/** @typedef {{ macro: string, value: any, confirmed: string }} Item a value, the macro that shows it, and who confirmed it when */
/** @typedef {{ field: string, label: string, items: Item[], source: string | null }} Row `source`: the one document of several values */
/** @typedef {{ gist: number, leading: number }} Settings how many labels tell what is folded, how many facts lead */

/** @type {(items: Item[]) => string | null} */
const oneSource = (items) => {
  const sources = new Set(items.map(({ value }) => value?.source ?? null));
  return items.length > 1 && sources.size === 1 ? [...sources][0] : null;
};

/** @param {Views} views @param {(shown: ShownCase) => import("./library/reach.js").Reach | null} reach @param {Settings} settings */
export const infoboxOf = (views, reach, { gist, leading }) => {
  /** @type {(field: Field, value: any) => Omit<Item, "confirmed">} */
  const shown = (field, value) => {
    if (field.kind === "group") return { macro: (field.group ?? "").toLowerCase(), value };
    if (field.kind === "term") return { macro: "reference", value: views.term(field.vocabulary ?? "", value) };
    if (field.kind === "case") return { macro: "reference", value: views.reference(field, value) };
    if (field.kind === "source") return { macro: "document", value: views.source(value) };
    return { macro: field.kind === "date" ? "date" : "text", value };
  };
  // Twin of `confirmed` of macros/casebook/library/reviews.py, in words.
  /** @type {(of: Pick<ShownCase, "facts" | "kind">, value: any) => string} */
  const confirmed = ({ facts: { provenance, confirmations }, kind }, value) => {
    const [read, on] = [provenance?.read_by_pole, value?.confirmed_on];
    if (!read || !on || compareDays(on.latest, read.latest) > 0) return "";
    /** @type {Facts[]} */
    const thatDay = (confirmations ?? []).filter((/** @type {Facts} */ one) => one.on?.words === on.words);
    const agreed = new Set(thatDay.map(({ role }) => role)).size === 1;
    const role = agreed ? lowerFirst(views.choice(thatDay[0], "role")) : "";
    const whom = role && kind.folder === "poles" ? `${role} du pôle` : role || kind.readers;
    return `Confirmé ${on.since} par ${whom}`;
  };
  /** @type {(group: Facts, fields: Field[], of?: ShownCase) => Row[]} */
  const rows = (group, fields, of = undefined) =>
    fields.flatMap((field) => {
      const items = [group[field.name] || []]
        .flat()
        .map((value) => ({ ...shown(field, value), confirmed: of ? confirmed(of, value) : "" }))
        .filter((item) => item.value !== null);
      if (!items.length) return [];
      return [{ field: field.name, label: field.label ?? field.name, items, source: oneSource(items) }];
    });
  // The fields that tell how one reaches those of whom the case tells, which is told beside the rows.
  /** @type {(way: import("./library/reach.js").Reach | null) => string[]} */
  const toldAs = (way) => (way ? (way.site && !way.through ? ["contact", "website"] : ["contact"]) : []);
  return {
    confirmed,
    /** @type {(shown: ShownCase) => { placed: boolean, first: Row[], others: Row[] }} */
    box: (shown) => {
      const { facts, kind, regions } = shown;
      const way = reach(shown);
      const all = rows(
        facts,
        kind.fields.filter((field) => field.box),
        shown,
      ).filter(({ field }) => !toldAs(way).includes(field));
      const placed = Boolean(regions.length || views.place(shown));
      const first = kind.leads
        .flatMap((name) => all.filter((row) => row.field === name))
        .slice(0, leading - Number(placed) - Number(Boolean(way)));
      return { placed, first, others: all.filter((row) => !first.includes(row)) };
    },
    /** @type {(group: Facts) => Row[]} */
    fields: (group) => rows(group, group[GROUP].fields),
    /** @type {(boxed: Row[]) => string} */
    gist: (boxed) =>
      boxed
        .slice(0, gist)
        .map((row) => lowerFirst(row.label))
        .join(", ") + (boxed.length > gist ? "…" : ""),
  };
};
