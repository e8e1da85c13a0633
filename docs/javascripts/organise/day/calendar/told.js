// What the entries of a calendar say in words, paragraph by paragraph: twin of macros/pages/events/calendar.py for a day that has no page
// yet. Pure functions.
import { PartialDate } from "../../../contribute/rules/dates.js";
import { caseAddress } from "../../../lib/addresses.js";
import { dateOfSession, nameOf } from "../day.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Session} Session */
/**
 * @typedef {object} Around
 * @property {Catalogue} catalogue
 * @property {ReadonlyMap<string, string>} titles of cases by their key
 * @property {string} page the address of the event where it has one, "" before
 */

const ANNOUNCED = new Map([
  ["annulee", "Annulée"],
  ["reportee", "Reportée"],
]);

// A title, after what says that the event does not take place as it was announced.
/** @type {(day: Day, title: string) => string} */
export const announced = ({ frame: { status } }, title) => {
  const state = ANNOUNCED.get(status);
  return state ? `${state} : ${title}` : title;
};

/** @type {(day: Day) => string[]} */
const stateOf = ({ frame: { status } }) => {
  const state = ANNOUNCED.get(status);
  return state ? [`Cette rencontre est ${state.toLowerCase()}.`] : [];
};

// The entry of days, from the first to the last: `untimed` are the sessions without an hour, `sheets` those of the whole day.
/** @type {(around: Around, day: Day, days: { first: string, last: string }, untimed: Session[], sheets: string[]) => string} */
export const aboutDays = (around, day, { first, last }, untimed, sheets) => {
  const { frame } = day;
  const on = untimed.filter((session) => {
    const date = dateOfSession(day, session);
    return !date || (date >= first && date <= last);
  });
  const lines = on.map((session) => `– ${untimedLine(around, session)}`);
  return paragraphs([
    ...stateOf(day),
    frame.summary,
    lines.length ? ["Au programme, sans horaire précisé :", ...lines].join("\n") : "",
    sheetList(around, sheets, "Fiches présentées"),
    registrationOf(around, day),
    practicalOf(around, day),
    around.page ? `La rencontre et son programme : ${around.page}` : "",
  ]);
};

// The entry of a session.
/** @type {(around: Around, day: Day, session: Session) => string} */
export const aboutSession = (around, day, session) => {
  const title = day.frame.title;
  return paragraphs([
    ...stateOf(day),
    session.text,
    session.speakers.length ? `Avec ${session.speakers.join(" ; ")}` : "",
    session.end ? "" : "L’heure de fin n’est pas précisée.",
    sheetList(around, session.cases, "Fiches"),
    around.page ? `${title} : ${around.page}` : title,
  ]);
};

/** @type {(parts: string[]) => string} */
const paragraphs = (parts) => parts.filter(Boolean).join("\n\n");

/** @type {(around: Around, session: Session) => string} */
const untimedLine = (around, session) => {
  const said = [nameOf(session, around.titles)];
  if (session.speakers.length) said.push(`avec ${session.speakers.join(" ; ")}`);
  if (session.room) said.push(session.room);
  return [said.join(", "), ...sheetLines(around, session.cases).map((one) => `  ${one}`)].join("\n");
};

/** @type {(around: Around, sheets: readonly string[], title: string) => string} */
const sheetList = (around, sheets, title) => {
  const lines = sheetLines(around, sheets);
  return lines.length ? [`${title} :`, ...lines.map((one) => `– ${one}`)].join("\n") : "";
};

// Each with its address; what is no longer in the library is not told.
/** @type {(around: Around, sheets: readonly string[]) => string[]} */
const sheetLines = ({ catalogue }, sheets) =>
  sheets.flatMap((sheet) => {
    const known = catalogue.cases.get(sheet);
    return known ? [`${known.title} : ${new URL(caseAddress(sheet, known.line), catalogue.root).href}`] : [];
  });

/** @type {(around: Around, day: Day) => string} */
const registrationOf = ({ catalogue }, { frame: { registration } }) => {
  const { url, closes, places, note } = registration;
  const date = PartialDate.read(closes, catalogue.expression("date"));
  const until = date.year ? date.until : "";
  const count = Number(places);
  const seats = places && Number.isSafeInteger(count) ? `${count} ${count === 1 ? "place" : "places"}` : places;
  const said = [url, until, seats, note].filter(Boolean);
  return said.length ? `Inscription : ${said.join(", ")}` : "";
};

// What one must know to come, under the names that the form gives to its fields.
/** @type {(around: Around, day: Day) => string} */
const practicalOf = ({ catalogue }, { frame: { practical } }) => {
  const type = catalogue.type("evenements").named.get("practical");
  if (!type) return "";
  const values = new Map(Object.entries(practical));
  return catalogue
    .inner(type)
    .fields.flatMap(({ name, label }) => (values.get(name) ? [`${label} : ${values.get(name)}`] : []))
    .join("\n");
};
