// The event that is opened at the desk: the values of its `fiche.json` as a day. What the desk has no field for stays in the file.
import { fragmentsOf as namedFragments } from "../../../contribute/rules/programme/fragments.js";
import { minutesOf, timeOf } from "../clock.js";
import { BLANK_DAY, BLANK_FRAME, BLANK_ROOM, BLANK_SESSION, frozen } from "../day.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../../contribute/catalogue.js").Data} Data */
/** @typedef {import("../../../contribute/catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../../../contribute/catalogue.js").Value} Value */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Frame} Frame */
/** @typedef {import("../day.js").Session} Session */

/** @type {(value: Value | undefined) => string} */
const asText = (value) => (typeof value === "string" ? value.trim() : "");
/** @type {(value: Value | undefined) => string[]} */
export const asTexts = (value) => (value === undefined ? [] : [value].flat().map(asText).filter(Boolean));
/** @type {(value: Value | undefined) => Data} */
export const asGroup = (value) => (typeof value === "object" && !Array.isArray(value) ? value : {});
/** @type {(value: Value | undefined) => Data[]} */
export const asGroups = (value) => (Array.isArray(value) ? value.map(asGroup) : []);

// The texts of a group under the names that a blank one has.
/**
 * @template {Record<string, string>} Texts
 * @param {Texts} blank
 * @param {Data} group
 * @returns {Texts}
 */
const textsOf = (blank, group) =>
  /** @type {Texts} */ (Object.fromEntries(Object.keys(blank).map((name) => [name, asText(group[name])])));

/** @type {(data: Data) => Frame} */
export const frameFrom = (data) => {
  /** @type {Record<string, unknown>} */
  const fields = {};
  for (const [name, blank] of Object.entries(BLANK_FRAME))
    if (typeof blank === "string") fields[name] = asText(data[name]);
    else if (Array.isArray(blank)) fields[name] = asTexts(data[name]);
  return /** @type {Frame} */ ({
    ...BLANK_FRAME,
    ...fields,
    national: fields.national === "true" ? "true" : "",
    registration: textsOf(BLANK_FRAME.registration, asGroup(data.registration)),
    practical: textsOf(BLANK_FRAME.practical, asGroup(data.practical)),
    rooms: asGroups(data.rooms).map((room) => textsOf(BLANK_ROOM, room)),
  });
};

/** @type {(value: Value | undefined) => string} */
const asTime = (value) => {
  const minutes = minutesOf(asText(value));
  return minutes === undefined ? "" : timeOf(minutes);
};

/** @type {(data: Data, from: number, id: string) => Session} */
export const sessionFrom = (data, from, id) => ({
  ...BLANK_SESSION,
  key: `s${from + 1}`,
  id,
  day: asText(data.day),
  start: asTime(data.start),
  end: asTime(data.end),
  kind: asText(data.kind),
  intent: asTexts(data.intent),
  title: asText(data.title),
  text: asText(data.text),
  track: asText(data.track),
  series: asText(data.series),
  room: asText(data.room),
  expected: asText(data.expected),
  speakers: asTexts(data.speakers),
  cases: [...new Set(asTexts(data.cases))],
  from,
});

// The fragments of the sessions of a programme, as the site makes them: their ids, else of their titles.
/** @type {(catalogue: Catalogue, programme: readonly Data[]) => string[]} */
export const fragmentsOf = (catalogue, programme) =>
  namedFragments(
    catalogue.rules.fragments,
    programme.map(({ id, title }) => [asText(id), asText(title)]),
  );

// A number for a file, to see whether it is another: FNV-1a of all its characters.
/** @type {(file: PublishedFile) => string} */
export const stampOf = (file) => {
  const text = [file.head, ...file.blocks.map(([, own, after]) => own + after), file.closing, file.body].join("");
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(36)}-${text.length.toString(36)}`;
};

// The day of an event as its `fiche.json` has it.
/** @type {(catalogue: Catalogue, key: string, file: PublishedFile) => Day} */
export const openEvent = (catalogue, key, file) => {
  const { data } = file;
  const programme = asGroups(data.programme);
  const ids = fragmentsOf(catalogue, programme);
  const sessions = programme.map((session, index) => sessionFrom(session, index, ids[index]));
  const chosen = [...new Set([...asTexts(data.cases), ...sessions.flatMap(({ cases }) => cases)])];
  const origin = { key, stamp: stampOf(file), ids, file };
  const day = { id: asText(data.id), frame: frameFrom(data), chosen, sessions, made: sessions.length, origin };
  return frozen({ ...BLANK_DAY, ...day });
};
