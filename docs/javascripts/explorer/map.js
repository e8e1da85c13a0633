// The results on the map: the drawing of /carte/ with the marks of these cases alone. The
// drawing is fetched from that page once, so that it is made in one place only, at build.
import { make, pageCount } from "../lib/elements.js";
import { ROOT } from "../selection/kept.js";

let drawing;

const drawn = () => {
  drawing ||= fetch(new URL("carte/", ROOT)).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    const svg = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("svg.map");
    if (!svg) throw new Error("no map");
    return svg;
  });
  drawing.catch(() => {
    drawing = undefined;
  });
  return drawing;
};

// One mark with the number of these results: a plain disc whose area follows it.
const redraw = (mark, number, name) => {
  const whole = mark.querySelector(".map-disc");
  const total = Number(mark.querySelector(".map-number")?.textContent) || 1;
  mark.querySelectorAll("path, .map-hole").forEach((part) => part.remove());
  whole.setAttribute(
    "r",
    String(Math.max(Number(whole.getAttribute("r")) * Math.sqrt(number / Math.max(total, number)), 14)),
  );
  whole.classList.add("map-lead");
  const text = mark.querySelector(".map-number");
  if (text) text.textContent = "";
  mark.querySelector("title").textContent = `${name} : ${pageCount(number)}`;
};

// Put the map of these cases into `place`; `choose` is called with the department of a mark.
export const mapOf = async (place, cases, departments, choose) => {
  let svg;
  try {
    svg = document.importNode(await drawn(), true);
  } catch {
    place.textContent = "La carte n’a pas pu se charger. La liste dit la même chose.";
    return;
  }
  const counts = new Map();
  for (const one of cases) for (const code of one.department || []) counts.set(code, (counts.get(code) || 0) + 1);
  svg.setAttribute("aria-label", "Les résultats sur la carte de France : un cercle par département");
  for (const link of svg.querySelectorAll("a.map-region"))
    link.replaceWith(...[...link.children].filter((child) => child.localName !== "title"));
  for (const mark of svg.querySelectorAll("[data-department]")) {
    const code = mark.dataset.department;
    if (!counts.has(code)) {
      mark.remove();
      continue;
    }
    redraw(mark, counts.get(code), departments.get(code) || code);
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      choose(code);
    });
  }
  const without = cases.filter((one) => !one.department?.length).length;
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
