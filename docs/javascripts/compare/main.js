// The page that sets two or three cases side by side: /comparer/?a=poles/x&b=poles/y&c=…
// It reads the published pages of these cases; the address holds all that is shown.
import { Missing, casePage } from "../lib/case-page.js";
import { addressOf, asked } from "./address.js";
import { alone, comparison } from "./table.js";
import { action, copyLink, listed, make, quoted } from "../lib/elements.js";
import { choicesFrom, examples, pickForm } from "./picker.js";
import { kept } from "../selection/kept.js";

const place = document.getElementById("cote-a-cote");
const fallback = document.getElementById("cote-a-cote-sans");
const SITE = document.title;

const status = make("p", { className: "status", attributes: { role: "status" } });
const problems = make("div", { className: "problems-told", attributes: { role: "status" } });
const result = make("div", { className: "compared" });
const picker = make("div", { className: "picker" });
let turn = 0;
const tell = (text) => {
  status.textContent = text;
};

const go = (keys) => {
  history.pushState(null, "", keys.length ? addressOf(keys) : location.pathname);
  return showAddress();
};

const tools = (pages) => {
  const keys = pages.map((page) => page.key);
  const bar = make(
    "div",
    { className: "act-line" },
    pages.length === 2 && action("Échanger", () => move([...keys].reverse(), pages[1].title)),
    action("Imprimer", () => print()),
  );
  bar.append(action("Copier le lien", () => copyLink(new URL(addressOf(keys), location.href).href, bar, tell)));
  return bar;
};

const move = async (keys, title) => {
  await go(keys);
  tell(`L’ordre a changé : ${title} vient plus tôt.`);
  result.querySelector(".act")?.focus();
};
const remove = async (keys, title) => {
  await go(keys);
  tell(`${title} est retiré. Le bouton « retour » du navigateur le remet.`);
  (result.querySelector(".act") || picker.querySelector("input"))?.focus();
};

const showPicker = async (chosen, wave) => {
  let cases = [];
  try {
    cases = await choicesFrom([...fallback.querySelectorAll("[data-indexes] a")].map((link) => link.href));
  } catch {
    /* said below */
  }
  if (wave !== turn) return;
  const enough = chosen.length > 1;
  const parts = [pickForm(cases, chosen, (keys) => go(keys).then(() => result.querySelector(".act")?.focus()))];
  if (!cases.length)
    parts.unshift(
      make("p", {
        className: "note",
        textContent:
          "La liste des cas n’a pas pu se charger. Rechargez la page, ou collez ici l’adresse de chaque page à comparer.",
      }),
    );
  if (!enough) {
    const mine = kept();
    const name = (key) => cases.find((one) => one.key === key)?.title ?? key;
    const links = examples(cases).map((pair) =>
      make(
        "li",
        {},
        make("a", {
          href: addressOf(pair.map((one) => one.key)),
          textContent: listed(pair.map((one) => `« ${one.title} »`)),
        }),
      ),
    );
    if (mine.length > 1)
      parts.push(
        make(
          "p",
          { className: "from-mine" },
          "Dans votre sélection : ",
          make("a", {
            href: addressOf(mine.slice(0, 3)),
            textContent: `comparer ${listed(mine.slice(0, 3).map((key) => `« ${name(key)} »`))}`,
          }),
          ".",
        ),
      );
    if (links.length)
      parts.push(
        make("h2", { textContent: "Par exemple" }),
        make("p", { className: "note", textContent: "Deux à deux, de régions différentes, et sur les mêmes thèmes." }),
        make("ul", { className: "examples" }, ...links),
      );
    picker.replaceChildren(...parts);
  } else {
    picker.replaceChildren(
      make(
        "details",
        {},
        make("summary", { textContent: chosen.length < 3 ? "Ajouter un cas, ou en changer" : "Changer de cas" }),
        ...parts,
      ),
    );
  }
};

const why = (key, error) =>
  error instanceof Missing
    ? `Il n’y a pas de cas à l’adresse ${quoted(key)} : le lien est peut-être ancien, ou la page a été retirée. Choisissez-en un autre par son nom.`
    : `La page ${quoted(key)} n’a pas pu se charger. Vérifiez votre connexion, puis rechargez cette page.`;

const showAddress = async () => {
  const wave = ++turn;
  const { keys, unreadable, twice, more } = asked();
  const told = unreadable.map(
    (value) => `L’adresse demande ${quoted(value)}, qui n’est le nom d’aucune page. Choisissez un cas par son nom.`,
  );
  if (twice) told.push("Un cas ne se compare pas à lui-même : il n’est montré qu’une fois.");
  if (more) told.push("Trois cas au plus tiennent côte à côte : les suivants ne sont pas montrés.");
  tell(keys.length ? "Les pages se chargent…" : "");
  const answers = await Promise.allSettled(keys.map(casePage));
  if (wave !== turn) return;
  const pages = [];
  for (const [index, answer] of answers.entries()) {
    if (answer.status === "rejected") told.push(why(keys[index], answer.reason));
    else if (!pages.some((page) => page.key === answer.value.key)) pages.push(answer.value);
  }
  if (pages.length === 1)
    told.push(`Il manque un cas à mettre à côté de « ${pages[0].title} » : choisissez-le ci-dessous.`);
  problems.replaceChildren(...told.map((text) => make("p", { textContent: text })));
  problems.hidden = !told.length;
  const enough = pages.length > 1;
  document.title = enough ? `${pages.map((page) => page.title).join(" / ")} · ${SITE}` : SITE;
  tell(enough ? `${listed(pages.map((page) => page.title))}, côte à côte.` : "");
  result.replaceChildren(
    ...(enough ? [tools(pages), comparison(pages, { move, remove }), alone(pages)].filter(Boolean) : []),
  );
  await showPicker(
    pages.map((page) => page.key),
    wave,
  );
};

if (place) {
  fallback.hidden = true;
  place.append(status, problems, result, picker);
  place.hidden = false;
  addEventListener("popstate", showAddress);
  showAddress();
}
