// What the search page says of its results, in words: how many, what was meant, what to try
// when there are none, which pages of the site answer in general. page.js places it.
import { ROOT } from "../lib/addresses.js";
import { action, make } from "../lib/elements.js";
import { passing, writeAddress } from "./filtering.js";
import { labelOf } from "../lib/library.js";
import { listed, pageCount, quoted } from "../lib/phrases.js";

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("./filtering.js").State} State */
/** @typedef {import("../lib/library.js").Library} Library */
/** @typedef {import("../lib/library.js").LibraryCase} LibraryCase */
/** @typedef {import("../search/engine.js").Answer} Answer */
/** @typedef {import("./state.js").Go} Go */
/** @typedef {(chosen: Chosen) => void} Loosen shows what these filters leave */

const MOST = 3; // general pages above the cases
const MOST_UNKNOWN = 5;

export const UNLOADED =
  "La recherche n’a pas pu se charger. Rechargez la page, ou parcourez les thèmes et les régions plus bas.";

// The general pages are above the cases as long as nothing narrows these.
/** @type {(state: State, answer: Answer) => HTMLElement[]} */
export const generalPages = (state, answer) =>
  (state.chosen.size ? [] : answer.pages.slice(0, MOST)).map((page) =>
    make(
      "li",
      {},
      make("a", { href: `${ROOT.pathname}${page.address}`, textContent: page.title }),
      make("span", { className: "note", textContent: ` ${page.kind}` }),
      page.summary && make("p", { textContent: page.summary }),
    ),
  );

/** @type {(state: State, found: number, answer: Answer, general: boolean) => string} */
export const statusText = (state, found, answer, general) => {
  const what = state.query ? ` pour ${quoted(state.query)}` : "";
  if (found)
    return state.query || state.chosen.size
      ? `${pageCount(found)}${what}`
      : `Toute la bibliothèque : ${pageCount(found)}`;
  if (answer.cases.length)
    return `Aucune page${what} avec ces filtres. Retirez-en un : la recherche seule en trouve ${answer.cases.length}.`;
  if (general) return `Aucun cas${what}, mais des pages du site y répondent.`;
  return `Rien ne répond${what}. Essayez un mot plus court ou voisin, ou parcourez les thèmes et les régions plus bas.`;
};

// Nothing with these filters: which one to loosen, and what that gives.
/** @type {(data: Library, state: State, answering: LibraryCase[], loosen: Loosen) => HTMLElement[]} */
const loosened = (data, state, answering, loosen) =>
  [...state.chosen.keys()].flatMap((facet) => {
    const chosen = new Map(state.chosen);
    const names = listed([...(chosen.get(facet) ?? [])].map((id) => labelOf(data, facet, id)));
    chosen.delete(facet);
    const number = passing(answering, data, chosen).length;
    return number
      ? [
          make(
            "li",
            {},
            action(`Sans le filtre ${names} : ${pageCount(number)}`, () => loosen(chosen)),
          ),
        ]
      : [];
  });

/** @type {(state: State, meant: string, replaced: boolean, go: Go) => HTMLElement} */
const meantInstead = (state, meant, replaced, go) => {
  if (replaced)
    return make("p", {
      textContent: `Rien ne répond à ${quoted(state.query)}. Voici ce qui répond à ${quoted(meant)}.`,
    });
  const link = make("a", { href: `?${writeAddress({ ...state, query: meant })}`, textContent: meant });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go({ query: meant });
  });
  return make("p", { className: "meant" }, "Vouliez-vous dire « ", link, " » ?");
};

// `answering` are the cases that answer before the filters, `found` how many after them.
/** @type {(data: Library, state: State, answer: Answer, cases: { answering: LibraryCase[], found: number }, change: { go: Go, loosen: Loosen }) => HTMLElement[]} */
export const notices = (data, state, answer, { answering, found }, { go, loosen }) => {
  const looser = found ? [] : loosened(data, state, answering, loosen);
  const unknown = listed(
    state.unknown.slice(0, MOST_UNKNOWN).map(([label, value]) => `${quoted(value)} (${label.toLowerCase()})`),
  );
  const all = [
    looser.length > 0 && make("ul", { className: "loosen" }, ...looser),
    state.cut && make("p", { textContent: "Votre recherche était très longue : nous n’en avons gardé que le début." }),
    unknown &&
      make("p", {
        textContent: `Cette adresse demande un filtre que la bibliothèque ne connaît pas, ou plus : ${unknown}. Il a été laissé de côté ; choisissez-en un autre dans la liste.`,
      }),
    answer.meant !== null && meantInstead(state, answer.meant, Boolean(answer.replaced), go),
  ];
  return all.filter((one) => one instanceof HTMLElement);
};
