// The results of the search page: cards or lines, a screen or two at a time, each with the words
// of its text that answer. main.js says which cases, in which order.
import { action, make } from "../lib/elements.js";
import { kindOf, labelOf, valuesOf } from "../lib/library.js";
import { ROOT } from "../selection/kept.js";

const STEP = 24;
const SVG = "http://www.w3.org/2000/svg";

const pictogram = (name) => {
  const [svg, use] = [document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "use")];
  svg.setAttribute("class", "mark");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${ROOT.pathname}images/marks.svg#${name}`);
  svg.append(use);
  return svg;
};

// A case without a page of its own is a line of the page of its type.
const addressOf = (one) => `${ROOT.pathname}${one.line ? one.key.replace("/", "/#") : `${one.key}/`}`;

// A passage is a file to fetch: only for what comes on the screen. Its room is there before it.
const fillers = new WeakMap();
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    fillers.get(target)();
  }
});
const foundIn = (passage) => {
  const line = make("p", { className: "card-found" });
  fillers.set(line, async () => {
    try {
      const parts = await passage();
      line.append(
        "… ",
        ...parts.map(([text, answers]) => (answers ? make("mark", { textContent: text }) : text)),
        " …",
      );
    } catch {
      /* the summary tells what the page is about */
    }
  });
  seen.observe(line);
  return line;
};

const card = (data, one, passage) => {
  const types = data.facets.find((facet) => facet.id === "type");
  const foot = [
    one.place && make("span", { className: "card-place", textContent: one.place }),
    one.year &&
      make("span", {
        className: "card-year",
        title: "La dernière année dont parle la page",
        textContent: String(one.year),
      }),
    ...valuesOf(one, "theme")
      .slice(0, 2)
      .map((theme) => make("span", { className: "chip", textContent: labelOf(data, "theme", theme) })),
  ]
    .filter(Boolean)
    .flatMap((part) => [part, " "]);
  return make(
    "li",
    { className: `card kind-${one.type}${one.notice ? " card-notice" : ""}`, data: { case: one.key } },
    make(
      "p",
      { className: "card-kind" },
      pictogram(types.pictogram[one.type]),
      " ",
      make("span", { textContent: kindOf(data, one) }),
    ),
    make("h2", { className: "card-title" }, make("a", { href: addressOf(one), textContent: one.title })),
    make("p", { className: "card-text", textContent: one.summary }),
    passage && foundIn(passage),
    make("p", { className: "card-foot" }, ...foot),
  );
};

// `show(cases, passages, view)` begins the list anew; a button brings what follows.
export const resultList = (data) => {
  let cases;
  let passages;
  const list = make("ol", { className: "cards results" });
  const append = () => {
    const added = cases
      .slice(list.children.length, list.children.length + STEP)
      .map((one) => card(data, one, passages.get(one.key)));
    list.append(...added);
    const left = cases.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = `Voir la suite (${left})`;
    return added;
  };
  const more = action("", () => append()[0].querySelector("a").focus(), { className: "more", hidden: true });
  const show = (found, where, view) => {
    cases = found;
    passages = where;
    list.className = `results ${view === "liste" ? "as-list" : "cards"}`;
    list.replaceChildren();
    append();
  };
  return { list, more, show };
};
