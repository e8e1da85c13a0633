// The event file of a day, written by the form's own writer, or the file of the event that was opened with nothing else changed than
// what the desk changed. Ids are given before anything leaves the desk, and never change afterwards.
import { fragmentFor } from "../../../contribute/rules/programme/fragments.js";
import { mend, write } from "../../../contribute/rules/writing.js";
import { isGroup } from "../../../contribute/rules/yaml-values.js";
import { mendedLines } from "../../../contribute/sending/mended-lines.js";
import { slugOf } from "../../../lib/names.js";
import { done, frozen, nameOf, undone } from "../day.js";
import { eventData } from "./event-data.js";
import { openEvent, stampOf } from "./opened-event.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../../contribute/catalogue.js").Data} Data */
/** @typedef {import("../../../contribute/catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Outcome} Outcome */
/** @typedef {import("./event-data.js").Titles} Titles */
/**
 * @typedef {object} EventFile
 * @property {string} folder
 * @property {string} slug
 * @property {string} path in the repository
 * @property {string} title
 * @property {boolean} mended an event that exists
 * @property {Data} data
 * @property {string} body
 * @property {string} text
 * @property {readonly string[]} left keys of sheets that no longer exist, and are not in it
 */

export const FOLDER = "evenements";

const LETTERS = "bcdfghjkmnpqrstvwxz";
const SIGNS = `23456789${LETTERS}`;

// --- ids ---------------------------------------------------------------------------------------

/** @type {() => number} from 0 to 1 */
const chance = () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

// The day with an id of its own and one for each session, as what leaves the desk needs them; the very same where all have theirs.
/** @type {(catalogue: Catalogue, day: Day, titles: Titles, random?: () => number) => Day} */
export const settled = (catalogue, day, titles, random = chance) => {
  const taken = new Set([...(day.origin?.ids ?? []), ...day.sessions.map(({ id }) => id).filter(Boolean)]);
  const id = day.id || day.origin ? day.id : caseId(random);
  if (id === day.id && day.sessions.every((session) => session.id)) return day;
  const sessions = day.sessions.map((session) => {
    if (session.id) return session;
    const own = fragmentFor(catalogue.rules.fragments, nameOf(session, titles), taken);
    taken.add(own);
    return { ...session, id: own };
  });
  return frozen({ ...day, id, sessions });
};

/** @type {(random: () => number) => string} */
const caseId = (random) => {
  /** @type {(signs: string) => string} */
  const one = (signs) => signs[Math.floor(random() * signs.length)];
  return one(LETTERS) + Array.from({ length: 7 }, () => one(SIGNS)).join("");
};

// --- the file ----------------------------------------------------------------------------------

// The name of the file of a new event: its title and its year, one that no event has.
/** @type {(day: Day, keys: ReadonlySet<string>) => string} */
export const slugFor = ({ frame: { title, starts } }, keys) => {
  const year = /^\d{4}/.exec(starts)?.[0] ?? "";
  const words = slugOf(title, 50) || "rencontre";
  const base = year && !words.includes(year) ? `${words}-${year}` : words.padEnd(3, "-x");
  let slug = base;
  for (let number = 2; keys.has(`${FOLDER}/${slug}`); number += 1) slug = `${base}-${number}`;
  return slug;
};

