// The page of a case as the build would publish it, from a draft: the build's own templates,
// drawn here (`template-interpreter.js`) with the twins of what they ask for (`views.js` and those beside it).
// What was typed is escaped by the templates, the text of a page made by `prose.js`; the tests compare the
// preview of every published case with its page.
import { ROOT } from "../../lib/addresses.js";
import { make } from "../../lib/elements.js";
import { casePageOf } from "./case-page.js";
import { fromRoot, withoutHarm } from "./drawn.js";
import { caseOf } from "./facts.js";
import { fieldSectionsOf } from "./field-sections.js";
import { infoboxOf } from "./infobox.js";
import { mapViewOf } from "./map-view.js";
import { notesOf, partsOf } from "./prose.js";
import { reachOf } from "./library/reach.js";
import { drawing } from "./template-interpreter.js";
import { ROOT as BACK, viewsOf } from "./views.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Commune} Commune */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("./facts.js").Body} Body */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {import("./template-interpreter.js").Trees} Trees */
/** @typedef {{ folder: string, slug?: string | null, data: Data, body?: string, communes?: Commune[], edit?: string, pictures?: import("../catalogue.js").Published }} Draft `edit` is where files are edited, if anywhere; `pictures` are those that the page shows today */
/** @typedef {{ templates: Trees, globals: string[], outline: import("./map-view.js").Outline, timetable: import("./timetable.js").Limits, changes: number, licences: Record<string, string> } & import("./infobox.js").Settings & import("./field-sections.js").Settings & import("./library/reach.js").Settings} TemplateTrees `contribuer/gabarits.json` */

const TO_COME = "Les pages qui mènent à celle-ci et les cas voisins s’ajouteront ici à la publication.";
const AHEAD = "Ce lien s’ouvrira une fois la page publiée.";
const UNTITLED = "Sans titre";
const UNNAMED = "…";

// Hosts of a site that has no address of its own yet.
const HERE = new Set(["", "127.0.0.1", "localhost", "0.0.0.0", "[::1]"]);

// A fragment that holds the `article`. Fails only when the templates cannot be fetched; nothing that a draft
// holds or lacks is an error.
/** @type {(catalogue: Catalogue, draft: Draft) => Promise<DocumentFragment>} */
export const preview = async (catalogue, { folder, slug, data, body, communes, edit = "", pictures = {} }) => {
  /** @type {TemplateTrees} */
  const trees = await fetched("contribuer/gabarits.json");
  const places = communes ?? (data.place ? await catalogue.communes().catch(() => []) : []);
  const titled = { ...data, title: data.title || UNTITLED };
  const shown = caseOf(catalogue, { folder, slug: slug || UNNAMED, data: titled, body, communes: places });
  const others = await companions(catalogue, shown, places);
  const documents = await fetched("contribuer/documents.json").catch(() => ({}));
  const ways = await fetched("data/joindre.json").catch(() => ({ networks: {}, cases: {} }));
  const views = viewsOf(catalogue, shown, documents);
  const reach = reachOf(catalogue, trees, ways);
  const images = await imagesOf(shown, pictures, trees.licences);
  const { globals, page } = drawing(trees.templates, {
    views,
    url: views.url,
    infobox: infoboxOf(views, reach, trees),
    field_sections: fieldSectionsOf(trees),
    map_view: mapViewOf(catalogue, views, trees.outline),
    case_page: {
      ...casePageOf(catalogue, views, others, { ...trees.timetable, changes: trees.changes }, images),
      reach,
    },
    prose: {
      parts: (/** @type {Body} */ text, /** @type {string} */ home) => partsOf(catalogue, text, home),
      notes: (/** @type {Body} */ text, /** @type {string} */ home) => notesOf(catalogue, text, home),
    },
    library: { published: others },
    settings: { site_url: HERE.has(location.hostname) ? "" : ROOT.href, edit_base: edit },
  });
  const { parts, values, maps } = globals;
  for (const name of trees.globals) globals[name] = parts[name];
  globals.source_note = (/** @type {string | null} */ id, /** @type {string[]} */ cited) =>
    id && cited.includes(id) ? parts.source_note_of(id, cited.indexOf(id) + 1) : "";
  globals.place_map = (/** @type {unknown} */ where) => maps.place(where);
  globals.shows = { get: (/** @type {string} */ name, /** @type {unknown} */ otherwise) => values[name] ?? otherwise };
  const address = {
    title: shown.title,
    address: `${shown.key}/`,
    crumbs: [],
    here: shown.title,
    source: `cases/${shown.key}.md`,
  };
  const ahead = catalogue.keys.has(shown.key) || catalogue.cases.has(shown.key) ? () => false : ownAddress(shown);
  return articleOf(page("case", { case: shown, page: address }), ahead);
};

