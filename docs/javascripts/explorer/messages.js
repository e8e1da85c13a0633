// What the search page says of its results, in words: how many, what was not understood, what to narrow by, what to
// try when there are none, which pages of the site answer in general. page.js places it.
import { ROOT } from "../lib/addresses.js";
import { action, make } from "../lib/elements.js";
import { passing } from "./filtering.js";
import { labelOf } from "../lib/library.js";
import { listed, pageCount, quoted } from "../lib/phrases.js";

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("./filtering.js").State} State */
/** @typedef {import("../lib/library.js").Faceted} Faceted */
/** @typedef {import("../search/entries.js").Entry} Entry */
/** @typedef {import("../search/engine.js").Answer} Answer */
/** @typedef {import("../search/index.js").Index} Index */
/** @typedef {import("./state.js").Go} Go */
/** @typedef {(chosen: Chosen) => void} Loosen shows what these filters leave */

const MOST_UNKNOWN = 5;
const MOST_OFFERS = 3; // terms of the query to narrow by

export const UNLOADED =
  "La recherche n’a pas pu se charger. Rechargez la page, ou parcourez les thèmes et les régions plus bas.";

// The general pages that are shown: none where something narrows the cases; among these only where they are ranked.
/** @type {(state: Pick<State, "chosen" | "sort">, answer: Pick<Answer, "pages" | "between">) => Pick<Answer, "pages" | "between">} */
export const generalShown = ({ chosen, sort }, { pages, between }) => ({
  pages: chosen.size ? [] : pages,
  between: chosen.size || sort !== "pertinence" ? [] : between,
});

/** @type {(pages: Answer["pages"]) => HTMLElement[]} */
export const generalPages = (pages) =>
  pages.map((page) =>
    make(
      "li",
      {},
      make("a", { href: `${ROOT.pathname}${page.address}`, textContent: page.title }),
      make("span", { className: "note", textContent: ` ${page.kind}` }),
      page.summary && make("p", { textContent: page.summary }),
    ),
  );

// What was typed, with the words that were sought instead of those that nothing knows.
/** @type {(query: string, mended: Answer["mended"]) => string} */
const sought = (query, mended) => mended.reduce((text, [typed, meant]) => text.replace(typed, () => meant), query);

// What was asked could not be done as it was asked: it is heard at once.
const ALERT = { role: "alert" };

// `found` cases are shown, and `general` pages of the site with them: the number is that of all that one sees.
/** @type {(state: Pick<State, "query" | "chosen">, found: number, general: number, answer: Pick<Answer, "cases" | "pages" | "between" | "mended">) => string} */
export const statusText = ({ query, chosen }, found, general, answer) => {
  const what = query ? ` pour ${quoted(sought(query, answer.mended))}` : "";
  if (found) {
    if (!query && !chosen.size) return `Toute la bibliothèque : ${pageCount(found)}`;
    const which = general ? ` (dont ${general} ${general > 1 ? "pages générales" : "page générale"} du site)` : "";
    return `${pageCount(found + general)}${what}${which}${query && found + general > 1 ? ", les plus proches d’abord" : ""}`;
  }
  if (general)
    return `Aucun cas${what}, mais ${general > 1 ? `${general} pages du site y répondent` : "une page du site y répond"}.`;
  const alone = chosen.size ? answer.cases.length + answer.pages.length + answer.between.length : 0;
  if (alone) return `Aucune page${what} avec ces filtres. Retirez-en un : la recherche seule en trouve ${alone}.`;
  return `Rien ne répond${what}. Essayez un mot plus court ou voisin, ou parcourez les thèmes et les régions plus bas.`;
};

// Nothing with these filters: which one to loosen, and what that gives.
/** @type {(data: Faceted, state: State, answering: Entry[], loosen: Loosen) => HTMLElement[]} */
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

// What of the data could not be used.
/** @type {(lost: string[]) => HTMLElement} */
const spoilt = (lost) =>
  make(
    "p",
    { className: "spoilt", attributes: ALERT },
    `Une partie des données n’a pas pu être lue (${listed(lost)}) ; le reste fonctionne. Rechargez la page ; si cela dure, `,
    make("a", { href: `${ROOT.pathname}signaler/`, textContent: "signalez-le" }),
    ".",
  );

// Nothing answers: somebody may know what does.
const toldByYou = () =>
  make(
    "p",
    { className: "tell-it" },
    "Vous connaissez un exemple ? ",
    make("a", { href: `${ROOT.pathname}contribuer/proposer/`, textContent: "Racontez-le" }),
    " : vingt minutes suffisent, sans compte.",
  );

// What of the query was not understood: words that stand nowhere are dropped, or replaced by one that is near.
/** @type {(answer: Answer, found: number) => (HTMLElement | false)[]} */
const understood = ({ dropped, mended }, found) => [
  mended.length > 0 &&
    make("p", {
      className: "meant",
      attributes: ALERT,
      textContent: `Aucune page ne dit ${listed(
        mended.map(([typed]) => quoted(typed)),
        "ni",
      )}. Vouliez-vous dire ${listed(mended.map(([, near]) => quoted(near)))} ? Voici ce qui y répond.`,
    }),
  dropped.length > 0 &&
    make("p", {
      className: "dropped",
      attributes: ALERT,
      textContent: found
        ? `Résultats sans ${listed(dropped.map(quoted), "ni")} : aucune page ne ${dropped.length > 1 ? "les" : "le"} dit.`
        : `Aucune page ne dit ${listed(dropped.map(quoted), "ni")}.`,
    }),
];

// The terms that the query names, each to narrow by with one press.
/** @type {(state: State, answer: Answer, go: Go) => HTMLElement | false} */
const offered = (state, { offers }, go) => {
  const left = offers.filter(({ facet, id }) => !state.chosen.get(facet)?.has(id)).slice(0, MOST_OFFERS);
  if (!left.length) return false;
  const buttons = left.map(({ facet, id, label }) =>
    make(
      "li",
      {},
      action(`Seulement ${quoted(label)}`, () =>
        go({ chosen: new Map(state.chosen).set(facet, new Set([...(state.chosen.get(facet) ?? []), id])) }),
      ),
    ),
  );
  return make(
    "ul",
    { className: "offers", attributes: { "aria-label": "Restreindre à ce que vous avez nommé" } },
    ...buttons,
  );
};

// `answering` are the cases that answer before the filters, `found` how many after them.
/** @type {(data: Index, state: State, answer: Answer, cases: { answering: Entry[], found: number }, change: { go: Go, loosen: Loosen }) => HTMLElement[]} */
export const notices = (data, state, answer, { answering, found }, { go, loosen }) => {
  const looser = found ? [] : loosened(data, state, answering, loosen);
  const unknown = listed(
    state.unknown.slice(0, MOST_UNKNOWN).map(([label, value]) => `${quoted(value)} (${label.toLowerCase()})`),
  );
  const all = [
    looser.length > 0 && make("ul", { className: "loosen" }, ...looser),
    state.cut &&
      make("p", {
        attributes: ALERT,
        textContent: "Votre recherche était très longue : nous n’en avons gardé que le début.",
      }),
    unknown &&
      make("p", {
        attributes: ALERT,
        textContent: `Cette adresse demande un filtre que la bibliothèque ne connaît pas, ou plus : ${unknown}. Il a été laissé de côté ; choisissez-en un autre dans la liste.`,
      }),
    data.lost.length > 0 && spoilt(data.lost),
    ...understood(answer, found),
    offered(state, answer, go),
    !found && toldByYou(),
  ];
  return all.filter((one) => one instanceof HTMLElement);
};
