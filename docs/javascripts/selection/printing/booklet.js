// One booklet of several cases, which looks as the pack of an event does: a cover with its contents, the cases one after
// another, one index and one list of sources. It is made in the page of the selection, shown on paper only.
import { lowerFirst } from "../../language/sentence.js";
import { ROOT } from "../../lib/addresses.js";
import { casePage } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";
import { bookletEnd, citedBy, sourcePlace } from "./booklet-end.js";
import { gathered, lostTold } from "./gathering.js";
import { packed } from "./packed.js";
import { paginate } from "./pagination.js";
import { setPrintout, styled } from "./printout.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./gathering.js").Request} Request */

// Those of the page of a pack.
const STYLES = ["stylesheets/programme.css", "stylesheets/packs.css"].map((path) => new URL(path, ROOT));

/** @type {(title: string, of: Request) => HTMLElement[]} */
const cover = (title, { address }) => {
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" }).format(new Date());
  return [
    make(
      "header",
      { className: "pack-cover" },
      make("p", { className: "kind", textContent: "Bibliothèque des PTCE · livret de cas choisis" }),
      make("h1", { textContent: title }),
      make("p", {
        className: "lede",
        textContent: `Composé le ${day}. Chaque fait a sa date et sa source ; la page de chaque cas, en ligne, dit ce qui a changé depuis.`,
      }),
    ),
    make(
      "section",
      { className: "pack-licence", attributes: { "aria-labelledby": "livret-citer" } },
      make("h2", { id: "livret-citer", textContent: "Citer, reprendre" }),
      make(
        "p",
        {},
        `« ${title} », `,
        make("cite", { textContent: "Bibliothèque des PTCE" }),
        ", ",
        make("span", { className: "address", textContent: address }),
      ),
      make("p", {
        textContent:
          "Textes sous licence CC BY-SA 4.0, données sous Licence Ouverte 2.0 : reprenez-les, en disant d’où ils viennent.",
      }),
    ),
  ];
};

// The contents; pagination.js writes the pages.
/** @type {(pages: CasePage[], end: HTMLElement[]) => HTMLElement} */
const contents = (pages, end) => {
  /** @type {(place: string, title: string) => HTMLElement} */
  const way = (place, title) => make("a", { href: `#${place}`, textContent: title });
  const number = () => make("span", { className: "booklet-number" });
  const parts = end.flatMap((part) => part.querySelector("h2") ?? []);
  return make(
    "nav",
    { className: "pack-contents", attributes: { "aria-labelledby": "livret-sommaire" } },
    make("h2", { id: "livret-sommaire", textContent: "Dans ce livret" }),
    make(
      "ol",
      {},
      ...pages.map((page, index) =>
        make(
          "li",
          {},
          make("span", { className: "pack-number", textContent: String(index + 1) }),
          way(`livret-${index + 1}`, page.title),
          make("span", { className: "note", textContent: lowerFirst(page.kind) }),
          number(),
        ),
      ),
      ...parts.map((title) => make("li", { className: "pack-part" }, way(title.id, title.textContent), number())),
    ),
    make("p", {
      className: "note booklet-measure",
      textContent: "Les numéros de page sont calculés pour des feuilles A4, avec les marges du livret.",
    }),
  );
};

// These pages under a title, or under none.
/** @type {(pages: CasePage[], of: Request) => HTMLElement} */
const booklet = (pages, request) => {
  const numbers = new Map(pages.map((page, index) => [page.address, index + 1]));
  // A note of the page leads to its place in the booklet, and so does another case that is there.
  /** @type {import("./packed.js").Link} */
  const link = (target, from, prefix) => {
    const [where] = target.href.split("#");
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (where === from && fragment) return `#${sourcePlace(fragment) ?? prefix + fragment}`;
    return numbers.has(where) ? `#livret-${numbers.get(where)}` : null;
  };
  const title = request.title || (pages.length > 1 ? `Livret de ${pages.length} cas choisis` : "Livret");
  const cited = citedBy(pages);
  const ranks = new Map([...cited.keys()].map((place, index) => [`#${place}`, index + 1]));
  const end = bookletEnd(pages, cited);
  const [head, licence] = cover(title, request);
  return make(
    "section",
    { className: "booklet printout leaf pack", attributes: { "aria-label": "Livret" } },
    head,
    contents(pages, end),
    licence,
    ...pages.map((page, index) => packed(page, index + 1, link, ranks)),
    ...end,
  );
};

// Makes the booklet what this page prints, and numbers its pages where the browser can; returns what is said of it.
/** @type {(request: Request) => Promise<string>} */
export const showBooklet = async (request) => {
  const { signal } = request;
  // Without its style sheets it is still printed, in plain letters.
  const [{ found, ...lost }] = await Promise.all([
    gathered(request, casePage),
    Promise.allSettled(STYLES.map((address) => styled(address))),
  ]);
  signal.throwIfAborted();
  if (!found.length) throw new Error("nothing to print");
  const made = booklet(found, request);
  setPrintout(made, { styles: STYLES });
  try {
    // Those that cannot be read are printed as their words.
    await Promise.all([...made.querySelectorAll("img")].map((img) => img.decode().catch(() => {})));
    const layout = await paginate(made, signal);
    signal.throwIfAborted();
    made.classList.toggle("booklet-numbered", layout !== null);
    const size = layout ? `${found.length} cas sur ${layout.pages} pages` : `${found.length} cas`;
    const ready = `Le livret est prêt : ${size}. Si la fenêtre d’impression ne s’ouvre pas, imprimez cette page.`;
    return [ready, lostTold(lost)].filter(Boolean).join(" ");
  } catch (error) {
    if (made.isConnected) setPrintout(null);
    throw error;
  }
};
