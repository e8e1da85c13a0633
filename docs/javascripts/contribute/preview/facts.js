// The values of a form as the templates see a case: the twin of what pydantic makes of a file
// (macros/casebook/library/case.py, macros/casebook/check/casefile.py), for drafts too. Nothing here objects: what is missing
// is empty, what is wrong stays as it was typed; `rules/casefile.js` says so.
import { PartialDate, typographic } from "../rules/french.js";
import { parse } from "../rules/markdown.js";
import { findCommune } from "../rules/communes.js";
import { sectionId, stripped } from "../rules/texts.js";

export const GROUP = Symbol("the declaration of a group of facts");

const NO_KIND = { folder: "", label: "", pictogram: "case", fields: [], sections: [] };

// A case: { kind, slug, key, title, facts, body, commune, departments, regions, former_regions,
// sources, is_notice }.
export const caseOf = (catalogue, { folder, slug, data, body = "", communes }) => {
  const kind = catalogue.type(folder) ?? NO_KIND;
  const reader = new Reader(catalogue, communes ?? []);
  const facts = reader.facts(kind, data);
  const { homes, former_homes: formerHomes } = catalogue.directory;
  const departments = unique([...(facts.departments ?? []), ...(reader.commune ? [reader.commune.department] : [])]);
  const placed = departments.filter((code) => Object.hasOwn(homes, code));
  const groups = [...walk(facts)];
  const { notice_words: fewWords, notice_facts: fewFacts } = catalogue.rules.limits;
  return {
    kind,
    slug,
    facts,
    departments,
    key: `${folder}/${slug}`,
    title: facts.title,
    body: textOf(body),
    commune: reader.commune,
    regions: unique([...placed.map((code) => homes[code]), ...(facts.regions ?? [])]),
    former_regions: unique(placed.map((code) => formerHomes[code])),
    sources: unique([...(facts.sources ?? []), ...groups.flatMap(cited)]),
    is_notice: Boolean(kind.notices) && textOf(body).shorter_than(fewWords) && groups.length <= fewFacts,
  };
};

const unique = (items) => [...new Set(items)];

// --- values --------------------------------------------------------------------------------

const empty = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" ? !stripped(value) : Object.values(value).every(empty));

class Reader {
  constructor(catalogue, communes) {
    this.catalogue = catalogue;
    this.communes = communes;
    this.commune = null;
  }

  // The fields of a group, each with a value: what is not given as the declaration has it.
  facts(declared, given) {
    const found = Object.create(null);
    found[GROUP] = declared;
    for (const field of declared.fields) found[field.name] = this.field(field, given?.[field.name], found);
    return found;
  }

  field(field, given, around) {
    const items = (Array.isArray(given) ? given : [given]).filter((item) => !empty(item));
    if (field.list) return items.map((item) => this.value(field, item, around));
    if (items.length) return this.value(field, items[0], around);
    if (field.kind === "yes-no") return false;
    if (field.default !== undefined) return field.default;
    return field.required ? this.value(field, "", around) : null;
  }

  value(field, given, around) {
    if (field.kind === "group")
      return this.facts(
        this.catalogue.group(field.group),
        typeof given === "string" && field.short ? { [field.short.key]: given } : given,
      );
    const text = typeof given === "string" ? stripped(given) : "";
    switch (field.kind) {
      case "date":
        return PartialDate.read(text, this.catalogue.expression("date"));
      case "line":
        return typographic(text);
      case "case":
        return field.or_name && !this.catalogue.whole("slug", text) ? typographic(text) : text;
      case "yes-no":
        return text === "true";
      case "whole":
        return /^\d{1,12}$/.test(text.replace(/[ \u00a0\u202f]/g, ""))
          ? Number(text.replace(/[ \u00a0\u202f]/g, ""))
          : text;
      case "time":
        return this.catalogue.whole("time", text) ? timeOf(text) : text;
      case "commune":
        this.commune = text ? (findCommune(this.communes, field, text, around).commune ?? null) : null;
        return this.commune?.code ?? text;
      default:
        return text;
    }
  }
}

// `9h30` as `09:30`.
const timeOf = (text) => {
  const [hours, minutes] = text.split(/[:h]/i);
  return `${hours.padStart(2, "0")}:${minutes}`;
};

// --- groups ----------------------------------------------------------------------------------

// A group and every group inside it.
function* walk(group) {
  yield group;
  for (const field of group[GROUP].fields) {
    if (field.kind === "group") for (const inner of [group[field.name] ?? []].flat()) yield* walk(inner);
  }
}

const cited = (group) =>
  group[GROUP].fields.filter((field) => field.kind === "source").flatMap((field) => group[field.name] ?? []);

// --- text --------------------------------------------------------------------------------------

// Every title of level 2 of a text, in order: { id, words, top }.
const titles = (text) => {
  const found = [];
  const walker = parse(text).tree.walker();
  let heading = null;
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (node.type === "heading" && node.level === 2) {
      if (entering) heading = { words: "", top: node.parent.type === "document" };
      else found.push({ ...heading, words: stripped(heading.words), id: sectionId(stripped(heading.words)) });
      if (!entering) heading = null;
    } else if (heading && (node.type === "text" || node.type === "code")) heading.words += node.literal;
  }
  return found;
};

const textOf = (text) => {
  const headings = stripped(text) ? titles(text) : [];
  return {
    text,
    headings,
    sections: [...new Map(headings.filter((heading) => heading.top).map(({ id, words }) => [id, words]))],
    shorter_than: (words) => text.split(/\s+/).filter(Boolean).length < words,
  };
};
