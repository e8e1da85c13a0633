// The first step: the drafts of this browser, what to tell, or which page to mend.
import { typographic } from "../../language/typography.js";
import { combobox } from "../../lib/combobox.js";
import { momentInWords } from "../../lib/dates.js";
import { action, make, say } from "../../lib/elements.js";
import { fold } from "../../lib/names.js";
import { named, ranked } from "../../lib/options.js";
import { allDrafts, forgetDraft, forgetPictures, isReading, writeDraft } from "./drafts.js";

/** @typedef {import("../catalogue.js").KnownCaseList} KnownCaseList */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{ box: HTMLElement, draw: () => void, forget: (draft: Draft) => void }} DraftList */
/** @typedef {Map<string, string>} Types the label of each type, by its folder */
/** @typedef {{ draw: () => void, forget: (draft: Draft) => void, choose: (folder: string) => void, knows: (folder: string) => boolean }} ChooseStep `choose` ticks a type */

/** @type {(cases: KnownCaseList["cases"], draft: Draft) => string} */
const draftTitle = (cases, draft) =>
  String(
    draft.data.title ||
      (draft.slug && (cases.get(`${draft.folder}/${draft.slug}`)?.title ?? draft.slug)) ||
      "Sans titre",
  );

/** @type {(types: Types, cases: KnownCaseList["cases"], resume: (draft: Draft) => void) => DraftList} */
const draftList = (types, cases, resume) => {
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
    const title = draftTitle(cases, draft);
    const back = async () => {
      said.hidden = true;
      await pictures.then((again) => again()).catch(() => {}); // their fields say that they are missing
      // Where nothing is stored, it is taken up at once.
      try {
        writeDraft(key, kept);
        draw();
      } catch {
        resume(draft);
      }
    };
    forgetDraft(key);
    const pictures = forgetPictures(draft);
    pictures.catch(() => {}); // who writes next tries again
    said.replaceChildren(`Brouillon supprimé : ${title}. `, action("Annuler", back));
    said.hidden = false;
    draw();
    said.querySelector("button")?.focus();
  };
  const draw = () => {
    const drafts = allDrafts().filter((draft) => types.has(draft.folder));
    box.hidden = !drafts.length && said.hidden;
    list.replaceChildren(
      ...drafts.map((draft) => {
        const title = draftTitle(cases, draft);
        const mended = isReading(draft) ? "page à relire" : "page à corriger";
        const kind = draft.slug ? mended : (types.get(draft.folder) ?? "").toLowerCase();
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

/** @type {(types: Types, cases: KnownCaseList["cases"]) => import("../../lib/options.js").Option<string>[]} */
const pageOptions = (types, cases) =>
  [...cases]
    .map(([key, { title }]) => {
      const [folder, slug] = key.split("/");
      return {
        value: key,
        label: typographic(title),
        note: types.get(folder) ?? folder,
        names: [fold(title), fold(slug), key],
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label, "fr"));

// Choosing a page by its title. The titles are fetched when somebody turns to the field.
/** @type {(types: Types, known: KnownCaseList, openCase: (key: string) => void) => HTMLElement} */
const mendForm = (types, known, openCase) => {
  /** @type {import("../../lib/options.js").Option<string>[] | undefined} */
  let options;
  const all = async () => {
    await known.withCases();
    options ??= pageOptions(types, known.cases);
    return options;
  };
  const input = make("input", { type: "text", id: "f-page", attributes: { "aria-describedby": "f-page-dit" } });
  const said = make("p", { className: "objections", id: "f-page-dit", attributes: { role: "alert" } });
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
    const pages = await all().catch(() => null);
    const option = chosen?.label === typed ? chosen : named(pages ?? [], typed);
    if (option?.value) {
      input.removeAttribute("aria-invalid");
      openCase(option.value);
      return;
    }
    input.setAttribute("aria-invalid", "true");
    if (!pages) say(said, "La liste des pages n’a pas pu être chargée : le réseau manque peut-être. Réessayez.");
    else
      say(
        said,
        typed
          ? "Aucune page ne porte ce titre. Écrivez-en le début et choisissez dans la liste."
          : "Écrivez le début de son titre et choisissez dans la liste.",
      );
    input.focus();
  });
  return form;
};

// `start` begins or takes up a case of a type, `resume` a draft, `openCase` a page. The types are those that the page offers:
// nothing of the rules is needed yet.
/** @type {(section: Element, known: KnownCaseList, run: { start: (folder: string) => void, resume: (draft: Draft) => void, openCase: (key: string) => void }) => ChooseStep} */
export const chooseStep = (section, known, { start, resume, openCase }) => {
  const form = section.querySelector("form");
  if (!form) throw new Error("the page has no form to choose a type");
  const inputs = [...form.querySelectorAll("input")];
  /** @type {Types} */
  const types = new Map(
    inputs.map((input) => [input.value, input.labels?.[0].querySelector("strong")?.textContent ?? input.value]),
  );
  const drafts = draftList(types, known.cases, resume);
  form.before(drafts.box);
  form.after(
    make(
      "section",
      { className: "mend-box", attributes: { "aria-labelledby": "completer" } },
      make("h3", { id: "completer", textContent: "Ou corriger, compléter une page" }),
      mendForm(types, known, openCase),
    ),
  );
  const said = make("p", { className: "objections", id: "f-type-dit", attributes: { role: "alert" } });
  // Above the cards, where the choice begins: below them it would be out of sight.
  form.prepend(said);
  form.querySelector("fieldset")?.setAttribute("aria-describedby", said.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = inputs.find((input) => input.checked);
    say(said, chosen ? "" : "Choisissez d’abord ce que vous voulez raconter.");
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
    known.withCases().catch(() => {});
  });
  return {
    draw: drafts.draw,
    forget: drafts.forget,
    knows: (folder) => types.has(folder),
    choose: (folder) => {
      for (const input of inputs) input.checked = input.value === folder;
    },
  };
};
