// Where a day is opened from: those that this browser keeps, a new one, a plan to begin with, an event of the site, a file.
import { combobox } from "../../lib/combobox.js";
import { momentInWords } from "../../lib/dates.js";
import { action, make } from "../../lib/elements.js";
import { fold } from "../../lib/names.js";
import { ranked } from "../../lib/options.js";
import { quoted } from "../../lib/phrases.js";
import { dayInWords } from "../day/clock.js";
import { allKept, forgetKept, writeKept } from "./kept-days.js";

/** @typedef {import("../../lib/library.js").Library} Library */
/** @typedef {import("./kept-days.js").KeptDay} KeptDay */
/**
 * @typedef {object} Run
 * @property {() => void} begin a blank day
 * @property {() => void} forum the plan of a solutions forum
 * @property {(kept: KeptDay) => void} resume
 * @property {(key: string) => void} forget the day on the table was removed
 * @property {(slug: string) => void} openEvent
 * @property {(file: File) => void} openFile
 * @property {() => string} current the name of the day on the table
 */

/** @type {(kept: KeptDay) => string} */
export const titleOf = ({ day }) => day.frame.title || "Journée sans titre";

/** @type {(kept: KeptDay) => string} */
const about = ({ day, saved }) => {
  const { starts } = day.frame;
  const count = day.sessions.length;
  return [
    starts && dayInWords(starts),
    `${count} ${count > 1 ? "séances" : "séance"}`,
    `enregistrée ${momentInWords(saved)}`,
  ]
    .filter(Boolean)
    .join(" · ");
};

/** @type {(data: Library, run: Run) => { element: HTMLDetailsElement, refresh: () => void, openEvent: () => void }} `openEvent` leads to where an event of the site is chosen */
export const daysList = (data, { begin, forum, resume, forget, openEvent, openFile, current }) => {
  const list = make("ul", {});
  const mine = make(
    "section",
    { className: "drafts", hidden: true },
    make("h3", { textContent: "Vos journées, dans ce navigateur" }),
    list,
  );
  const undo = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });

  /** @type {(run: () => unknown) => void} */
  const chosen = (run) => {
    element.open = false;
    run();
  };
  /** @type {(kept: KeptDay) => HTMLElement} */
  const line = (kept) => {
    const here = kept.key === current();
    const remove = () => {
      forgetKept(kept.key);
      forget(kept.key);
      refresh();
      const again = action("Annuler", () => {
        writeKept(kept.key, kept.day, kept);
        undo.hidden = true;
        refresh();
        resume(kept);
      });
      undo.replaceChildren(`${quoted(titleOf(kept))} est supprimée de ce navigateur. `, again);
      undo.hidden = false;
      again.focus();
    };
    return make(
      "li",
      {},
      make(
        "p",
        {},
        make("strong", { textContent: titleOf(kept) }),
        here && " (celle-ci)",
        make("br"),
        make("span", { className: "note", textContent: about(kept) }),
      ),
      make(
        "p",
        { className: "act-line" },
        !here &&
          action("Reprendre", () => chosen(() => resume(kept)), {
            attributes: { "aria-label": `Reprendre : ${titleOf(kept)}` },
          }),
        action("Supprimer", remove, {
          className: "act small",
          attributes: { "aria-label": `Supprimer : ${titleOf(kept)}` },
        }),
      ),
    );
  };
  const refresh = () => {
    const all = allKept();
    mine.hidden = !all.length;
    list.replaceChildren(...all.map(line));
  };

  // --- from elsewhere -------------------------------------------------------------------------------

  const file = make("input", { type: "file", id: "fichier-journee", accept: ".json,application/json" });
  file.addEventListener("change", () => {
    const [one] = file.files ?? [];
    file.value = "";
    if (one) chosen(() => openFile(one));
  });
  const event = make("input", { type: "text", id: "rencontre-ouverte", autocomplete: "off" });
  const events = data.cases
    .filter(({ type }) => type === "evenements")
    .map(({ key, title, dated, aliases = [] }) => ({
      value: key.split("/")[1],
      label: title,
      note: dated,
      names: [title, ...aliases].map(fold),
    }));
  const chooser = combobox({
    input: event,
    name: "Une rencontre du site",
    find: (typed) => ranked(events, typed),
    pick: ({ value }) => {
      event.value = "";
      if (value) chosen(() => openEvent(value));
    },
  });
  const element = make(
    "details",
    { className: "desk-open subject" },
    make("summary", {}, make("h2", { textContent: "Ouvrir une autre journée" })),
    mine,
    undo,
    make(
      "p",
      { className: "act-line" },
      action("Commencer une nouvelle journée", () => chosen(begin)),
      action("Partir du plan d’un forum des solutions", () => chosen(forum)),
    ),
    make(
      "div",
      { className: "desk-sources" },
      make(
        "div",
        { className: "field" },
        make("label", { htmlFor: file.id, textContent: "Ouvrir un fichier de journée" }),
        make("p", {
          className: "help",
          textContent: "Celui que vous avez enregistré ici, ou qu’un collègue vous a envoyé.",
        }),
        file,
      ),
      make(
        "div",
        { className: "field" },
        make("label", { htmlFor: event.id, textContent: "Partir d’une rencontre du site" }),
        make("p", {
          className: "help",
          textContent: "Ses séances s’ouvrent ici ; celles que vous ne touchez pas restent telles quelles.",
        }),
        chooser,
      ),
    ),
  );
  element.addEventListener("toggle", () => {
    if (element.open) refresh();
  });
  return {
    element,
    refresh,
    openEvent: () => {
      element.open = true;
      event.focus();
      event.scrollIntoView({ block: "center", behavior: "instant" });
    },
  };
};