// The file of a day that is settled, with the `link` of whoever sends it to its subject. Of an event that was opened, its published file
// must be there (`taken up`).
/** @type {(catalogue: Catalogue, day: Day, titles: Titles, link?: string) => EventFile} */
export const eventFile = (catalogue, day, titles, link = "") => {
  const present = withoutGone(day, catalogue.keys);
  const left = day.chosen.filter((sheet) => !present.chosen.includes(sheet));
  const { data, from } = eventData(catalogue, present, titles);
  const known = isGroup(data.provenance) ? data.provenance : {};
  if (link && link !== known.contributor_link) data.provenance = { ...known, contributor_link: link };
  const { origin } = day;
  const slug = origin ? origin.key.slice(FOLDER.length + 1) : slugFor(day, catalogue.keys);
  const file = origin?.file;
  if (origin && !file) throw new Error(`${origin.key}: its file was not taken up`);
  const body = file?.body ?? "";
  const type = catalogue.type(FOLDER);
  const text = file
    ? mend(catalogue, FOLDER, file, data, body, (name, after, own) =>
        mendedLines(catalogue, type, name, own, {
          before: file.data[name],
          after,
          ...(name === "programme" ? { from } : {}),
        }),
      )
    : write(catalogue, FOLDER, data, body);
  const path = `cases/${FOLDER}/${slug}.md`;
  return { folder: FOLDER, slug, path, title: String(data.title ?? ""), mended: Boolean(file), data, body, text, left };
};

// The day without the sheets that are in no file any more.
/** @type {(day: Day, keys: ReadonlySet<string>) => Day} */
const withoutGone = (day, keys) => {
  if (day.chosen.every((sheet) => keys.has(sheet))) return day;
  const sessions = day.sessions.map((session) =>
    session.cases.every((sheet) => keys.has(sheet))
      ? session
      : { ...session, title: session.title, cases: session.cases.filter((sheet) => keys.has(sheet)) },
  );
  return { ...day, chosen: day.chosen.filter((sheet) => keys.has(sheet)), sessions };
};

// --- an event taken up again -------------------------------------------------------------------

// A day that a link or a file brought, with the file of its event as it is published now: sessions that left the page are new ones,
// those that came to it are in the day. The outcome is `undone` where the day is of no event.
/** @type {(catalogue: Catalogue, day: Day, file: PublishedFile) => Outcome} */
export const takenUp = (catalogue, day, file) => {
  const { origin } = day;
  if (!origin) return undone(day, "Cette journée ne part d’aucune rencontre publiée.");
  if (origin.stamp === stampOf(file))
    return done({ ...day, origin: { ...origin, file } }, "La rencontre publiée est reprise.");
  const now = openEvent(catalogue, origin.key, file);
  const ids = now.origin?.ids ?? [];
  const sessions = day.sessions.map((session) => ({ ...session, from: ids.indexOf(origin.ids[session.from] ?? "\n") }));
  const come = now.sessions.filter(({ id }) => !origin.ids.includes(id));
  const added = come.map((session, index) => ({ ...session, key: `s${day.made + index + 1}` }));
  const gone = day.sessions.filter((session, index) => session.from >= 0 && sessions[index].from < 0).length;
  const told = [
    "La page de cette rencontre a changé sur le site depuis : ce que vous aviez préparé est gardé, relisez le tout.",
    come.length ? ` ${come.length === 1 ? "Une séance y est venue" : `${come.length} séances y sont venues`}.` : "",
    gone
      ? ` ${gone === 1 ? "Une séance n’y est plus, elle est gardée" : `${gone} séances n’y sont plus, elles sont gardées`} ici.`
      : "",
  ].join("");
  const chosen = [...new Set([...day.chosen, ...come.flatMap(({ cases }) => cases)])];
  return done(
    { ...day, chosen, sessions: [...sessions, ...added], made: day.made + added.length, origin: now.origin },
    told,
  );
};

// A former address of a sheet is its new one, wherever it is held. The very same day where none is.
/** @type {(day: Day, former: ReadonlyMap<string, string>) => Day} */
export const withNewAddresses = (day, former) => {
  if (!day.chosen.some((sheet) => former.has(sheet))) return day;
  /** @type {(sheets: readonly string[]) => string[]} */
  const led = (sheets) => [...new Set(sheets.map((sheet) => former.get(sheet) ?? sheet))];
  const sessions = day.sessions.map((session) => ({ ...session, cases: led(session.cases) }));
  return frozen({ ...day, chosen: led(day.chosen), sessions });
};
