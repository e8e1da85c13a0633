// What is asked for on /retirer/, as a message, and the addresses by which it leaves: pure functions, which `main.js` shows.
import { ROOT } from "../lib/addresses.js";
import { dateInWords } from "../lib/dates.js";

/** @typedef {{ what: string, why: string, reply: string }} Asked */

// What a mail program takes from an address without cutting it.
export const MAIL_LIMIT = 1800;

export const SUBJECT = "Demande de retrait, Bibliothèque des PTCE";

/** @type {(name: string, value: string) => string[]} */
const line = (name, value) => (value.trim() ? [`${name} : ${value.trim()}`] : []);

/** @type {(day: Date) => string} */
const inWords = (day) => dateInWords(day.getFullYear(), day.getMonth() + 1, day.getDate());

// The message to the editors. It may reach them through others, and later: it says of which site it speaks, and its day, from which
// the time to answer counts. Whoever says nothing of why is not asked.
/** @type {(asked: Asked, today?: Date) => string} */
export const messageOf = ({ what, why, reply }, today = new Date()) =>
  [
    "Bonjour,",
    "",
    `Le ${inWords(today)}, je demande un retrait de la Bibliothèque des PTCE, ${ROOT.href}`,
    "",
    ...line("Quoi", what),
    ...line("Pourquoi", why),
    ...line("Pour me répondre", reply),
    "",
  ].join("\n");

/** @type {(editors: string, asked: Asked) => { href: string, whole: boolean }} */
export const mailOf = (editors, asked) => {
  const start = `mailto:${editors}?subject=${encodeURIComponent(SUBJECT)}`;
  const href = `${start}&body=${encodeURIComponent(messageOf(asked).replaceAll("\n", "\r\n"))}`;
  return href.length <= MAIL_LIMIT ? { href, whole: true } : { href: start, whole: false };
};

// What everybody may read: how to answer somebody stays out of it.
/** @type {(issues: string, asked: Asked) => string} */
export const issueOf = (issues, asked) =>
  `${issues}/new?title=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(messageOf({ ...asked, reply: "" }))}`;

// What is asked for when somebody comes from a page: all of it. Whoever asks may change it.
/** @type {(title: string, address: string) => string} */
export const beginning = (title, address) => `Toute la page « ${title} », ${address}`;
