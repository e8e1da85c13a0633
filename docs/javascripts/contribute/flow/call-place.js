// The event that a page names as the one it was asked for: the field that keeps it, and the place of the line that says it. What a call
// needs beside comes when one is named (`call.js`).
import { make } from "../../lib/elements.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("./editing-session.js").EditingSession} EditingSession */

export const EVENTS = "evenements";

// The field in which a page of a type names the event; some types have none.
/** @type {(type: CaseType) => string | undefined} */
export const eventField = (type) =>
  type.fields.find(({ kind, folder, list }) => kind === "case" && folder === EVENTS && !list)?.name;

// The event that a page names, by its slug; empty without one.
/** @type {(type: CaseType, data: Data) => string} */
export const eventOf = (type, data) => String(data[eventField(type) ?? ""] ?? "");

// The place of the line that says for which event a new page is written, for as long as it names one.
/**
 * @type {(session: EditingSession, ahead: () => Promise<typeof import("./finishing.js")>) => { element: HTMLElement, draw: () => boolean }}
 * `ahead` fetches what a call needs beside; `draw` says whether the page names another event than it did
 */
export const callPlace = (session, ahead) => {
  const { catalogue, type, form } = session;
  const element = make("p", { className: "call-line", hidden: true, attributes: { role: "status" } });
  let shown = "";
  const draw = () => {
    const slug = session.slug ? "" : session.event;
    if (slug === shown) return false;
    shown = slug;
    const key = `${EVENTS}/${slug}`;
    element.hidden = true;
    if (!catalogue.cases.has(key)) return true;
    const change = () => form.find({ part: null, field: eventField(type) ?? null })?.focus();
    ahead()
      .then(({ tellCall }) => tellCall(element, { catalogue, type, key, change, holds: () => shown === slug }))
      .catch(() => {}); // the field says it as well
    return true;
  };
  draw();
  return { element, draw };
};
