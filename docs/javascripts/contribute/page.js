// The contribution form (/contribuer/proposer/): opens what the address asks for, leads from step to step.
// Nothing is sent from here but what somebody sends in `flow/send-step.js`.
import { ROOT } from "../lib/addresses.js";
import { momentInWords } from "../lib/dates.js";
import { action, make } from "../lib/elements.js";
import { slugOf } from "../lib/names.js";
import { quoted } from "../lib/phrases.js";
import { openCatalogue } from "./catalogue.js";
import { unsaid } from "./fields/objections.js";
import { chooseStep } from "./flow/choose-step.js";
import { readDraft } from "./flow/drafts.js";
import { openEditingSession } from "./flow/editing-session.js";
import { TWO_TABS, UNSTORED, boxOf, noticesAbove } from "./flow/notices.js";
import { openingOf } from "./flow/opening.js";
import { sendStep } from "./flow/send-step.js";
import { addressOf, reviewStep, stepAt, steps, titleOf, writeStep } from "./flow/steps.js";
import { errorsOf, nothingYet, summary, untouched } from "./flow/summary.js";
import { previewPanel } from "./preview/panel.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./fields/control.js").AnyControl} AnyControl */
/** @typedef {import("./flow/editing-session.js").EditingSession} EditingSession */
/** @typedef {import("./flow/editing-session.js").Start} Start */
/** @typedef {import("./flow/steps.js").Shown} Shown */
/** @typedef {import("./flow/summary.js").LocatedProblem} LocatedProblem */
/** @typedef {import("./preview/panel.js").PreviewPanel} PreviewPanel */
/** @typedef {{ session: EditingSession, preview: PreviewPanel }} Opened */

const UNLOADED = "Le formulaire n’a pas pu se charger : le réseau manque peut-être.";

// `place` is where the form is to be, `fallback` what the page shows without it.
/** @type {(place: HTMLElement, fallback: HTMLElement) => Promise<void>} */
export const contributionPage = async (place, fallback) => {
  place.setAttribute("aria-busy", "true");
  place.hidden = false;
  fallback.hidden = true;
  // A type that is chosen before the rules have come is taken up as soon as they have.
  const form = place.querySelector("[data-step=choisir] form");
  /** @type {string | undefined} */
  let waiting;
  /** @type {(event: Event) => void} */
  const early = (event) => {
    event.preventDefault();
    waiting = [...place.querySelectorAll("input")].find((input) => input.checked)?.value;
  };
  form?.addEventListener("submit", early);
  const catalogue = await openCatalogue(ROOT).catch(() => null);
  form?.removeEventListener("submit", early);
  if (catalogue) await contribute(place, catalogue, waiting);
  else {
    place.prepend(
      boxOf(
        UNLOADED,
        action("Réessayer", () => location.reload()),
      ),
    );
    fallback.hidden = false;
  }
  place.removeAttribute("aria-busy");
};

