// The ways out on paper beside the programme: the pack of the day, and its sheets. What draws them is fetched when somebody asks for one.
import { action } from "../../lib/elements.js";
import { speakBy } from "../../lib/live-region.js";
import { way } from "./way.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../timetable/card.js").Titles} Titles */
/** @typedef {{ catalogue: Catalogue, data: Library, titles: Titles, day: () => Day }} Around */

const LOST =
  "L’impression n’a pas pu se préparer : le réseau manque peut-être. La journée est gardée ; vérifiez votre connexion, puis recommencez.";
const NO_SHEET = "Choisissez d’abord des fiches. Sans elles, « Imprimer le programme » suffit.";
const CHANGED = "La journée a changé pendant la préparation : recommencez.";

const SHEETS = [
  ["portes", "Affiches de porte"],
  ["cartes", "Cartes de pratiques"],
  ["conducteur", "Conducteur"],
  ["emargement", "Feuille d’émargement"],
  ["rapporteur", "Feuille du rapporteur"],
  ["engagements", "Billets d’engagement"],
];

// Those that are made of sheets.
const OF_SHEETS = ["dossier", "cartes"];

// Whether one of them is what this page prints.
export const isPrepared = () => document.body.classList.contains("with-printout");

// `forget` takes away what is prepared: it is of a day that is no more, or something else is to be printed.
/** @type {(around: Around) => { pack: HTMLElement, sheets: HTMLElement, forget: () => void }} */
export const paperWays = ({ catalogue, data, titles, day }) => {
  let turn = 0;
  const forget = () => {
    turn += 1;
    document.querySelector("body > .printout")?.remove();
    document.body.classList.remove("with-printout");
  };
  /** @type {(name: string, card: HTMLElement) => Promise<void>} */
  const run = async (name, card) => {
    const one = day();
    forget();
    const mine = turn;
    /** @type {import("../../lib/live-region.js").Speak} */
    const told = (text, wrong) => {
      for (const element of elements) speakBy(element.querySelectorAll(".said"), element === card ? text : "", wrong);
    };
    if (OF_SHEETS.includes(name) && !one.chosen.length) {
      told(NO_SHEET, true);
      return;
    }
    told("Préparation…");
    try {
      const { prepare } = await import("../paper/printing.js");
      const { said, ready } = await prepare(name, { catalogue, data, titles, day: one, told });
      if (mine !== turn) {
        forget();
        told(CHANGED, true);
        return;
      }
      told(said);
      if (ready) print();
    } catch {
      told(LOST, true);
    }
  };
  const pack = way(
    "Imprimer le dossier",
    "Le programme, puis chaque fiche en entier, un index par thème et les sources : le dossier qu’aura la rencontre une fois publiée.",
    action("Imprimer le dossier", () => run("dossier", pack)),
  );
  const sheets = way(
    "Imprimer les feuilles du jour",
    "Une affiche par salle et par séance, des cartes à découper, le déroulé de chaque salle, et de quoi noter ce que la journée aura donné. Une fois la page publiée, les affiches portent un QR code.",
    ...SHEETS.map(([name, label]) => action(label, () => run(name, sheets))),
  );
  sheets.classList.add("wide");
  const elements = [pack, sheets];
  return { pack, sheets, forget };
};
