// The page that sets two or three cases side by side: /comparer/?a=poles/x&b=poles/y&c=…
// It reads the published pages of these cases; the address holds all that is shown.
import { printed } from "../language/typography.js";
import { Missing, casePage } from "../lib/case-page.js";
import { comparisonOf } from "../lib/addresses.js";
import { copyLink } from "../lib/copy-link.js";
import { action, make, say } from "../lib/elements.js";
import { library } from "../lib/library.js";
import { listed, quoted } from "../lib/phrases.js";
import { kept } from "../selection/kept.js";
import { comparing } from "../selection/kept.js";
import { asked } from "./address.js";
import { choicesFrom } from "./choices.js";
import { examples, examplesList, picker } from "./picker.js";
import { alone, comparison } from "./table.js";

/** @typedef {import("../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./choices.js").Choice} Choice */

// `place` is where the comparison is to be, `fallback` what the page shows without it.
/** @type {(place: HTMLElement, fallback: HTMLElement) => void} */
export const comparePage = (place, fallback) => {
  const site = document.title;
  const status = make("p", { className: "status", attributes: { role: "status" } });
  const problems = make("div", { className: "problems-told", attributes: { role: "alert" } });
  const result = make("div", { className: "compared" });
  const below = make("div", { className: "picker" });
  let turn = 0;
  /** @type {(text: string) => void} */
  const tell = (text) => {
    say(status, text);
  };

  /** @type {(keys: string[]) => Promise<void>} */
  const go = (keys) => {
    comparing.write(keys);
    history.pushState(null, "", comparisonOf(keys) || location.pathname);
    return showAddress();
  };
  const focusResult = () => {
    /** @type {HTMLElement | null} */
    const first = result.querySelector(".act") ?? below.querySelector("input");
    first?.focus();
  };
  /** @type {(keys: string[], title: string) => Promise<void>} */
  const move = async (keys, title) => {
    await go(keys);
    tell(`L’ordre a changé : ${title} vient plus tôt.`);
    focusResult();
  };
  /** @type {(keys: string[], title: string) => Promise<void>} */
  const remove = async (keys, title) => {
    await go(keys);
    tell(`${title} est retiré. Le bouton « retour » du navigateur le remet.`);
    focusResult();
  };

  /** @type {(keys: string[]) => Promise<void>} */
  const clear = async (keys) => {
    await go([]);
    tell(`La comparaison est vide : ${keys.length} cas en sont retirés. Le bouton « retour » du navigateur les remet.`);
    focusResult();
  };

  /** @type {(pages: CasePage[]) => HTMLElement} */
  const tools = (pages) => {
    const keys = pages.map((page) => page.key);
    const bar = make(
      "div",
      { className: "act-line" },
      pages.length === 2 && action("Échanger", () => move([...keys].reverse(), pages[1].title)),
      action("Imprimer", () => print()),
      action("Vider", () => clear(keys)),
    );
    bar.append(action("Copier le lien", () => copyLink(new URL(comparisonOf(keys), location.href).href, bar, tell)));
    return bar;
  };

  /** @type {(chosen: string[], mine: number) => Promise<void>} */
  const showPicker = async (chosen, mine) => {
    /** @type {Choice[]} */
    let choices = [];
    try {
      const indexes = [...fallback.querySelectorAll("[data-indexes] a")].filter(
        (one) => one instanceof HTMLAnchorElement,
      );
      choices = await choicesFrom(indexes.map((link) => link.href));
    } catch {
      /* the picker says that it has no list */
    }
    if (mine !== turn) return;
    const lost = await library().then(
      (data) => data.lost,
      () => [], // the names come from elsewhere then
    );
    if (mine !== turn) return;
    const parts = picker(choices, chosen, (keys) => go(keys).then(focusResult));
    if (lost.length)
      parts.push(make("p", { className: "hint", textContent: spoilt(lost), attributes: { role: "alert" } }));
    if (chosen.length < 2) {
      below.replaceChildren(
        ...parts,
        ...underWay(choices, chosen),
        ...fromSelection(choices, kept()),
        ...examplesList(examples(choices)),
      );
      return;
    }
    const name = chosen.length < 3 ? "Ajouter un cas, ou en changer" : "Changer de cas";
    below.replaceChildren(make("details", {}, make("summary", { textContent: name }), ...parts));
  };

  const showAddress = async () => {
    turn += 1;
    const mine = turn;
    const { keys, unreadable, twice, more } = asked(location.search);
    tell(keys.length ? "Les pages se chargent…" : "");
    const answers = await Promise.allSettled(keys.map(casePage));
    if (mine !== turn) return;
    /** @type {CasePage[]} */
    const pages = [];
    const told = [
      ...unreadable.map(
        (value) => `L’adresse demande ${quoted(value)}, qui n’est le nom d’aucune page. Choisissez un cas par son nom.`,
      ),
      ...(twice ? ["Un cas ne se compare pas à lui-même : il n’est montré qu’une fois."] : []),
      ...(more ? ["Trois cas au plus tiennent côte à côte : les suivants ne sont pas montrés."] : []),
    ];
    for (const [index, answer] of answers.entries()) {
      if (answer.status === "rejected") told.push(why(keys[index], answer.reason));
      else if (!pages.some((page) => page.key === answer.value.key)) pages.push(answer.value);
    }
    if (pages.length === 1)
      told.push(`Il manque un cas à mettre à côté de « ${pages[0].title} » : choisissez-le ci-dessous.`);
    problems.replaceChildren(...told.map((text) => make("p", { textContent: text })));
    problems.hidden = !told.length;
    const titles = pages.map((page) => page.title);
    const enough = pages.length > 1;
    document.title = printed(enough ? `${titles.join(" / ")} · ${site}` : site);
    tell(enough ? `${listed(titles)}, côte à côte.` : "");
    result.replaceChildren(...(enough ? [tools(pages), comparison(pages, { move, remove }), ...alone(pages)] : []));
    const chosen = pages.map((page) => page.key);
    if (chosen.length) comparing.write(chosen); // whoever goes on to another page adds to these
    await showPicker(chosen, mine);
  };

  fallback.hidden = true;
  place.append(status, problems, result, below);
  place.hidden = false;
  addEventListener("popstate", showAddress);
  showAddress();
};

