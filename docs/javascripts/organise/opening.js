// What the desk starts from: what the address asks for (a link, an event, a plan, a kept day), else the day that was left last, else
// a blank one. Nothing that is kept is overwritten: what is opened anew has a name of its own.
import { momentInWords } from "../lib/dates.js";
import { action, make } from "../lib/elements.js";
import { quoted } from "../lib/phrases.js";
import { kept } from "../selection/kept.js";
import { BLANK_DAY } from "./day/day.js";
import { isLink, readLink } from "./day/keeping/link.js";
import { MOST_CHARACTERS, readDesk } from "./day/keeping/desk-file.js";
import { chooseSheets } from "./day/sheets.js";
import { addSlots } from "./day/slots.js";
import { titleOf } from "./keeping/days-list.js";
import { allKept, freeKey, keyOf, readKept } from "./keeping/kept-days.js";

/** @typedef {import("../contribute/flow/notices.js").Notices} Notices */
/** @typedef {import("./day/day.js").Day} Day */
/** @typedef {import("./day/keeping/desk-file.js").DeskRead} DeskRead */
/** @typedef {import("./keeping/kept-days.js").KeptDay} KeptDay */
/**
 * @typedef {object} Around
 * @property {Notices} notices
 * @property {(day: Day, key: string, stamp: string | null) => void} open puts a day on the table; one without a stamp is not kept yet
 * @property {(day: Day) => void} changed the day that was opened is to be kept
 * @property {(slug: string) => Promise<DeskRead>} readEvent an event of the site as a day
 * @property {ReadonlySet<string>} known the keys of the cases that exist
 */
/** @typedef {ReturnType<typeof openingOf>} Opening */

const FORUM = "2 × 6 de 45 min à partir de 13 h 45, pause 15 min";
const LISTED = 12;

/** @param {Around} around */
export const openingOf = ({ notices, open, changed, readEvent, known }) => {
  const { notice, warn, hush } = notices;

  /** @type {(text: string, told: readonly string[]) => void} */
  const list = (text, told) => {
    if (!told.length) return;
    const rest = told.length > LISTED ? [`Et ${told.length - LISTED} autres.`] : [];
    const lines = [...told.slice(0, LISTED), ...rest].map((one) => make("li", { textContent: one }));
    warn(text, make("ul", {}, ...lines));
  };
  // What was left out of what was opened, and the sheets that it names and that are gone.
  /** @type {(day: Day, lost: readonly string[]) => void} */
  const tellLost = (day, lost) => {
    list("Tout n’a pas pu être lu. Le reste est là.", lost);
    const gone = day.chosen.filter((key) => !known.has(key));
    list(
      gone.length === 1
        ? "Une fiche n’est plus dans la bibliothèque. Elle reste à sa place, sans titre, tant que vous ne la retirez pas ; la page publiée ne l’aura pas."
        : "Des fiches ne sont plus dans la bibliothèque. Elles restent à leur place, sans titre, tant que vous ne les retirez pas ; la page publiée ne les aura pas.",
      gone,
    );
  };
  /** @type {(day: Day) => void} */
  const anew = (day) => {
    open(day, freeKey(), null);
    changed(day);
  };
  const begin = () => {
    hush();
    open(BLANK_DAY, freeKey(), null);
  };
  const forum = () => {
    hush();
    const aside = kept().filter((key) => known.has(key));
    const { day } = addSlots(chooseSheets(BLANK_DAY, aside).day, FORUM, { kind: "forum-solutions" });
    anew(day);
    notice(
      `Voici le plan d’un forum des solutions : deux séries de six séances de 45 minutes, à remplir de fiches.${aside.length ? " Celles que vous avez mises de côté sont là." : ""} Tout se change.`,
    );
  };
  /** @type {(one: KeptDay) => void} */
  const resume = (one) => {
    hush();
    open(one.day, one.key, one.stamp);
    notice(
      `Vous reprenez ${quoted(titleOf(one))}, enregistrée ${momentInWords(one.saved)}.`,
      action("Commencer une nouvelle journée", begin),
    );
    tellLost(one.day, one.lost);
  };
  // What a file or a link holds; where it holds nothing, what is on the table stays.
  /** @type {(read: DeskRead, from: string) => boolean} */
  const received = ({ day, lost }, from) => {
    hush();
    const nothing = !day || (lost.length > 0 && !day.frame.title && !day.sessions.length && !day.chosen.length);
    if (nothing) {
      warn(day ? [lost[0], "Rien de la journée n’a pu être lu."].join(" ") : lost.join(" "));
      return false;
    }
    anew(day);
    notice(
      `Voici ${quoted(day.frame.title || "Journée sans titre")}, ${from}. C’est votre copie : vos autres journées sont restées.`,
    );
    tellLost(day, lost);
    return true;
  };
  /** @type {(file: File) => Promise<void>} */
  const openFile = async (file) => {
    if (file.size > MOST_CHARACTERS * 4)
      received({ day: null, lost: ["Ce fichier est bien plus gros que celui d’une journée : il n’a pas été lu."] }, "");
    else received(readDesk(await file.text()), "lue dans le fichier");
  };
  /** @type {(slug: string) => Promise<boolean>} */
  const openEvent = async (slug) => {
    hush();
    const key = `evenements/${slug}`;
    const before = allKept().find(({ day }) => day.origin?.key === key);
    const fresh = async () => {
      try {
        return received(await readEvent(slug), "telle que le site la publie");
      } catch {
        warn("La rencontre n’a pas pu être chargée : le réseau manque peut-être. Réessayez.");
        return false;
      }
    };
    if (!before) return fresh();
    resume(before);
    notice(
      "Vous aviez déjà commencé à changer cette rencontre : c’est cette version qui est ouverte.",
      action("Repartir de la page publiée", fresh),
    );
    return true;
  };

  // What the address asks for; whether something was opened.
  const fromAddress = async () => {
    const asked = new URLSearchParams(location.search);
    if (isLink(location.hash)) {
      const read = await readLink(location.hash);
      if (received(read, "reçue par un lien")) return true;
      const [last] = allKept();
      if (last) open(last.day, last.key, last.stamp);
      return Boolean(last);
    }
    if (location.hash === "#modele=forum") {
      forum();
      return true;
    }
    const slug = asked.get("rencontre");
    if (slug && (await openEvent(slug))) return true;
    const last = readKept(keyOf(Number(asked.get("journee")))) ?? allKept()[0];
    if (last && !slug) resume(last);
    return Boolean(last) && !slug;
  };
  return {
    begin,
    forum,
    resume,
    openFile,
    openEvent,
    start: async () => {
      if (!(await fromAddress())) open(BLANK_DAY, freeKey(), null);
    },
  };
};
