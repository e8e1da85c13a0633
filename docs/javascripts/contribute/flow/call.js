// The event for which a page is asked: a link of its call names it (`?type=fiches&rencontre=journee-2027`), a field of the page
// keeps it, a line above the fields says it.
import { keysAmong } from "../../lib/addresses.js";
import { action, make, say } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { askedFor } from "../declared.js";
import { PartialDate } from "../rules/dates.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {{ data: Data, missed: string }} Answer what a page that is asked for starts with; `missed` says why it starts without its event, empty where it does not */
/** @typedef {import("./editing-session.js").EditingSession} EditingSession */

const FOLDER = "evenements";

// The key of the event that an address names; none where it names no page.
/** @type {(asked: string) => string | undefined} */
const eventAsked = (asked) => keysAmong([`${FOLDER}/${asked.replace(/^\/+|\/+$/g, "")}`])[0];

// The field in which a page of a type names the event it was asked for; some types have none.
/** @type {(type: CaseType) => string | undefined} */
const fieldOf = (type) =>
  type.fields.find(({ kind, folder, list }) => kind === "case" && folder === FOLDER && !list)?.name;

// The event that a page names, by its slug; empty without one.
/** @type {(type: CaseType, data: Data) => string} */
export const eventOf = (type, data) => String(data[fieldOf(type) ?? ""] ?? "");

// What a page of a type starts with when an address names an event for it.
/** @type {(catalogue: Catalogue, type: CaseType, asked: string | undefined) => Answer} */
export const answering = (catalogue, type, asked) => {
  if (asked === undefined) return { data: {}, missed: "" };
  const named = eventAsked(asked);
  const key = catalogue.former.get(named ?? "") ?? named ?? "";
  const field = fieldOf(type);
  if (!catalogue.cases.has(key))
    return {
      data: {},
      missed: `La rencontre ${named ? `${quoted(asked)} ` : ""}que nomme cette adresse n’est pas dans la bibliothèque. Vous pouvez écrire quand même : dites dans votre texte pour quelle rencontre.`,
    };
  if (!field)
    return {
      data: {},
      missed: `${type.a.slice(0, 1).toUpperCase()}${type.a.slice(1)} ne se rattache pas à une rencontre : le formulaire s’ouvre sans elle.`,
    };
  return { data: { [field]: key.split("/")[1] }, missed: "" };
};

// When an event begins, in French words; empty where nothing tells it.
/** @type {(catalogue: Catalogue, key: string) => Promise<string>} */
const dayOfEvent = async (catalogue, key) => {
  try {
    const answer = await askedFor(key);
    const { data } = await answer.clone().json();
    return typeof data.starts === "string" ? PartialDate.read(data.starts, catalogue.expression("date")).since : "";
  } catch {
    return "";
  }
};

// The line that says for which event a new page is written, for as long as it names one.
/** @type {(session: EditingSession) => { element: HTMLElement, draw: () => boolean }} `draw` says whether the page names another event than it did */
export const callLine = (session) => {
  const { catalogue, type, form } = session;
  const element = make("p", { className: "call-line", hidden: true, attributes: { role: "status" } });
  let shown = "";
  const draw = () => {
    const slug = session.slug ? "" : session.event;
    if (slug === shown) return false;
    shown = slug;
    const key = `${FOLDER}/${slug}`;
    const title = catalogue.cases.get(key)?.title;
    element.hidden = !title;
    if (!title) return true;
    const change = () => form.find({ part: null, field: fieldOf(type) ?? null })?.focus();
    const attributes = { "aria-label": "Changer de rencontre" };
    const words = make("span");
    element.replaceChildren(words, " ", action("Changer", change, { className: "act small", attributes }));
    /** @type {(when: string) => void} */
    const told = (when) => say(words, `Vous écrivez ${type.a} pour « ${title} »${when && `, ${when}`}.`);
    told("");
    dayOfEvent(catalogue, key).then((when) => shown === slug && when && told(when));
    return true;
  };
  draw();
  return { element, draw };
};
