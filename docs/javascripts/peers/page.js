// The page « Trouver un pair »: where one starts from, the list, what one can do with a pole of it. The address says which of them is shown.
import { printed } from "../language/typography.js";
import { copyLink } from "../lib/copy-link.js";
import { action, make, say } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";
import { unpacked } from "../lib/unpacked.js";
import { addressOf, askedBy, isAnchor } from "./address.js";
import { chosenView } from "./chosen.js";
import { forgetDraft, readDraft, writeDraft } from "./describe/draft.js";
import { descriptionForm } from "./describe/form.js";
import { peersFrom, ranked } from "./model.js";
import { readList } from "./readings.js";
import { unanswered } from "./reasons.js";
import { resultList } from "./results.js";
import { startFrom, visitorOf } from "./setting-out.js";
import { startView } from "./start.js";
import { describedIn, knownParts } from "./summary.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./setting-out.js").Start} Start */

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
    const ours = Boolean(from) && asked.ours;
    const state = {
      from: from ? [from.key] : [],
      described: from ? null : asked.described,
      ours,
      reading: asked.reading,
    };
    const started = Boolean(from || state.described);
    const chosen = data.poles.find(({ key }) => key === asked.chosen);
    const visitor = visitorOf(data, start, ours, started);
    const peers = (started || chosen) && !asked.writing ? ranked(data, started ? description : visitor.described) : [];
    document.body.classList.toggle("peer-chosen", Boolean(chosen));
    say(status, "");
    if (chosen) {
      const peer = peers.find(({ pole }) => pole === chosen) ?? { pole: chosen, points: 0, reasons: [] };
      const back = started
        ? { words: "Revenir à la liste", run: () => go(state) }
        : { words: "D’autres pôles comme celui-ci", run: () => go({ from: [chosen.key] }) };
      view.replaceChildren(...chosenView(data, peer, visitor, back));
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
      document.title = printed(from ? `${headingOf(start, ours)} · ${title}` : title);
      const whom = visitor.beside || "vous";
      say(status, peers.length > 1 ? `${peers.length} pôles ont quelque chose en commun avec ${whom}.` : "");
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
  const listView = (data, start, peers, state) => {
    const { from, description } = start;
    const ours = Boolean(state.ours);
    const beside = from && !ours ? from.title : "";
    const bar = make("p", { className: "act-line" });
    const precise = () => {
      writeDraft({ ...readDraft(), description });
      go({ described: description, writing: true });
    };
    bar.append(
      action(from ? "Préciser ce que vous cherchez" : "Changer la description", precise),
      ...(from ? [action(ours ? "Ce n’est pas le nôtre" : "C’est le nôtre", () => go({ ...state, ours: !ours }))] : []),
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
        textContent: headingOf(start, ours),
      }),
      make("p", { className: "peer-described" }, ...describedIn(data, description, !from)),
      ...(beside ? [notOurs(beside)] : []),
      bar,
      ...(missing.length ? [nobody(data, missing, beside)] : []),
      ...(peers.length
        ? readList(
            data,
            peers,
            description.seeks,
            state.reading ?? "",
            beside,
            (counted) => resultList(data, counted, beside, (key) => go({ ...state, chosen: key })),
            (reading, count) => {
              state.reading = reading;
              history.replaceState(null, "", addressOf(location.pathname, state));
              say(status, `${count} pôle${count > 1 ? "s" : ""} dans cette liste.`);
            },
          )
        : [nothing(beside, () => precise())]),
    ];
  };

  addEventListener("popstate", () => {
    if (!isAnchor(location.hash)) show(true);
  });
  await show(false);
};

// --- what is said around the list ----------------------------------------------------------------

/** @type {(start: Start, ours: boolean) => string} */
const headingOf = ({ from }, ours) => {
  if (!from) return "Des pairs pour vous";
  return ours ? `Des pairs pour ${from.title}` : `D’autres pôles comme ${from.title}`;
};

/** @type {(title: string) => HTMLElement} */
const notOurs = (title) =>
  make("p", {
    className: "note",
    textContent: `Chacun est comparé à ${title}. Si c’est votre pôle, dites-le : « C’est le nôtre » ; le message sera à son nom.`,
  });

// `beside` is the pole of the library that one started from, where it is not theirs.
/** @type {(data: PeersData, themes: string[], beside: string) => HTMLElement} */
const nobody = (data, themes, beside) => {
  const names = listed(themes.map((id) => `« ${data.terms.theme?.[id] ?? id} »`));
  return make("p", {
    className: "note",
    textContent: `Sur ${names}, aucun pôle de cette liste ne dit pouvoir transmettre, n’a accueilli d’équipe ni n’est cité en exemple. Ceux qui suivent ${beside ? `ressemblent à ${beside}` : "vous ressemblent"} : demandez-leur s’ils connaissent quelqu’un.`,
  });
};

/** @type {(beside: string, widen: () => void) => HTMLElement} */
const nothing = (beside, widen) =>
  make(
    "p",
    { className: "peer-nothing" },
    `Aucun pôle n’a cela en commun avec ${beside || "vous"}. `,
    "Ajoutez votre département ou votre territoire, ou un sujet proche de celui que vous cherchez. ",
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
