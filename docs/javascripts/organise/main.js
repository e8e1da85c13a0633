// The script of the organiser's desk (/organiser/): all that will be needed is on its way while the scripts are; the desk says itself
// what does not come (contribute/missing.js).
import { declared } from "../contribute/declared.js";
import { arriving } from "../contribute/flow/arrival.js";
import { library } from "../lib/library.js";

const place = document.getElementById("organiser");
if (place) {
  const ahead = [declared("regles.json"), declared("messages.json"), declared("repertoire.json"), library()];
  for (const one of ahead) one.catch(() => {}); // told by what opens
  const opens = import("./page.js").then(({ deskPage }) => deskPage(place));
  arriving(place, opens).then(() => {
    place.classList.remove("asked");
    place.removeAttribute("aria-busy");
  });
}
