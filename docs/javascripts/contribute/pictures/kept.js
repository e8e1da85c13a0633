// The pictures of drafts, kept in this browser and nowhere else: in its memory, and in its database (IndexedDB), where they outlive a
// closed tab. A draft names them by their files. Where the database is missing, full or spoilt they last as long as the page.

/** @typedef {import("./made-smaller.js").Smaller} Smaller */
/** @typedef {Smaller & { file: string }} Picture `file` is its name in `cases/_images/` */
/** @typedef {{ file: string, bytes: ArrayBuffer, width: number, height: number, shown: string, at: number }} Stored `at`: when, in milliseconds */

const NAME = "proposer-images"; // of the database, and of what says that it holds something
const STORE = "images";
const LATE = 3000; // milliseconds: some databases never answer
const YOUNG = 3_600_000; // milliseconds: a draft that names it may not be saved yet

/** @type {Map<string, Picture>} */
const held = new Map();
/** @type {Set<string>} */
const unstored = new Set();

// Whether it will be there after the tab is closed.
/** @type {(picture: Picture) => Promise<boolean>} */
export const keep = async (picture) => {
  const { file, content, width, height, shown } = picture;
  held.set(file, picture);
  try {
    const bytes = await content.arrayBuffer(); // some databases lose a `Blob`
    await inStore("readwrite", (store) => store.put({ file, bytes, width, height, shown, at: Date.now() }));
    localStorage.setItem(NAME, "1");
    unstored.delete(file);
    return true;
  } catch {
    if (!unstored.size) addEventListener("beforeunload", warn);
    unstored.add(file);
    return false;
  }
};

/** @type {(event: Event) => void} */
const warn = (event) => {
  if (unstored.size) event.preventDefault();
};

/** @type {(file: string) => Promise<Picture | undefined>} */
export const find = async (file) => {
  const known = held.get(file);
  if (known) return known;
  const stored = pictureOf(await inStore("readonly", (store) => store.get(file)).catch(() => undefined));
  if (stored) held.set(file, stored);
  return stored;
};

// The names that are taken in this browser.
/** @type {() => Promise<string[]>} */
export const names = async () => {
  const stored = await inStore("readonly", (store) => store.getAllKeys()).catch(() => []);
  return [...new Set([...held.keys(), ...stored.map(String)])];
};

// Throws pictures away. Gives what takes them back.
/** @type {(files: string[]) => Promise<() => Promise<void>>} */
export const takeOut = async (files) => {
  const pictures = (await Promise.all(files.map(find))).filter((picture) => picture !== undefined);
  await Promise.all(files.map(remove));
  return async () => {
    await Promise.all(pictures.map(keep));
  };
};

// Throws away what no draft names any more. Gives how many are left.
/** @type {(named: string[], now?: number) => Promise<number>} */
export const tidy = async (named, now = Date.now()) => {
  /** @type {Partial<Stored>[]} */
  const all = await inStore("readonly", (store) => store.getAll()).catch(() => []);
  const gone = all.filter(({ file = "", at = 0 }) => !named.includes(file) && !(now - at < YOUNG));
  await Promise.all(gone.map(({ file = "" }) => remove(file)));
  const left = all.length - gone.length;
  try {
    if (!left) localStorage.removeItem(NAME);
  } catch {
    /* closed: nothing is kept there */
  }
  return left;
};

/** @type {(file: string) => Promise<unknown>} */
const remove = (file) => {
  held.delete(file);
  unstored.delete(file);
  return inStore("readwrite", (store) => store.delete(file)).catch(() => {});
};

// Nothing for what somebody else has put there.
/** @type {(stored: Partial<Stored> | undefined) => Picture | undefined} */
const pictureOf = (stored) => {
  const { file, bytes, width, height, shown } = stored ?? {};
  if (typeof file !== "string" || !(bytes instanceof ArrayBuffer) || !bytes.byteLength || !width || !height)
    return undefined;
  if (typeof shown !== "string" || !shown.startsWith("data:image/jpeg;base64,")) return undefined;
  return { file, content: new Blob([bytes], { type: "image/jpeg" }), width, height, shown };
};

// --- the database --------------------------------------------------------------------------------

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

// Fails where there is no database, where it is full, and where it does not answer.
/**
 * @template Found
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Found>} act
 * @returns {Promise<Found>}
 */
const inStore = async (mode, act) => {
  opening ??= opened();
  opening.catch(() => {
    opening = undefined; // whoever asks next tries again
  });
  const database = await opening;
  return intime((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const asked = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
};

// One that is of another make is made anew.
/** @type {(again?: boolean) => Promise<IDBDatabase>} */
const opened = async (again = true) => {
  try {
    /** @type {IDBDatabase} */
    const database = await intime((resolve, reject) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "file" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    database.onversionchange = database.onclose = () => {
      database.close();
      opening = undefined;
    };
    if (database.objectStoreNames.contains(STORE)) return database;
    database.close();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "VersionError") throw error;
  }
  if (!again) throw new Error("the database cannot be made");
  await intime((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = () => resolve(undefined);
    asked.onerror = () => reject(asked.error);
  });
  return opened(false);
};

/**
 * @template Found
 * @param {(resolve: (found: Found) => void, reject: (reason: unknown) => void) => void} run
 * @returns {Promise<Found>}
 */
const intime = (run) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), LATE);
    run(resolve, reject);
  });
