// What the build publishes for the form: the rules, the directory, the files of cases. Asked for as soon as it is known to be
// needed, by whoever knows it first, and once.
import { ROOT } from "../lib/addresses.js";

/** @type {Map<string, Promise<any>>} */
const coming = new Map();

// A JSON file of the folder of the form. Fails where it cannot be fetched, and is then fetched anew for the next who asks.
/** @type {(name: string, root?: string | URL) => Promise<any>} */
export const declared = (name, root = ROOT) =>
  kept(new URL(`contribuer/${name}`, root).href, async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  });

// What the site answers when it is asked for the file of a case: it is read once, by whoever opens the case.
/** @type {(key: string) => Promise<Response>} */
export const askedFor = (key) => kept(new URL(`${key}/fiche.json`, ROOT).href, fetch);

// The same, to be read: whoever asks after this asks the site again.
/** @type {(key: string) => Promise<Response>} */
export const fetchedFile = (key) => {
  const answer = askedFor(key);
  coming.delete(new URL(`${key}/fiche.json`, ROOT).href);
  return answer;
};

/** @type {(address: string, fetched: (address: string) => Promise<any>) => Promise<any>} */
const kept = (address, fetched) => {
  const known = coming.get(address) ?? fetched(address);
  coming.set(address, known);
  known.catch(() => coming.delete(address));
  return known;
};
