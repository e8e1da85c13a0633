// The poles in their order, ten at a time, each with the reasons for its place, point by point.
import { ROOT, caseAddress } from "../lib/addresses.js";
import { dayOf } from "../lib/dates.js";
import { action, make } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";
import { inAll, inPoints, reasonsTold, termName } from "./reasons.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Peer} Peer */
/** @typedef {import("./model.js").Pole} Pole */

const STEP = 10;

/** @type {(pole: { key: string, line?: number }) => string} */
export const pageOf = ({ key, line }) => ROOT.pathname + caseAddress(key, line);

// A way to a page, by its key and title.
/** @type {(shown: { key: string, title: string }) => HTMLElement} */
const linkTo = ({ key, title }) => make("a", { href: pageOf({ key }), textContent: title });

/** @type {(nodes: HTMLElement[]) => (Node | string)[]} */
const separated = (nodes) => nodes.flatMap((node, index) => (index ? [", ", node] : [node]));

// The list, and the button that brings the next ones; `choose(key)` opens what one can do with a pole, `beside` is as of `reasonsTold`.
/** @type {(data: PeersData, peers: Peer[], beside: string, choose: (key: string) => void) => HTMLElement[]} */
export const resultList = (data, peers, beside, choose) => {
  const list = make("ol", { className: "peer-list" });
  const more = action("", () => {
    const from = list.children.length;
    append();
    const first = /** @type {HTMLElement | null} */ (list.children[from]?.querySelector("a"));
    first?.focus();
  });
  const append = () => {
    const from = list.children.length;
    list.append(...peers.slice(from, from + STEP).map((peer) => item(data, peer, beside, choose)));
    const left = peers.length - list.children.length;
    more.hidden = left <= 0;
    more.textContent =
      left > STEP ? `Voir les ${STEP} suivants` : left > 1 ? `Voir les ${left} derniers` : "Voir le dernier";
  };
  append();
  return [list, make("div", { className: "act-line" }, more)];
};

/** @type {(data: PeersData, peer: Peer, beside: string, choose: (key: string) => void) => HTMLElement} */
const item = (data, peer, beside, choose) => {
  const { pole } = peer;
  const told = reasonsTold(data, peer, beside);
  return make(
    "li",
    { className: `peer kind-poles${pole.notice ? " peer-notice" : ""}`, data: { case: pole.key } },
    make(
      "div",
      { className: "peer-who" },
      make(
        "p",
        { className: "peer-facts" },
        [pole.notice ? "Notice : nous en savons peu" : "Pôle", pole.place, pole.known].filter(Boolean).join(" · "),
      ),
      make("h3", {}, make("a", { href: pageOf(pole), textContent: pole.title })),
      pole.ended && make("p", { className: "peer-ended", textContent: `État connu : ${pole.ended.toLowerCase()}.` }),
      pole.summary && make("p", { className: "peer-summary", textContent: pole.summary }),
    ),
    make(
      "div",
      { className: "peer-why" },
      make("p", { className: "peer-sum", textContent: `Pourquoi lui : ${inAll(told)}` }),
      reasonLines(told),
      ...passedOn(data, pole),
    ),
    make(
      "p",
      { className: "act-line" },
      action("Écrire, préparer une visite", () => choose(pole.key), {
        className: "act strong",
        attributes: { "aria-label": `Écrire, préparer une visite : ${pole.title}` },
      }),
    ),
  );
};

/** @type {(told: import("./reasons.js").Told[]) => HTMLElement} */
export const reasonLines = (told) =>
  make(
    "ul",
    { className: "peer-reasons" },
    ...told.map(({ words, points, shown }) =>
      make(
        "li",
        {},
        words,
        " ",
        make("span", { className: "peer-points", textContent: inPoints(points) }),
        shown.length > 0 &&
          make("span", { className: "note" }, " Voir ", ...separated(shown.slice(0, 3).map(linkTo)), "."),
      ),
    ),
  );

// What a pole said that it can pass on, what it offers, the exchanges in which it took part: with their dates.
/** @type {(data: PeersData, pole: Pole) => HTMLElement[]} */
export const passedOn = (data, pole) => {
  const { offers = [], peer, exchanges = [], gives = [], seeks = [] } = pole;
  /** @type {(ids: string[]) => string} */
  const names = (ids) => listed(ids.map((id) => termName(data, "theme", id)));
  const since = peer?.since ? `dit ${peer.since}, non confirmé depuis` : "date inconnue, non confirmé";
  const lines = [
    gives.length > 0 &&
      make(
        "li",
        {},
        `Peut transmettre : ${names(gives)} `,
        make("span", { className: "note", textContent: `(${since})` }),
      ),
    seeks.length > 0 &&
      make(
        "li",
        {},
        `Voudrait apprendre : ${names(seeks)} `,
        make("span", { className: "note", textContent: `(${since})` }),
      ),
    ...offers.map((offer) =>
      make(
        "li",
        {},
        `${offer.kind} : ${offer.text} `,
        make("span", { className: "note", textContent: `(${standing(offer)})` }),
      ),
    ),
    exchanges.length > 0 &&
      make(
        "li",
        {},
        "Ses échanges, et ce qu’ils ont appris : ",
        ...separated(exchanges.map((key) => linkTo({ key, title: data.names[key] ?? key }))),
      ),
  ].filter((line) => line instanceof HTMLElement);
  return lines.length ? [make("ul", { className: "peer-passed" }, ...lines)] : [];
};

// Where an offer stands on the day of the visitor.
/** @type {(offer: import("./model.js").Offer, today?: string) => string} */
export const standing = ({ confirmed, until, words, proposed }, today = dayOf()) => {
  if (!until) return proposed ? `proposée ${proposed}, non confirmée depuis` : "date inconnue, non confirmée";
  return until < today
    ? `confirmée ${confirmed}, valable ${words} : à confirmer avant de compter dessus`
    : `confirmée ${confirmed}, valable ${words}`;
};
