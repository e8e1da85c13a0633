// The values of a form as the templates see a case: the twin of what pydantic makes of a file
// (macros/casebook/library/case.py, macros/casebook/check/casefile.py), for drafts too. Nothing here objects:
// what is missing is empty, what is wrong stays as it was typed; `rules/casefile.js` says so.
import { parse } from "../markdown.js";
import { findCommune } from "../rules/communes.js";
import { PartialDate } from "../rules/dates.js";
import { sectionId } from "../rules/links.js";
import { isGroup, stripped } from "../rules/yaml-values.js";
import { timeTold, unverified } from "./library/knowledge.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Commune} Commune */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {Record<string, any> & { [GROUP]: Pick<Model, "fields"> }} Facts a group of values, each as its kind has it, under the names of the declaration */
/** @typedef {{ words: string, top: boolean, id: string }} Heading a title of level 2; `top`: not within another block */
/**
 * @typedef {object} Body
 * @property {string} text
 * @property {Heading[]} headings
 * @property {[id: string, title: string][]} sections
 * @property {(words: number) => boolean} shorter_than
 */
/**
 * @typedef {import("./library/knowledge.js").Time & OfCase} ShownCase a case under the names that the templates know
 */
/**
 * @typedef {object} OfCase
 * @property {CaseType} kind
 * @property {string} slug
 * @property {string} key
 * @property {string} title
 * @property {Facts} facts
 * @property {Body} body
 * @property {Commune | null} commune
 * @property {string[]} departments
 * @property {string[]} regions
 * @property {string[]} former_regions
 * @property {string[]} sources
 * @property {boolean} is_notice
 */

export const GROUP = Symbol("the declaration of a group of facts");

/** @type {CaseType} */
const NO_KIND = {
  ...{
    folder: "",
    label: "",
    readers: "",
    a: "",
    what: "",
    pictogram: "case",
    leads: [],
    dated_by: ["", ""],
    checked_by: ["", "", ""],
    said_of: ["page", "pages"],
    needs: [],
    notices: false,
    most_bytes: 0,
    most_values: 0,
    too_big: "",
  },
  ...{ sections: [], acronyms: { explained_by: [], used_in: [] }, fields: [], rules: [], named: new Map() },
};

/** @type {(catalogue: Catalogue, draft: { folder: string, slug: string, data: Data, body?: string, communes?: Commune[] }) => ShownCase} */
export const caseOf = (catalogue, { folder, slug, data, body = "", communes = [] }) => {
  const kind = catalogue.knownType(folder) ?? NO_KIND;
  const reader = new Reader(catalogue, communes);
  const facts = reader.facts(kind, data);
  const { homes, former_homes: formerHomes } = catalogue.directory;
  const departments = unique([...(facts.departments ?? []), ...(reader.commune ? [reader.commune.department] : [])]);
  const placed = departments.filter((code) => Object.hasOwn(homes, code));
  const groups = [...walk(facts)];
  const unsure = unverified(facts);
  const { notice_words: fewWords, notice_facts: fewFacts } = catalogue.rules.limits;
  return {
    kind,
    slug,
    facts,
    departments,
    key: `${folder}/${slug}`,
    title: facts.title,
    ...timeTold(catalogue, groups, kind),
    body: textOf(body),
    commune: reader.commune,
    regions: unique([...placed.map((code) => homes[code]), ...(facts.regions ?? [])]),
    former_regions: unique(placed.map((code) => formerHomes[code])),
    sources: unique([...(facts.sources ?? []), ...groups.flatMap(cited)]).filter((id) => !unsure.has(id)),
    is_notice: Boolean(kind.notices) && textOf(body).shorter_than(fewWords) && groups.length <= fewFacts,
  };
};

/** @type {(items: string[]) => string[]} */
const unique = (items) => [...new Set(items)];

// --- values --------------------------------------------------------------------------------

/** @type {(value: unknown) => boolean} */
const empty = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" ? !stripped(value) : Object.values(value).every(empty));

class Reader {
  /** @param {Catalogue} catalogue @param {Commune[]} communes */
  constructor(catalogue, communes) {
    this.catalogue = catalogue;
    this.communes = communes;
    /** @type {Commune | null} */
    this.commune = null;
  }

