// The day as an event that the templates of the site know: the file that it would be, read as the form's preview reads one, so that
// what is printed before is what the site prints afterwards.
import { caseOf } from "../../contribute/preview/facts.js";
import { eventData } from "../day/event/event-data.js";
import { FOLDER, settled, withNewAddresses } from "../day/event/event-file.js";

/** @typedef {import("../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../contribute/catalogue.js").Commune} Commune */
/** @typedef {import("../../contribute/preview/facts.js").ShownCase} ShownCase */
/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../timetable/card.js").Titles} Titles */

const UNTITLED = "Journée en préparation";

// `slug` is that of its page, "" before it has one. The ids that sessions get here are of this print alone.
/** @type {(catalogue: Catalogue, day: Day, titles: Titles, communes: Commune[]) => ShownCase} */
export const eventOnPaper = (catalogue, day, titles, communes) => {
  const own = settled(catalogue, withNewAddresses(day, catalogue.former), titles);
  const { data } = eventData(catalogue, own, titles);
  const titled = { ...data, title: data.title || UNTITLED };
  return caseOf(catalogue, { folder: FOLDER, slug: slugOfPage(day), data: titled, communes });
};

/** @type {(day: Day) => string} */
const slugOfPage = ({ origin }) => origin?.key.slice(FOLDER.length + 1) ?? "";
