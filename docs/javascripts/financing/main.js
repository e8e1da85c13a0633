// The page « Financer », by the visitor's day: a check that is over six months old says so, at the head of the page and beside
// each scheme. Without this script each says the day on which it was checked.
import { dayOf } from "../lib/dates.js";
import { monthsAfter } from "./months.js";

const MONTHS_TRUSTED = 6;

const today = dayOf();
/** @type {(day: string | undefined) => boolean} */
const isOld = (day) => Boolean(day) && monthsAfter(day ?? "", MONTHS_TRUSTED) < today;

for (const said of document.querySelectorAll("[data-verified]")) {
  if (!(said instanceof HTMLElement) || !isOld(said.dataset.verified)) continue;
  said.classList.add("overdue");
  said.append(", il y a plus de six mois\u00a0: demandez avant de compter dessus");
}
const line = document.querySelector("[data-checked]");
if (line instanceof HTMLElement && isOld(line.dataset.checked)) {
  line.classList.add("overdue");
  line.setAttribute("role", "status");
  line.append(
    " Plus de six mois ont passé\u00a0: des dispositifs ont pu fermer, d’autres ouvrir. Interrogez l’organisme avant de préparer un dossier.",
  );
}
