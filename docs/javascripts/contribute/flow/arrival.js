// What the form says while a part of it is on its way: that it is coming; once it is late, how to go on without it; and that
// it did not come, where it did not. `#proposer-sans` of the page holds the other ways, out of sight until then.
import { action, make } from "../../lib/elements.js";

const LATE = 12_000; // milliseconds

const COMING = "Le formulaire arrive…";
const DELAYED =
  "Le formulaire met du temps à venir : le réseau est lent. Il s’ouvrira ici dès qu’il sera là. Vous pouvez aussi faire sans lui : les autres manières sont plus bas.";
const MISSING =
  "Le formulaire n’a pas pu se charger : le réseau manque peut-être. Réessayez, ou faites sans lui : les autres manières sont plus bas.";

/**
 * What comes, as it was given. Meanwhile `place` says so to who asked for it (its class `asked`), and to everybody once it is late.
 * Without it nothing more can be done here: it does not fail, it never comes.
 * @template Part
 * @param {HTMLElement} place
 * @param {Promise<Part>} coming
 * @param {() => void} [again] how to try again; by default, the page is loaded again
 * @returns {Promise<Part>}
 */
export const arriving = (place, coming, again = () => location.reload()) => {
  const text = make("p", { textContent: COMING });
  const told = make("div", { className: "arrival", attributes: { role: "status" } }, text);
  place.querySelector(".arrival")?.remove();
  const section = place.querySelector("[data-step=choisir]");
  section?.before(told);
  const late = setTimeout(() => {
    told.classList.add("late");
    text.textContent = DELAYED;
    otherWays(true);
  }, LATE);
  return new Promise((resolve) => {
    coming.then(
      (part) => {
        clearTimeout(late);
        told.remove();
        otherWays(false);
        resolve(part);
      },
      () => {
        clearTimeout(late);
        place.removeAttribute("aria-busy");
        told.classList.add("missing");
        text.textContent = MISSING;
        told.append(make("p", { className: "act-line" }, action("Réessayer", again)));
        otherWays(true);
      },
    );
  });
};

/** @type {(shown: boolean) => void} */
const otherWays = (shown) => {
  document.getElementById("proposer-sans")?.classList.toggle("wanted", shown);
};
