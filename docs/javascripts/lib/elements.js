// Elements made without a template: text stays text, whatever it holds.

/** @typedef {Node | string | false | null | undefined} Child what an element may hold, or nothing */
/** @typedef {{ attributes?: Record<string, unknown>, data?: Record<string, string>, [property: string]: any }} Properties */

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
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
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
