// A result that somebody has: files to choose, or a link or the text of a file to paste. What cannot be read is told, and never stops what
// can.
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { LONGEST_FILE, kindOf, readFile } from "./result/file.js";
import { linksIn, readFragment } from "./result/link.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/link.js").Grids} Grids */
/** @typedef {import("./result/link.js").Read} Read */
/** @typedef {{ from: string, read: Read }} Opened `from` is what one calls it where several are opened together */

let number = 0;

// A place to open results; `opened` is given those that can be read. With `several`, more than one at a time.
/** @type {(grids: Grids, words: { title: string, several?: boolean }, opened: (results: Result[]) => void) => HTMLElement} */
export const opener = (grids, { title, several = false }, opened) => {
  number += 1;
  const said = spokenLine({ className: "self-test-said" });
  const take = (/** @type {Opened[]} */ those) => {
    const results = those.map(({ read }) => read.result).filter((one) => one !== null);
    const lost = those.filter(({ read }) => read.lost.length);
    said.speak(lost.map((one) => toldOf(one, those.length > 1)).join(" "), lost.length > 0);
    if (results.length) opened(results);
    return results.length > 0;
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
    take(texts.map((text, rank) => ({ from: `Fichier « ${given[rank].name} »`, read: readFile(text, grids) })));
  });
  const pasted = make("textarea", { id: `ouvrir-lien-${number}`, rows: 2 });
  const open = () => {
    const text = pasted.value;
    if (!text.trim()) return said.speak("Collez d’abord le lien d’un résultat.", true);
    const links = linksIn(text);
    const read =
      kindOf(text) === "file"
        ? [{ from: "Ce texte", read: readFile(text, grids) }]
        : (links.length ? links : [text]).map((link, rank) => ({
            from: `Lien ${rank + 1}`,
            read: readFragment(link.slice(Math.max(0, link.indexOf("#"))), grids),
          }));
    // What opens nothing stays there to be mended.
    if (take(read)) pasted.value = "";
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

// What could not be read of one, which is named where there are several.
/** @type {(opened: Opened, several: boolean) => string} */
const toldOf = ({ from, read: { result, lost } }, several) => {
  const name = result?.who ? ` (${result.who})` : "";
  return several ? `${from}${name} : ${lost.join(" ")}` : lost.join(" ");
};