/** @type {(lost: string[]) => string} */
const spoilt = (lost) =>
  `Une partie des données n’a pas pu être lue (${listed(lost)}) : la liste des cas peut être incomplète. Rechargez la page.`;

/** @type {(key: string, error: unknown) => string} */
const why = (key, error) =>
  error instanceof Missing
    ? `Il n’y a pas de cas à l’adresse ${quoted(key)} : le lien est peut-être ancien, ou la page a été retirée. Choisissez-en un autre par son nom.`
    : `La page ${quoted(key)} n’a pas pu se charger. Vérifiez votre connexion, puis rechargez cette page.`;

// A link to take up again what was being compared.
/** @type {(choices: Choice[], shown: string[]) => HTMLElement[]} */
const underWay = (choices, shown) =>
  shown.length ? [] : comparingLink("Votre comparaison : ", choices, comparing.read());

/** @type {(label: string, choices: Choice[], keys: string[]) => HTMLElement[]} */
const comparingLink = (label, choices, keys) => {
  if (keys.length < 2) return [];
  const names = keys.map((key) => `« ${choices.find((one) => one.key === key)?.title ?? key} »`);
  const link = make("a", { href: comparisonOf(keys), textContent: `comparer ${listed(names)}` });
  return [make("p", { className: "from-mine" }, label, link, ".")];
};

// A link to compare the first cases of the visitor's own selection.
/** @type {(choices: Choice[], mine: string[]) => HTMLElement[]} */
const fromSelection = (choices, mine) => comparingLink("Dans votre sélection : ", choices, mine.slice(0, 3));
