// The steps of the form, one shown at a time, and the bar that names them. The address says which
// (`#ecrire`), so that the back button goes back.
import { action, make } from "../../lib/elements.js";
import { isReading, numberOf } from "./drafts.js";

/** @typedef {import("./editing-session.js").EditingSession} EditingSession */
/** @typedef {{ push?: boolean, focus?: boolean, report?: string, confirm?: boolean }} Shown whether a step is one more in the history, and takes the focus; so by default. `report` is the session whose results are written down, empty for the whole event; the whole form without it; `confirm`: the page is read again by those whom it tells of */
/** @typedef {Record<string, string>} StepNames */
/**
 * @typedef {object} Steps
 * @property {(name: string) => void} show
 * @property {(name: string) => HTMLElement} section
 * @property {() => string} current
 * @property {(words?: StepNames) => void} call gives its steps their names, some of them other ones
 * @property {() => void} focus to the title of the step, for who sees it as for who hears it
 */

const STEPS = [
  ["choisir", "Choisir"],
  ["ecrire", "Écrire"],
  ["relire", "Relire"],
  ["envoyer", "Envoyer"],
];

// What an address says beside a case, for those whom it tells of to read it again.
export const READ_AGAIN = "&relire";

// The step that a fragment of the address names.
/** @type {(hash: string) => string | undefined} */
export const stepAt = (hash) => STEPS.find(([name]) => `#${name}` === hash)?.[0];

// The title of the window.
/** @type {(session: EditingSession, step: string, site: string) => string} */
export const titleOf = (session, step, site) => {
  const title = session.title() || session.type.label.toLowerCase();
  const called = session.form.head?.steps?.[step] ?? STEPS.find(([name]) => name === step)?.[1];
  return `${called} : ${title} · ${site}`;
};

// The address of this page that leads back to a step of what is being written.
/** @type {(session: EditingSession | null, step: string) => string} */
export const addressOf = (session, step) => {
  const url = new URL(location.href);
  url.search = session ? asked(session) : "";
  url.hash = step === "choisir" ? "" : step;
  return url.href.replaceAll("%2F", "/");
};

// The address of this page that takes up a draft.
/** @type {(draft: import("./drafts.js").Draft) => string} */
export const draftAddress = (draft) =>
  `${asked({ ...draft, form: { address: isReading(draft) ? READ_AGAIN : "" } })}#ecrire`;

/** @type {(of: { folder: string, slug: string | null, key: string, event?: string, form?: { address?: string } }) => string} */
const asked = ({ folder, slug, key, event, form }) =>
  [
    slug ? `?fiche=${folder}/${slug}` : `?type=${folder}`,
    form?.address ?? "",
    event && !slug ? `&rencontre=${encodeURIComponent(event)}` : "",
    numberOf(key) > 1 ? `&brouillon=${numberOf(key)}` : "",
  ].join("");

