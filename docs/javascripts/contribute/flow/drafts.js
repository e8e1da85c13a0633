// Drafts kept in this browser: one for each type begun and each case being mended, and one more
// where two tabs wrote in the same. Nothing is sent. `editing-session.js` writes them.

const PREFIX = "proposer:";
const SHAPE = /^proposer:[a-z]+(?:\/[a-z0-9-]{3,60})?(?:~\d+)?$/;

// The key of a draft: `proposer:fiches`, `proposer:fiches/soleni`, `proposer:fiches~2`.
export const keyOf = (folder, slug, number = 1) =>
  `${PREFIX}${folder}${slug ? `/${slug}` : ""}${number > 1 ? `~${number}` : ""}`;

// Which of the drafts of a type or a case this is: 1 for most.
export const numberOf = (key) => Number(/~(\d+)$/.exec(key)?.[1] ?? 1);

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// `{ folder, slug, data, body, name, link, base, saved, stamp }`, or null: whatever else is
// stored under the name is not ours.
export const readDraft = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return isGroup(draft) && typeof draft.folder === "string" && isGroup(draft.data) && typeof draft.body === "string"
      ? { ...draft, key }
      : null;
  } catch {
    return null;
  }
};

// Throws what the storage throws: it is full, or closed to this page.
export const writeDraft = (key, draft) => localStorage.setItem(key, JSON.stringify(draft));

export const forgetDraft = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    /* it is closed: nothing is kept there */
  }
};

// All drafts, the newest first.
export const allDrafts = () => {
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => SHAPE.test(key));
  } catch {
    /* closed */
  }
  return keys
    .map(readDraft)
    .filter(Boolean)
    .sort((a, b) => String(b.saved).localeCompare(String(a.saved)));
};

// A key of this type or case under which nothing stands yet.
export const freeKey = (folder, slug) => {
  let number = 1;
  while (readDraft(keyOf(folder, slug, number))) number += 1;
  return keyOf(folder, slug, number);
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// A draft of a case that changed on the site since it was begun: what the person did not touch
// comes from the site, what they wrote stays. `clashes` are the fields, and "" for the text,
// that changed on both sides.
export const rebased = (draft, file) => {
  const { base } = draft;
  if (!base || (same(base.data, file.data) && base.body === file.body))
    return { data: draft.data, body: draft.body, moved: false, clashes: [] };
  const clashes = [];
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
