// The names of events and sessions among all events, for ever: those that the site gives them (macros/pages/events/meetings.py), so that
// a calendar which was handed out before the page exists is replaced by that of the page.

/** @typedef {(uid: string, name: string) => Promise<string>} Named */

const NAMESPACE = "f66d5ca1-9a62-4427-9dff-9d08b65900ec";

// Browsers make these names on safe addresses alone.
export const canName = () => Boolean(globalThis.crypto?.subtle);

// A name made of another one and a text (RFC 9562, version 5).
/** @type {Named} */
const named = async (uid, name) => {
  const space = Uint8Array.from(uid.replaceAll("-", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const text = new TextEncoder().encode(name);
  const bytes = new Uint8Array(space.length + text.length);
  bytes.set(space);
  bytes.set(text, space.length);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).slice(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const digits = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

// Of an event, by the id of its case, else by its first address.
/** @type {(case_: string) => Promise<string>} */
export const uidOfEvent = (case_) => named(NAMESPACE, case_);

// Of a session, by the name of its event and its own id.
/** @type {Named} */
export const uidOfSession = (event, id) => named(event, `temps:${id}`);

// Of a later run of days of an event, by its first day.
/** @type {Named} */
export const uidOfDays = (event, date) => named(event, `jour:${date.split("-").map(Number).join("-")}`);
