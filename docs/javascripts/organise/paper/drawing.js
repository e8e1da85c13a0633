// What is printed of a day, drawn by the templates of the site (`organiser/gabarits.json`, made by macros/pages/render/desk_trees.py)
// with the twins of what they ask for.
import { fromRoot, withoutHarm } from "../../contribute/preview/drawn.js";
import { Markup, drawing } from "../../contribute/preview/template-interpreter.js";
import { ROOT } from "../../lib/addresses.js";

/** @typedef {import("../../contribute/preview/facts.js").ShownCase} ShownCase */
/** @typedef {import("../../contribute/preview/template-interpreter.js").Trees} Trees */
/** @typedef {import("../../contribute/preview/views.js").Views} Views */
/** @typedef {import("./codes.js").Address} Address */
/** @typedef {import("./pack.js").Pack} Pack */
/** @typedef {import("./pack.js").PackedCase} PackedCase */
/** @typedef {{ templates: Trees } & import("./sheets.js").Limits} DeskTrees `organiser/gabarits.json` */
/**
 * @typedef {object} Given what is drawn
 * @property {Pack} pack
 * @property {ShownCase & { address: Address }} event
 * @property {Views} views
 * @property {Record<string, any>} sheets
 * @property {(path: string) => Address | undefined} codeOf
 */

/** @type {Promise<DeskTrees> | undefined} */
let pending;

/** @type {() => Promise<DeskTrees>} */
export const deskTrees = () => {
  pending ??= load().catch((error) => {
    pending = undefined; // the next who asks tries again
    throw error;
  });
  return pending;
};

/** @type {() => Promise<DeskTrees>} */
const load = async () => {
  const answer = await fetch(new URL("organiser/gabarits.json", ROOT));
  if (!answer.ok) throw new Error(`organiser/gabarits.json: ${answer.status}`);
  return answer.json();
};

/** @type {Address} */
export const NO_ADDRESS = { text: "", public: false, pieces: [], code: null };

// Where the sheet of a number stands, until its page takes the place.
/** @type {(number: number) => string} */
const place = (number) => `fiche-${number}`;

// What a template of `packs/` draws, as nodes of this page; `packed` gives the parts of each sheet that is shown whole.
/** @type {(trees: DeskTrees, template: string, given: Given, packed: (one: PackedCase) => Node[]) => HTMLElement} */
export const drawn = (trees, template, { pack, event, views, sheets, codeOf }, packed) => {
  const { globals, page } = drawing(trees.templates, {
    views,
    url: views.url,
    sheets,
    packs: { of: () => pack },
    settings: { site_url: "" },
    case_page: {
      lasting_address: (/** @type {string} */ _site, /** @type {{ address: Address }} */ one) => one.address,
      address: (/** @type {string} */ _site, /** @type {string} */ path) => codeOf(path) ?? NO_ADDRESS,
      qr_code: (/** @type {Address} */ { code }) => code,
      pictures: () => [], // the desk gives a day none, and leaves those that its page has where they are
    },
    packed: { told: () => "" },
    in_pack: (/** @type {string} */ _told, /** @type {PackedCase} */ { number }) =>
      new Markup(`<div data-place="${place(number)}"></div>`),
    range: (/** @type {number} */ number) => Array.from({ length: number }, (_, index) => index),
  });
  globals.document_lines = globals.parts.document_lines;
  globals.language_of = globals.parts.language_of;
  const html = page(template, { event, pack });
  const body = document.importNode(new DOMParser().parseFromString(html, "text/html").body, true);
  withoutHarm(body);
  fromRoot(body);
  for (const one of pack.sheets) body.querySelector(`[data-place="${place(one.number)}"]`)?.replaceWith(...packed(one));
  const made = document.createElement("div");
  made.append(...body.childNodes);
  return made;
};
