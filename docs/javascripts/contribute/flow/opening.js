// What a session of the form starts from: a blank page of a type, a page of the site, a draft of
// either. `page.js` shows what is opened.
import { keysAmong } from "../../lib/addresses.js";
import { momentInWords } from "../../lib/dates.js";
import { action } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { FILLED, factsAsked } from "../asked-facts.js";
import { askedFor, fetchedFile } from "../declared.js";
import { eventField, eventOf } from "./call-place.js";
import { newCaseId } from "./case-id.js";
import { finished } from "./finished.js";
import { draftOf, freeKey, isReading, keyOf, readDraft, rebased } from "./drafts.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./editing-session.js").EditingSession} EditingSession */
/** @typedef {import("./editing-session.js").Start} Start */
/** @typedef {import("./notices.js").Notices} Notices */
/** @typedef {import("./steps.js").Shown} Shown */
/**
 * @typedef {object} Around
 * @property {Catalogue} catalogue
 * @property {Notices} notices
 * @property {(start: Start, step?: string, shown?: Shown) => Promise<void>} open shows a session
 * @property {() => void} save saves the one that is open
 */
/**
 * @typedef {object} Opening each promises that something is open, or that it was said why not
 * @property {(folder: string, number?: number, step?: string, shown?: Shown, asked?: { call?: string, facts?: URLSearchParams }) => Promise<void>} start `call` is the event that the address names, `facts` what it may fill fields with
 * @property {(draft: Draft, step?: string, shown?: Shown) => Promise<void>} resume
 * @property {(key: string, number?: number, step?: string, shown?: Shown) => Promise<void>} openCase
 * @property {(start: Start, own: EditingSession, shown: Shown) => Promise<void>} turn goes on in another form of the same page
 */

const BESIDE_A_READING = [
  "Vous relisez la page publiée. Votre correction, pas encore envoyée, est gardée à part.",
  "Reprendre ma correction",
];
const BESIDE_A_CORRECTION = [
  "Votre relecture de cette page, pas encore envoyée, est gardée à part : ses réponses ne partent pas avec cette correction.",
  "Reprendre ma relecture",
];

/** @type {(folder: string, key: string, data?: Data) => Start} */
const blank = (folder, key, data = {}) => ({
  folder,
  slug: null,
  file: null,
  data: { id: newCaseId(), ...data },
  body: "",
  key,
});

/** @type {(folder: string, slug: string, file: PublishedFile, key: string) => Start} */
const fromFile = (folder, slug, file, key) => ({
  folder,
  slug,
  file,
  data: file.data,
  body: file.body,
  key,
  base: { data: file.data, body: file.body },
});