/** @type {(holder: HTMLElement, run: { allowed: (step: string) => boolean, chosen: (step: string) => void }) => Steps} */
export const steps = (holder, { allowed, chosen }) => {
  /** @type {Map<string, HTMLElement>} */
  const sections = new Map(
    STEPS.map(([name]) => {
      /** @type {HTMLElement} */
      const section =
        holder.querySelector(`[data-step=${name}]`) ??
        holder.appendChild(
          make("section", {
            className: "step",
            hidden: true,
            data: { step: name },
          }),
        );
      return [name, section];
    }),
  );
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map(
    STEPS.map(([name, title], index) => {
      const button = make(
        "button",
        { type: "button", className: "step-button" },
        make("span", { className: "step-number", textContent: `${index + 1}` }),
        make("span", { textContent: title }),
      );
      button.addEventListener("click", () => chosen(name));
      return [name, button];
    }),
  );
  const bar = make(
    "nav",
    { className: "steps", attributes: { "aria-label": "Les étapes" } },
    make("ol", {}, ...[...buttons.values()].map((button) => make("li", {}, button))),
  );
  holder.prepend(bar);
  let current = "choisir";
  /** @type {(name: string) => void} */
  const show = (name) => {
    current = name;
    for (const [other, section] of sections) section.hidden = other !== name;
    sectionOf(name).setAttribute("aria-labelledby", `pas-${name}`); // its title is drawn with what it holds
    for (const [other, button] of buttons) {
      button.disabled = !allowed(other);
      if (other === name) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  };
  /** @type {(name: string) => HTMLElement} */
  const sectionOf = (name) => {
    const found = sections.get(name);
    if (!found) throw new RangeError(`no step « ${name} »`);
    return found;
  };
  return {
    show,
    call: (words = {}) => {
      for (const [name, title] of STEPS) {
        const label = buttons.get(name)?.lastElementChild;
        if (label) label.textContent = words[name] ?? title;
      }
    },
    section: sectionOf,
    current: () => current,
    focus: () => {
      const title = sectionOf(current).querySelector("h2");
      holder.scrollIntoView({ block: "start", behavior: "instant" });
      title?.focus({ preventScroll: true });
    },
  };
};

/** @type {(name: string, textContent: string) => HTMLElement} */
const titled = (name, textContent) => make("h2", { id: `pas-${name}`, tabIndex: -1, textContent });

// What stands above the fields.
/** @type {(session: EditingSession) => import("../fields/case-form.js").Head} */
export const headOf = ({ catalogue, folder, slug, type, form }) =>
  form.head ??
  (slug
    ? {
        title: `Corriger ou compléter : ${catalogue.cases.get(`${folder}/${slug}`)?.title}`,
        help: "Changez ce qui doit l’être : le reste demeure tel quel. Il n’y a pas de compte à créer, et rien n’est envoyé avant que vous le demandiez.",
        again: `${asked({ folder, slug, key: "", form: { address: READ_AGAIN } })}#ecrire`,
      }
    : {
        title: type.a.slice(0, 1).toUpperCase() + type.a.slice(1),
        help: `${type.what} Ce que vous ne savez pas, laissez-le vide.`,
      });

// The second step: the fields, beside the preview where there is room.
/** @type {(section: HTMLElement, parts: import("../fields/case-form.js").Head & { call: HTMLElement, fields: HTMLElement, read: () => void, follow: (id: string | undefined) => void }) => void} */
export const writeStep = (
  section,
  { title, call, help, again, onward = "Vérifier et relire", fields, read, follow },
) => {
  const form = make(
    "form",
    { className: "write", noValidate: true },
    fields,
    make(
      "p",
      { className: "act-line" },
      make("button", { type: "submit", className: "act strong", textContent: onward }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    read();
  });
  // The key Enter of a line, or of a phone, does not leave the page of fields.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
  });
  form.addEventListener("focusin", ({ target }) => {
    const part = target instanceof Element ? target.closest("[data-section]") : null;
    follow(part?.getAttribute("data-section") ?? undefined);
  });
  section.replaceChildren(
    titled("ecrire", title),
    call,
    make("p", { className: "help", textContent: help }),
    again
      ? make(
          "p",
          {},
          "La page parle de vous ? ",
          make("a", { href: again, textContent: "Relisez-la fait par fait, en dix minutes" }),
          ".",
        )
      : "",
    make("div", { className: "told" }),
    make("div", { className: "beside" }, form, make("div", { className: "preview-place" })),
  );
};

// The third: the page alone, the way on above it and again below, as it may be long.
/** @type {(section: HTMLElement, run: { relire?: string, back: () => void, on: () => void }) => void} */
export const reviewStep = (section, { relire = "Relire", back, on }) => {
  const onward = () =>
    make(
      "p",
      { className: "act-line" },
      action("Revenir au texte", back),
      action("Continuer", on, { className: "act strong" }),
    );
  section.replaceChildren(
    titled("relire", relire),
    make("div", { className: "told" }),
    make("div", { className: "changes-place" }),
    onward(),
    make("div", { className: "preview-place" }),
    onward(),
  );
};