  // The fields of a group, each with a value: what is not given as the declaration has it.
  /** @param {Pick<Model, "fields">} declared @param {Value | Data | undefined} given @returns {Facts} */
  facts(declared, given) {
    /** @type {Facts} */
    const found = Object.create(null);
    found[GROUP] = declared;
    for (const field of declared.fields)
      found[field.name] = this.field(field, isGroup(given) ? given[field.name] : undefined, found);
    return found;
  }

  /** @param {Field} field @param {Value | undefined} given @param {Facts} around @returns {any} */
  field(field, given, around) {
    const items = (Array.isArray(given) ? given : [given ?? ""]).filter((item) => !empty(item));
    if (field.list) return items.map((item) => this.value(field, item, around));
    if (items.length) return this.value(field, items[0], around);
    if (field.kind === "yes-no") return field.unsaid ? null : false;
    if (field.default !== undefined) return field.default;
    return field.required ? this.value(field, "", around) : null;
  }

  /** @param {Field} field @param {Value} given @param {Facts} around @returns {any} */
  value(field, given, around) {
    if (field.kind === "group") {
      const group = typeof given === "string" && field.short ? { [field.short.key]: given } : given;
      return this.facts(this.catalogue.inner(field), group);
    }
    const text = typeof given === "string" ? stripped(given) : "";
    switch (field.kind) {
      case "date":
        return PartialDate.read(text, this.catalogue.expression("date"));
      case "yes-no":
        return text === "true";
      case "whole":
        return wholeOf(text);
      case "time":
        return this.catalogue.whole("time", text) ? timeOf(text) : text;
      case "commune":
        this.commune = text ? this.communeOf(field, text, around) : null;
        return this.commune?.code ?? text;
      default:
        return text;
    }
  }

  /** @param {Field} field @param {string} text @param {Facts} around @returns {Commune | null} */
  communeOf(field, text, around) {
    const found = findCommune(this.communes, field, text, around);
    return "commune" in found ? found.commune : null;
  }
}

// What is no number stays as it was typed.
/** @type {(text: string) => number | string} */
const wholeOf = (text) => {
  const digits = text.replace(/[ \u00a0\u202f]/g, "");
  return /^\d{1,12}$/.test(digits) ? Number(digits) : text;
};

// `9h30` as `09:30`.
/** @type {(text: string) => string} */
const timeOf = (text) => {
  const [hours, minutes] = text.split(/[:h]/i);
  return `${hours.padStart(2, "0")}:${minutes}`;
};

// --- groups ----------------------------------------------------------------------------------

// What somebody said of the page is none of its facts.
const ABOUT_THE_PAGE = "confirmations";

// A group and every group of facts inside it.
/** @param {Facts} group @returns {Generator<Facts>} */
function* walk(group) {
  yield group;
  for (const field of group[GROUP].fields) {
    if (field.kind === "group" && field.name !== ABOUT_THE_PAGE)
      for (const inner of [group[field.name] ?? []].flat()) yield* walk(inner);
  }
}

/** @type {(group: Facts) => string[]} */
const cited = (group) =>
  group[GROUP].fields.filter((field) => field.kind === "source").flatMap((field) => group[field.name] ?? []);

// --- text --------------------------------------------------------------------------------------

// Every title of level 2 of a text, in order.
/** @type {(text: string) => Heading[]} */
const titles = (text) => {
  /** @type {Heading[]} */
  const found = [];
  const walker = parse(text).tree.walker();
  /** @type {{ words: string, top: boolean } | null} */
  let heading = null;
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (node.type === "heading" && node.level === 2) {
      if (heading && !entering) {
        const words = stripped(heading.words);
        found.push({ top: heading.top, words, id: sectionId(words) });
      }
      heading = entering ? { words: "", top: node.parent.type === "document" } : null;
    } else if (heading && (node.type === "text" || node.type === "code")) heading.words += node.literal;
  }
  return found;
};

/** @type {(text: string) => Body} */
const textOf = (text) => {
  const headings = stripped(text) ? titles(text) : [];
  return {
    text,
    headings,
    sections: [...new Map(headings.filter((heading) => heading.top).map(({ id, words }) => [id, words]))],
    shorter_than: (words) => text.split(/\s+/).filter(Boolean).length < words,
  };
};