// Whether an address is of the page that is drawn, of a file beside it, or of what another page does with it.
/** @type {(shown: ShownCase) => (address: string) => boolean} */
const ownAddress = ({ key, facts }) => {
  const [folder, slug] = key.split("/");
  const beginnings = [key, ...(facts.id ? [`c/${facts.id}`, `cadre/${facts.id}`] : [])].map((path) => `${BACK}${path}`);
  const queries = [`fiche=${key}`, `fiche=${key}&relire`, ...(folder === "evenements" ? [`rencontre=${slug}`] : [])];
  return (address) =>
    beginnings.some((path) => address.startsWith(path) && !/[\w-]/.test(address.charAt(path.length))) ||
    queries.some((query) => address.split("#")[0].endsWith(`?${query}`));
};

// The article alone: parsed where no script runs and nothing is loaded, then taken over. Of addresses that are `ahead`, of files that
// will be there once the page is published, only the words stay. All others are from the root of the site, wherever the preview stands.
/** @type {(html: string, ahead: (address: string) => boolean) => DocumentFragment} */
const articleOf = (html, ahead) => {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  if (!article) throw new Error("the template of a case draws no article");
  withoutHarm(article);
  for (const link of article.querySelectorAll("a[href]"))
    if (ahead(link.getAttribute("href") ?? ""))
      link.replaceWith(make("span", { className: "ahead", title: AHEAD, textContent: link.textContent }));
  fromRoot(article);
  article.querySelector(".case-foot")?.before(make("p", { className: "note to-come", textContent: TO_COME }));
  const fragment = document.createDocumentFragment();
  fragment.append(document.importNode(article, true));
  return fragment;
};

// The other cases of which the page shows a card, a line or an offer, by their key.
/** @type {(catalogue: Catalogue, shown: ShownCase, communes: Commune[]) => Promise<Map<string, ShownCase>>} */
const companions = async (catalogue, shown, communes) => {
  /** @type {string[]} */
  const presented = (shown.facts.programme ?? []).flatMap((/** @type {Facts} */ session) => session.cases);
  const cards = [...(shown.facts.cases ?? []), ...presented].filter((key) => catalogue.cases.has(key));
  const keys = new Set([...cards, ...(catalogue.offers.get(shown.key) ?? [])]);
  keys.delete(shown.key);
  const files = await Promise.all(
    [...keys].map(async (key) => {
      const unread = { data: { title: catalogue.cases.get(key)?.title }, body: "" };
      /** @type {{ data: Data, body: string }} */
      const { data, body } = await fetched(`${key}/fiche.json`).catch(() => unread);
      return { key, data, body };
    }),
  );
  const places =
    files.some(({ data }) => data.place) && !communes.length ? await catalogue.communes().catch(() => []) : communes;
  return new Map(
    files.map(({ key, data, body }) => {
      const [folder, slug] = key.split("/");
      return [key, caseOf(catalogue, { folder, slug, data, body, communes: places })];
    }),
  );
};

// The pictures of the page. What shows them comes when there are some; without it the page is shown without.
/** @type {(shown: ShownCase, published: import("../catalogue.js").Published, licences: Record<string, string>) => Promise<import("../pictures/shown.js").Picture[]>} */
const imagesOf = async ({ facts }, published, licences) => {
  if (!facts.images?.length) return [];
  const { picturesOf } = await import("../pictures/room.js").catch(() => ({ picturesOf: () => [] }));
  return picturesOf(facts.images, published, BACK, licences);
};

/** @type {Map<string, Promise<any>>} */
const pending = new Map();

// A JSON file of the site by its address from the root, fetched once; who asks after a failure
// tries again.
/** @type {(path: string) => Promise<any>} */
const fetched = (path) => {
  const file = pending.get(path) ?? load(path);
  pending.set(path, file);
  file.catch(() => pending.delete(path));
  return file;
};

/** @type {(path: string) => Promise<any>} */
const load = async (path) => {
  const found = await fetch(new URL(path, ROOT));
  if (!found.ok) throw new Error(`${path}: ${found.status}`);
  return found.json();
};
