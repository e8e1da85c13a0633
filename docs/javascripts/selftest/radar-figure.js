// The radar of a result, drawn: an axis a main objective, numbered as in the table that stands beside it and says the same. It is read in
// black and white: the result is a whole line with points, an earlier one a broken line.
import { make, makeDrawing } from "../lib/elements.js";
import { printed } from "../language/typography.js";
import { SIZE, letterPlace, line, places, point, ring } from "./result/radar.js";
import { objectivesInWords } from "./words.js";

/** @typedef {import("./result/answers.js").Grid} Grid */
/** @typedef {import("./result/scores.js").Score} Score */

/** @type {(grid: Grid, now: Record<string, Score>, before?: Record<string, Score>) => HTMLElement} */
export const radarFigure = (grid, now, before) => {
  const most = grid.scale.length - 1;
  const axes = grid.objectives.length;
  const scores = grid.objectives.map(({ id }) => now[id]);
  const found = places(scores, most);
  const rings = grid.scale.map((_, step) =>
    step ? makeDrawing("path", { d: ring(axes, step / most), class: "radar-ring" }) : null,
  );
  const spokes = grid.objectives.flatMap((_, axis) => {
    const [from, to] = [point(axis, axes, 0), point(axis, axes, 1)];
    const missing = found[axis] === undefined;
    const place = letterPlace(axis, axes);
    const letter = makeDrawing("text", { x: fixed(place.x), y: fixed(place.y + 4), class: "radar-number" });
    letter.textContent = missing ? `${axis + 1} ?` : String(axis + 1);
    return [
      makeDrawing("path", {
        d: `M${fixed(from.x)} ${fixed(from.y)}L${fixed(to.x)} ${fixed(to.y)}`,
        class: missing ? "radar-axis radar-missing" : "radar-axis",
      }),
      letter,
    ];
  });
  const steps = grid.scale.map((_, step) => {
    const place = point(0, axes, step / most);
    const letter = makeDrawing("text", { x: fixed(place.x + 4), y: fixed(place.y + 3), class: "radar-step" });
    letter.textContent = String(step);
    return letter;
  });
  const earlier = before
    ? [
        makeDrawing("path", {
          d: line(
            places(
              grid.objectives.map(({ id }) => before[id]),
              most,
            ),
          ),
          class: "radar-before",
        }),
      ]
    : [];
  const dots = found.flatMap((place) =>
    place ? [makeDrawing("circle", { cx: fixed(place.x), cy: fixed(place.y), r: "3.2", class: "radar-dot" })] : [],
  );
  const drawn = [
    ...rings,
    ...spokes,
    ...earlier,
    makeDrawing("path", { d: line(found), class: "radar-now" }),
    ...dots,
    ...steps,
  ];
  const drawing = makeDrawing(
    "svg",
    {
      viewBox: `-12 -4 ${SIZE + 24} ${SIZE + 8}`,
      class: "radar",
      role: "img",
      "aria-label": printed(told(grid, now, Boolean(before))),
    },
    ...drawn.filter((one) => one !== null),
  );
  const legend = before ? "Trait plein : ce résultat. Trait en pointillés : le précédent. " : "";
  return make(
    "figure",
    { className: "radar-figure" },
    drawing,
    make(
      "figcaption",
      { className: "note" },
      `${legend}Du centre (0) au bord (${most}). Les numéros sont ceux du tableau${scores.every(({ answered }) => answered) ? "" : " ; « ? » : aucune réponse à placer"}.`,
    ),
  );
};

/** @type {(number: number) => string} */
const fixed = (number) => String(Math.round(number * 10) / 10);

// What one sees: the highest and the lowest objectives, and those without a place.
/** @type {(grid: Grid, now: Record<string, Score>, compared: boolean) => string} */
const told = (grid, now, compared) => {
  const missing = grid.objectives.filter(({ id }) => !now[id].answered).map(({ label }) => label);
  const parts = [`Radar à ${grid.objectives.length} axes, un par objectif`, objectivesInWords(grid, now)];
  if (missing.length) parts.push(`sans réponse : ${missing.join(", ")}`);
  return `${parts.join(". ")}. Le tableau qui suit dit la même chose${compared ? ", avec le résultat précédent" : ""}.`;
};
