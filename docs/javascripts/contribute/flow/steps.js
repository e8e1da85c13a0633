// The steps of the form, one shown at a time, and the bar that names them. The address says which
// (`#ecrire`), so that the back button goes back.
import { action, make } from "../../lib/elements.js";
import { numberOf } from "./drafts.js";

export const STEPS = [
  ["choisir", "Choisir"],
  ["ecrire", "Écrire"],
  ["relire", "Relire"],
  ["envoyer", "Envoyer"],
];

// The address of this page that leads back to a step of what is being written.
export const addressOf = (session, step) => {
  const url = new URL(location.href);
  url.search = "";
  if (session) {
    url.searchParams.set(
      session.slug ? "fiche" : "type",
      session.slug ? `${session.folder}/${session.slug}` : session.folder,
    );
    if (numberOf(session.key) > 1) url.searchParams.set("brouillon", numberOf(session.key));
  }
  url.hash = step === "choisir" ? "" : step;
  return url.href.replaceAll("%2F", "/");
};

// `open(name)` is asked before a step is shown, and may say another; `shown(name)` is told after.
export const steps = (holder, { allowed, chosen }) => {
  const sections = new Map(
    STEPS.map(([name]) => {
      const section =
        holder.querySelector(`[data-step=${name}]`) ??
        holder.appendChild(
          make("section", {
            className: "step",
            hidden: true,
            data: { step: name },
            attributes: { "aria-labelledby": `pas-${name}` },
          }),
        );
      return [name, section];
    }),
  );
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
  const show = (name) => {
    current = name;
    for (const [other, section] of sections) section.hidden = other !== name;
    for (const [other, button] of buttons) {
      button.disabled = !allowed(other);
      if (other === name) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  };
  return {
    show,
    section: (name) => sections.get(name),
    current: () => current,
    // To the title of the step, for who sees it as for who hears it.
    focus: () => {
      const title = sections.get(current).querySelector("h2");
      holder.scrollIntoView({ block: "start", behavior: "instant" });
      title?.focus({ preventScroll: true });
    },
  };
};

const titled = (name, textContent) => make("h2", { id: `pas-${name}`, tabIndex: -1, textContent });

// The second step: the fields, beside the preview where there is room.
export const writeStep = (section, { title, help, fields, read, follow }) => {
  const form = make(
    "form",
    { className: "write", noValidate: true },
    fields,
    make(
      "p",
      { className: "act-line" },
      make("button", { type: "submit", className: "act strong", textContent: "Vérifier et relire" }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    read();
  });
  // The key Enter of a line, or of a phone, does not leave the page of fields.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  form.addEventListener("focusin", (event) => follow(event.target.closest("[data-section]")?.dataset.section));
  section.replaceChildren(
    titled("ecrire", title),
    make("p", { className: "help", textContent: help }),
    make("div", { className: "told" }),
    make("div", { className: "beside" }, form, make("div", { className: "preview-place" })),
  );
};

// The third: the page alone, the way on above it and again below, as it may be long.
export const reviewStep = (section, { back, on }) => {
  const onward = () =>
    make(
      "p",
      { className: "act-line" },
      action("Revenir au texte", back),
      action("Continuer", on, { className: "act strong" }),
    );
  section.replaceChildren(
    titled("relire", "Relire"),
    make("div", { className: "told" }),
    onward(),
    make("div", { className: "preview-place" }),
    onward(),
  );
};
