// How the day leaves the table: on paper, as a file or a link for colleagues, as a calendar, as the page of the site. Nothing leaves
// before somebody takes one of these ways; what is heavy is fetched then.
import { communeOf } from "../../contribute/rules/communes.js";
import { download } from "../../lib/download.js";
import { copyLink } from "../../lib/copy-link.js";
import { ROOT } from "../../lib/addresses.js";
import { action, make } from "../../lib/elements.js";
import { speakBy } from "../../lib/live-region.js";
import { slugOf } from "../../lib/names.js";
import { deskText } from "../day/keeping/desk-file.js";
import { linkTo } from "../day/keeping/link.js";
import { isPrepared, paperWays } from "./paper-ways.js";
import { printedProgramme } from "./printed.js";
import { way } from "./way.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../timetable/card.js").Titles} Titles */
/**
 * @typedef {object} Around
 * @property {() => Day} day the day as it is, with what is being typed
 * @property {import("../../contribute/catalogue.js").Catalogue} catalogue
 * @property {() => Day} withIds the same, with the ids that whatever leaves needs
 * @property {Titles} titles
 * @property {import("../../lib/library.js").Library} data
 * @property {HTMLElement} published where the page of the event is prepared
 */

/** @typedef {import("../../contribute/catalogue.js").Commune} Commune */
/** @typedef {{ element: HTMLElement, changed: (day: Day) => void }} WaysOut */

const CODE = /^\d[\dAB]\d{3}$/;

/** @type {(around: Around) => WaysOut} */
export const waysOut = ({ catalogue, data, day, withIds, titles, published }) => {
  /** @type {(card: HTMLElement, text: string, wrong?: boolean) => void} */
  const tell = (card, text, wrong) => speakBy(card.querySelectorAll(".said"), text, wrong);
  const name = () => slugOf(day().frame.title) || "journee";

  // --- paper ------------------------------------------------------------------------------------

  const printed = make("div", { className: "desk-print", attributes: { "aria-hidden": "true" } });
  // Paper has the name of a commune where the day has its code. Whoever prints does not wait: the list is there before.
  /** @type {Commune[] | undefined} */
  let communes;
  /** @type {(place: string) => Promise<void>} */
  const knowPlace = async (place) => {
    if (CODE.test(place)) communes ??= await catalogue.communes().catch(() => undefined);
  };
  /** @type {(place: string) => string} */
  const placeName = (place) => (CODE.test(place) ? (communes && communeOf(communes, place)?.name) || "" : place);
  addEventListener("beforeprint", () => {
    if (isPrepared()) return;
    const one = day();
    printed.replaceChildren(...printedProgramme(one, titles, placeName(one.frame.place)));
    document.documentElement.classList.add("printing-day");
  });
  addEventListener("afterprint", () => {
    printed.replaceChildren();
    document.documentElement.classList.remove("printing-day");
  });
  const others = paperWays({ catalogue, data, titles, day });
  const paper = way(
    "Imprimer le programme",
    "Le programme seul, en noir et blanc, heure par heure. Rien n’a besoin d’être publié.",
    action("Imprimer", async () => {
      others.forget();
      await knowPlace(day().frame.place);
      print();
    }),
  );

  // --- colleagues -------------------------------------------------------------------------------

  const send = async () => {
    const made = await linkTo(day());
    if ("told" in made) tell(colleagues, made.told, true);
    else await copyLink(new URL(`organiser/${made.fragment}`, ROOT).href, colleagues, (text) => tell(colleagues, text));
  };
  const save = () => {
    const file = `${name()}.journee.json`;
    download(file, deskText(day()), "application/json");
    tell(
      colleagues,
      `Le fichier ${file} est enregistré sur votre appareil. Il s’ouvre ici, avec « Ouvrir une autre journée ».`,
    );
  };
  const colleagues = way(
    "Continuer à plusieurs, ou plus tard",
    "Un lien pour vos collègues contient toute la journée : qui l’ouvre en reçoit sa propre copie. Ce que porte le lien n’est envoyé à aucun serveur ; seuls ceux à qui vous le donnez le lisent. Un fichier fait de même.",
    action("Copier un lien pour vos collègues", send),
    action("Enregistrer dans un fichier", save),
  );

  // --- calendar ---------------------------------------------------------------------------------

  const calendar = async () => {
    try {
      const { calendarOf } = await import("../day/calendar/calendar.js");
      const all = day().frame.place ? await catalogue.communes().catch(() => undefined) : undefined;
      const made = await calendarOf(catalogue, withIds(), titles, new Date(), all);
      if ("told" in made) {
        tell(agenda, made.told, true);
        return;
      }
      const file = `${name()}.ics`;
      download(file, made.text, "text/calendar");
      const rest =
        made.untimed > 1 ? `les ${made.untimed} séances sans heure sont dites` : "la séance sans heure est dite";
      const left = made.untimed ? ` Dans l’entrée du jour, ${rest}.` : "";
      tell(agenda, `Le fichier ${file} est téléchargé : ouvrez-le avec votre agenda.${left}`);
    } catch {
      tell(agenda, "Le calendrier n’a pas pu se charger : le réseau manque peut-être. Réessayez.", true);
    }
  };
  const agenda = way(
    "Mettre dans les agendas",
    "Un fichier .ics, que lisent tous les agendas : une entrée pour le jour, une pour chaque séance qui a une heure.",
    action("Télécharger le calendrier", calendar),
  );

  const element = make(
    "section",
    { className: "desk-leaving", attributes: { "aria-labelledby": "titre-sortir" } },
    make("h2", { id: "titre-sortir", textContent: "Imprimer, partager" }),
    make("div", { className: "ways-out" }, paper, others.pack, agenda, others.sheets, colleagues),
    published,
    printed,
  );
  /** @type {WaysOut["changed"]} */
  const changed = ({ frame }) => {
    others.forget();
    knowPlace(frame.place);
  };
  return { element, changed };
};
