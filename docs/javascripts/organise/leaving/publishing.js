// The last way out: the day becomes the event file, checked as the site checks it, shown as the site will show it, and sent by the last
// step of the contribution form. All that is heavy is fetched when somebody asks for it.
import { inWords } from "../../contribute/fields/objections.js";
import { finished } from "../../contribute/flow/finished.js";
import { action, make } from "../../lib/elements.js";
import { spokenLine } from "../../lib/live-region.js";
import { done, nameOf } from "../day/day.js";
import { openEvent } from "../day/event/opened-event.js";
import { eventFile, settled, withNewAddresses } from "../day/event/event-file.js";
import { overPage, published } from "./over-page.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/catalogue.js").Problem} Problem */
/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../day/event/event-file.js").EventFile} EventFile */
/** @typedef {import("../day/keeping/desk-file.js").DeskRead} DeskRead */
/** @typedef {import("../timetable/card.js").Titles} Titles */
/** @typedef {import("../workshop.js").Workshop} Workshop */
/**
 * @typedef {object} Around
 * @property {Catalogue} catalogue
 * @property {{ editors: string, edit: string }} settings
 * @property {Titles} titles
 * @property {() => Day} day
 * @property {Workshop} work
 * @property {() => void} save
 * @property {() => void} forget
 */
/** @typedef {{ element: HTMLElement, changed: () => void, withIds: () => Day, readEvent: (slug: string) => Promise<DeskRead> }} Publishing `changed`: what was prepared is of a day that is no more */

const LOST_NETWORK =
  "La vérification n’a pas pu se charger : le réseau manque peut-être. La journée est gardée ; réessayez.";
const NO_DAY =
  "Il n’y a pas de rencontre de ce nom sur le site. Choisissez-la par son titre, dans « Ouvrir une autre journée ».";

