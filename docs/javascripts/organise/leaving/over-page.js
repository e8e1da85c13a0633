// A day over the page of its event as the site has it at present: what came there, what went, whether the page is still there.
import { askedFor } from "../../contribute/declared.js";
import { takenUp } from "../day/event/event-file.js";
import { stampOf } from "../day/event/opened-event.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../day/day.js").Day} Day */

const NO_MORE =
  "La page d’où partait cette journée n’est plus sur le site : la journée partira comme une nouvelle rencontre.";

/** @type {(key: string) => Promise<PublishedFile | null>} */
export const published = async (key) => {
  const answer = await askedFor(key);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${key}/fiche.json: ${answer.status}`);
  return answer.clone().json();
};

// The day as one of its own, of no page.
/** @type {(day: Day) => Day} */
const asNew = (day) => ({
  ...day,
  id: "",
  origin: null,
  sessions: day.sessions.map((session) => ({ ...session, from: -1 })),
});

// The day over its page as the site has it at present, whether a link brought the day or this browser kept it meanwhile.
/** @type {(catalogue: Catalogue, day: Day) => Promise<{ day: Day, told: string }>} */
export const overPage = async (catalogue, day) => {
  const { origin } = day;
  if (!origin) return { day, told: "" };
  const key = catalogue.former.get(origin.key) ?? origin.key;
  const file = await published(key);
  if (!file) return { day: asNew(day), told: NO_MORE };
  if (origin.file && key === origin.key && origin.stamp === stampOf(file)) return { day, told: "" };
  const { day: over, told } = takenUp(catalogue, { ...day, origin: { ...origin, key } }, file);
  return { day: over, told: origin.stamp === stampOf(file) ? "" : told };
};
