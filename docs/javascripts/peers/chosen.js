// What one can do with a pole: reach it, write to it, prepare a visit.
import { printed } from "../language/typography.js";
import { ROOT } from "../lib/addresses.js";
import { action, make, say } from "../lib/elements.js";
import { voices, speakBy } from "../lib/live-region.js";
import { asOurs, mailOf, messageOf, subjectOf } from "./message.js";
import { questionsFor } from "./questions.js";
import { inAll, reasonsTold, termName } from "./reasons.js";
import { pageOf, passedOn, reasonLines } from "./results.js";
import { visitSheet } from "./visit-sheet.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Peer} Peer */
/** @typedef {import("./model.js").Way} Way */
/**
 * @typedef {object} Visitor
 * @property {string} who the name of their pole; empty where they did not say it
 * @property {string} where its place
 * @property {string} beside the pole of the library that they started from and that is not theirs
 * @property {string[]} seeks themes that they seek
 * @property {string[]} challenges questions that they ask themselves
 * @property {string[]} gives themes that they could tell of
 */

// `back` leads to where one came from, by its words.
/** @type {(data: PeersData, peer: Peer, visitor: Visitor, back: { words: string, run: () => void }) => HTMLElement[]} */
export const chosenView = (data, peer, visitor, back) => {
  const { pole } = peer;
  const told = reasonsTold(data, peer, visitor.beside);
  const way = pole.way ?? {};
  /** @type {(ids: string[]) => string[]} */
  const names = (ids) => ids.map((id) => termName(data, "theme", id));
  const network = !way.direct && Boolean(way.name);
  const wish = {
    who: visitor.who,
    where: visitor.where,
    beside: visitor.beside,
    to: pole.title,
    address: new URL(pageOf(pole), ROOT).href,
    through: way.direct ? (way.name ?? "") : "",
    network,
    why: told,
    seeks: names(visitor.seeks),
    challenges: visitor.challenges.map((id) => termName(data, "challenge", id)),
    gives: names(visitor.gives),
    known: pole.known ?? "",
  };
  return [
    make("h2", { id: "pair-choisi", tabIndex: -1, textContent: pole.title }),
    make("p", { className: "note", textContent: [pole.place, pole.known].filter(Boolean).join(" · ") }),
    make(
      "p",
      { className: "act-line" },
      action(back.words, back.run),
      make("a", { className: "act", href: pageOf(pole), textContent: "Lire sa page" }),
    ),
    ...(told.length
      ? [make("p", { className: "peer-sum", textContent: `Pourquoi lui : ${inAll(told)}` }), reasonLines(told)]
      : []),
    ...passedOn(data, pole),
    make("h3", { textContent: "Le joindre" }),
    make("p", {}, ...reachWords(way, pole.key)),
    make("h3", { textContent: "Un message prêt" }),
    ...message(wish, way.email ?? ""),
    make("h3", { textContent: "Une visite à préparer" }),
    make(
      "p",
      { className: "peer-print" },
      "Une feuille à emporter, avec ce que vous cherchez et les questions que sa page laisse ouvertes. ",
      action("Imprimer la feuille", () => print()),
    ),
    visitSheet(pole, {
      who: visitor.who,
      reach: pole.reach ?? "",
      coming: [...wish.seeks, ...wish.challenges],
      why: told.slice(0, 3).map(({ label, names: of }) => asOurs(`${label} (${of})`)),
      questions: questionsFor(data, pole, visitor.seeks, visitor.challenges),
      gives: wish.gives,
    }),
  ];
};

/** @type {(url: string, live: boolean | undefined) => HTMLElement} */
const address = (url, live) =>
  live ? make("a", { href: url, textContent: url }) : make("span", { className: "address", textContent: url });

// How one reaches it, in a sentence that always leads somewhere.
/** @type {(way: Way, key: string) => (Node | string)[]} */
const reachWords = ({ direct, email, url, live, name, since, sought, network, asked }, key) => {
  const joindre = make("a", { href: `${ROOT.pathname}joindre/`, textContent: "la liste par région" });
  const tell = make("a", {
    href: `${ROOT.pathname}contribuer/proposer/?fiche=${key}&champ=contact#ecrire`,
    textContent: "dites-la-nous",
  });
  const dated = since ? ` (relevé ${since})` : "";
  const ways = [
    ...(email ? [make("a", { href: `mailto:${email}`, textContent: email })] : []),
    ...(url ? [address(url, live)] : []),
  ].flatMap((one, index) => (index ? [", ", one] : [one]));
  if (direct)
    return [
      name ? `Par ${name} : ` : "",
      ...ways,
      `${dated}. `,
      ...(url && !live
        ? ["Cette adresse vient d’un document : personne de l’équipe ne l’a ouverte, elle a pu changer. "]
        : []),
      ...(network
        ? [
            "Sans réponse, demandez au réseau de sa région : ",
            asked ? make("a", { href: asked, textContent: network }) : network,
            " (",
            joindre,
            ").",
          ]
        : ["Sans réponse, voyez ", joindre, "."]),
    ];
  const unknown = `Nous ne connaissons pas son adresse${sought ? `, cherchée ${sought}` : ""} : si vous l’avez, `;
  if (name)
    return [`${name}, dans sa région`, ...(ways.length ? [" : ", ...ways] : []), `${dated}. `, unknown, tell, "."];
  return [unknown, tell, ". Voyez aussi ", joindre, "."];
};

/** @type {(wish: import("./message.js").Wish, email: string) => HTMLElement[]} */
const message = (wish, email) => {
  const text = make("textarea", { id: "pair-message", rows: 16, value: printed(messageOf(wish)) });
  const said = voices("p", { className: "said" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      speakBy(said, "Le message est copié. Collez-le dans votre messagerie, ou dans leur page de contact.");
    } catch {
      text.focus();
      text.select();
      speakBy(said, "Le message est choisi : copiez-le avec Ctrl + C, ou par un appui long.");
    }
  };
  const mail =
    email && make("a", { className: "act", href: `mailto:${email}`, textContent: "L’ouvrir dans votre messagerie" });
  if (mail)
    mail.addEventListener("click", () => {
      const { href, whole } = mailOf(email, subjectOf(wish), text.value);
      mail.href = href;
      if (!whole) copy();
    });
  const label = make("label", { htmlFor: text.id });
  say(label, "Relisez-le, complétez ce qui est entre crochets, changez ce que vous voulez. Rien ne part d’ici.");
  return [
    make("div", { className: "peer-message" }, label, text),
    make("div", { className: "act-line" }, action("Copier le message", copy), mail),
    ...said,
  ];
};