/** @type {(around: Around) => Publishing} */
export const publishing = ({ catalogue, settings, titles, day, work, save, forget }) => {
  const type = catalogue.type("evenements");
  const { element: told, speak } = spokenLine({});
  const prepared = make("div", {});
  const start = action("Vérifier et préparer l’envoi", () => prepare(), { className: "act strong" });
  const element = make(
    "section",
    { className: "desk-publish", attributes: { "aria-labelledby": "titre-publier" } },
    make("h2", { id: "titre-publier", textContent: "Publier la page de la rencontre" }),
    make("p", {
      className: "help",
      textContent:
        "La journée devient une page du site, avec son programme et son calendrier. Vous choisissez ensuite comment l’envoyer : par courriel, ou en fichier. Rien n’est envoyé avant que vous le demandiez.",
    }),
    make("p", { className: "act-line" }, start),
    told,
    prepared,
  );
  let choice = { link: "", name: "" };
  let preparing = false;
  // What became of the page on the site since the day was taken from it, as long as that day is on the table.
  let since = { id: "", stamp: "", told: "" };

  // --- what the check says ------------------------------------------------------------------------

  // Where a problem is on the desk: its name, and how one gets there.
  /** @type {(problem: Problem, file: EventFile) => { where: string, go: (() => void) | null }} */
  const located = (problem, { data }) => {
    const [name, rank, field] = problem.path;
    const programme = /** @type {Record<string, any>[]} */ (data.programme ?? []);
    const session =
      name === "programme" ? day().sessions.find(({ id }) => id && id === programme[Number(rank)]?.id) : undefined;
    if (session) {
      const inner = catalogue.inner(/** @type {any} */ (type.named.get("programme"))).named.get(String(field));
      return {
        where: [nameOf(session, titles), inner?.label].filter(Boolean).join(" › "),
        go: () => work.goTo(session.key, inner && { name: inner.name, problem }),
      };
    }
    const control = work.frame.control(String(name));
    const label = type.named.get(String(name))?.label ?? "La journée";
    if (!control) return { where: label, go: null };
    const go = () => {
      control.focus();
      control.show([problem]);
      control.element.addEventListener("input", () => control.show([]), { once: true });
    };
    return { where: label, go };
  };
  /** @type {(problems: Problem[], file: EventFile, title: string) => HTMLElement | null} */
  const list = (problems, file, title) =>
    problems.length
      ? make(
          "div",
          { className: problems.some(({ severity }) => severity !== "warning") ? "summary" : "summary only-warnings" },
          make("h3", { textContent: title }),
          make(
            "ul",
            {},
            ...problems.map((problem) => {
              const { where, go } = located(problem, file);
              const words = ` : ${inWords(problem)}`;
              const name = go ? action(where, go, { className: "linklike" }) : make("strong", { textContent: where });
              return make("li", { data: { code: problem.code } }, name, words);
            }),
          ),
        )
      : null;

  // --- preparing ------------------------------------------------------------------------------------

  // A day with the ids that it needs outside, which it keeps from then on.
  /** @type {(one: Day, told?: string) => Day} */
  const settle = (one, told = "Les séances ont reçu leur adresse.") => {
    const now = settled(catalogue, one, titles);
    if (now !== day()) work.settle(() => done(now, told));
    return now;
  };
  // The day with its ids, over its page, with the addresses that its sheets have now.
  const ready = async () => {
    await catalogue.withCases();
    const { day: over, told } = await overPage(catalogue, withNewAddresses(day(), catalogue.former));
    const now = settle(over, told || undefined);
    const { id, origin } = now;
    const stamp = origin?.stamp ?? "";
    if (told) since = { id, stamp, told };
    return { now, told: since.id === id && since.stamp === stamp ? since.told : "" };
  };
  /** @type {(file: EventFile) => import("../../contribute/sending/send-step.js").Leaving} */
  const outgoing = (file) => {
    return {
      catalogue,
      folder: file.folder,
      slug: file.mended ? file.slug : null,
      file: day().origin?.file ?? null,
      ground: file.data.announced === "true" ? "announced" : "documents",
      title: () => file.title,
      data: () => file.data,
      body: () => file.body,
      text: () => (choice.link ? eventFile(catalogue, day(), titles, choice.link) : file).text,
      get link() {
        return choice.link;
      },
      get name() {
        return choice.name || file.slug;
      },
      choose: (chosen) => {
        choice = chosen;
      },
      save,
    };
  };
  const prepare = async () => {
    if (preparing) return;
    preparing = true;
    speak("Vérification…");
    try {
      const { now, told: news } = await ready();
      const finishing = await finished(catalogue);
      const { previewPanel } = await import("../../contribute/preview/panel.js");
      const file = eventFile(catalogue, now, titles);
      const { folder, slug, data, body, text, mended, left } = file;
      const communes = data.place ? await catalogue.communes().catch(() => undefined) : undefined;
      const problems = finishing.check(catalogue, { folder, slug: mended ? slug : null, data, body, communes, text });
      const errors = problems.filter(({ severity }) => severity !== "warning");
      const warnings = problems.filter((one) => !errors.includes(one));
      const panel = previewPanel(() =>
        finishing.preview(catalogue, { folder, slug, data, body, communes, edit: settings.edit }),
      );
      const before = mended ? now.origin?.file : null;
      const differs = before
        ? finishing.changeList(finishing.changes(catalogue, folder, before, { data, body }))
        : null;
      const shown = make(
        "details",
        { className: "subject" },
        make("summary", {}, make("h3", { textContent: "Voir la page comme le site la montrera" })),
        panel.element,
      );
      shown.addEventListener("toggle", () => {
        if (shown.open) panel.refresh();
      });
      const sending = make("div", { className: "desk-sending" });
      prepared.replaceChildren(
        ...[
          news ? make("div", { className: "notice" }, make("p", { textContent: news })) : null,
          list(
            errors,
            file,
            errors.length === 1
              ? "1 point à corriger avant d’envoyer"
              : `${errors.length} points à corriger avant d’envoyer`,
          ),
          list(
            warnings,
            file,
            warnings.length === 1
              ? "1 remarque, qui n’empêche rien"
              : `${warnings.length} remarques, qui n’empêchent rien`,
          ),
          left.length
            ? make("p", {
                textContent: `${left.length === 1 ? "Une fiche n’existe plus et n’est" : `${left.length} fiches n’existent plus et ne sont`} pas dans la page.`,
              })
            : null,
          differs,
          shown,
          sending,
        ].filter((part) => part !== null),
      );
      if (errors.length) {
        speak("Corrigez ces points, puis vérifiez de nouveau.", true);
        /** @type {HTMLElement | null} */ (prepared.querySelector(".summary button"))?.focus();
      } else {
        speak("La page est prête : le site l’acceptera.");
        finishing.sendStep(sending, outgoing(file), settings, forget);
      }
    } catch {
      speak(LOST_NETWORK, true);
    }
    preparing = false;
  };

  return {
    element,
    withIds: () => settle(day()),
    changed: () => {
      if (preparing || !prepared.firstChild) return;
      prepared.replaceChildren();
      speak("La journée a changé : vérifiez de nouveau.", true);
    },
    readEvent: async (slug) => {
      const key = `evenements/${slug}`;
      const file = /^[a-z0-9-]{3,60}$/.test(slug) ? await published(key) : null;
      if (!file) return { day: null, lost: [NO_DAY] };
      return { day: openEvent(catalogue, key, file), lost: [] };
    },
  };
};
