// The organiser's desk: puts a day on the table, keeps it in this browser, leads to the ways out.
import { openCatalogue } from "../contribute/catalogue.js";
import { noticesAbove } from "../contribute/flow/notices.js";
import { knownCases } from "../contribute/known-cases.js";
import { printed } from "../language/typography.js";
import { ROOT } from "../lib/addresses.js";
import { momentInWords } from "../lib/dates.js";
import { action, make, say } from "../lib/elements.js";
import { library } from "../lib/library.js";
import { sayIfNew } from "../lib/live-region.js";
import { daysList } from "./keeping/days-list.js";
import { keeper } from "./keeping/keeper.js";
import { forgetKept, numberOf } from "./keeping/kept-days.js";
import { isBlank } from "./day/day.js";
import { waysOut } from "./leaving/ways-out.js";
import { openingOf } from "./opening.js";
import { publishing } from "./leaving/publishing.js";
import { workshop } from "./workshop.js";

/** @typedef {import("./day/day.js").Day} Day */

const UNSTORED =
  "Votre navigateur n’enregistre rien ici (navigation privée, ou mémoire pleine). Rien n’est perdu tant que cet onglet reste ouvert : enregistrez la journée dans un fichier, en bas de la page.";
const TWO_TABS =
  "Cette journée a été modifiée dans un autre onglet. Les deux versions sont gardées : celle-ci continue à part, l’autre se retrouve dans « Ouvrir une autre journée ».";

// Fails where the rules or the library cannot be fetched.
/** @type {(place: HTMLElement) => Promise<void>} */
export const deskPage = async (place) => {
  const [catalogue, data] = await Promise.all([openCatalogue(ROOT, knownCases()), library()]);
  await catalogue.withMessages(); // what does not go together is told at each gesture
  const settings = { editors: place.dataset.editors ?? "", edit: place.dataset.edit ?? "" };
  const titles = new Map(data.cases.map(({ key, title }) => [key, title]));
  const site = document.title;
  const notices = noticesAbove(() => {});

  const kept = keeper({
    saved: (when) => {
      history.replaceState(null, "", `?journee=${numberOf(kept.key())}`);
      sayIfNew(work.saved, `Gardée dans ce navigateur ${momentInWords(when).replace(/^le .* à/, "à")}.`);
      if (list.element.open) list.refresh();
    },
    refused: () => {
      say(work.saved, "");
      notices.warn(UNSTORED);
    },
    elsewhere: () => notices.warn(TWO_TABS),
  });
  /** @type {(day: Day) => void} */
  const changed = (day) => {
    beginning.hidden = !isBlank(day);
    document.title = printed(day.frame.title ? `${day.frame.title} · ${site}` : site);
    kept.changed(day);
    leaving.changed();
    ways.changed(day);
  };
  // A day was removed from this browser, perhaps the one on the table.
  /** @type {(key: string) => void} */
  const forgotten = (key) => {
    if (key !== kept.key()) return;
    kept.forget();
    opening.begin();
  };
  const work = workshop(catalogue, data, changed);
  const now = () => {
    work.flush();
    return work.day();
  };
  const leaving = publishing({
    catalogue,
    settings,
    titles,
    day: now,
    work,
    save: () => kept.save(),
    forget: () => {
      forgetKept(kept.key());
      forgotten(kept.key());
    },
  });
  const ways = waysOut({ catalogue, data, day: now, withIds: leaving.withIds, titles, published: leaving.element });
  const opening = openingOf({
    notices,
    open: (day, key, stamp) => {
      work.flush();
      kept.open(key, stamp);
      work.open(day);
      beginning.hidden = !isBlank(day);
      document.title = printed(day.frame.title ? `${day.frame.title} · ${site}` : site);
      history.replaceState(null, "", stamp === null ? location.pathname : `?journee=${numberOf(key)}`);
      say(work.saved, "");
      leaving.changed();
      ways.changed(day);
    },
    changed,
    readEvent: leaving.readEvent,
    known: new Set(titles.keys()),
  });
  const list = daysList(data, {
    begin: opening.begin,
    forum: opening.forum,
    resume: opening.resume,
    forget: forgotten,
    openEvent: opening.openEvent,
    openFile: opening.openFile,
    current: kept.key,
  });
  // On an empty table, what one may begin with.
  const beginning = make(
    "p",
    { className: "act-line desk-beginning" },
    make("span", { textContent: "Donnez un titre et une date, ou commencez avec un plan tout fait :" }),
    action("Partir du plan d’un forum des solutions", opening.forum),
    action("Partir d’une rencontre du site", list.openEvent),
  );
  place.append(notices.element, beginning, list.element, work.element, ways.element);
  await opening.start();

  const keep = () => {
    work.flush();
    kept.save();
  };
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  addEventListener("beforeunload", (event) => {
    keep();
    if (kept.unsaved()) event.preventDefault();
  });
};
