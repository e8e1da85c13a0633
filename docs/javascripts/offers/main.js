// The list of offers, by the visitor's day: one whose last day has passed since the site was built goes from the open
// ones to those that are over. Without this script each offer says itself until when it is valid.
import { dayOf } from "../lib/dates.js";

const today = dayOf();
const openPart = document.querySelector(".part-open");
const lapsedPart = document.querySelector("[data-lapsed]");

/** @type {(day: string | null | undefined) => boolean} */
const passed = (day) => (day ?? "") < today;

// An offer that is over. Where offers are listed by theme one may stand in several places; one line is enough here.
/** @type {(line: Element) => void} */
const close = (line) => {
  const list = lapsedPart?.querySelector("ul");
  const key = line.getAttribute("data-offer");
  if ([...(list?.children ?? [])].some((other) => other.getAttribute("data-offer") === key)) return line.remove();
  const standing = line.querySelector("[data-standing]");
  if (standing)
    standing.textContent = `${standing.textContent?.replace(/\.$/, "")}\u00a0: à confirmer avant de compter dessus.`;
  line.querySelector("[data-reach]")?.remove();
  list?.append(line);
};

// How many are left on this day: `2027-01-31 2,2027-06-30 1` says how many end when, those of other pages included.
/** @type {(line: Element) => void} */
const countOpen = (line) => {
  const ends = (line.getAttribute("data-open-line") ?? "").split(",").filter(Boolean);
  if (!ends.some(passed)) return;
  const left = ends
    .filter((end) => !passed(end.split(" ")[0]))
    .reduce((sum, end) => sum + Number(end.split(" ")[1]), 0);
  const told =
    left > 1
      ? `${left} propositions sont ouvertes`
      : left
        ? "une proposition est ouverte"
        : "aucune proposition n’est ouverte";
  line.textContent = `Aujourd’hui, ${told}.`;
};

const lapsed = [...document.querySelectorAll("li[data-until]")].filter((line) =>
  passed(line.getAttribute("data-until")),
);
if (lapsed.length) {
  lapsed.forEach(close);
  lapsedPart?.removeAttribute("hidden");
  for (const group of openPart?.querySelectorAll(".offer-group") ?? []) if (!group.querySelector("li")) group.remove();
  if (!openPart?.querySelector("li")) openPart?.remove();
}
for (const line of document.querySelectorAll("[data-open-line]")) countOpen(line);
