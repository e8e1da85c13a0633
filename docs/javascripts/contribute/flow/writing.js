// A case being written, or mended: its fields, what the check says of it, its preview, how it leaves. `page.js` shows the steps.
import { ROOT } from "../../lib/addresses.js";
import { momentInWords } from "../../lib/dates.js";
import { action, make } from "../../lib/elements.js";
import { sayIfNew } from "../../lib/live-region.js";
import { slugOf } from "../../lib/names.js";
import { formOf } from "../asked-form.js";
import { openCatalogue } from "../catalogue.js";
import { unsaid } from "../fields/objections.js";
import { previewPanel } from "../preview/panel.js";
import { callPlace } from "./call-place.js";
import { allDrafts, readDraft } from "./drafts.js";
import { openEditingSession } from "./editing-session.js";
import { finished } from "./finished.js";
import { TWO_TABS, UNCHECKED, UNSENT, UNSTORED } from "./notices.js";
import { openingOf } from "./opening.js";
import { addressOf, headOf, reviewStep, writeStep } from "./steps.js";
import { errorsOf, nothingYet, summary, untouched } from "./summary.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").KnownCaseList} KnownCaseList */
/** @typedef {import("../fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../preview/panel.js").PreviewPanel} PreviewPanel */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./editing-session.js").EditingSession} EditingSession */
/** @typedef {import("./editing-session.js").Start} Start */
/** @typedef {import("./notices.js").Notices} Notices */
/** @typedef {import("./opening.js").Opening} Opening */
/** @typedef {import("./steps.js").Shown} Shown */
/** @typedef {import("./steps.js").Steps} Steps */
/** @typedef {import("./summary.js").LocatedProblem} LocatedProblem */
/** @typedef {{ session: EditingSession, preview: PreviewPanel, call: ReturnType<typeof callPlace> }} Opened */
/**
 * @typedef {object} Around the page around what is written
 * @property {Steps} bar
 * @property {Notices} notices
 * @property {HTMLElement} saved where it is said when the draft was kept
 * @property {{ editors: string, edit: string }} settings
 * @property {KnownCaseList} cases
 * @property {(step: string, shown?: Shown) => Promise<void>} show
 * @property {(step: string) => Promise<void>} go the same, for a step that asks for the check
 * @property {(draft: Draft) => void} forgotten a draft was deleted
 */
/**
 * @typedef {object} Writing
 * @property {Opening} opening
 * @property {() => EditingSession | null} session
 * @property {() => Promise<boolean>} check whether nothing stands against going on; else it is told above the fields
 * @property {() => void} tell brings what the check said into sight
 * @property {(at: { part: string | null, field: string | null }) => void} toPlace to the part of the text, the field or the entry of a list that an address names; to its title in a form that asks for nothing else
 * @property {(step: string) => Promise<void>} drawn what a step holds of the case is ready, before it is shown
 * @property {(step: string) => void} shown brings the preview to where it is seen
 */

const IDLE = 400; // milliseconds

// What comes last is fetched while somebody writes. What fails is asked for again when it is wanted, and when the network is back.
/** @type {(catalogue: Catalogue) => void} */
const fetchAhead = (catalogue) => {
  const fetched = async () => (await finished(catalogue)).tidyPictures(allDrafts());
  setTimeout(() => fetched().catch(() => {}), IDLE);
  addEventListener("online", () => fetched().catch(() => {}), { once: true });
};

