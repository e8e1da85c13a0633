// What is drawn from templates as parts of this page: no address leads where it should not, and all lead from the root of the site,
// wherever what is drawn stands.
import { ROOT } from "../../lib/addresses.js";
import { ROOT as BACK } from "./views.js";

// Addresses that may be led to; of any other only the words stay.
const HARMLESS = /^(?:https?:|mailto:|#|\.\.\/\.\.\/)/i;

/** @type {(drawn: Element) => void} */
export const withoutHarm = (drawn) => {
  for (const link of drawn.querySelectorAll("[href]"))
    if (!HARMLESS.test(link.getAttribute("href") ?? "")) link.removeAttribute("href");
};

/** @type {(drawn: Element) => void} */
export const fromRoot = (drawn) => {
  if (new URL(BACK, location.href).href === ROOT.href) return;
  for (const name of ["href", "src"])
    for (const one of drawn.querySelectorAll(`[${name}^="${BACK}"]`))
      one.setAttribute(name, ROOT.pathname + (one.getAttribute(name) ?? "").slice(BACK.length));
};
