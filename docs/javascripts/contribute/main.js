// The contribution form (/contribuer/proposer/): opens what the address asks for, leads from step
// to step. Loaded by that page alone; nothing is sent from here but what somebody sends in `flow/send-step.js`.
import { momentInWords } from "../lib/dates.js";
import { action, make } from "../lib/elements.js";
import { quoted } from "../lib/phrases.js";
import { chooseStep } from "./flow/choose-step.js";
import { openCatalogue } from "./rules/catalogue.js";
import { readDraft } from "./flow/drafts.js";
import { unsaid } from "./fields/objections.js";
import { openingOf } from "./flow/opening.js";
import { previewPanel } from "./preview/panel.js";
import { sendStep } from "./flow/send-step.js";
import { openEditingSession } from "./flow/editing-session.js";
import { slugOf } from "./fields/new-sources.js";
import { STEPS, addressOf, reviewStep, steps, writeStep } from "./flow/steps.js";
import { errorsOf, nothingYet, summary, untouched } from "./flow/summary.js";

const ROOT = new URL("../../", import.meta.url);
const SITE = document.title;

const holder = document.getElementById("proposer");
const settings = { editors: holder.dataset.editors, edit: holder.dataset.edit };
const notices = make("div", { className: "notices", attributes: { role: "status" } });
const saved = make("p", { className: "saved" });
let catalogue, bar, choosing, opening;
let session = null;
let preview = null;

// --- notices ----------------------------------------------------------------------------------

const notice = (text, ...buttons) => {
  const box = make(
    "div",
    { className: "notice" },
    make("p", { textContent: text }),
    make(
      "p",
      { className: "act-line" },
      ...buttons,
      action(
        "Fermer",
        () => {
          box.remove();
          bar.focus();
        },
        { className: "act small" },
      ),
    ),
  );
  notices.append(box);
};
const hush = () => notices.replaceChildren();

// --- steps ------------------------------------------------------------------------------------

const address = (step) => addressOf(session, step);

const show = async (step, { push = true, focus = true } = {}) => {
  const name = session ? step : "choisir";
  if (push) history.pushState(null, "", address(name));
  else history.replaceState(null, "", address(name));
  session?.save();
  if (name === "choisir") choosing.draw();
  if (name === "envoyer") drawSend();
  bar.show(name);
  placePreview(name);
  document.title = session
    ? `${STEPS.find(([one]) => one === name)[1]} : ${session.title() || session.type.label.toLowerCase()} · ${SITE}`
    : SITE;
  if (focus) bar.focus();
};

// From one step to the next: errors stop, with their list on top of the fields.
const go = async (step) => {
  if (step === "relire" || step === "envoyer") {
    const found = await session.check();
    drawSummary(found);
    unsaid();
    if (errorsOf(found).length) {
      await show("ecrire", { push: bar.current() !== "ecrire", focus: false });
      const told = bar.section("ecrire").querySelector(".summary");
      told.scrollIntoView({ block: "start" });
      told.focus({ preventScroll: true });
      return;
    }
  }
  await show(step);
};

const toField = async (control) => {
  if (bar.current() !== "ecrire") await show("ecrire", { focus: false });
  control.focus();
};

const drawSummary = (found) => {
  for (const name of ["ecrire", "relire"])
    bar
      .section(name)
      .querySelector(".told")
      .replaceChildren(
        ...[name === "relire" && untouched(session) && nothingYet(), summary(found, toField)].filter(Boolean),
      );
};

// Beside the fields where there is room, by itself in its step.
const placePreview = (step) => {
  if (!preview) return;
  const place = bar.section(step === "relire" ? "relire" : "ecrire").querySelector(".preview-place");
  if (preview.element.parentElement !== place) place.append(preview.element);
  if (preview.element.getClientRects().length) preview.refresh();
};

// --- a case -----------------------------------------------------------------------------------

const drawn = async () => {
  const { preview: page } = await import("./preview/article.js");
  const data = session.data();
  return page(catalogue, {
    folder: session.folder,
    slug: session.slug ?? (session.name || slugOf(session.title()) || null),
    data,
    body: session.body(),
    edit: settings.edit,
  });
};

const told = {
  saved: (when) => {
    if (untouched(session)) {
      session.forget();
      saved.textContent = "";
      return;
    }
    saved.textContent = `Brouillon enregistré ${momentInWords(when)}, dans ce navigateur.`;
  },
  refused: () => {
    saved.textContent = "";
    notice(
      "Votre navigateur n’enregistre rien ici (navigation privée, ou mémoire pleine). Rien n’est perdu tant que cet onglet reste ouvert : allez jusqu’au bout, ou téléchargez le fichier au dernier pas.",
    );
  },
  elsewhere: () => {
    history.replaceState(null, "", address(bar.current()));
    notice(
      "Ce brouillon a été modifié dans un autre onglet. Les deux versions sont gardées : celle-ci continue à part, l’autre se retrouve au premier pas.",
    );
  },
  changed: () => preview.later(),
};

