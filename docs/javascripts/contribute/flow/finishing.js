// What is not needed to begin to write: the check, with what reads texts; two buttons above a text; what draws the preview; the
// list of what changes; the last step. Fetched as one once somebody writes.
import "../../vendor/markdown-toolbar.js";
import "../paste/plain-text.js";

export { preview } from "../preview/article.js";
export { fromRoot, withoutHarm } from "../preview/drawn.js";
export { html } from "../preview/prose.js";
export { check } from "../rules/casefile.js";
export { changeList, changes } from "../sending/changes.js";
export { fileText } from "../sending/file-text.js";
export { answer, tellCall } from "./call.js";
export { newPictures, tidyPictures } from "../sending/new-pictures.js";
export { inWords, titlesOf } from "../sending/words.js";
export { sendStep } from "../sending/send-step.js";
