// A message to a pole, to be read again and sent by whoever asks: who they are, why this pole, what they would like to ask. It promises nothing.
// Pure functions.
import { listed } from "../lib/phrases.js";

/**
 * @typedef {object} Wish
 * @property {string} who the name of the pole that asks; empty where it is described without one
 * @property {string} where its place
 * @property {string} beside the pole of the library that one started from, where it is not that of whoever asks
 * @property {string} to the title of the pole that is asked
 * @property {string} address of its page
 * @property {string} through the name of the network or structure by which it is reached; empty for its own address
 * @property {boolean} network whether that is the network of its region, which may know it
 * @property {{ kind: string, words: string, names: string }[]} why the reasons (`reasons.js`)
 * @property {string[]} seeks the themes that one seeks, as they stand in a sentence
 * @property {string[]} challenges the questions that one asks oneself, between their marks
 * @property {string[]} gives the themes that one could tell of
 * @property {string} known how far the library knows it: « faits connus jusqu’en 2022 »
 */

// Reasons that say something of the pole, as they are said to it.
/** @type {Record<string, string>} */
const TO_IT = {
  offered: "vous dites pouvoir transmettre",
  hosted: "vous avez déjà accueilli une équipe sur",
  practised: "on vous cite en exemple sur",
  works_on: "vous travaillez sur ce que nous cherchons",
  offered_family: "vous dites pouvoir transmettre un sujet voisin",
  sought: "vous disiez vouloir apprendre",
};

// What a mail program takes from an address without cutting it.
const MAIL_LIMIT = 1800;
const REASONS = 4;
const QUESTIONS = 3; // more are no question to a pole

/** @type {(wish: Wish) => string} */
export const subjectOf = ({ to, network }) => (network ? `Pour joindre ${to}` : `Un échange avec ${to} ?`);

/** @type {(wish: Wish) => string} */
export const messageOf = (wish) => {
  const { who, where, beside, to, address, through, network, why, gives, known } = wish;
  const direct = !network && !through;
  const from = who ? `« ${who} »${where && `, ${where}`}` : "[le nom de votre pôle]";
  return [
    "Bonjour,",
    "",
    `Je vous écris au nom de ${from}.`,
    network
      ? `Nous cherchons à joindre « ${to} ». Pourriez-vous lui transmettre ce message, ou nous dire à qui l’adresser ? Nous avons lu sa page dans la Bibliothèque des PTCE :`
      : `Nous avons lu la page qui parle ${through ? `de « ${to} »` : "de vous"} dans la Bibliothèque des PTCE :`,
    address,
    "",
    ...(why.length
      ? [
          beside
            ? `Nous sommes partis de « ${beside} ». Ce qui rapproche ${direct ? "votre pôle de lui" : `« ${to} » de lui`} :`
            : `Pourquoi ${direct ? "vous" : `« ${to} »`} :`,
          ...why
            .slice(0, REASONS)
            .map(
              (one) =>
                `- ${direct && TO_IT[one.kind] ? `${toIt(one.kind, beside)} : ${one.names}` : asOurs(one.words)}`,
            ),
          "",
        ]
      : []),
    ...wished(wish),
    network
      ? "Ce pôle serait-il d’accord pour en parler une demi-heure par téléphone ? Nous verrions ensuite, avec lui, si une visite a un sens, et à quel moment."
      : "Seriez-vous d’accord pour en parler une demi-heure par téléphone ? Nous verrions ensuite, ensemble, si une visite a un sens, et à quel moment elle vous conviendrait.",
    ...(gives.length
      ? [`De notre côté, nous pourrions ${network ? "lui" : "vous"} parler de ceci : ${listed(gives)}.`]
      : []),
    "",
    ...(known
      ? [
          `La bibliothèque ne sait pas tout (${known}) : si quelque chose a changé, dites-le-nous, ou dites-le à la bibliothèque.`,
          "",
        ]
      : []),
    "Merci, et à bientôt peut-être,",
    "[votre nom, votre rôle, et comment vous répondre]",
    "",
  ].join("\n");
};

// A reason, as it stands on paper that is one’s own.
/** @type {(words: string) => string} */
export const asOurs = (words) =>
  words.replace("ce que vous cherchez", "ce que nous cherchons").replace("ce que vous savez", "ce que nous savons");

/** @type {(kind: string, beside: string) => string} */
const toIt = (kind, beside) => (beside ? TO_IT[kind].replace("nous cherchons", `cherche « ${beside} »`) : TO_IT[kind]);

// What one would like to learn, by its names: themes that one seeks, questions that one asks oneself.
/** @type {(wish: Wish) => string[]} */
const wished = ({ seeks, challenges, network, through }) => {
  const [whose, otherwise] =
    network || through
      ? ["cela s’est fait", "ce qui serait fait autrement aujourd’hui"]
      : ["vous vous y êtes pris", "ce que vous feriez autrement"];
  const asked = listed(challenges.slice(0, QUESTIONS));
  if (seeks.length)
    return [
      `Nous aimerions apprendre comment ${whose}, sur ${seeks.length > 1 ? "ces sujets" : "ce sujet"} : ${listed(seeks)}.`,
      ...(asked ? [`Nous nous demandons : ${asked}`] : []),
    ];
  if (asked) return [`Nous aimerions savoir comment ${whose}, sur : ${asked}`];
  return [`Nous aimerions savoir comment ${whose}, et ${otherwise}.`];
};

// The address by which a message leaves; `whole` says whether it holds all of it.
/** @type {(email: string, subject: string, text: string) => { href: string, whole: boolean }} */
export const mailOf = (email, subject, text) => {
  const start = `mailto:${email}?subject=${encodeURIComponent(subject)}`;
  const href = `${start}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return href.length <= MAIL_LIMIT ? { href, whole: true } : { href: start, whole: false };
};
