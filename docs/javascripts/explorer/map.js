// The results on the map: the drawing of /carte/ with the marks of these cases alone. The
// drawing is fetched from that page once, so that it is made in one place only, at build.
import { printed } from "../language/typography.js";
import { ROOT } from "../lib/addresses.js";
import { make, say } from "../lib/elements.js";
import { valuesOf } from "../lib/library.js";
import { pageCount } from "../lib/phrases.js";

/** @typedef {import("../search/entries.js").Entry} Entry */

/** @type {Promise<SVGElement> | undefined} */
let drawing;

/** @type {() => Promise<SVGElement>} */
const drawn = () => {
  drawing ??= fetchDrawing();
  drawing.catch(() => {
    drawing = undefined; // the next who asks tries again
  });
  return drawing;
};

/** @type {() => Promise<SVGElement>} */
const fetchDrawing = async () => {
  const answer = await fetch(new URL("carte/", ROOT));
  if (!answer.ok) throw new Error(String(answer.status));
  const svg = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("svg.map");
  if (!(svg instanceof SVGElement)) throw new Error("no map");
  return svg;
};

// One mark with the number of these results: a plain disc whose area follows it.
/** @type {(mark: Element, number: number, name: string) => void} */
const redraw = (mark, number, name) => {
  const whole = mark.querySelector(".map-disc");
  const total = Number(mark.querySelector(".map-number")?.textContent) || 1;
  mark.querySelectorAll("path, .map-hole").forEach((part) => part.remove());
  const radius = Number(whole?.getAttribute("r")) * Math.sqrt(number / Math.max(total, number));
  whole?.setAttribute("r", String(Math.max(radius, 14)));
  whole?.classList.add("map-lead");
  const text = mark.querySelector(".map-number");
  if (text) text.textContent = "";
  const title = mark.querySelector("title");
  if (title) say(title, `${name} : ${pageCount(number)}`);
};

// Put the map of these cases into `place`; `choose` is called with the department of a mark.
/** @type {(place: HTMLElement, cases: Entry[], departments: Map<string, string>, choose: (code: string) => void) => Promise<void>} */
export const mapOf = async (place, cases, departments, choose) => {
  let svg;
  try {
    svg = document.importNode(await drawn(), true);
  } catch {
    const text = "La carte n’a pas pu se charger. La liste dit la même chose.";
    place.replaceChildren(make("p", { textContent: text, attributes: { role: "alert" } }));
    return;
  }
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of cases)
    for (const code of valuesOf(one, "department")) counts.set(code, (counts.get(code) ?? 0) + 1);
  svg.setAttribute("aria-label", printed("Les résultats sur la carte de France : un cercle par département"));
  for (const link of svg.querySelectorAll("a.map-region"))
    link.replaceWith(...[...link.children].filter((child) => child.localName !== "title"));
  for (const mark of svg.querySelectorAll("[data-department]")) {
    const code = mark.getAttribute("data-department") ?? "";
    const number = counts.get(code);
    if (!number) {
      mark.remove();
      continue;
    }
    redraw(mark, number, departments.get(code) ?? code);
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      choose(code);
    });
  }
  const without = cases.filter((one) => !valuesOf(one, "department").length).length;
  place.replaceChildren(
    svg,
    make("p", {
      className: "note",
      textContent: without
        ? `${pageCount(without)} sans département : toutes sont dans la liste qui suit.`
        : "Un cercle mène aux pages de son département.",
    }),
  );
};
