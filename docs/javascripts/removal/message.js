// What is asked for on /retirer/, as a message, and the addresses by which it leaves: pure functions, which `main.js` shows.
import { ROOT } from "../lib/addresses.js";
import { dateInWords } from "../lib/dates.js";

/** @typedef {{ title: string, address: string }} Page */
/** @typedef {"" | "page" | "fact" | "person"} Scope */
/** @typedef {{ scope: Scope, page: Page | undefined, what: string, why: string, reply: string }} Asked `page` is the one that somebody comes from, `what` their own words */

// What a mail program takes from an address without cutting it.
export const MAIL_LIMIT = 1800;

export const SUBJECT = "Demande de retrait, Bibliothèque des PTCE";

/** @type {Record<Scope, [alone: string, before: string]>} */
const SCOPES = {
  "": ["", "sur la page"],
  page: ["toute la page", "toute la page"],
  fact: ["un fait", "un fait de la page"],
  person: ["mon nom, ou ce qui me fait reconnaître", "mon nom, ou ce qui me fait reconnaître, sur la page"],
};

// What is to be taken out, in a sentence: how much, of which page, and the words of whoever asks.
/** @type {(asked: Pick<Asked, "scope" | "page" | "what">) => string} */
export const whatOf = ({ scope, page, what }) => {
  const [alone, before] = SCOPES[scope];
  return [page ? `${before} « ${page.title} » (${page.address})` : alone, what.trim()].filter(Boolean).join(" : ");
};

// What a demand still has to say before somebody can act on it; empty where it says enough.
/** @type {(asked: Pick<Asked, "scope" | "page" | "what">) => string} */
export const missingIn = ({ scope, page, what }) => {
  if (what.trim()) return "";
  if (scope === "fact") return "Dites quel fait : quelques mots suffisent.";
  if (page) return scope ? "" : "Choisissez ce qu’il faut retirer, ou dites-le en vos mots.";
  return "Dites ce qu’il faut retirer : une adresse, un titre ou un nom suffit.";
};

/** @type {(name: string, value: string) => string[]} */
const line = (name, value) => (value.trim() ? [`${name} : ${value.trim()}`] : []);

/** @type {(day: Date) => string} */
const inWords = (day) => dateInWords(day.getFullYear(), day.getMonth() + 1, day.getDate());

// The message to the editors. It may reach them through others, and later: it says of which site it speaks, and its day, from which
// the time to answer counts. Whoever says nothing of why is not asked.
/** @type {(asked: Asked, today?: Date) => string} */
export const messageOf = ({ why, reply, ...asked }, today = new Date()) =>
  [
    "Bonjour,",
    "",
    `Le ${inWords(today)}, je demande un retrait de la Bibliothèque des PTCE, ${ROOT.href}`,
    "",
    ...line("Quoi", whatOf(asked)),
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

// What everybody may read: how to answer somebody stays out of it, and so do the words of whoever wants to be named no more.
/** @type {(issues: string, asked: Asked) => string} */
export const issueOf = (issues, asked) =>
  `${issues}/new?title=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(messageOf({ ...asked, ...(asked.scope === "person" ? { what: "", why: "" } : {}), reply: "" }))}`;
