// « Ce que couvre la bibliothèque », by the visitor's day: a month of reviews that is past says that they are late. Without this script each
// month stands alone.
import { dayOf } from "../lib/dates.js";

const today = dayOf();

for (const month of document.querySelectorAll("[data-due]")) {
  if (!(month instanceof HTMLElement) || (month.dataset.due ?? "") >= today) continue;
  month.classList.add("overdue");
  month.append(" (en retard)");
}
