// What the templates of a case ask for, in the browser: the twins of `Views`, `Infobox`, `MapView`,
// `CasePage` and `Prose` of macros/pages, from what the build publishes for the form. Their names
// are those that the templates use.
import { compareDays, lastDay, lowerFirst, PartialDate } from "../rules/french.js";
import { GROUP } from "./facts.js";
import { html } from "../rules/markdown.js";
import { Markup } from "./template-interpreter.js";

// The form's page stands as deep as the page of a case: the same relative addresses serve both.
const ROOT = "../../";

// Hosts of a site that has no address of its own yet.
const HERE = new Set(["", "127.0.0.1", "localhost", "0.0.0.0", "[::1]"]);

const link = (text, href = null) => ({ text, href });

// The names that all the templates know. `others` are the cases by their key whose cards or
// offers the page shows, `documents` what is known of sources, `templateTrees` the templates' own file,
// `edit` where files are edited, if anywhere.
export const templateGlobals = (catalogue, draft, { others, documents, templateTrees, edit }) => {
  const views = viewsOf(catalogue, draft, documents);
  return {
    views,
    url: views.url,
    infobox: infoboxOf(catalogue, views, templateTrees),
    field_sections: fieldSectionsOf(templateTrees),
    map_view: mapViewOf(catalogue, views, templateTrees.outline),
    case_page: casePageOf(catalogue, others),
    prose: { parts: (body, folder) => partsOf(catalogue, body, folder) },
    library: { published: others },
    settings: { site_url: HERE.has(location.hostname) ? "" : new URL(ROOT, location.href).href, edit_base: edit },
  };
};

// --- names and addresses -----------------------------------------------------------------

const viewsOf = (catalogue, draft, documents) => {
  const { directory } = catalogue;
  const cases = new Map(directory.cases.map(([key, title, where]) => [key, { title, where }]));
  const sources = new Map(directory.sources.map(([id, title, publisher]) => [id, { id, title, publisher }]));
  const brought = new Map((draft.facts.new_sources ?? []).map((document) => [document.id, document]));
  const label = (vocabulary, id) => catalogue.terms(vocabulary)?.get(id)?.label ?? id;

  const views = {
    url: (address) => ROOT + address,

    case_address: (key) => {
      const where = cases.get(key)?.where;
      return where === 2 ? `${ROOT}${key}/` : where === 1 ? ROOT + key.replace("/", "/#") : null;
    },

    // A term of which no page exists yet is its label alone.
    term: (vocabulary, id) => {
      const [address, paged] = directory.facets[vocabulary] ?? ["", []];
      return link(label(vocabulary, id), paged.includes(id) ? `${ROOT}${address}/${id}/` : null);
    },

    labels: (terms) => terms.flatMap(([vocabulary, ids]) => ids.map((id) => label(vocabulary, id))),

    // A case by its title; none once it is withdrawn; as typed when there is none.
    case: (key) => {
      const found = cases.get(key);
      if (!found) return link(key);
      return found.where ? link(found.title, views.case_address(key)) : null;
    },

    reference: ({ folder, or_name: orName }, value) => {
      if (orName && !catalogue.whole("slug", value)) return link(value);
      const key = folder ? `${folder}/${value}` : value;
      return cases.has(key) ? views.case(key) : link(value);
    },

    organisation: (value) => views.reference({ folder: "organisations", or_name: true }, value),

    source: (id) => {
      if (brought.has(id)) return brought.get(id);
      const more = documents[id] ?? {};
      const date = (typed) => (typed ? PartialDate.read(typed, catalogue.expression("date")) : null);
      const told = sources.get(id) ?? { id, title: id, publisher: id };
      return {
        author: null,
        url: null,
        licence: null,
        note: null,
        ...told,
        ...more,
        published: date(more.published),
        read_on: date(more.read_on),
      };
    },

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

    vanished_regions: (shown) => {
      const today = new Set(shown.regions.map((region) => label("regions", region)));
      return shown.former_regions.filter((region) => !today.has(label("former_regions", region)));
    },

    original: ({ facts }) => (facts.original ? views.source(facts.original) : null),

    unwritten_sections: ({ kind, body }) => {
      const written = new Set(body.sections.map(([id]) => id));
      return kind.sections.filter(({ id }) => !written.has(id)).map(({ title }) => title);
    },
  };
  return views;
};

// --- the infobox, and the sections of fields below the text ---------------------------------

