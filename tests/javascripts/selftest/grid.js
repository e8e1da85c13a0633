// A small grid for the tests: two general objectives, three main ones, six indicators, four steps.

const SCALE = ["Pas encore", "On commence", "C’est installé", "C’est partagé"];

const version = (number, indicators) => ({
  name: `essai-${number}`,
  grid: "essai",
  version: number,
  on: `2026-11-${10 + number}`,
  title: "Essai",
  origin: "D’après rien.",
  scale: SCALE.map((label) => ({ label, meaning: `${label}.` })),
  generals: [
    { id: "lieux", label: "Les lieux" },
    { id: "gens", label: "Les gens" },
  ],
  objectives: [
    { id: "besoins", label: "Les besoins", general: "lieux" },
    { id: "liens", label: "Les liens", general: "gens" },
    { id: "durer", label: "Durer", general: "gens" },
  ],
  indicators: Object.entries(indicators).map(([id, objective]) => ({ id, label: `Question ${id} ?`, objective })),
});

export const OLD = version(1, { a: "besoins", z: "besoins", c: "liens" });
export const GRID = version(2, { a: "besoins", b: "besoins", c: "liens", d: "liens", e: "liens", f: "durer" });
export const GRIDS = { "essai-1": OLD, "essai-2": GRID };

// Answers in the order of the indicators; what is undefined is absent.
export const answersOf = (...given) =>
  Object.fromEntries(GRID.indicators.flatMap(({ id }, rank) => (given[rank] === undefined ? [] : [[id, given[rank]]])));

export const resultOf = (answers, more = {}) => ({ grid: GRID, on: "2026-11-30", who: "", answers, ...more });
