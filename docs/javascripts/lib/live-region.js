// One quiet voice for the page: what a screen reader says of a list or a field, without moving the focus.
import { make, say } from "./elements.js";

/** @typedef {(text: string, wrong?: boolean) => void} Speak `wrong`: what is refused, or to be mended */

// Where it is said what became of something, by one of two voices at a time: what is wrong is heard at once, the rest when nothing else
// is being read.
/** @type {(tag?: string, properties?: import("./elements.js").Properties) => HTMLElement[]} */
export const voices = (tag = "span", properties = {}) =>
  ["status", "alert"].map((role) => make(tag, { ...properties, attributes: { role } }));
/** @type {(those: Iterable<Element>, ...said: Parameters<Speak>) => void} */
export const speakBy = ([quiet, loud], text, wrong = false) => {
  say(quiet, wrong ? "" : text);
  say(loud, wrong ? text : "");
};

// The same as a line, with its properties.
/** @type {(properties: import("./elements.js").Properties) => { element: HTMLElement, speak: Speak }} */
export const spokenLine = (properties) => {
  const both = voices();
  return { element: make("p", properties, ...both), speak: (...said) => speakBy(both, ...said) };
};

const PAUSE = 600; // milliseconds: what is typed is heard first

/** @type {Speak | undefined} */
let spoken;
let wait = 0;

/** @type {Speak} */
export const tell = (text, wrong) => {
  if (!spoken) {
    const line = spokenLine({ className: "visually-hidden" });
    document.body.append(line.element);
    spoken = line.speak;
  }
  const speak = spoken;
  clearTimeout(wait);
  wait = setTimeout(() => speak(text, wrong), PAUSE);
};
