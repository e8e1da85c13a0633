// One booklet of several cases: their published pages, one after another, behind a cover with
// its contents and before one index and one list of sources. It is made in the page of the selection, shown on paper only.
import { casePage, rebuilt } from "../../lib/case-page.js";
import { make } from "../../lib/elements.js";
import { bookletEnd, sourcePlace } from "./booklet-end.js";
import { code } from "./code.js";
import { gathered, lostTold } from "./gathering.js";
import { paginate } from "./pagination.js";
import { setPrintout } from "./printout.js";

/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./gathering.js").Request} Request */
/** @typedef {(target: URL, from: string, prefix: string) => string | null} Link where a link of a page leads in the booklet; null: out of it */

// What leads elsewhere on the site, or asks to act, is nothing to a reader of paper; the sources are at the end.
const LEFT_OUT =
  ".related, .near, .citing, .mend, .toc, .case-actions, .fact-map, .case-foot > [aria-labelledby=sources]";

// It has the classes of the page itself: what site.css says of a case on paper holds here too.
/** @type {(page: CasePage, number: number, link: Link) => HTMLElement} */
const article = (page, number, link) => {
  const prefix = `livret-${number}-`;
  const copy = /** @type {Element} */ (page.article.cloneNode(true));
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  const facts = copy.querySelector(".facts");
  facts?.parentElement?.prepend(facts); // they come first on paper
  const made = make("article", { className: `${copy.className} booklet-case`, id: `livret-${number}` });
  for (const child of copy.childNodes)
    made.append(
      rebuilt(child, { address: page.address, prefix, link: (target) => link(target, page.address, prefix) }),
    );
  const paper =
    made.querySelector(".paper") ?? made.querySelector(".case-head")?.appendChild(make("div", { className: "paper" }));
  paper?.replaceChildren(
    ...code(copy.querySelector(".paper")),
    make("p", {}, "Bibliothèque des PTCE", make("br"), page.address),
  );
  made
    .querySelector(".case-head")
    ?.prepend(make("p", { className: "kind booklet-rank", textContent: `Cas ${number}` }));
  return made;
};

// These pages under a title, or under none.
/** @type {(pages: CasePage[], of: Request) => HTMLElement} */
const booklet = (pages, { address, title }) => {
  const numbers = new Map(pages.map((page, index) => [page.address, index + 1]));
  // A note of the page leads to its place in the booklet, and so does another case that is there.
  /** @type {Link} */
  const link = (target, from, prefix) => {
    const [where] = target.href.split("#");
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (where === from && fragment) return `#${sourcePlace(fragment) ?? prefix + fragment}`;
    return numbers.has(where) ? `#livret-${numbers.get(where)}` : null;
  };
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" }).format(new Date());
  const name = title || (pages.length > 1 ? `Livret de ${pages.length} cas choisis` : "Livret");
  const articles = pages.map((page, index) => article(page, index + 1, link));
  return make(
    "section",
    { className: "booklet printout" },
    make(
      "header",
      { className: "booklet-cover" },
      make("p", { className: "kind", textContent: "Bibliothèque des PTCE" }),
      make("h1", { textContent: name }),
      make("p", {
        className: "lede",
        textContent: `Composé le ${day}. Chaque fait a sa date et sa source ; les textes sont partagés sous licence CC BY-SA 4.0.`,
      }),
      make("h2", { textContent: "Dans ce livret" }),
      make(
        "ol",
        { className: "booklet-contents" },
        ...pages.map((page, index) =>
          make(
            "li",
            {},
            make("a", { href: `#livret-${index + 1}`, textContent: page.title }),
            make("span", { className: "note", textContent: page.kind }),
            make("span", { className: "booklet-number" }),
            make("p", { textContent: page.summary }),
          ),
        ),
      ),
      make("p", {
        className: "note booklet-measure",
        textContent: "Les numéros de page sont calculés pour des feuilles A4, avec les marges du livret.",
      }),
      make("p", { className: "booklet-address" }, "Pour retrouver cette liste en ligne : ", address),
    ),
    make("div", { className: "booklet-cases" }, ...articles),
    bookletEnd(pages, articles, { title: name, address }),
  );
};

// Makes the booklet what this page prints, and numbers its pages where the browser can; returns what is said of it.
/** @type {(request: Request) => Promise<string>} */
export const showBooklet = async (request) => {
  const { found, ...lost } = await gathered(request, casePage);
  if (!found.length) throw new Error("nothing to print");
  const made = booklet(found, request);
  setPrintout(made);
  // Those that cannot be read are printed as their words.
  await Promise.all([...made.querySelectorAll("img")].map((img) => img.decode().catch(() => {})));
  const layout = await paginate(made);
  made.classList.toggle("booklet-numbered", layout !== null);
  const size = layout ? `${found.length} cas sur ${layout.pages} pages` : `${found.length} cas`;
  const ready = `Le livret est prêt : ${size}. Si la fenêtre d’impression ne s’ouvre pas, imprimez cette page.`;
  return [ready, lostTold(lost)].filter(Boolean).join(" ");
};
