// What takes a picture for a page, at the field that names its file: from the gallery or the camera of a telephone, or from the disk. It
// is made smaller here, named, and kept with the draft. Fetched when somebody turns to pictures.
import { askWell } from "./asking.js";
import { find, keep, names } from "./kept.js";
import { Refused, madeSmaller } from "./made-smaller.js";
import { pictureName } from "./picture-names.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Published} Published */
/** @typedef {{ catalogue: Catalogue, folder: string, key: string, title?: () => string, pictures?: Published }} Around what a field of a picture knows of its page: its key, empty for a new one; the pictures that its page shows today */
/** @typedef {Pick<typeof import("../../lib/elements.js"), "action" | "make" | "say"> & Pick<typeof import("../../lib/live-region.js"), "voices" | "speakBy"> & Pick<typeof import("../../lib/names.js"), "slugOf"> & Pick<typeof import("../declared.js"), "declared">} Tools what this is made with; it is handed over (`room.js` says why) */

const CHOOSE = "Choisir une photo";
const ANOTHER = "Choisir une autre photo";
const BUSY = "La photo se prépare…";
const TODAY = "L’image que montre la page aujourd’hui.";
const UNSTORED =
  " Votre navigateur ne peut pas la garder : envoyez votre page avant de fermer cet onglet, ou choisissez-la de nouveau ensuite.";

// Above the field, which holds the name and is put out of sight.
/** @type {(input: HTMLInputElement, around: Around, tools: Tools) => void} */
export const takePicture = (input, around, tools) => {
  const { action, make, say, voices, speakBy } = tools;
  withStyles(around, tools);
  const place = input.closest(".field");
  const chooser = make("input", { type: "file", accept: "image/*", hidden: true });
  const button = action(CHOOSE, () => chooser.click(), { id: `${input.id}-photo` });
  const thumb = make("img", { className: "picture-thumb", hidden: true, alt: "La photo, en petit" });
  const told = make("p", { className: "picture-told" }, ...voices());
  let last = 0;

  /** @type {(text: string, wrong?: boolean) => void} */
  const tell = (text, wrong = false) => {
    speakBy(told.children, text, wrong);
    told.classList.toggle("wrong", wrong);
  };
  /** @type {(address: string) => void} */
  const show = (address) => {
    thumb.src = address;
    thumb.hidden = false;
    say(button, ANOTHER);
  };
  const take = async () => {
    const [file] = chooser.files ?? [];
    if (!file) return;
    last += 1;
    const mine = last;
    tell(BUSY);
    try {
      const smaller = await madeSmaller(file);
      if (mine !== last) return;
      const name = pictureName(await naming(input, around, tools));
      const kept = await keep({ ...smaller, file: name });
      show(smaller.shown);
      tell(`${ready(name, smaller)}${kept ? "" : UNSTORED}`, !kept);
      input.value = name;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (mine === last) tell(error.message, true);
    } finally {
      chooser.value = ""; // the same may be chosen again
    }
  };
  chooser.addEventListener("change", take);

  input.hidden = true;
  input.focus = () => button.focus(); // by whoever leads to the field
  const asked = [input.labels?.[0], place?.querySelector(".help")];
  asked.forEach((one, index) => {
    if (one) one.id ||= `${input.id}-dit-${index}`;
  });
  if (asked[1])
    say(
      asked[1],
      "De votre appareil, ou prise maintenant. Elle est réduite ici même, et ce que l’appareil y a noté (lieu, jour, modèle) en est retiré. Rien ne part encore.",
    );
  button.setAttribute("aria-describedby", [asked[0]?.id, input.getAttribute("aria-describedby")].join(" "));
  input.before(make("div", { className: "picture-take" }, thumb, make("div", {}, chooser, button, told)));
  askWell(input.closest(".group-fields"), tools);
  recalled(input.value, around).then(({ shown, text, wrong }) => {
    if (last) return;
    if (shown) show(shown);
    tell(text, wrong);
  });
};

/** @type {(name: string, made: import("./made-smaller.js").Smaller) => string} */
const ready = (name, { content, width, height }) =>
  `Prête : ${width} × ${height} points, ${Math.max(1, Math.round(content.size / 1024))} Ko, sous le nom ${name}.`;

// What is known of the picture that a page names already.
/** @type {(file: string, around: Around) => Promise<{ shown?: string, text: string, wrong?: boolean }>} */
const recalled = async (file, { catalogue, pictures = {} }) => {
  if (!file) return { text: "" };
  const kept = await find(file);
  if (kept) return { shown: kept.shown, text: ready(file, kept) };
  const [published] = pictures[file] ?? [];
  if (published) return { shown: new URL(published[0], catalogue.root).href, text: TODAY };
  if (file in pictures) return { text: "Cette image a été retirée : la page ne la montre plus." };
  return {
    text: `La photo « ${file} » n’est pas dans ce navigateur. Choisissez-la de nouveau, ou retirez cette carte.`,
    wrong: true,
  };
};

/** @type {(input: HTMLInputElement, around: Around, tools: Tools) => Promise<import("./picture-names.js").Naming>} */
const naming = async (input, { catalogue, folder, key, title, pictures = {} }, { slugOf }) => {
  /** @type {NodeListOf<HTMLInputElement> | undefined} */
  const named = input
    .closest("[data-field='images']")
    ?.querySelectorAll("[data-field='file'] input:not([type='file'])");
  const taken = [...(await names()), ...[...(named ?? [])].map(({ value }) => value), ...Object.keys(pictures)];
  return { folder, slug: key ? key.split("/")[1] : slugOf(title?.() ?? ""), keys: catalogue.keys, taken };
};

const STYLES = "stylesheets/contribute-pictures.css";

/** @type {(around: Around, tools: Tools) => void} */
const withStyles = ({ catalogue }, { make }) => {
  const href = new URL(STYLES, catalogue.root).href;
  if (![...document.styleSheets].some((sheet) => sheet.href === href) && !document.querySelector(`[href="${href}"]`))
    document.head.append(make("link", { rel: "stylesheet", href }));
};
