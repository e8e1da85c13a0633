// The page « Trouver un pair »: where one starts from, the list, what one can do with a pole of it. The address says which of them is shown.
import { printed } from "../language/typography.js";
import { Missing, casePage } from "../lib/case-page.js";
import { copyLink } from "../lib/copy-link.js";
import { action, make, say } from "../lib/elements.js";
import { listed, quoted } from "../lib/phrases.js";
import { unpacked } from "../lib/unpacked.js";
import { addressOf, askedBy, isAnchor } from "./address.js";
import { chosenView } from "./chosen.js";
import { forgetDraft, readDraft, writeDraft } from "./draft.js";
import { descriptionForm } from "./form.js";
import { describing, descriptionOf, peersFrom, ranked } from "./model.js";
import { unanswered } from "./reasons.js";
import { resultList } from "./results.js";
import { startView } from "./start.js";
import { describedIn, knownParts } from "./summary.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Description} Description */
/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {{ from: Pole | undefined, description: Description, told: string[] }} Start where one starts from, and what could not be read of it */

// `place` is where the tool is to be, `fallback` what the page shows without it.
/** @type {(place: HTMLElement, fallback: HTMLElement) => Promise<void>} */
export const findPeerPage = async (place, fallback) => {
  const title = document.title;
  const problems = make("div", { className: "problems-told", attributes: { role: "alert" } });
  const status = make("p", { className: "status", attributes: { role: "status" } });
  const view = make("div", { className: "peer-view" });
  place.append(problems, status, view);
  /** @type {PeersData} */
  let data;
  try {
    data = peersFrom(await unpacked("data/peers.json"));
  } catch {
    place.hidden = false;
    say(
      problems,
      "La liste des pôles n’a pas pu se charger. Vérifiez votre connexion et rechargez la page, ou cherchez comme suit.",
    );
    return;
  }
  fallback.hidden = true;
  place.hidden = false;
  let turn = 0;

  /** @type {(state: Partial<Asked>) => Promise<void>} */
  const go = (state) => {
    history.pushState(null, "", addressOf(location.pathname, state));
    return show(true);
  };

  /** @type {(moved: boolean) => Promise<void>} */
  const show = async (moved) => {
    turn += 1;
    const mine = turn;
    const asked = askedBy(location.search, location.hash);
    const start = await startFrom(data, asked);
    if (mine !== turn) return;
    const { from, description, told } = start;
    problems.replaceChildren(...told.map((text) => make("p", { textContent: text })));
    problems.hidden = !told.length;
    const state = { from: from ? [from.key] : [], described: from ? null : asked.described };
    const started = Boolean(from || state.described);
    const peers = started && !asked.writing ? ranked(data, description) : [];
    const chosen = started ? data.poles.find(({ key }) => key === asked.chosen) : undefined;
    document.body.classList.toggle("peer-chosen", Boolean(chosen));
    say(status, "");
    if (chosen) {
      const peer = peers.find(({ pole }) => pole === chosen) ?? { pole: chosen, points: 0, reasons: [] };
      const { who, where } = readDraft();
      const visitor = { who, where, instead: from?.title ?? "", seeks: description.seeks, gives: description.gives };
      view.replaceChildren(...chosenView(data, peer, visitor, () => go(state)));
      document.title = printed(`${chosen.title} · ${title}`);
    } else if (asked.writing) {
      const draft = readDraft();
      view.replaceChildren(
        descriptionForm(
          data,
          { ...draft, description: knownParts(data, asked.described ?? draft.description) },
          (said) => go({ described: said }),
          () => {
            forgetDraft();
            go({ writing: true });
          },
        ),
      );
      document.title = printed(`Décrire votre pôle · ${title}`);
    } else if (started) {
      view.replaceChildren(...listView(data, start, peers, state));
      document.title = printed(from ? `Des pairs pour ${from.title} · ${title}` : title);
      say(status, peers.length > 1 ? `${peers.length} pôles ont quelque chose en commun avec vous.` : "");
    } else {
      view.replaceChildren(
        ...startView(
          data,
          (key) => go({ from: [key] }),
          () => go({ writing: true }),
        ),
      );
      document.title = title;
    }
    if (moved) focusOn(view);
  };

  /** @type {(data: PeersData, start: Start, peers: import("./model.js").Peer[], state: Partial<Asked>) => HTMLElement[]} */
  const listView = (data, { from, description }, peers, state) => {
    const bar = make("p", { className: "act-line" });
    const precise = () => {
      writeDraft({ ...readDraft(), description });
      go({ described: description, writing: true });
    };
    bar.append(
      action(from ? "Préciser ce que vous cherchez" : "Changer la description", precise),
      action("Partir d’ailleurs", () => go({})),
      action("Copier le lien", () =>
        copyLink(new URL(addressOf(location.pathname, state), location.href).href, bar, (text) => say(status, text)),
      ),
      action("Comment l’ordre est fait", showOrder),
    );
    const missing = unanswered(peers, description.seeks);
    return [
      make("h2", {
        id: "pairs",
        tabIndex: -1,
        textContent: from ? `Des pairs pour ${from.title}` : "Des pairs pour vous",
      }),
      make("p", { className: "peer-described" }, ...describedIn(data, description, !from)),
      bar,
      ...(missing.length ? [nobody(data, missing)] : []),
      ...(peers.length ? resultList(data, peers, (key) => go({ ...state, chosen: key })) : [nothing(() => precise())]),
    ];
  };

  addEventListener("popstate", () => {
    if (!isAnchor(location.hash)) show(true);
  });
  await show(false);
};

