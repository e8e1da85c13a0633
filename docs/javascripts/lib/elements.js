// Elements made without a template: text stays text, whatever it holds, and is printed as French prints it.
import { printed } from "../language/typography.js";

/** @typedef {Node | string | false | null | undefined} Child what an element may hold, or nothing */
/** @typedef {{ attributes?: Record<string, unknown>, data?: Record<string, string>, [property: string]: any }} Properties */

// The elements whose text is not prose, and what people read or hear of the others beside their text: the lists of
// macros/pages/render/typography.py.
const VERBATIM = new Set(["code", "kbd", "pre", "samp", "textarea"]);
const READ = new Set(["alt", "aria-description", "aria-label", "placeholder", "title"]);
const READ_PROPERTIES = new Set(["alt", "placeholder", "textContent", "title"]);

// Words of a page that change, in an element that there is already.
/** @type {(element: Element, text: string) => void} */
export const say = (element, text) => {
  element.textContent = printed(text);
};

// An element with its properties, its `attributes`, its `data-…` and what is in it.
/**
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Properties} properties
 * @param {Child[]} children
 * @returns {Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement}
 */
export const make = (tag, properties = {}, ...children) => {
  const { attributes = {}, data = {}, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, READ.has(name) ? printed(String(value)) : String(value));
  Object.assign(element.dataset, data);
  const shown = children.filter((child) => child !== null && child !== undefined && child !== false);
  if (VERBATIM.has(tag)) element.append(...shown);
  else {
    for (const name of READ_PROPERTIES) if (name in plain) Object.assign(element, { [name]: printed(plain[name]) });
    element.append(...shown.map(printed));
  }
  return /** @type {any} */ (element);
};

/** @type {(text: string, run: (event: MouseEvent) => unknown, properties?: Properties) => HTMLButtonElement} */
export const action = (text, run, properties = {}) => {
  const button = make("button", { type: "button", textContent: text, className: "act", ...properties });
  button.addEventListener("click", run);
  return button;
};

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {Node[]} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export const makeDrawing = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