/** @type {(place: HTMLElement, catalogue: Catalogue, waiting: string | undefined) => Promise<void>} */
const contribute = async (place, catalogue, waiting) => {
  const site = document.title;
  const settings = { editors: place.dataset.editors ?? "", edit: place.dataset.edit ?? "" };
  const saved = make("p", { className: "saved" });
  const notices = noticesAbove(() => bar.focus());
  /** @type {Opened | null} */
  let opened = null;
  const session = () => opened?.session ?? null;

  // --- steps ------------------------------------------------------------------------------------

  /** @type {(step: string, shown?: Shown) => Promise<void>} */
  const show = async (step, { push = true, focus = true } = {}) => {
    const name = opened ? step : "choisir";
    const address = addressOf(session(), name);
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    opened?.session.save();
    if (name === "choisir") choosing.draw();
    if (name === "envoyer" && opened) drawSend(opened.session);
    bar.show(name);
    if (opened) placePreview(opened.preview, name);
    document.title = opened ? titleOf(opened.session, name, site) : site;
    if (focus) bar.focus();
  };

  // From one step to the next: errors stop, with their list on top of the fields.
  /** @type {(step: string) => Promise<void>} */
  const go = async (step) => {
    if (opened && (step === "relire" || step === "envoyer")) {
      const found = await opened.session.check();
      drawSummary(opened.session, found);
      unsaid();
      if (errorsOf(found).length) {
        await show("ecrire", { push: bar.current() !== "ecrire", focus: false });
        /** @type {HTMLElement | null} */
        const told = bar.section("ecrire").querySelector(".summary");
        told?.scrollIntoView({ block: "start" });
        told?.focus({ preventScroll: true });
        return;
      }
    }
    await show(step);
  };
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
  // Beside the fields where there is room, by itself in its step.
  /** @type {(preview: PreviewPanel, step: string) => void} */
  const placePreview = (preview, step) => {
    const beside = bar.section(step === "relire" ? "relire" : "ecrire").querySelector(".preview-place");
    if (preview.element.parentElement !== beside) beside?.append(preview.element);
    if (preview.element.getClientRects().length) preview.refresh();
  };

  // --- a case -----------------------------------------------------------------------------------

  const listener = {
    saved: (/** @type {string} */ when) => {
      if (!opened) return;
      const touched = !untouched(opened.session);
      if (!touched) opened.session.forget();
      saved.textContent = touched ? `Brouillon enregistré ${momentInWords(when)}, dans ce navigateur.` : "";
    },
    refused: () => {
      saved.textContent = "";
      notices.notice(UNSTORED);
    },
    elsewhere: () => {
      history.replaceState(null, "", addressOf(session(), bar.current()));
      notices.notice(TWO_TABS);
    },
    changed: () => opened?.preview.later(),
  };

  /** @type {(start: Start, step?: string, shown?: Shown) => Promise<void>} */
  const open = async (start, step = "ecrire", shown = {}) => {
    opened?.session.save();
    const own = openEditingSession(catalogue, start, listener);
    const preview = previewPanel(() => drawn(catalogue, own, settings.edit));
    opened = { session: own, preview };
    saved.textContent = "";
    writeStep(bar.section("ecrire"), {
      title: start.slug
        ? `Corriger ou compléter : ${catalogue.cases.get(`${start.folder}/${start.slug}`)?.title}`
        : own.type.a.slice(0, 1).toUpperCase() + own.type.a.slice(1),
      fields: own.form.element,
      read: () => go("relire"),
      follow: preview.follow,
      help: start.slug
        ? "Changez ce qui doit l’être : le reste demeure tel quel."
        : `${own.type.what} Ce que vous ne savez pas, laissez-le vide.`,
    });
    reviewStep(bar.section("relire"), { back: () => show("ecrire"), on: () => go("envoyer") });
    drawSend(own);
    await show(step, shown);
  };

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
    choosing.forget(draft);
  };
  /** @type {(own: EditingSession) => void} */
  const drawSend = (own) => {
    const section = bar.section("envoyer");
    section.replaceChildren(make("h2", { id: "pas-envoyer", tabIndex: -1, textContent: "Envoyer" }));
    if (untouched(own)) section.append(nothingYet(() => show("ecrire")));
    else sendStep(section, own, settings, () => forget(own));
  };

  // What the address asks for, or the first step.
  const fromAddress = async () => {
    const asked = new URLSearchParams(location.search);
    const step = stepAt(location.hash);
    const number = Math.max(1, Number.parseInt(asked.get("brouillon") ?? "1", 10) || 1);
    const shown = { push: false, focus: false };
    const checked = step === "relire" || step === "envoyer" ? "ecrire" : step;
    const [key, folder] = [asked.get("fiche"), asked.get("type")];
    if (key !== null) await opening.openCase(key.replace(/^\/+|\/+$/g, ""), number, checked ?? "ecrire", shown);
    else if (folder !== null && catalogue.knownType(folder)) {
      choosing.choose(folder);
      if (checked && checked !== "choisir") await opening.start(folder, number, checked, shown);
    } else if (folder !== null)
      notices.notice(`Il n’y a pas de type ${quoted(folder)}. Choisissez ce que vous voulez raconter.`);
    if (!opened) await show("choisir", shown);
  };

  place.prepend(notices.element);
  const bar = steps(place, { allowed: (step) => step === "choisir" || opened !== null, chosen: go });
  place.querySelector(".steps")?.append(saved);
  const opening = openingOf({ catalogue, notices, open, save: () => opened?.session.save() });
  const choosing = chooseStep(bar.section("choisir"), catalogue, {
    start: (folder) => {
      notices.hush();
      opening.start(folder);
    },
    resume: (draft) => opening.resume(draft),
    openCase: (key) => {
      notices.hush();
      opening.openCase(key);
    },
  });
  await fromAddress();
  if (waiting) opening.start(waiting);
  addEventListener("popstate", () => {
    const step = location.hash ? stepAt(location.hash) : "choisir";
    if (step) show(step, { push: false });
  });
  addEventListener("pagehide", () => opened?.session.save());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) opened?.session.save();
  });
  addEventListener("beforeunload", (event) => {
    opened?.session.save();
    if (opened?.session.unsaved) event.preventDefault();
  });
};

// The page of what is being written, as it would be published. What draws it is loaded when it is first seen.
/** @type {(catalogue: Catalogue, session: EditingSession, edit: string) => Promise<Node>} */
const drawn = async (catalogue, session, edit) => {
  const { preview } = await import("./preview/article.js");
  const slug = session.slug ?? (session.name || slugOf(session.title()) || null);
  return preview(catalogue, { folder: session.folder, slug, data: session.data(), body: session.body(), edit });
};