const open = async (start, step = "ecrire", options = {}) => {
  session?.save();
  session = openEditingSession(catalogue, start, told);
  preview = previewPanel(drawn);
  saved.textContent = "";
  const title = start.slug
    ? `Corriger ou compléter : ${catalogue.cases.get(`${start.folder}/${start.slug}`)}`
    : session.type.a.slice(0, 1).toUpperCase() + session.type.a.slice(1);
  writeStep(bar.section("ecrire"), {
    title,
    fields: session.form.element,
    read: () => go("relire"),
    follow: (id) => preview.follow(id),
    help: start.slug
      ? "Changez ce qui doit l’être : le reste demeure tel quel."
      : `${session.type.what} Ce que vous ne savez pas, laissez-le vide.`,
  });
  reviewStep(bar.section("relire"), { back: () => show("ecrire"), on: () => go("envoyer") });
  drawSend();
  await show(step, options);
};

// What was kept of it can be taken back, where the drafts stand.
const forget = async () => {
  session.save();
  const { key, folder, slug, name } = session;
  const draft = readDraft(key) ?? {
    key,
    folder,
    slug,
    name,
    data: session.data(),
    body: session.body(),
    saved: new Date().toISOString(),
  };
  session.forget();
  [session, preview, saved.textContent] = [null, null, ""];
  hush();
  await show("choisir", { focus: false });
  choosing.forget(draft);
};

const drawSend = () => {
  const section = bar.section("envoyer");
  section.replaceChildren(make("h2", { id: "pas-envoyer", tabIndex: -1, textContent: "Envoyer" }));
  if (untouched(session)) {
    section.append(nothingYet(() => show("ecrire")));
    return;
  }
  sendStep(section, {
    catalogue,
    settings,
    folder: session.folder,
    slug: session.slug,
    file: session.file,
    title: session.title,
    link: session.link,
    name: session.name,
    text: session.text,
    saveChoice: session.choose,
    sent: session.save,
    forget,
  });
};

// --- the address ------------------------------------------------------------------------------

const fromAddress = async () => {
  const asked = new URLSearchParams(location.search);
  const step = STEPS.find(([name]) => `#${name}` === location.hash)?.[0];
  const number = Math.max(1, Number.parseInt(asked.get("brouillon") ?? "1", 10) || 1);
  const options = { push: false, focus: false };
  const checked = step === "relire" || step === "envoyer" ? "ecrire" : step;
  if (asked.has("fiche"))
    await opening.openCase(asked.get("fiche").replace(/^\/+|\/+$/g, ""), number, checked ?? "ecrire", options);
  else if (asked.has("type")) {
    const folder = asked.get("type");
    if (!catalogue.type(folder))
      notice(`Il n’y a pas de type ${quoted(folder)}. Choisissez ce que vous voulez raconter.`);
    else {
      choosing.choose(folder);
      if (checked && checked !== "choisir") await opening.start(folder, number, checked, options);
    }
  }
  if (!session) await show("choisir", options);
};

const start = async () => {
  holder.hidden = false;
  document.getElementById("proposer-sans").hidden = true;
  const section = holder.querySelector("[data-step=choisir]");
  // Chosen before the rules have come: taken up as soon as they have.
  let waiting = null;
  const early = (event) => {
    event.preventDefault();
    waiting = section.querySelector("input:checked")?.value ?? null;
  };
  const form = section.querySelector("form.begin");
  form.addEventListener("submit", early);
  try {
    catalogue = await openCatalogue(ROOT);
  } catch {
    holder.prepend(
      make(
        "div",
        { className: "notice" },
        make("p", { textContent: "Le formulaire n’a pas pu se charger : le réseau manque peut-être." }),
        make(
          "p",
          { className: "act-line" },
          action("Réessayer", () => location.reload()),
        ),
      ),
    );
    document.getElementById("proposer-sans").hidden = false;
    return;
  }
  form.removeEventListener("submit", early);
  holder.prepend(notices);
  bar = steps(holder, { allowed: (step) => step === "choisir" || Boolean(session), chosen: (step) => go(step) });
  holder.querySelector(".steps").append(saved);
  opening = openingOf({ catalogue, root: ROOT, notice, hush, open, save: () => session?.save() });
  choosing = chooseStep(section, catalogue, {
    start: (folder) => {
      hush();
      opening.start(folder);
    },
    resume: (draft) => opening.resume(draft),
    openCase: (key) => {
      hush();
      opening.openCase(key);
    },
  });
  await fromAddress();
  if (waiting) opening.start(waiting);
  addEventListener("popstate", () => {
    const step = location.hash ? STEPS.find(([name]) => `#${name}` === location.hash)?.[0] : "choisir";
    if (step) show(step, { push: false });
  });
  addEventListener("pagehide", () => session?.save());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) session?.save();
  });
  addEventListener("beforeunload", (event) => {
    session?.save();
    if (session?.unsaved) event.preventDefault();
  });
};

if (holder) {
  holder.setAttribute("aria-busy", "true");
  start().finally(() => holder.removeAttribute("aria-busy"));
}
