// A result with the ways to keep it, to compare it with an earlier one, and to set it beside those of others.
import { copyLink } from "../lib/copy-link.js";
import { download } from "../lib/download.js";
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { LONGEST_NAME, named } from "./result/answers.js";
import { fileName, fileText } from "./result/file.js";
import { fragmentOf } from "./result/link.js";
import { inTime } from "./result/side-by-side.js";
import { opener } from "./opening.js";
import { resultView } from "./result-view.js";

/** @typedef {import("./result/answers.js").Result} Result */
/** @typedef {import("./result/link.js").Grids} Grids */
/** @typedef {import("./result/link.js").Read} Read */
/** @typedef {{ rename: (result: Result, who: string) => Result, takeUp: (result: Result) => void, mine: (() => void) | null, besides: (result: Result) => void, leave: () => void }} Ways what the page does when it is asked to; `mine` shows one's own result, where there is one */

const NAME_FIELD = "autodiagnostic-nom";

/** @type {(read: Read, page: import("./result-view.js").Page, grids: Grids, ways: Ways) => HTMLElement[]} */
export const resultScreen = ({ result, lost }, page, grids, ways) => {
  const told = lost.length
    ? [make("p", { className: "self-test-lost", attributes: { role: "alert" } }, lost.join(" "))]
    : [];
  if (!result) return [...told, make("div", { className: "act-line" }, action("Aller au début", ways.leave))];
  const placed = make("div");
  const rest = make("div");
  const draw = (/** @type {ReturnType<typeof resultView>} */ view) => {
    placed.replaceChildren(...view.placed);
    rest.replaceChildren(...view.rest);
  };
  draw(resultView(result, page));
  const isOwn = page.isOwn(result);
  // Who answered may be said at any time: nothing is drawn anew for it, as whoever leaves the field presses the next button.
  let shown = result;
  return [
    ...told,
    isOwn ? null : notOwn(result, ways),
    placed,
    make(
      "section",
      { className: "self-test-ways", attributes: { "aria-labelledby": "garder" } },
      make("h2", { id: "garder" }, "Garder ce résultat, y revenir"),
      make(
        "p",
        {},
        `${isOwn ? "Personne d’autre que vous ne le voit, tant que vous ne donnez ni le lien ni le fichier." : "Le voient celles et ceux qui en ont le lien ou le fichier."} Le lien contient les réponses, après le signe « # » : cette partie d’une adresse n’est envoyée à aucun serveur, mais qui reçoit le lien peut les lire.`,
      ),
      nameField(result.who, (who) => (shown = ways.rename(shown, who))),
      waysOut(() => shown, isOwn, ways),
      opener(grids, { title: "Comparer avec un résultat plus ancien" }, ([opened]) => {
        const { before, now, sure } = inTime(result, opened);
        draw(resultView(now, page, { before, sure, turned: now !== result }));
        // What was asked for is far above: the keyboard and the ear go there with the eye.
        /** @type {HTMLElement | null} */ (placed.querySelector(".self-test-table"))?.focus();
      }),
    ),
    rest,
  ].filter((one) => one !== null);
};

// Whose result it is that came from a link or a file, and the way back to one's own.
/** @type {(result: Result, ways: Ways) => HTMLElement} */
const notOwn = ({ who }, { mine, leave }) =>
  make(
    "div",
    { className: "self-test-foreign" },
    make(
      "p",
      {},
      `${who ? `Ces réponses portent le nom « ${who} ».` : "Ces réponses ne portent pas de nom."} Elles viennent d’un lien ou d’un fichier${mine ? ", et ne remplacent pas les vôtres, que ce navigateur garde" : " ; ce navigateur n’en garde aucune de vous"}.`,
    ),
    make(
      "div",
      { className: "act-line" },
      mine ? action("Revenir à mes réponses", mine) : action("Répondre à mon tour", leave),
    ),
  );

/** @type {(who: string, rename: (who: string) => void) => HTMLElement} */
const nameField = (who, rename) => {
  const field = make("input", {
    type: "text",
    id: NAME_FIELD,
    value: who,
    maxLength: LONGEST_NAME,
    attributes: { autocomplete: "off" },
  });
  field.addEventListener("change", () => rename(named(field.value)));
  return make(
    "p",
    { className: "self-test-name" },
    make(
      "label",
      { htmlFor: field.id },
      "Qui a répondu ? ",
      make("span", { className: "note" }, "un prénom, un rôle, ou rien"),
    ),
    field,
  );
};

/** @type {(shown: () => Result, isOwn: boolean, ways: Ways) => HTMLElement} */
const waysOut = (shown, isOwn, { takeUp, besides }) => {
  const said = spokenLine({ className: "self-test-said" });
  const line = make("div", { className: "act-line" });
  line.append(
    action("Copier le lien", () => copyLink(new URL(fragmentOf(shown()), location.href).href, line, said.speak)),
    action("Garder en fichier", () => {
      download(fileName(shown()), fileText(shown()), "application/json");
      said.speak("Le fichier est dans vos téléchargements. Cette page le rouvre.");
    }),
    action("Imprimer", () => print()),
    action("Mettre à côté de celui d’autres personnes", () => besides(shown())),
    action(isOwn ? "Changer mes réponses" : "Repartir de ces réponses", () => takeUp(shown())),
  );
  return make("div", {}, line, said.element);
};