// Fails where the rules cannot be fetched.
/** @type {(around: Around) => Promise<Writing>} */
export const openWriting = async ({ bar, notices, saved, settings, cases, show, go, forgotten }) => {
  const catalogue = await openCatalogue(ROOT, cases);
  /** @type {Opened | null} */
  let opened = null;
  const session = () => opened?.session ?? null;

  /** @type {(control: AnyControl) => Promise<void>} */
  const toField = async (control) => {
    if (bar.current() !== "ecrire") await show("ecrire", { focus: false });
    control.focus();
  };
  /** @type {(own: EditingSession, found: LocatedProblem[]) => void} */
  const drawSummary = (own, found) => {
    for (const name of ["ecrire", "relire"]) {
      const parts = [name === "relire" && untouched(own) ? nothingYet() : null, summary(found, toField)];
      const told = bar.section(name).querySelector(".told");
      told?.replaceChildren(...parts.filter((part) => part !== null));
    }
  };
  const check = async () => {
    if (!opened) return true;
    /** @type {LocatedProblem[]} */
    let found;
    try {
      found = await opened.session.check();
    } catch {
      notices.hush();
      notices.warn(UNCHECKED);
      return true;
    }
    drawSummary(opened.session, found);
    unsaid();
    return !errorsOf(found).length;
  };
  const tell = () => {
    /** @type {HTMLElement | null} */
    const told = bar.section("ecrire").querySelector(".summary");
    told?.scrollIntoView({ block: "start" });
    told?.focus({ preventScroll: true });
  };

  const listener = {
    saved: (/** @type {string} */ when) => {
      if (!opened) return;
      const touched = !untouched(opened.session) || opened.session.form.answers?.();
      if (!touched) opened.session.forget();
      sayIfNew(saved, touched ? `Brouillon enregistré ${momentInWords(when)}, dans ce navigateur.` : "");
    },
    refused: () => {
      saved.textContent = "";
      notices.warn(UNSTORED);
    },
    elsewhere: () => {
      history.replaceState(null, "", addressOf(session(), bar.current()));
      notices.warn(TWO_TABS);
    },
    changed: () => {
      opened?.preview.later();
      if (opened?.call.draw()) history.replaceState(null, "", addressOf(session(), bar.current()));
    },
  };

  /** @type {(start: Start, step?: string, shown?: Shown) => Promise<void>} */
  const open = async (start, step = "ecrire", shown = {}) => {
    opened?.session.save();
    const asked = await formOf(catalogue, start, shown, (other) => opening.turn(start, own, other));
    const own = openEditingSession(catalogue, start, listener, asked);
    const preview = previewPanel(() => drawn(catalogue, own, settings.edit), own.form.head?.preview);
    const call = callPlace(own, () => finished(catalogue));
    opened = { session: own, preview, call };
    saved.textContent = "";
    writeStep(bar.section("ecrire"), {
      ...headOf(own),
      call: call.element,
      fields: own.form.element,
      read: () => go("relire"),
      follow: preview.follow,
    });
    const { steps } = own.form.head ?? {};
    reviewStep(bar.section("relire"), { ...steps, back: () => show("ecrire"), on: () => go("envoyer") });
    await show(step, shown);
    fetchAhead(catalogue);
  };
  const opening = openingOf({ catalogue, notices, open, save: () => session()?.save() });

  // What was kept of it can be taken back, where the drafts are.
  /** @type {(own: EditingSession) => Promise<void>} */
  const forget = async (own) => {
    own.save();
    const { key, folder, slug, name } = own;
    const unstored = { key, folder, slug, name, data: own.data(), body: own.body(), saved: new Date().toISOString() };
    const draft = readDraft(key) ?? unstored;
    own.forget();
    opened = null;
    saved.textContent = "";
    notices.hush();
    await show("choisir", { focus: false });
    forgotten(draft);
  };

  /** @type {(own: EditingSession) => Promise<void>} */
  const drawSend = async (own) => {
    const section = bar.section("envoyer");
    const title = make("h2", { id: "pas-envoyer", tabIndex: -1, textContent: "Envoyer" });
    if (untouched(own)) {
      section.replaceChildren(
        title,
        nothingYet(() => show("ecrire")),
      );
      return;
    }
    section.replaceChildren(title);
    try {
      const { newPictures, sendStep } = await finished(catalogue);
      const pictures = await newPictures(own);
      if (session() === own) sendStep(section, own, settings, () => forget(own), pictures);
    } catch {
      const again = action("Réessayer", () => location.reload(), { className: "act strong" });
      section.append(
        make("p", { textContent: UNSENT, attributes: { role: "alert" } }),
        make("p", { className: "act-line" }, again),
      );
    }
  };

  // What a correction changes, above the page as it will be.
  /** @type {(own: EditingSession) => Promise<void>} */
  const drawChanges = async (own) => {
    if (!own.file) return;
    const { changeList, changes } = await finished(catalogue);
    const now = own.form.besides?.() ?? { data: own.data(), body: own.body() };
    const list = changeList(changes(catalogue, own.folder, own.file, now));
    if (session() === own)
      bar
        .section("relire")
        .querySelector(".changes-place")
        ?.replaceChildren(own.form.recap?.() ?? "", list ?? "");
  };

  // Beside the fields where there is room, by itself in its step.
  /** @type {(preview: PreviewPanel, step: string) => void} */
  const placePreview = (preview, step) => {
    const beside = bar.section(step === "relire" ? "relire" : "ecrire").querySelector(".preview-place");
    if (preview.element.parentElement !== beside) beside?.append(preview.element);
    if (preview.element.getClientRects().length) preview.refresh();
  };

  addEventListener("pagehide", () => session()?.save());
  document.addEventListener("visibilitychange", () => document.hidden && session()?.save());
  addEventListener("beforeunload", (event) => {
    session()?.save();
    if (session()?.unsaved) event.preventDefault();
  });

  return {
    opening,
    session,
    check,
    tell,
    toPlace: (at) => {
      const control = session()?.form.find(at);
      control?.focus();
      (control?.entry ?? control?.element)?.scrollIntoView({ block: "start", behavior: "instant" });
    },
    drawn: async (step) => {
      if (step === "envoyer" && opened) await drawSend(opened.session);
      if (step === "relire" && opened) await drawChanges(opened.session).catch(() => {}); // it was told that the check did not come
    },
    shown: (step) => {
      if (opened) placePreview(opened.preview, step);
    },
  };
};

// The page of what is being written, as it would be published.
/** @type {(catalogue: Catalogue, session: EditingSession, edit: string) => Promise<Node>} */
const drawn = async (catalogue, session, edit) => {
  const { preview } = await finished(catalogue);
  const { folder, file, data, body } = session;
  const slug = session.slug ?? (session.name || slugOf(session.title()) || null);
  return preview(catalogue, { folder, slug, data: data(), body: body(), edit, pictures: file?.pictures });
};
