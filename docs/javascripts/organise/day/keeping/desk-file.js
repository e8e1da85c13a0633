// A day as a file of its own, JSON, to be kept in the browser, handed to a colleague or put in a link (`link.js`), and read back
// from what anybody may have written, changed or cut short: what can be read is kept, what cannot is named, one by one, in French.
import { quoted } from "../../../lib/phrases.js";
import { BLANK_DAY, BLANK_FRAME, MOST_SESSIONS, frozen } from "../day.js";
import { lengthOf } from "../clock.js";
import { readCut } from "./cut-json.js";
import { MOST_SHEETS, date, fieldsOf, id, isObject, number, sheets, text, texts, time } from "./shapes.js";

/** @typedef {import("../../../contribute/catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Origin} Origin */
/** @typedef {import("../day.js").Session} Session */
/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {{ day: Day | null, lost: readonly string[] }} DeskRead null where nothing could be read; `lost` are sentences, none where nothing is missing */

export const FORMAT = "bibliotheque-ptce/journee";
export const VERSION = 1;
export const MOST_CHARACTERS = 2_000_000; // of a file: four hundred sessions take a tenth
const MOST_ROOMS = 100;

/** @type {Record<string, Shape>} */
const ROOM = { name: text("le nom"), capacity: text("le nombre de places"), note: text("la précision") };
/** @type {Record<string, Shape>} */
const REGISTRATION = {
  url: text("l’adresse où l’on s’inscrit"),
  closes: text("la clôture des inscriptions"),
  places: text("le nombre de places"),
  note: text("la précision sur l’inscription"),
};
/** @type {Record<string, Shape>} */
const PRACTICAL = {
  travel: text("la manière de venir"),
  wheelchair: text("l’accès en fauteuil"),
  interpretation: text("l’interprétation"),
  food: text("le repas"),
  price: text("le prix"),
  bring: text("la liste de ce qu’il faut apporter"),
};
/** @type {Record<string, Shape>} */
const FRAME = {
  title: text("le titre"),
  summary: text("le résumé"),
  kind: text("la nature"),
  status: text("la tenue"),
  starts: text("le premier jour"),
  ends: text("le dernier jour"),
  place: text("la commune"),
  departments: texts("les départements"),
  national: text("la portée nationale"),
  venue: text("le lieu"),
  expected: text("le nombre de personnes attendues"),
  themes: texts("les thèmes"),
  organisers: texts("les organisateurs"),
};
/** @type {Record<string, Shape>} */
const SESSION = {
  id: id("l’adresse"),
  day: date("le jour"),
  start: time("l’heure de début"),
  end: time("l’heure de fin"),
  length: number("la durée", 0, 24 * 60),
  kind: text("la nature"),
  intent: texts("les intentions"),
  title: text("le titre"),
  label: text("le nom provisoire"),
  text: text("le contenu"),
  track: text("le parcours"),
  series: text("la série"),
  room: text("la salle"),
  expected: text("le nombre de places prévues"),
  speakers: texts("les intervenants"),
  cases: sheets("les fiches"),
  from: number("la place dans le programme publié", -1, MOST_SESSIONS),
};

// --- writing -----------------------------------------------------------------------------------

// The day as a text; `own` for the browser that keeps it, with the file of the event that was opened.
/** @type {(day: Day, options?: { own?: boolean }) => string} */
export const deskText = ({ id: caseId, frame, chosen, sessions, origin }, { own = false } = {}) => {
  const opened = origin && { key: origin.key, stamp: origin.stamp, ids: origin.ids };
  return `${JSON.stringify({
    format: FORMAT,
    version: VERSION,
    holds: { sessions: sessions.length, chosen: chosen.length },
    day: {
      id: caseId,
      ...(opened && { origin: own ? { ...opened, file: origin.file } : opened }),
      frame,
      chosen,
      sessions: sessions.map(({ key: _key, ...session }) => session),
    },
  })}\n`;
};

// --- reading -----------------------------------------------------------------------------------

// What such a text holds, whatever it is. `own` as for writing: from elsewhere no file of an event is taken.
/** @type {(text: string, options?: { own?: boolean }) => DeskRead} */
export const readDesk = (typed, { own = false } = {}) => {
  const { value, whole } = readCut(typed.slice(0, MOST_CHARACTERS));
  const known = isObject(value) && value.format === FORMAT;
  if (!known || !isObject(value.day))
    return { day: null, lost: [known ? "Rien n’a pu être lu : le texte s’arrête trop tôt." : FOREIGN] };
  /** @type {string[]} */
  const lost = [];
  if (typed.length > MOST_CHARACTERS)
    lost.push("Le texte est bien plus long que celui d’une journée : seul son début a été lu.");
  else if (!whole) lost.push(CUT);
  if (value.version !== VERSION)
    lost.push("Cette journée a été enregistrée par une autre version de cet outil : ce qu’il en connaît a été lu.");
  const holds = isObject(value.holds) ? value.holds : {};
  return { day: frozen(dayFrom(value.day, holds, own, lost)), lost };
};

export const CUT = "Le texte s’arrête avant la fin, ou ne se lit plus à partir d’un endroit.";
const FOREIGN = "Ce n’est pas une journée enregistrée par cet outil : rien n’a pu être lu.";

