// One case being written: what the page knows of it, its draft, its check, its text. `page.js`
// opens one at a time.
import { caseForm } from "../fields/case-form.js";
import { eventOf } from "./call-place.js";
import { newCaseId } from "./case-id.js";
import { finished } from "./finished.js";
import { forgetDraft, freeKey, readDraft, writeDraft } from "./drafts.js";
import { afterRelease, followPointer } from "./pointer.js";
import { located, showAtFields } from "./summary.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("./drafts.js").Base} Base */
/** @typedef {import("./summary.js").LocatedProblem} LocatedProblem */
/** @typedef {ReturnType<typeof openEditingSession>} EditingSession */
/**
 * @typedef {object} Start what a session starts from
 * @property {string} folder
 * @property {string | null} slug null for a new case
 * @property {PublishedFile | null} file what the site publishes of the case
 * @property {Data} data
 * @property {string} body
 * @property {string} key of its draft
 * @property {string} [name] of the new file
 * @property {{ kind: string, text: string }} [note] what the person wrote of the change at the last step
 * @property {import("../confirm/page-facts.js").Answers} [answers] what somebody already said of the page, fact by fact
 * @property {Base} [base]
 * @property {boolean} [called] a new page, which an event asked for
 * @property {boolean} [taken] begun with what was said elsewhere: kept before anything is changed
 * @property {string | null} [stamp]
 */
/**
 * @typedef {object} Listener what a session calls
 * @property {(when: string) => void} saved
 * @property {() => void} refused the browser stores nothing
 * @property {(key: string) => void} elsewhere another tab wrote in the same draft: this one goes on under another key
 * @property {() => void} changed
 */

/** @param {import("../catalogue.js").Value | undefined} value @returns {value is Record<string, import("../catalogue.js").Value>} */
const isGroup = (value) => typeof value === "object" && !Array.isArray(value);

const PAUSE = 600; // milliseconds without a change, before the draft is saved

/**
 * @param {Catalogue} catalogue
 * @param {Start} start
 * @param {Listener} listener
 * @param {(catalogue: Catalogue, start: Start) => CaseForm} [formOf] makes its fields: all of them, or those for which it was opened
 */
export const openEditingSession = (catalogue, start, listener, formOf = caseForm) => {
  followPointer();
  const { folder, slug, file } = start;
  let { key, stamp = null, name = "", note } = start;
  const { provenance } = start.data;
  let link = isGroup(provenance) ? String(provenance.contributor_link ?? "") : "";
  const called = !slug && eventOf(catalogue.type(folder), start.data) !== "";
  const form = formOf(catalogue, { ...start, called });
  let { id } = file ? {} : start.data;
  let dirty = false;
  let refused = false;
  let wait = 0;

  const data = () => {
    const values = form.data();
    if (id) values.id = id;
    const known = isGroup(values.provenance) ? values.provenance : {};
    if (link && link !== known.contributor_link) values.provenance = { ...known, contributor_link: link };
    return values;
  };

  // Another tab may have written in the same draft since: both are kept, under two keys.
  const save = () => {
    clearTimeout(wait);
    if (!dirty) return;
    const stored = readDraft(key);
    if (stored && stored.stamp !== stamp) {
      key = freeKey(folder, slug);
      if (id) id = newCaseId(); // two pages now, each with its own
      listener.elsewhere(key);
    }
    const saved = new Date().toISOString();
    const mine = `${saved} ${Math.random()}`;
    try {
      writeDraft(key, {
        folder,
        slug,
        data: data(),
        body: form.body(),
        name,
        note,
        answers: form.answers?.(),
        base: start.base,
        saved,
        stamp: mine,
      });
      stamp = mine;
      dirty = false;
      refused = false;
      listener.saved(saved);
    } catch {
      if (!refused) listener.refused();
      refused = true;
    }
  };
  const changed = () => {
    dirty = true;
    clearTimeout(wait);
    wait = setTimeout(save, PAUSE);
    listener.changed();
  };

  // What somebody has left or changed; the rest is not objected to before the end.
  /** @type {WeakSet<Element>} */
  const left = new WeakSet();
  /** @type {WeakSet<Element>} */
  const typed = new WeakSet();
  let everything = false;
  let last = 0;
  const found = async () => {
    last += 1;
    const mine = last;
    const values = data();
    const body = form.body();
    const { check, fileText } = await finished(catalogue);
    const asked = form.type.fields.some((spec) => spec.kind === "commune" && values[spec.name]);
    const communes = asked ? await catalogue.communes().catch(() => undefined) : undefined;
    const written = file ? fileText(catalogue, folder, file, values, body) : undefined;
    const problems = check(catalogue, { folder, slug, data: values, body, communes, text: written });
    const all = located(form, problems);
    if (mine === last)
      showAtFields(
        form,
        all,
        ({ element }, { code }) =>
          everything || (left.has(element) && (code !== "missing-field" || typed.has(element))),
      );
    return all;
  };

  for (const event of ["input", "change"])
    form.element.addEventListener(event, ({ target }) => {
      addAround(target, typed);
      changed();
    });
  form.element.addEventListener("focusout", ({ target, relatedTarget }) => {
    const field = target instanceof Element ? target.closest(".field") : null;
    if (relatedTarget instanceof Node && field?.contains(relatedTarget)) return;
    addAround(target, left);
    // Without the network it waits for the end of the page, where its absence is told.
    afterRelease(() => found().catch(() => {}));
  });

  if (start.taken) changed();
  return {
    catalogue,
    folder,
    slug,
    file,
    form,
    type: form.type,
    data,
    body: form.body,
    title: form.title,
    // What somebody wrote in the fields, without what is asked before sending.
    written: () => ({ data: form.data(), body: form.body() }),
    get key() {
      return key;
    },
    get link() {
      return link;
    },
    get name() {
      return name;
    },
    get note() {
      return note;
    },
    // On what it stands: for a meeting of the person's own that is to come no document is cited, nor for what they heard themselves.
    /** @returns {import("../sending/consent.js").Ground} */
    get ground() {
      if (form.answers) return "confirmed";
      if (form.witnessed) return "witnessed";
      return data().announced === "true" ? "announced" : "documents";
    },
    // The slug of the event that the page names; empty without one.
    get event() {
      return eventOf(form.type, form.data());
    },
    // What a letter says of it, a line each.
    get said() {
      return form.said?.() ?? [];
    },
    get unsaved() {
      return dirty && refused;
    },
    save,
    // Saved, and as what a form that goes on with it starts.
    kept: () => {
      save();
      return { key, stamp, name, note, data: data(), body: form.body() };
    },
    // What is asked before sending.
    /** @type {(choice: { link: string, name: string, note?: { kind: string, text: string } }) => void} */
    choose: (choice) => {
      ({ link, name, note = note } = choice);
      changed();
    },
    forget: () => {
      clearTimeout(wait);
      dirty = false;
      forgetDraft(key);
      stamp = null;
    },
    // Everything at once, shown at the fields. Fails where the check cannot be fetched.
    /** @type {() => Promise<LocatedProblem[]>} */
    check: () => {
      everything = true;
      return found();
    },
  };
};

// The field of an element, and the groups around it.
/** @type {(target: EventTarget | null, into: WeakSet<Element>) => void} */
const addAround = (target, into) => {
  let place = target instanceof Element ? target.closest(".field, .group") : null;
  for (; place; place = place.parentElement?.closest(".field, .group") ?? null) into.add(place);
};
