// What the templates of a case ask for, in the browser: the twin of `Views` of macros/pages/views/views.py, from
// what the build publishes for the form. Its names are those that the templates use.
import { caseAddress as caseAddressFromRoot } from "../../lib/addresses.js";
import { PartialDate } from "../rules/dates.js";
import { GROUP } from "./facts.js";
import { doers, said } from "./library/knowledge.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {{ text: string, href: string | null }} Link */
/** @typedef {Record<string, Record<string, string>>} Documents what is known of sources beyond their name, `contribuer/documents.json` */
/** @typedef {ReturnType<typeof viewsOf>} Views */

// The form's page is as deep as the page of a case: the same relative addresses serve both.
export const ROOT = "../../";

/** @type {(text: string, href?: string | null) => Link} */
const link = (text, href = null) => ({ text, href });

/** @param {Catalogue} catalogue @param {ShownCase} draft @param {Documents} documents */
export const viewsOf = (catalogue, draft, documents) => {
  const { directory } = catalogue;
  const sources = new Map(directory.sources.map(([id, title, publisher]) => [id, { id, title, publisher }]));
  /** @type {Map<string, Facts>} */
  const brought = new Map(
    (draft.facts.new_sources ?? []).map((/** @type {Facts} */ document) => [document.id, document]),
  );
  /** @type {(vocabulary: string, id: string) => string} */
  const label = (vocabulary, id) => catalogue.terms(vocabulary).get(id)?.label ?? id;

  // Its page, its line on the index of its type, or nowhere.
  /** @type {(key: string) => string | null} */
  const caseAddress = (key) => {
    const found = catalogue.cases.get(key);
    return found ? ROOT + caseAddressFromRoot(key, found.line) : null;
  };

  // A case by its title; none once it is withdrawn; as typed when there is none.
  /** @type {(key: string) => Link | null} */
  const caseLink = (key) => {
    const found = catalogue.cases.get(key);
    if (found) return link(found.title, caseAddress(key));
    return catalogue.keys.has(key) ? null : link(key);
  };

  /** @type {(field: Pick<Field, "folder" | "or_name">, value: string) => Link | null} */
  const reference = ({ folder, or_name: orName }, value) => {
    if (orName && !catalogue.whole("slug", value)) return link(value);
    const key = folder ? `${folder}/${value}` : value;
    return catalogue.keys.has(key) ? caseLink(key) : link(value);
  };

  // A term of which no page exists yet is its label alone; that of a filter leads to the search.
  /** @type {(vocabulary: string, id: string) => Link} */
  const term = (vocabulary, id) => {
    const filter = directory.searched[vocabulary];
    if (filter) return link(label(vocabulary, id), `${ROOT}explorer/?${filter}=${id}`);
    const [address, paged] = directory.facets[vocabulary] ?? ["", []];
    return link(label(vocabulary, id), paged.includes(id) ? `${ROOT}${address}/${id}/` : null);
  };

  // A document as this case describes it, or as the library knows it.
  /** @type {(id: string) => Facts | Record<string, unknown>} */
  const source = (id) => {
    const own = brought.get(id);
    if (own) return own;
    const more = documents[id] ?? {};
    /** @type {(typed: string | undefined) => PartialDate | null} */
    const date = (typed) => (typed ? PartialDate.read(typed, catalogue.expression("date")) : null);
    const told = sources.get(id) ?? { id, title: id, publisher: id };
    const unsaid = { role: null, author: null, url: null, licence: null, language: null, note: null };
    return { ...unsaid, ...told, ...more, published: date(more.published), read_on: date(more.read_on) };
  };

  // The label of what a group chose among the few values of a field.
  /** @type {(group: Facts, name: string) => string} */
  const choice = (group, name) => {
    const field = group[GROUP].fields.find((one) => one.name === name);
    const choices = field?.choices ?? {};
    return Object.hasOwn(choices, group[name]) ? choices[group[name]] : "";
  };

  return {
    case_address: caseAddress,
    case: caseLink,
    reference,
    source,

    /** @type {(address: string) => string} */
    url: (address) => ROOT + address,

    term,

    /** @type {(terms: [vocabulary: string, ids: string[]][]) => Link[]} */
    terms: (terms) => terms.flatMap(([vocabulary, ids]) => ids.map((id) => term(vocabulary, id))),

    /** @type {(terms: [vocabulary: string, ids: string[]][]) => string[]} */
    labels: (terms) => terms.flatMap(([vocabulary, ids]) => ids.map((id) => label(vocabulary, id))),

    /** @type {(value: string) => Link | null} */
    organisation: (value) => reference({ folder: "organisations", or_name: true }, value),

    /** @type {(shown: ShownCase) => string} */
    told: (shown) => {
      const { state, verified_on: on } = shown.facts;
      const named = doers(catalogue, shown);
      if (named) return `${said(catalogue, shown)} : ${named}`;
      if (!("verified_on" in shown.facts)) return "";
      const words = label("scheme_states", state);
      // A scheme of which nobody knows whether it is open has the state that the field has unless it is filled.
      const unknown = shown.kind.named.get("state")?.default;
      return on ? `${words}, ${state === unknown ? "cherché" : "vérifié"} ${on.since}` : words;
    },

    /** @type {(shown: ShownCase) => string} */
    reach: (shown) => {
      const known = shown.known && `F${shown.known.slice(1)}`;
      return [said(catalogue, shown), known].filter(Boolean).join(" · ");
    },

    /** @type {(shown: ShownCase) => string} */
    place: ({ facts, commune, departments, regions }) => {
      const names = departments.map((code) => label("departments", code));
      if (commune) {
        const where = label("departments", commune.department);
        return where === commune.name ? commune.name : `${commune.name} (${where})`;
      }
      if (facts.place) return facts.place;
      if (facts.territory) {
        const told = facts.territory;
        return names.length === 1 && !told.includes(names[0]) && !told.includes("(") ? `${told} (${names[0]})` : told;
      }
      if (names.length) return names.slice(0, 3).join(", ");
      if (regions.length)
        return regions
          .slice(0, 2)
          .map((region) => label("regions", region))
          .join(", ");
      return facts.national ? "Partout en France" : "";
    },

    /** @type {(shown: ShownCase) => string[]} */
    vanished_regions: (shown) => {
      const today = new Set(shown.regions.map((region) => label("regions", region)));
      return shown.former_regions.filter((region) => !today.has(label("former_regions", region)));
    },

    choice,

    /** @type {(shown: ShownCase) => string} */
    called_off: ({ facts }) => (facts.status && facts.status !== "maintenue" ? choice(facts, "status") : ""),

    /** @type {(shown: ShownCase) => Facts | Record<string, unknown> | null} */
    original: ({ facts }) => (facts.original ? source(facts.original) : null),

    /** @type {(shown: ShownCase) => string[]} */
    unwritten_sections: ({ kind, body }) => {
      const written = new Set(body.sections.map(([id]) => id));
      return kind.sections.filter(({ id }) => !written.has(id)).map(({ title }) => title);
    },
  };
};
