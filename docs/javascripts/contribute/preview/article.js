// The page of a case as the build would publish it, from a draft: the build's own templates,
// drawn here (`template-interpreter.js`) with the twins of what they ask for (`views.js`). What was typed is
// escaped by the templates, the text of a page made by `markdown.js`; the tests compare the
// preview of every published case with its page.
import { make } from "../../lib/elements.js";
import { caseOf } from "./facts.js";
import { drawing } from "./template-interpreter.js";
import { templateGlobals } from "./views.js";

const TO_COME = "Les pages qui mènent à celle-ci et les cas voisins s’ajouteront ici à la publication.";
const UNTITLED = "Sans titre";
const UNNAMED = "…";

// Addresses that a preview may lead to; of any other only the words stay.
const HARMLESS = /^(?:https?:|mailto:|#|\.\.\/\.\.\/)/i;

// A promise of a fragment that holds the `article`. Rejected only when the templates cannot be
// fetched; nothing that a draft holds or lacks is an error.
export const preview = async (catalogue, { folder, slug, data, body, communes, edit = "" }) => {
  const templateTrees = await fetched("contribuer/gabarits.json");
  const places = communes ?? (data.place ? await catalogue.communes().catch(() => []) : []);
  const shown = caseOf(catalogue, {
    folder,
    slug: slug || UNNAMED,
    data: { ...data, title: data.title || UNTITLED },
    body,
    communes: places,
  });
  const others = await companions(catalogue, shown, places);
  const documents = await fetched("contribuer/documents.json").catch(() => ({}));
  const names = templateGlobals(catalogue, shown, { others, documents, templateTrees, edit });
  const { globals, page } = drawing(templateTrees.templates, names);
  const { parts, values, maps } = globals;
  for (const name of templateTrees.globals) globals[name] = parts[name];
  globals.source_note = (id) => (id ? parts.source_note_of(id) : "");
  globals.place_map = (where) => maps.place(where);
  globals.shows = { get: (name, otherwise) => values[name] ?? otherwise };
  return articleOf(
    page("case", {
      case: shown,
      page: { title: shown.title, address: `${shown.key}/`, trail: [], source: `cases/${shown.key}.md` },
    }),
  );
};

// The article alone: parsed where no script runs and nothing is loaded, then taken over.
const articleOf = (html) => {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  for (const link of article.querySelectorAll("[href]"))
    if (!HARMLESS.test(link.getAttribute("href"))) link.removeAttribute("href");
  article.querySelector(".case-foot").before(make("p", { className: "note to-come", textContent: TO_COME }));
  const fragment = document.createDocumentFragment();
  fragment.append(document.importNode(article, true));
  return fragment;
};

// The other cases of which the page shows a card or an offer, by their key.
const companions = async (catalogue, shown, communes) => {
  const published = new Map(
    catalogue.directory.cases.filter(([, , where]) => where).map(([key, title]) => [key, title]),
  );
  const cards = (shown.facts.cases ?? []).filter((key) => published.has(key));
  const keys = [...new Set([...cards, ...(catalogue.directory.offers[shown.key] ?? [])])].filter(
    (key) => key !== shown.key,
  );
  const files = await Promise.all(
    keys.map((key) => fetched(`${key}/fiche.json`).catch(() => ({ data: { title: published.get(key) }, body: "" }))),
  );
  const places =
    files.some(({ data }) => data.place) && !communes.length ? await catalogue.communes().catch(() => []) : communes;
  return new Map(
    keys.map((key, rank) => {
      const [folder, slug] = key.split("/");
      return [key, caseOf(catalogue, { folder, slug, ...files[rank], communes: places })];
    }),
  );
};

const pending = new Map();

// A JSON file of the site by its address from the root, fetched once; who asks after a failure
// tries again.
const fetched = (path) => {
  if (!pending.has(path))
    pending.set(
      path,
      load(path).catch((error) => {
        pending.delete(path);
        throw error;
      }),
    );
  return pending.get(path);
};

const load = async (path) => {
  const found = await fetch(new URL(`../../../${path}`, import.meta.url));
  if (!found.ok) throw new Error(`${path}: ${found.status}`);
  return found.json();
};
