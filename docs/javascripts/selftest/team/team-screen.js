// The results of several people, opened on this page and nowhere kept: who is there, and what they answered.
import { action, make, say } from "../../lib/elements.js";
import { opener } from "../opening.js";
import { MOST, joined } from "../result/side-by-side.js";
import { personOf, teamView } from "./team-view.js";

/** @typedef {import("../result/answers.js").Result} Result */

// `leadsOf` gives the leads of an indicator; `screen` is given one's own result, if there is one, and what leaves the page.
/** @type {(grids: import("../result/link.js").Grids, leadsOf: (indicator: string) => HTMLElement[]) => { add: (results: Result[]) => void, screen: (own: Result | null, leave: () => void) => HTMLElement[] }} */
export const openTeam = (grids, leadsOf) => {
  /** @type {readonly Result[]} */
  let team = [];
  let left = ""; // what of the last results that were opened found no place, in words
  const add = (/** @type {Result[]} */ results) => {
    const found = joined(team, results);
    team = found.team;
    left = leftOut(found);
  };
  return {
    add,
    screen: (own, leave) => {
      const shown = make("div");
      const status = make("p", { className: "note off-paper", attributes: { role: "status" } });
      const draw = () => {
        say(
          status,
          team.length < 2
            ? `${left}Ouvrez au moins deux résultats : ceux de chaque personne, en fichiers ou en liens.`
            : `${left}${team.length} résultats sont ouverts, ${MOST} au plus ; ils restent sur cette page, et disparaissent quand vous la fermez.`,
        );
        shown.replaceChildren(people(), ...(team.length > 1 ? teamView(team, leadsOf) : []));
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
              left = "";
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

/** @type {(found: { twice: number, over: number }) => string} */
const leftOut = ({ twice, over }) => {
  const told = [];
  if (twice)
    told.push(
      `${twice === 1 ? "Un résultat était déjà là" : `${twice} résultats étaient déjà là`} : mêmes réponses, même jour, même nom. Si c’est une autre personne, qu’elle écrive son nom dans son résultat. `,
    );
  if (over) told.push(`Il n’y a plus de place pour ${over === 1 ? "un résultat" : `${over} résultats`}. `);
  return told.join("");
};
