// The sheets that were chosen for the day: those to place on top, each taken by its button, then those that are in a session.
import { pictogram } from "../../explorer/results.js";
import { action, make, say } from "../../lib/elements.js";
import { daysOf, holdersOf, nameOf, sessionOf } from "../day/day.js";
import { sheetTitle } from "../timetable/card.js";

/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {{ element: HTMLElement, focus: () => void, show: (day: Day) => void, taker: (sheet: string) => HTMLElement | null }} Tray */

// `spread` spreads what is to be placed, `remove` takes a sheet from the day.
/** @type {(data: Library, titles: ReadonlyMap<string, string>, run: { spread: () => void, remove: (sheet: string) => void }) => Tray} */
export const tray = (data, titles, { spread, remove }) => {
  const kinds = new Map(data.cases.map((one) => [one.key, one]));
  const heading = make("h3", { id: "titre-choisies", tabIndex: -1 });
  const none = make("p", {
    className: "help",
    textContent: "Aucune fiche choisie pour l’instant : cherchez-en, puis « Ajouter ».",
  });
  const how = make("p", {
    className: "help",
    textContent: "Prenez une fiche (un clic, un appui ou Entrée), puis choisissez où la poser. Ou faites-la glisser.",
  });
  const spreading = action("Répartir dans les séances libres", spread, { className: "act strong" });
  const list = make("ul", { className: "chosen-sheets" });
  const element = make(
    "section",
    { className: "tray", attributes: { "aria-labelledby": heading.id } },
    heading,
    none,
    make("p", { className: "act-line" }, spreading),
    how,
    list,
  );

  /** @type {(day: Day, sheet: string, holders: string[]) => HTMLElement} */
  const line = (day, sheet, holders) => {
    const title = sheetTitle(sheet, titles);
    const type = kinds.get(sheet)?.type ?? sheet.split("/")[0];
    const place = kinds.get(sheet)?.place;
    const sessions = holders.flatMap((key) => {
      const session = sessionOf(day, key);
      return session ? [session.label || nameOf(session, titles)] : [];
    });
    const drop = () => {
      const at = [...list.children].indexOf(item);
      remove(sheet);
      const next = list.children[Math.min(at, list.children.length - 1)];
      /** @type {HTMLElement} */ (next?.querySelector(".drop") ?? heading).focus();
    };
    const item = make(
      "li",
      { className: `chosen-sheet kind-${type}${holders.length ? " placed" : ""}`, data: { take: "sheet", sheet } },
      pictogram(data, type),
      make(
        "div",
        {},
        make("button", {
          type: "button",
          className: "taker",
          textContent: title,
          attributes: { "aria-label": `Prendre la fiche : ${title}` },
        }),
        place && make("span", { className: "sheet-where", textContent: place }),
        sessions.length > 0 && make("span", { className: "sheet-where", textContent: `✓ ${sessions.join(", ")}` }),
      ),
      action("×", drop, {
        className: "drop no-drag",
        attributes: { "aria-label": `Retirer de la journée : ${title}` },
      }),
    );
    return item;
  };

  return {
    element,
    focus: () => /** @type {HTMLElement} */ (list.querySelector(".taker") ?? heading).focus(),
    show: (day) => {
      const holders = [...holdersOf(day)];
      const left = holders.filter(([, sessions]) => !sessions.length);
      // Of a day that is over nothing is to be placed any more: its other sheets were presented outside the sessions.
      const over = Boolean(day.origin) && (daysOf(day).at(-1) ?? "9999") < new Date().toISOString().slice(0, 10);
      const loose = over ? `Fiches sans séance (${left.length})` : `Fiches à placer (${left.length})`;
      say(heading, left.length ? loose : `Fiches choisies (${holders.length})`);
      none.hidden = holders.length > 0;
      spreading.hidden = !left.length || over;
      how.hidden = !left.length;
      const inOrder = [...left, ...holders.filter(([, sessions]) => sessions.length)];
      list.replaceChildren(...inOrder.map(([sheet, sessions]) => line(day, sheet, sessions)));
    },
    taker: (sheet) => list.querySelector(`[data-sheet="${CSS.escape(sheet)}"] .taker`),
  };
};
