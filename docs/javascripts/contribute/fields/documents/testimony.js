// What one has lived oneself, among the documents that a page brings: known by its kind. Apart from the list of the form that asks for it,
// for what is sent looks at it too, and needs no control.
import { isGroup } from "../../rules/yaml-values.js";

/** @typedef {import("../../catalogue.js").Value} Value */

export const TESTIMONY = "temoignage-direct";

/** @type {(document: Value | undefined) => boolean} */
export const isTestimony = (document) => isGroup(document) && document.kind === TESTIMONY;