// --- where one starts from -----------------------------------------------------------------------

/** @type {(data: PeersData, asked: Asked) => Promise<Start>} */
const startFrom = async (data, asked) => {
  const told = asked.unreadable.map(
    (value) => `L’adresse demande ${quoted(value)}, qui n’est le nom d’aucune page. Choisissez un pôle par son nom.`,
  );
  if (asked.from.length > 1) told.push("On part d’un pôle à la fois : seul le premier de l’adresse est pris.");
  const [key] = asked.from;
  if (key) {
    const found = await poleAt(data, key);
    if (typeof found !== "string") {
      const description = descriptionOf(data, found.key) ?? describing();
      return { from: found, description, told };
    }
    told.push(found);
  }
  const described = asked.described ?? {};
  const description = knownParts(data, describing(described));
  const lost = Object.values(described).flat().length - Object.values(description).flat().length;
  if (lost)
    told.push(
      `${lost > 1 ? `${lost} termes de l’adresse n’existent plus` : "Un terme de l’adresse n’existe plus"} : la liste se fait sans.`,
    );
  return { from: undefined, description, told };
};

// The pole of a key, also of one that its page had before; a sentence where there is none.
/** @type {(data: PeersData, key: string) => Promise<Pole | string>} */
const poleAt = async (data, key) => {
  /** @type {(sought: string) => Pole | undefined} */
  const known = (sought) => data.poles.find((pole) => pole.key === sought);
  const here = known(key);
  if (here) return here;
  try {
    const page = await casePage(key);
    return (
      known(page.key) ??
      `« ${page.title} » n’est pas la page d’un pôle : choisissez un pôle par son nom, ou décrivez le vôtre.`
    );
  } catch (error) {
    return error instanceof Missing
      ? `Il n’y a pas de pôle à l’adresse ${quoted(key)} : le lien est peut-être ancien, ou la page a été retirée. Choisissez-en un autre par son nom.`
      : `La page ${quoted(key)} n’a pas pu se charger. Vérifiez votre connexion, puis rechargez cette page.`;
  }
};

// --- what is said around the list ----------------------------------------------------------------

/** @type {(data: PeersData, themes: string[]) => HTMLElement} */
const nobody = (data, themes) => {
  const names = listed(themes.map((id) => `« ${data.terms.theme?.[id] ?? id} »`));
  return make("p", {
    className: "note",
    textContent: `Sur ${names}, aucun pôle de cette liste ne dit pouvoir transmettre, n’a accueilli d’équipe ni n’est cité en exemple. Ceux qui suivent vous ressemblent : demandez-leur s’ils connaissent quelqu’un.`,
  });
};

/** @type {(widen: () => void) => HTMLElement} */
const nothing = (widen) =>
  make(
    "p",
    { className: "peer-nothing" },
    "Aucun pôle n’a cela en commun avec vous. Ajoutez votre département ou votre territoire, ou un sujet proche de celui que vous cherchez. ",
    action("Compléter la description", widen),
  );

const showOrder = () => {
  const order = document.getElementById("ordre");
  if (!(order instanceof HTMLDetailsElement)) return;
  order.open = true;
  order.scrollIntoView({ block: "start" });
  order.querySelector("summary")?.focus();
};

/** @type {(view: HTMLElement) => void} */
const focusOn = (view) => {
  const heading = /** @type {HTMLElement | null} */ (view.querySelector("h2"));
  heading?.focus();
};
