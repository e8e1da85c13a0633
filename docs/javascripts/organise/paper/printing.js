// What the desk prints of a day that is not published: its pack, its sheets, its cards, as the site will print them. Fetched when somebody asks
// for one; one at a time is in the page, on paper alone.
import { declared } from "../../contribute/declared.js";
import { viewsOf } from "../../contribute/preview/views.js";
import { ROOT } from "../../lib/addresses.js";
import { casePage } from "../../lib/case-page.js";
import { dateInWords } from "../../lib/dates.js";
import { make } from "../../lib/elements.js";
import { cardSheets, practiceCard } from "../../selection/printing/card-sheets.js";
import { gathered, lostTold } from "../../selection/printing/gathering.js";
import { paginate } from "../../selection/printing/pagination.js";
import { setPrintout, styled } from "../../selection/printing/printout.js";
import { NO_ADDRESS, deskTrees, drawn } from "./drawing.js";
import { printedAddress, publishedCodes } from "./codes.js";
import { eventOnPaper } from "./event.js";
import { packOf, presentedKeys } from "./pack.js";
import { packedCase } from "./packed-case.js";
import { sheetsOf } from "./sheets.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/preview/facts.js").ShownCase} ShownCase */
/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("./codes.js").Address} Address */
/** @typedef {import("./pack.js").Pack} Pack */
/** @typedef {import("../timetable/card.js").Titles} Titles */
/** @typedef {{ catalogue: Catalogue, data: Library, titles: Titles, day: Day, told: (text: string) => void }} Around `told` is told how far it is */
/** @typedef {{ template: string, styles: string[], codes: string }} Part `codes` is the page of the event's pack that holds the codes of the same part, "" where it has none */

const SHEETS = ["sheets"];
/** @type {Record<string, Part>} */
const PARTS = {
  dossier: { template: "whole", styles: ["programme", "packs", "pictures"], codes: "" },
  portes: { template: "doors", styles: SHEETS, codes: "portes" },
  conducteur: { template: "running_order", styles: SHEETS, codes: "" },
  rapporteur: { template: "rapporteur", styles: SHEETS, codes: "rapporteur" },
  engagements: { template: "commitments", styles: SHEETS, codes: "engagements" },
  emargement: { template: "attendance", styles: SHEETS, codes: "" },
  cartes: { template: "blank_card", styles: SHEETS, codes: "" },
};

/** @type {(names: string[]) => URL[]} */
const stylesOf = (names) => ["printouts", ...names].map((name) => new URL(`stylesheets/${name}.css`, ROOT));

const NEVER = new AbortController().signal; // nobody stops it: the desk waits a few seconds
const PRINT = "Si la fenêtre d’impression ne s’ouvre pas, imprimez cette page.";
const NO_CODE = "Sans QR code : la journée n’a pas encore de page sur le site.";
const UNREAD =
  "Aucune fiche de cette journée n’a pu être lue. Vérifiez votre connexion, puis recommencez ; « Imprimer le programme » n’en a pas besoin.";
const GONE = "Les fiches de cette journée ne sont plus dans la bibliothèque : choisissez-en d’autres.";

// Puts a part into the page, to be printed; gives what is said of it, and whether there is something to print. Fails where the site cannot be
// reached.
/** @type {(name: string, around: Around) => Promise<{ said: string, ready: boolean }>} */
export const prepare = async (name, around) => {
  const { catalogue, data, titles, day } = around;
  const { template, styles, codes } = PARTS[name];
  const [trees, documents] = await Promise.all([
    deskTrees(),
    declared("documents.json"),
    catalogue.withCases(),
    ...stylesOf(styles).map(styled),
  ]);
  const communes = day.frame.place ? await catalogue.communes().catch(() => []) : [];
  const shown = eventOnPaper(catalogue, day, titles, communes);
  const views = viewsOf(catalogue, shown, documents);
  const codeOf = await publishedCodes(day.origin && codes ? [`${day.origin.key}/dossier/${codes}/`] : []);
  /** @type {(event: ShownCase & { address: Address }, pages: ReadonlyMap<string, CasePage>) => { pack: Pack, made: HTMLElement }} */
  const draw = (event, pages) => {
    const addressOf = (/** @type {CasePage} */ { article }) => printedAddress(article);
    const pack = packOf({ catalogue, data, views, addressOf }, event, pages);
    const places = new Map(pack.sheets.map((one) => [pages.get(one.case.key)?.address ?? "", `#${one.id}`]));
    const sheets = sheetsOf(trees, codeOf);
    const made = drawn(trees, template, { pack, event, views, sheets, codeOf }, (one) => {
      const page = pages.get(one.case.key);
      return page ? packedCase(page, one, pack, places, views) : [];
    });
    return { pack, made };
  };

  if (name === "dossier") {
    const { found, lacking, nothing } = await read(casePage, shown, around);
    if (!found.length) return { said: nothing, ready: false };
    const own = day.origin ? await casePage(day.origin.key).catch(() => null) : null;
    const event = { ...shown, address: own ? printedAddress(own.article) : NO_ADDRESS };
    const { pack, made } = draw(event, new Map(found.map((page) => [page.asked, page])));
    const size = await setPack(made, day);
    const number = pack.sheets.length === 1 ? "1 fiche" : `${pack.sheets.length} fiches`;
    return { said: joined(`Le dossier est prêt : ${number}${size}. ${PRINT}`, lacking), ready: true };
  }
  const { made } = draw({ ...shown, address: NO_ADDRESS }, new Map());
  if (name === "cartes") {
    const { found, lacking, nothing } = await read(practiceCard, shown, around);
    if (!found.length) return { said: nothing, ready: false };
    return { said: joined(setSheets(cardSheets(found, made.childNodes)), lacking), ready: true };
  }
  const sheets = make("div", { className: "sheets" }, ...made.childNodes);
  const uncoded = codes && !sheets.querySelector(".sheet-code");
  return { said: joined(setSheets(sheets), uncoded ? NO_CODE : ""), ready: true };
};

