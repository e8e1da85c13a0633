// One quiet voice for the page: what a screen reader says of a list or a field, without moving the focus.
import { printed } from "../language/typography.js";
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

// Words that come again and again, such as the minute of the last keeping: heard only where they are others than before.
/** @type {(element: HTMLElement, text: string) => void} */
export const sayIfNew = (element, text) => {
  if (element.textContent !== printed(text)) say(element, text);
};

const PAUSE = 600; // milliseconds: what is typed is heard first

/** @type {ReturnType<typeof spokenLine> | undefined} */
let line;
let wait = 0;

// The voice, where it is heard: while a dialog is open, nothing beside the innermost one is.
/** @type {() => Speak} */
const voice = () => {
  line ??= spokenLine({ className: "visually-hidden" });
  const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (line.element.parentElement !== place) {
    line.speak(""); // what was said is not said again there
    place.append(line.element);
  }
  return line.speak;
};

/** @type {Speak} */
export const tell = (text, wrong) => {
  voice(); // it is there before it speaks
  clearTimeout(wait);
  wait = setTimeout(() => voice()(text, wrong), PAUSE);
};