/** @type {(around: Around) => Opening} */
export const openingOf = ({ catalogue, notices, open, save }) => {
  const { notice, warn, hush } = notices;
  /** @type {(key: string) => void} */
  const nowhere = (key) => warn(`Il n’y a pas de page ${quoted(key)}. Choisissez-la par son titre, plus bas.`);

  // What the site publishes of a case; null, and a notice, when there is nothing to open.
  /** @type {(key: string) => Promise<PublishedFile | null>} */
  const published = async (key) => {
    try {
      const answer = await fetchedFile(key);
      if (answer.ok) return await answer.json();
      if (answer.status !== 404) throw new Error(`${key}/fiche.json: ${answer.status}`);
      const title = catalogue.cases.get(key)?.title;
      if (title)
        warn(
          `La page ${quoted(title)} ne peut pas être ouverte dans ce formulaire. Écrivez-nous ce qu’il faut y changer.`,
        );
      else nowhere(key);
    } catch {
      warn(
        "La page n’a pas pu être chargée : le réseau manque peut-être.",
        action("Réessayer", () => {
          hush();
          openCase(key);
        }),
      );
    }
    return null;
  };

  // Nothing is opened before the cases are known: what is written is checked against them.
  /** @type {(again: () => void) => Promise<boolean>} */
  const casesAreKnown = async (again) => {
    try {
      await catalogue.withCases();
      return true;
    } catch {
      warn(
        "La liste des pages n’a pas pu être chargée : le réseau manque peut-être.",
        action("Réessayer", () => {
          hush();
          again();
        }),
      );
      return false;
    }
  };

  // Of a page that is read again here and mended there, each says that the other waits: neither leaves with it.
  /** @type {(folder: string, slug: string, reading: boolean) => void} */
  const tellApart = (folder, slug, reading) => {
    const other = draftOf(folder, slug, !reading);
    if (!other) return;
    const [told, back] = reading ? BESIDE_A_READING : BESIDE_A_CORRECTION;
    notice(
      told,
      action(back, () => resume(other)),
    );
  };

  /** @type {Opening["resume"]} */
  const resume = async (draft, step, shown) => {
    save();
    hush();
    if (!(await casesAreKnown(() => resume(draft, step, shown)))) return;
    const { folder, slug, key, stamp, name, note, answers } = draft;
    // Another one for the same event, where this one is for an event.
    const event = slug ? "" : eventOf(catalogue.type(folder), draft.data);
    const more = event ? { [String(eventField(catalogue.type(folder)))]: event } : {};
    const taken = `Vous reprenez votre brouillon, enregistré ${momentInWords(draft.saved ?? "")}.`;
    if (!slug) {
      const own = blank(folder, key);
      await open({ ...own, data: { ...own.data, ...draft.data }, body: draft.body, name, note, stamp }, step, shown);
      notice(
        taken,
        action("Commencer une autre page", () => {
          hush();
          open(blank(folder, freeKey(folder, null), more));
        }),
      );
      return;
    }
    const file = await published(`${folder}/${slug}`);
    if (!file) {
      // A page that left the site since: what was written may still be proposed; of its facts there is nothing more to say.
      if (isReading(draft)) return;
      if (!catalogue.cases.has(`${folder}/${slug}`))
        await open({ ...blank(folder, key), data: draft.data, body: draft.body, name: slug, stamp }, step, shown);
      return;
    }
    const { data, body, moved, clashes } = rebased(draft, file);
    await open({ ...fromFile(folder, slug, file, key), data, body, name, note, stamp, answers }, step, shown);
    notice(
      taken,
      action("Repartir de la page publiée", () => {
        hush();
        open(fromFile(folder, slug, file, freeKey(folder, slug)), step, {
          ...shown,
          confirm: isReading(draft),
        });
      }),
    );
    tellApart(folder, slug, isReading(draft));
    if (!moved) return;
    const labels = clashes.map((field) =>
      field ? (catalogue.type(folder).named.get(field)?.label ?? field) : "le texte",
    );
    warn(
      `La page a changé sur le site depuis. Ce que vous avez écrit est gardé${labels.length ? `\u00a0; relisez ce qui a changé des deux côtés : ${labels.join(", ")}.` : "\u00a0; le reste vient de la nouvelle version."}`,
    );
  };

  /** @type {Opening["openCase"]} */
  const openCase = async (key, number = 1, step = undefined, shown = undefined) => {
    save();
    const [folder, slug] = (keysAmong([key])[0] ?? "").split("/");
    if (!slug || !catalogue.knownType(folder)) {
      nowhere(key);
      return;
    }
    askedFor(key).catch(() => {}); // told where it is read
    if (!(await casesAreKnown(() => openCase(key, number, step, shown)))) return;
    const now = catalogue.former.get(key); // a printed code outlives the name of a page
    if (now) {
      await openCase(now, number, step, shown);
      return;
    }
    const reading = Boolean(shown?.confirm);
    const draft = draftOf(folder, slug, reading, number);
    if (draft) {
      await resume(draft, step, shown);
      return;
    }
    const named = keyOf(folder, slug, number);
    const file = await published(key);
    if (!file) return;
    await open(fromFile(folder, slug, file, readDraft(named) ? freeKey(folder, slug) : named), step, shown);
    tellApart(folder, slug, reading);
  };

  // The whole form takes over from a reading what it can show: what has changed and what is to go. All answers stay in the reading.
  /** @type {Opening["turn"]} */
  const turn = async (start, own, shown) => {
    const { folder, slug } = own;
    if (!own.form.answers || !slug) {
      await open({ ...start, ...own.kept() }, "ecrire", shown);
      return;
    }
    save();
    hush();
    const taken = own.form.taken?.();
    if (!taken) {
      await openCase(`${folder}/${slug}`, 1, "ecrire", shown);
      return;
    }
    const { answers: _answers, ...page } = start;
    await open({ ...page, ...taken, key: freeKey(folder, slug), stamp: null, taken: true }, "ecrire", shown);
    tellApart(folder, slug, false);
  };

  /** @type {Opening["start"]} */
  const start = async (folder, number = 1, step = undefined, shown = undefined, asked = {}) => {
    save();
    if (!(await casesAreKnown(() => start(folder, number, step, shown, asked)))) return;
    const key = keyOf(folder, null, number);
    const stored = readDraft(key);
    const facts = asked.facts ? factsAsked(catalogue, catalogue.type(folder), asked.facts) : {};
    if (asked.call !== undefined) {
      const { answer } = await finished(catalogue);
      const { data, draft, missed } = answer(catalogue, catalogue.type(folder), asked.call, number > 1 ? stored : null);
      if (draft) await resume(draft, step, shown);
      else await open(blank(folder, freeKey(folder, null), data), step, shown);
      if (missed) warn(missed);
    } else if (Object.keys(facts).length && !(stored && number > 1)) {
      await open(blank(folder, freeKey(folder, null), facts), step, shown);
      notice(FILLED);
    } else if (stored) await resume(stored, step, shown);
    else await open(blank(folder, key), step, shown);
  };

  return { start, resume, openCase, turn };
};