/** @type {(...said: string[]) => string} */
const joined = (...said) => said.filter(Boolean).join(" ");

// What of each sheet of the day is wanted, what is said of those that are not there, and what is where none is.
/**
 * @template Read
 * @param {(key: string) => Promise<Read>} wanted
 * @param {ShownCase} event
 * @param {Around} around
 * @returns {Promise<{ found: Read[], lacking: string, nothing: string }>}
 */
const read = async (wanted, event, { catalogue, data, told }) => {
  const keys = presentedKeys(catalogue, event);
  const known = new Map(data.cases.map((one) => [one.key, one]));
  const those = keys.filter((key) => known.has(key) && !known.get(key)?.line);
  const titled = (/** @type {string[]} */ some) => some.map((key) => known.get(key)?.title ?? key);
  const { found, gone, unread } = await gathered(
    {
      keys: those,
      title: "",
      address: "",
      signal: NEVER,
      told: (number) =>
        told(`Préparation : ${number} ${number > 1 ? "fiches lues" : "fiche lue"} sur ${those.length}…`),
    },
    wanted,
  );
  const left = [...keys.filter((key) => !known.has(key)), ...titled(gone)];
  const lacking = lostTold({ gone: left, unread: titled(unread) });
  return { found, lacking, nothing: joined(lacking, unread.length ? UNREAD : GONE) };
};

// Puts sheets into the page; gives what is said of them.
/** @type {(sheets: HTMLElement) => string} */
const setSheets = (sheets) => {
  setPrintout(make("div", { className: "day-print printout" }, sheets), { styles: stylesOf(SHEETS) });
  const number = sheets.childElementCount;
  return `C’est prêt : ${number === 1 ? "1 feuille" : `${number} feuilles`}. ${PRINT}`;
};

// Puts a pack into the page, with the numbers of its pages where the browser can tell them; gives how many they are, in words.
/** @type {(made: HTMLElement, day: Day) => Promise<string>} */
const setPack = async (drawing, day) => {
  const made = /** @type {HTMLElement} */ (drawing.querySelector(".pack"));
  made.classList.add("booklet", "day-print", "printout");
  withCover(made, day);
  setPrintout(made, { styles: stylesOf(PARTS.dossier.styles) });
  // Those that cannot be read are printed as their words.
  await Promise.all([...made.querySelectorAll("img")].map((img) => img.decode().catch(() => {})));
  const layout = await paginate(made, NEVER);
  made.classList.toggle("booklet-numbered", layout !== null);
  return layout ? ` sur ${layout.pages} pages` : "";
};

// What only the desk says on a pack: that the day is in the making; and the places of the page numbers, which paginate fills in.
/** @type {(made: HTMLElement, day: Day) => void} */
const withCover = (made, { origin }) => {
  const now = new Date();
  const today = dateInWords(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const told = origin
    ? `Imprimé le ${today} depuis la table de l’organisateur : la page de la rencontre peut dire autre chose.`
    : `Journée en préparation, imprimée le ${today} : elle peut encore changer.`;
  made.querySelector(".pack-cover")?.append(make("p", { className: "note", textContent: told }));
  for (const line of made.querySelectorAll(".pack-contents li"))
    line.append(make("span", { className: "booklet-number" }));
};
