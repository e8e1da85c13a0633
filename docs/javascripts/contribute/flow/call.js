// A call for pages: what a link that names an event begins with (`?type=fiches&rencontre=journee-2027`), and the line that says for
// which event a page is written. Fetched when an event is named.
import { keysAmong } from "../../lib/addresses.js";
import { action, make, say } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { askedFor } from "../declared.js";
import { PartialDate } from "../rules/dates.js";
import { EVENTS, eventField, eventOf } from "./call-place.js";
import { allDrafts } from "./drafts.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{ data: Data, missed: string }} Start what a page that is asked for starts with; `missed` says why it starts without its event, empty where it does not */
/** @typedef {{ catalogue: Catalogue, type: CaseType, key: string, change: () => void, holds: () => boolean }} Told `key` is that of the event, `change` leads to the field, `holds` says whether the page still names it */

// The key of the event that an address names; none where it names no page.
/** @type {(asked: string) => string | undefined} */
const eventAsked = (asked) => keysAmong([`${EVENTS}/${asked.replace(/^\/+|\/+$/g, "")}`])[0];

// What a page of a type starts with when an address names an event for it.
/** @type {(catalogue: Catalogue, type: CaseType, asked: string) => Start} */
const starting = (catalogue, type, asked) => {
  const named = eventAsked(asked);
  const key = catalogue.former.get(named ?? "") ?? named ?? "";
  const field = eventField(type);
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

// The newest draft of a page of a type that was begun for an event.
/** @type {(type: CaseType, event: string) => Draft | undefined} */
const begunFor = (type, event) =>
  allDrafts().find(({ folder, slug, data }) => folder === type.folder && !slug && eventOf(type, data) === event);

// A link of a call takes up what was begun for its event, and leaves alone what was begun for another; `chosen` is the draft that the
// address names itself.
/** @type {(catalogue: Catalogue, type: CaseType, asked: string, chosen: Draft | null) => Start & { draft: Draft | undefined }} */
export const answer = (catalogue, type, asked, chosen) => {
  const { data, missed } = starting(catalogue, type, asked);
  const event = eventOf(type, data);
  return { data, missed, draft: chosen ?? (event ? begunFor(type, event) : undefined) };
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

/** @type {(element: HTMLElement, told: Told) => Promise<void>} */
export const tellCall = async (element, { catalogue, type, key, change, holds }) => {
  if (!holds()) return;
  const title = catalogue.cases.get(key)?.title;
  const attributes = { "aria-label": "Changer de rencontre" };
  const words = make("span");
  element.replaceChildren(words, " ", action("Changer", change, { className: "act small", attributes }));
  element.hidden = false;
  say(words, `Vous écrivez ${type.a} pour « ${title} ».`);
  const when = await dayOfEvent(catalogue, key);
  if (when && holds()) say(words, `Vous écrivez ${type.a} pour « ${title} », ${when}.`);
};
