// The script of the contribution form (/contribuer/proposer/). The choice of a type stands in the page: it can be read and ticked
// before anything of this has come. What is sent before, `?type=…#ecrire`, is opened as from a link.
import { keysAmong } from "../lib/addresses.js";
import { askedFor, declared } from "./declared.js";
import { arriving } from "./flow/arrival.js";
import { knownCases } from "./known-cases.js";

const place = document.getElementById("proposer");
const choice = place?.querySelector("form");
/** @type {HTMLElement | null} */
const introduction = document.querySelector(".lede");
if (place && choice && introduction) {
  const asked = new URLSearchParams(location.search);
  const cases = knownCases();
  place.setAttribute("aria-busy", "true");
  const begun = asked.has("type") && (location.hash !== "" || asked.has("rencontre"));
  place.classList.toggle("asked", asked.has("fiche") || begun);
  introduction.hidden = asked.has("fiche");
  // All that will be needed is on its way while the scripts are; what fails is told by whoever needs it.
  const ahead = [declared("regles.json"), declared("repertoire.json")];
  for (const key of keysAmong([asked.get("fiche"), `evenements/${asked.get("rencontre") ?? ""}`]))
    ahead.push(cases.withCases(), askedFor(key));
  for (const one of ahead) one.catch(() => {});
  /** @type {string | undefined} */
  let waiting;
  /** @type {(event: Event) => void} */
  const early = (event) => {
    event.preventDefault();
    waiting = [...choice.querySelectorAll("input")].find((input) => input.checked)?.value;
    place.classList.toggle("asked", waiting !== undefined);
  };
  choice.addEventListener("submit", early);
  // Fetched from here, not named above: it may fail to come, and it is this that says so.
  arriving(place, import("./page.js")).then(async ({ contributionPage }) => {
    choice.removeEventListener("submit", early);
    await contributionPage(place, introduction, cases, waiting);
    place.removeAttribute("aria-busy");
  });
}