const infoboxOf = (catalogue, views, { gist }) => {
  const shown = (field, value) => {
    if (field.kind === "group") return { macro: field.group.toLowerCase(), value };
    if (field.kind === "term") return { macro: "reference", value: views.term(field.vocabulary, value) };
    if (field.kind === "case") return { macro: "reference", value: views.reference(field, value) };
    if (field.kind === "source") return { macro: "document", value: views.source(value) };
    return { macro: field.kind === "date" ? "date" : "text", value };
  };
  const rows = (group, fields) =>
    fields.flatMap((field) => {
      const items = [group[field.name] || []]
        .flat()
        .map((value) => shown(field, value))
        .filter((item) => item.value !== null);
      return items.length ? [{ field: field.name, label: field.label ?? field.name, items }] : [];
    });
  return {
    rows: ({ facts, kind }) =>
      rows(
        facts,
        kind.fields.filter((field) => field.box),
      ),
    fields: (group) => rows(group, group[GROUP].fields),
    gist: (boxed) =>
      boxed
        .slice(0, gist)
        .map((row) => lowerFirst(row.label))
        .join(", ") + (boxed.length > gist ? "…" : ""),
  };
};

const fieldSectionsOf =
  ({ field_sections }) =>
  ({ facts }) =>
    field_sections
      .filter(([field]) => facts[field]?.length)
      .map(([field, id, title]) => ({ field, id, title, value: facts[field] }));

// --- the small map ---------------------------------------------------------------------------

const mapViewOf = (catalogue, views, { view, dots }) => {
  const at = views.url("carte/");
  const spot = (vocabulary, piece, id, dot) => ({
    name: catalogue.terms(vocabulary).get(id).label,
    piece: `${piece}-${id}`,
    at: dot,
    address: `${at}#${piece}-${id}`,
  });
  return {
    outline: { sheet: { view } },
    spots: (departments, regions) => {
      const drawn = departments.filter((code) => Object.hasOwn(dots, code));
      if (drawn.length) return drawn.map((code) => spot("departments", "d", code, dots[code]));
      return regions.filter((id) => catalogue.terms("regions").has(id)).map((id) => spot("regions", "r", id, null));
    },
  };
};

// --- what is around the text ---------------------------------------------------------------

const casePageOf = (catalogue, others) => ({
  // Other pages make these two parts, when the site is next built.
  referrers: () => [],
  neighbours: () => [],

  // What the case offers, and what the actions that it leads offer.
  offered: (shown) => {
    const leads = (catalogue.directory.offers[shown.key] ?? [])
      .filter((key) => key !== shown.key)
      .map((key) => others.get(key));
    const offers = [shown, ...leads].flatMap((maker) => (maker?.facts.offers ?? []).map((offer) => [offer, maker]));
    if (!offers.length) return null;
    const dated = [...offers.filter(([offer]) => offer.until), ...offers.filter(([offer]) => !offer.until)];
    return {
      offers: dated,
      any_open: dated.some(
        ([offer]) => offer.until && compareDays(offer.until.latest, catalogue.directory.newest) >= 0,
      ),
    };
  },

  due: ({ facts }) => {
    const days = [facts.reviewed?.on, facts.provenance?.read_by_pole]
      .filter((date) => date?.year)
      .map((date) => date.latest)
      .sort(compareDays);
    if (!days.length) return null;
    const [year, month, day] = days.at(-1);
    const months = year * 12 + month - 1 + (Number(facts.review_every) || catalogue.rules.limits.review_months);
    const due = [Math.floor(months / 12), (months % 12) + 1];
    return new PartialDate(
      [...due, Math.min(day, lastDay(...due))].map((part) => String(part).padStart(2, "0")).join("-"),
      ...due,
      Math.min(day, lastDay(...due)),
      false,
    );
  },

  address: (site, page) => ({ text: site ? site + page : `/${page}`, public: Boolean(site) }),

  // The QR code of an address is for paper.
  qr_code: () => null,
});

// --- text -----------------------------------------------------------------------------------

// A body as HTML, one part a section (macros/pages/render/prose.py).
const partsOf = (catalogue, body, folder) => {
  if (!body.text.trim()) return [];
  const [before, ...pieces] = html(body.text, folder, catalogue).split(/<h2>([^]*?)<\/h2>/);
  const found = before.trim() ? [{ id: "", title: new Markup(""), html: new Markup(before), plain: "" }] : [];
  for (let rank = 0; rank < pieces.length; rank += 2) {
    const { id, words } = body.headings[rank / 2];
    found.push({ id, title: new Markup(pieces[rank]), html: new Markup(pieces[rank + 1]), plain: words });
  }
  return found;
};
