// The first step: the drafts of this browser, what to tell, or which page to mend.
import { combobox } from "../../lib/combobox.js";
import { momentInWords } from "../../lib/dates.js";
import { action, make } from "../../lib/elements.js";
import { fold } from "../../lib/names.js";
import { named, ranked } from "../../lib/options.js";
import { allDrafts, forgetDraft, writeDraft } from "./drafts.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{ box: HTMLElement, draw: () => void, forget: (draft: Draft) => void }} DraftList */
/** @typedef {{ draw: () => void, forget: (draft: Draft) => void, choose: (folder: string) => void }} ChooseStep `choose` ticks a type */

/** @type {(catalogue: Catalogue, draft: Draft) => string} */
const draftTitle = (catalogue, draft) =>
  String(
    draft.data.title ||
      (draft.slug && (catalogue.cases.get(`${draft.folder}/${draft.slug}`)?.title ?? draft.slug)) ||
      "Sans titre",
  );

/** @type {(catalogue: Catalogue, resume: (draft: Draft) => void) => DraftList} */
const draftList = (catalogue, resume) => {
  const box = make("section", { className: "drafts", hidden: true, attributes: { "aria-labelledby": "brouillons" } });
  const list = make("ul", {});
  const said = make("p", { className: "undo", hidden: true, attributes: { role: "status" } });
  box.append(
    make("h3", { id: "brouillons", textContent: "Vos brouillons" }),
    make("p", { className: "help", textContent: "Ils sont gardés dans ce navigateur, et nulle part ailleurs." }),
    list,
    said,
  );
  /** @type {(draft: Draft) => void} */
  const forget = (draft) => {
    const { key, ...kept } = draft;
    const title = draftTitle(catalogue, draft);
    const back = () => {
      said.hidden = true;
      // Where nothing is stored, it is taken up at once.
      try {
        writeDraft(key, kept);
        draw();
      } catch {
        resume(draft);
      }
    };
    forgetDraft(key);
    said.replaceChildren(`Brouillon supprimé : ${title}. `, action("Annuler", back));
    said.hidden = false;
    draw();
    said.querySelector("button")?.focus();
  };
  const draw = () => {
    const drafts = allDrafts().filter((draft) => catalogue.knownType(draft.folder));
    box.hidden = !drafts.length && said.hidden;
    list.replaceChildren(
      ...drafts.map((draft) => {
        const title = draftTitle(catalogue, draft);
        const kind = draft.slug ? "page à corriger" : catalogue.type(draft.folder).label.toLowerCase();
        return make(
          "li",
          { className: `draft kind-${draft.folder}` },
          make(
            "p",
            {},
            make("strong", { textContent: title }),
            make("span", {
              className: "note",
              textContent: ` ${kind}, enregistré ${momentInWords(draft.saved ?? "")}`,
            }),
          ),
          make(
            "p",
            { className: "act-line" },
            action("Reprendre", () => resume(draft), { attributes: { "aria-label": `Reprendre : ${title}` } }),
            action("Supprimer", () => forget(draft), {
              attributes: { "aria-label": `Supprimer le brouillon : ${title}` },
            }),
          ),
        );
      }),
    );
  };
  return { box, draw, forget };
};

/** @type {(catalogue: Catalogue) => import("../../lib/options.js").Option<string>[]} */
const pageOptions = (catalogue) =>
  [...catalogue.cases]
    .map(([key, { title }]) => {
      const [folder, slug] = key.split("/");
      return {
        value: key,
        label: title,
        note: catalogue.knownType(folder)?.label ?? folder,
        names: [fold(title), fold(slug), key],
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label, "fr"));

// Choosing a page by its title. The titles are fetched when somebody turns to the field.
/** @type {(catalogue: Catalogue, openCase: (key: string) => void) => HTMLElement} */
const mendForm = (catalogue, openCase) => {
  /** @type {import("../../lib/options.js").Option<string>[] | undefined} */
  let options;
  const all = async () => {
    await catalogue.withCases();
    options ??= pageOptions(catalogue);
    return options;
  };
  const input = make("input", { type: "text", id: "f-page", attributes: { "aria-describedby": "f-page-dit" } });
  const said = make("p", { className: "objections", id: "f-page-dit" });
  /** @type {import("../../lib/options.js").Option<string> | null} */
  let chosen = null;
  const element = combobox({
    input,
    name: "Pages de la bibliothèque",
    find: async (typed) => ranked(await all(), typed),
    pick: (option) => {
      chosen = option;
      input.value = option.label;
      said.textContent = "";
    },
  });
  const form = make(
    "form",
    { className: "mend-form", noValidate: true },
    make("label", { htmlFor: input.id, textContent: "Le titre de la page" }),
    element,
    said,
    make(
      "p",
      { className: "act-line" },
      make("button", { type: "submit", className: "act", textContent: "Ouvrir cette page" }),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const known = await all().catch(() => null);
    const option = chosen?.label === typed ? chosen : named(known ?? [], typed);
    if (option?.value) {
      input.removeAttribute("aria-invalid");
      openCase(option.value);
      return;
    }
    input.setAttribute("aria-invalid", "true");
    if (!known)
      said.textContent = "La liste des pages n’a pas pu être chargée : le réseau manque peut-être. Réessayez.";
    else
      said.textContent = typed
        ? "Aucune page ne porte ce titre. Écrivez-en le début et choisissez dans la liste."
        : "Écrivez le début de son titre et choisissez dans la liste.";
    input.focus();
  });
  return form;
};

// `start` begins or takes up a case of a type, `resume` a draft, `openCase` a page.
/** @type {(section: Element, catalogue: Catalogue, run: { start: (folder: string) => void, resume: (draft: Draft) => void, openCase: (key: string) => void }) => ChooseStep} */
export const chooseStep = (section, catalogue, { start, resume, openCase }) => {
  const form = section.querySelector("form");
  if (!form) throw new Error("the page has no form to choose a type");
  const inputs = [...form.querySelectorAll("input")];
  const drafts = draftList(catalogue, resume);
  form.before(drafts.box);
  form.after(
    make(
      "section",
      { className: "mend-box", attributes: { "aria-labelledby": "completer" } },
      make("h3", { id: "completer", textContent: "Ou corriger, compléter une page" }),
      mendForm(catalogue, openCase),
    ),
  );
  const said = make("p", { className: "objections", id: "f-type-dit", attributes: { role: "alert" } });
  // Above the cards, where the choice begins: below them it would be out of sight.
  form.prepend(said);
  form.querySelector("fieldset")?.setAttribute("aria-describedby", said.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = inputs.find((input) => input.checked);
    said.textContent = chosen ? "" : "Choisissez d’abord ce que vous voulez raconter.";
    if (chosen) {
      start(chosen.value);
      return;
    }
    inputs[0]?.focus({ preventScroll: true });
    said.scrollIntoView({ block: "center", behavior: "instant" });
  });
  form.addEventListener("change", () => {
    said.textContent = "";
    // Whoever chooses is about to write; a failure is told there.
    catalogue.withCases().catch(() => {});
  });
  return {
    draw: drafts.draw,
    forget: drafts.forget,
    choose: (folder) => {
      for (const input of inputs) input.checked = input.value === folder;
    },
  };
};
