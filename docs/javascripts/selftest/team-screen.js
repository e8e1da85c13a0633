// The results of several people, opened on this page and nowhere kept: who is there, and what they answered.
import { action, make, say } from "../lib/elements.js";
import { fragmentOf } from "./result/link.js";
import { opener } from "./opening.js";
import { MOST } from "./result/side-by-side.js";
import { personOf, teamView } from "./team-view.js";

/** @typedef {import("./result/answers.js").Result} Result */

// `screen` is given one's own result, if there is one, and what leaves the page.
/** @type {(grids: import("./result/link.js").Grids) => { add: (results: Result[]) => void, screen: (own: Result | null, leave: () => void) => HTMLElement[] }} */
export const openTeam = (grids) => {
  /** @type {readonly Result[]} */
  let team = [];
  const add = (/** @type {Result[]} */ results) => {
    const known = new Set(team.map(fragmentOf));
    team = [...team, ...results.filter((one) => !known.has(fragmentOf(one)))].slice(0, MOST);
  };
  return {
    add,
    screen: (own, leave) => {
      const shown = make("div");
      const status = make("p", { className: "note", attributes: { role: "status" } });
      const draw = () => {
        say(
          status,
          team.length < 2
            ? "Ouvrez au moins deux résultats : ceux de chaque personne, en fichiers ou en liens."
            : `${team.length} résultats sont ouverts, ${MOST} au plus ; ils restent sur cette page, et disparaissent quand vous la fermez.`,
        );
        shown.replaceChildren(people(), ...(team.length > 1 ? teamView(team) : []));
      };
      const people = () =>
        make("ul", { className: "team-list" }, ...team.map((result, rank) => person(result, personOf(result, rank))));
      /** @type {(result: Result, name: string) => HTMLElement} */
      const person = (result, name) =>
        make(
          "li",
          {},
          `${name} `,
          action(
            "Retirer",
            () => {
              team = team.filter((one) => one !== result);
              draw();
              status.focus();
            },
            { attributes: { "aria-label": `Retirer : ${name}` } },
          ),
        );
      const opening = opener(
        grids,
        { title: "Ouvrir les résultats de plusieurs personnes", several: true },
        (results) => {
          add(results);
          draw();
        },
      );
      status.tabIndex = -1;
      if (team.length < 2) opening.setAttribute("open", "");
      draw();
      return [
        make(
          "p",
          { className: "off-paper" },
          "Que chacun réponde de son côté, puis envoie son lien ou son fichier. Ici, on voit d’abord les questions où vous différez le plus : c’est de cela qu’une équipe parle. Rien ne quitte ce navigateur.",
        ),
        opening,
        make(
          "div",
          { className: "act-line" },
          own
            ? action("Ajouter mes réponses", () => {
                add([own]);
                draw();
              })
            : null,
          action("Imprimer pour la réunion", () => print()),
          action("Aller au début", leave),
        ),
        status,
        shown,
      ];
    },
  };
};