/** @type {(value: Record<string, unknown>, holds: Record<string, unknown>, own: boolean, lost: string[]) => Day} */
const dayFrom = (value, holds, own, lost) => {
  const { fields } = fieldsOf({ id: CASE_ID }, { id: value.id });
  const origin = value.origin === undefined ? null : originFrom(value.origin, own);
  if (value.origin !== undefined && !origin)
    lost.push("La rencontre déjà publiée d’où partait cette journée ne se lisait pas.");
  const frame = frameFrom(value.frame, lost);
  const sessions = sessionsFrom(value.sessions, Math.min(Number(holds.sessions), MOST_SESSIONS), origin, lost);
  const chosen = sheets("les fiches choisies").take(value.chosen ?? []);
  if (chosen.wrong) lost.push(`Les fiches choisies ${chosen.wrong}.`);
  const all = new Set([...chosen.value, ...sessions.flatMap(({ cases }) => cases)]);
  const missing = Number(holds.chosen) - all.size;
  if (!chosen.wrong && missing > 0)
    lost.push(
      missing === 1 ? "Une fiche choisie manquait." : `${Math.min(missing, MOST_SHEETS)} fiches choisies manquaient.`,
    );
  return { ...BLANK_DAY, id: fields.id, frame, chosen: [...all], sessions, made: sessions.length, origin };
};

/** @type {Shape} */
const CASE_ID = {
  called: "l’identifiant",
  blank: "",
  take: (value) => ({ value: typeof value === "string" && /^[a-z0-9]{6,12}$/.test(value) ? value : "" }),
};

/** @type {(value: unknown, lost: string[]) => Day["frame"]} */
const frameFrom = (value, lost) => {
  const given = isObject(value) ? value : {};
  if (!isObject(value)) {
    lost.push("Le cadre de la journée (titre, dates, lieu, salles) manquait.");
    return BLANK_FRAME;
  }
  const { registration, practical, rooms, ...rest } = given;
  /** @type {(shapes: Record<string, Shape>, part: unknown, before: string) => Record<string, any>} */
  const read = (shapes, part, before) => {
    const taken = fieldsOf(shapes, part);
    lost.push(...taken.lost.map((one) => `${before}${one}.`));
    return taken.fields;
  };
  const fields = read(FRAME, rest, "Cadre de la journée : ");
  /** @type {unknown[]} */
  const listed = Array.isArray(rooms) ? rooms : [];
  if (!Array.isArray(rooms)) lost.push("Cadre de la journée : les salles manquaient.");
  if (listed.length > MOST_ROOMS)
    lost.push(`Cadre de la journée : les salles après la ${MOST_ROOMS}e sont laissées de côté.`);
  const named = listed.slice(0, MOST_ROOMS).map((room, rank) => read(ROOM, room, `Salle ${rank + 1} : `));
  return {
    ...BLANK_FRAME,
    ...fields,
    registration: { ...BLANK_FRAME.registration, ...read(REGISTRATION, registration, "Inscription : ") },
    practical: { ...BLANK_FRAME.practical, ...read(PRACTICAL, practical, "Venir et participer : ") },
    rooms: named.filter(({ name }) => name).map(({ name, capacity, note }) => ({ name, capacity, note })),
  };
};

/** @type {(value: unknown, count: number, origin: Origin | null, lost: string[]) => Session[]} */
const sessionsFrom = (value, count, origin, lost) => {
  const given = Array.isArray(value) ? value.slice(0, MOST_SESSIONS) : [];
  const [ids, ranks] = [new Set(), new Set()];
  const sessions = given.map((one, index) => {
    const { fields, lost: parts } = fieldsOf(SESSION, one);
    const session = /** @type {Session} */ ({ ...fields, key: `s${index + 1}` });
    if (session.start && session.end && lengthOf(session) === undefined) {
      Object.assign(session, { end: "" });
      parts.push("l’heure de fin précédait le début");
    }
    // What two sessions say of themselves is one's alone: the first one's.
    if (ids.has(session.id)) Object.assign(session, { id: "" });
    if (!origin || session.from >= origin.ids.length || ranks.has(session.from)) Object.assign(session, { from: -1 });
    if (session.id) ids.add(session.id);
    if (session.from >= 0) ranks.add(session.from);
    if (!session.title && !session.label) Object.assign(session, { label: `Séance ${index + 1}` });
    const name = session.title ? ` (${quoted(session.title)})` : "";
    lost.push(...parts.map((part) => `Séance ${index + 1}${name} : ${part}.`));
    return session;
  });
  const all = Array.isArray(value) ? Math.max(value.length, count || 0) : count || 0;
  if (!Array.isArray(value) && !all) lost.push("Les séances manquaient.");
  else if (all === sessions.length + 1) lost.push(`La séance ${all} manquait.`);
  else if (all > sessions.length && Number.isSafeInteger(all))
    lost.push(`Les séances ${sessions.length + 1} à ${all} manquaient.`);
  return sessions;
};

/** @type {(value: unknown, own: boolean) => Origin | null} */
const originFrom = (value, own) => {
  if (!isObject(value)) return null;
  const { key, stamp, ids, file } = value;
  const [one] = sheets("").take([key]).value;
  if (!one?.startsWith("evenements/") || typeof stamp !== "string" || !Array.isArray(ids)) return null;
  const known = ids.slice(0, MOST_SESSIONS).map((each) => id("").take(each).value);
  return { key: one, stamp: stamp.slice(0, 40), ids: known, file: own && isPublished(file) ? file : null };
};

/** @param {unknown} file @returns {file is PublishedFile} */
const isPublished = (file) =>
  isObject(file) &&
  isObject(file.data) &&
  [file.body, file.head, file.closing].every((part) => typeof part === "string") &&
  Array.isArray(file.blocks) &&
  file.blocks.every(
    (block) => Array.isArray(block) && block.length === 3 && block.slice(1).every((part) => typeof part === "string"),
  );
