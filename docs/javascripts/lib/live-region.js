// One quiet voice for the page: what a screen reader says of a list or a field, without moving the focus.
import { make, say } from "./elements.js";

const PAUSE = 600; // milliseconds: what is typed is heard first

/** @type {HTMLElement | undefined} */
let region;
let wait = 0;

/** @type {(text: string) => void} */
export const tell = (text) => {
  region ??= document.body.appendChild(make("p", { className: "visually-hidden", attributes: { role: "status" } }));
  const spoken = region;
  clearTimeout(wait);
  wait = setTimeout(() => {
    say(spoken, text);
  }, PAUSE);
};
