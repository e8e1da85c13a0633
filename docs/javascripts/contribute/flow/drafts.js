// Drafts kept in this browser: one for each type begun, each case being mended and each that is read again, and one more
// where two tabs wrote in the same. Nothing is sent. `editing-session.js` writes them.

/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {{ data: Data, body: string }} Base what the site published of a case when a draft of it was begun */
/**
 * @typedef {object} Draft
 * @property {string} key where it is stored
 * @property {string} folder
 * @property {string | null} slug null for a new case
 * @property {Data} data
 * @property {string} body
 * @property {string} [name] of the new file
 * @property {{ kind: string, text: string }} [note] what the person wrote of the change at the last step
 * @property {import("../confirm/page-facts.js").Answers} [answers] of who reads a page again that tells of them
 * @property {Base} [base]
 * @property {string} [saved] when, as an ISO date
 * @property {string} [stamp] of the tab that wrote it last
 */

const PREFIX = "proposer:";
const SHAPE = /^proposer:[a-z]+(?:\/[a-z0-9-]{3,60})?(?:~\d+)?$/;

// The key of a draft: `proposer:fiches`, `proposer:fiches/soleni`, `proposer:fiches~2`.
/** @type {(folder: string, slug: string | null, number?: number) => string} */
export const keyOf = (folder, slug, number = 1) =>
  `${PREFIX}${folder}${slug ? `/${slug}` : ""}${number > 1 ? `~${number}` : ""}`;

// Which of the drafts of a type or a case this is: 1 for most.
/** @type {(key: string) => number} */
export const numberOf = (key) => Number(/~(\d+)$/.exec(key)?.[1] ?? 1);

/** @type {(value: any) => boolean} */
const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// Null for whatever else is stored under the name.
/** @type {(key: string) => Draft | null} */
export const readDraft = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!isGroup(draft) || typeof draft.folder !== "string" || !isGroup(draft.data) || typeof draft.body !== "string")
      return null;
    const answers = isGroup(draft.answers) && Array.isArray(draft.answers.said) ? draft.answers : undefined;
    return { ...draft, key, answers };
  } catch {
    return null;
  }
};

// Throws what the storage throws: it is full, or closed to this page.
/** @type {(key: string, draft: Omit<Draft, "key">) => void} */
export const writeDraft = (key, draft) => localStorage.setItem(key, JSON.stringify(draft));

/** @type {(key: string) => void} */
export const forgetDraft = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    /* it is closed: nothing is kept there */
  }
};

// Throws away the pictures of a draft that was deleted, but for those that another names. Gives what takes them back.
/** @type {(draft: Draft) => Promise<() => unknown>} */
export const forgetPictures = async ({ data: { images } }) => {
  if (!images) return () => {};
  const others = JSON.stringify(allDrafts());
  const files = [...JSON.stringify(images).matchAll(/"file":"([^"\\]+)"/g)].map(([, file]) => file);
  const { takeOut } = await import("../pictures/room.js");
  return takeOut(files.filter((file) => !others.includes(`"${file}"`)));
};

// Whoever reads a page again does another work than whoever mends it: they have drafts of their own, so that neither sends what it
// does not show.
/** @type {(draft: Pick<Draft, "answers">) => boolean} */
export const isReading = ({ answers }) => answers !== undefined;

// The draft of a page that an address asks for: the one of its number, else, where the address names none or one of the other
// work, the newest of this work.
/** @type {(folder: string, slug: string, reading: boolean, number?: number) => Draft | null} */
export const draftOf = (folder, slug, reading, number = 1) => {
  const named = readDraft(keyOf(folder, slug, number));
  if (named ? isReading(named) === reading : number > 1) return named;
  return allDrafts().find((one) => one.folder === folder && one.slug === slug && isReading(one) === reading) ?? null;
};

// All drafts, the newest first.
/** @type {() => Draft[]} */
export const allDrafts = () => {
  /** @type {string[]} */
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => SHAPE.test(key));
  } catch {
    /* closed */
  }
  return keys
    .map(readDraft)
    .filter((draft) => draft !== null)
    .sort((a, b) => String(b.saved).localeCompare(String(a.saved)));
};

// A key of this type or case under which nothing is stored yet.
/** @type {(folder: string, slug: string | null) => string} */
export const freeKey = (folder, slug) => {
  let number = 1;
  while (readDraft(keyOf(folder, slug, number))) number += 1;
  return keyOf(folder, slug, number);
};

/** @type {(a: unknown, b: unknown) => boolean} */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// A draft of a case that changed on the site since it was begun: what the person did not touch
// comes from the site, what they wrote stays. `clashes` are the fields, and "" for the text,
// that changed on both sides.
/** @type {(draft: Draft, file: Base) => { data: Data, body: string, moved: boolean, clashes: string[] }} */
export const rebased = (draft, file) => {
  const { base } = draft;
  if (!base || (same(base.data, file.data) && base.body === file.body))
    return { data: draft.data, body: draft.body, moved: false, clashes: [] };
  /** @type {string[]} */
  const clashes = [];
  /** @type {Data} */
  const data = {};
  for (const name of new Set([...Object.keys(file.data), ...Object.keys(draft.data)])) {
    const touched = !same(draft.data[name], base.data[name]);
    const value = touched ? draft.data[name] : file.data[name];
    if (touched && !same(file.data[name], base.data[name]) && !same(file.data[name], draft.data[name]))
      clashes.push(name);
    if (value !== undefined) data[name] = value;
  }
  const wrote = draft.body !== base.body;
  if (wrote && file.body !== base.body && file.body !== draft.body) clashes.push("");
  return { data, body: wrote ? draft.body : file.body, moved: true, clashes };
};
