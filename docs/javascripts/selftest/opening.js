// A result that somebody has: files to choose, or a link or the text of a file to paste. What cannot be read is told, and never stops what
// can.
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { LONGEST_FILE, kindOf, readFile } from "./result/file.js";
import { readFragment } from "./result/link.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/link.js").Grids} Grids */
/** @typedef {import("./result/link.js").Read} Read */

let number = 0;

// A place to open results; `opened` is given those that can be read. With `several`, more than one at a time.
/** @type {(grids: Grids, words: { title: string, several?: boolean }, opened: (results: Result[]) => void) => HTMLElement} */
export const opener = (grids, { title, several = false }, opened) => {
  number += 1;
  const said = spokenLine({ className: "self-test-said" });
  const take = (/** @type {Read[]} */ reads) => {
    const results = reads.map(({ result }) => result).filter((one) => one !== null);
    const lost = reads.flatMap((read) => read.lost);
    said.speak(lost.join(" "), lost.length > 0);
    if (results.length) opened(results);
  };
  const files = make("input", {
    type: "file",
    id: `ouvrir-fichier-${number}`,
    accept: ".json,application/json",
    multiple: several,
  });
  files.addEventListener("change", async () => {
    const given = [...(files.files ?? [])];
    const texts = await Promise.all(given.map((file) => (file.size > LONGEST_FILE ? "" : file.text())));
    files.value = "";
    take(texts.map((text) => readFile(text, grids)));
  });
  const pasted = make("textarea", { id: `ouvrir-lien-${number}`, rows: 2 });
  const open = () => {
    const given = pasted.value.split(/\n+/).filter((one) => one.trim());
    const whole = kindOf(pasted.value) === "file" ? [pasted.value] : given;
    if (!whole.length) return said.speak("Collez d’abord le lien d’un résultat.", true);
    take(whole.map((one) => readPasted(one, grids)));
    pasted.value = "";
  };
  return make(
    "details",
    { className: "self-test-open" },
    make("summary", {}, title),
    make(
      "p",
      {},
      make("label", { htmlFor: files.id }, several ? "Des fichiers gardés ici" : "Un fichier gardé ici"),
      files,
    ),
    make("p", {}, make("label", { htmlFor: pasted.id }, several ? "Ou des liens, un par ligne" : "Ou un lien"), pasted),
    make("div", { className: "act-line" }, action("Ouvrir", open)),
    said.element,
  );
};

/** @type {(text: string, grids: Grids) => Read} */
const readPasted = (text, grids) => {
  if (kindOf(text) === "file") return readFile(text, grids);
  return readFragment(text.slice(Math.max(0, text.indexOf("#"))).trim(), grids);
};
