// One booklet of several cases: their published pages, one after another, behind a cover with
// its contents. It is made in the page of the selection, shown on paper only.
import { casePage, rebuilt } from "../lib/case-page.js";
import { make } from "../lib/elements.js";
import { ROOT } from "./kept.js";

// What leads elsewhere on the site, or asks to act, is nothing to a reader of paper.
const LEFT_OUT = ".related, .near, .citing, .mend, .toc, .case-actions, .fact-map";

const SVG = "http://www.w3.org/2000/svg";
const code = (drawn) => {
  const [made, path] = [document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "path")];
  made.setAttribute("viewBox", drawn.getAttribute("viewBox"));
  made.setAttribute("aria-hidden", "true");
  path.setAttribute("d", drawn.querySelector("path").getAttribute("d"));
  path.setAttribute("stroke", "#000");
  made.append(path);
  return made;
};

// It has the classes of the page itself: what site.css says of a case on paper holds here too.
const article = (page, number, link) => {
  const prefix = `livret-${number}-`;
  const copy = page.article.cloneNode(true);
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  const made = make("article", { className: `${copy.className} booklet-case`, id: `livret-${number}` });
  for (const child of copy.childNodes)
    made.append(
      rebuilt(child, { address: page.address, prefix, link: (target) => link(target, page.address, prefix) }),
    );
  const drawn = copy.querySelector(".paper svg path[d]")?.closest("svg");
  const paper =
    made.querySelector(".paper") ?? made.querySelector(".case-head")?.appendChild(make("div", { className: "paper" }));
  paper?.replaceChildren(
    ...(drawn ? [code(drawn)] : []),
    make("p", {}, "Bibliothèque des PTCE", make("br"), page.address),
  );
  return made;
};

// The pages of these cases, and those that could not be read.
export const booklet = async (keys, address) => {
  const answers = await Promise.allSettled(keys.map(casePage));
  const pages = answers.filter((answer) => answer.status === "fulfilled").map((answer) => answer.value);
  const missing = keys.filter((_, index) => answers[index].status === "rejected");
  const numbers = new Map(pages.map((page, index) => [page.address, index + 1]));
  // A note of the page leads to its place in the booklet, and so does another case that is there.
  const link = (target, from, prefix) => {
    const [where] = target.href.split("#");
    if (where === from && target.hash) return `#${prefix}${decodeURIComponent(target.hash.slice(1))}`;
    return numbers.has(where) ? `#livret-${numbers.get(where)}` : null;
  };
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" }).format(new Date());
  const made = make(
    "section",
    { className: "booklet", data: { noKeep: "" } },
    make(
      "header",
      { className: "booklet-cover" },
      make("p", { className: "kind", textContent: "Bibliothèque des PTCE" }),
      make("h1", { textContent: pages.length > 1 ? `Livret de ${pages.length} pages choisies` : "Livret" }),
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
            make("p", { textContent: page.summary }),
          ),
        ),
      ),
      make("p", { className: "booklet-address" }, "Pour retrouver cette liste en ligne : ", address),
    ),
    ...pages.map((page, index) => article(page, index + 1, link)),
  );
  return { made, missing, number: pages.length };
};

// A booklet in the page is what printing prints; there is one at a time, none once the list has changed.
export const setBooklet = (made) => {
  document.querySelector("body > .booklet")?.remove();
  document.body.classList.toggle("with-booklet", Boolean(made));
  if (made) document.body.append(made);
};
