// The line that prints what is in the list, under a title of one's own: as a booklet, as cards. While these are made, it says
// how far it is and can be stopped.
import { action, make, say } from "../../lib/elements.js";
import { LONGEST_TITLE, titled } from "../address.js";

/** @typedef {import("./gathering.js").Request} Request */
/**
 * @typedef {object} PrintingLine
 * @property {HTMLElement} element
 * @property {() => string} title
 * @property {(title: string | null) => void} setTitle that of a link; null for what this browser remembers
 * @property {() => Promise<void>} openCards shows the cards without printing them
 * @property {() => void} stop whatever is being made is no longer wanted
 */

const NAME = "titre-du-livret";

const remembered = () => {
  try {
    return titled(localStorage.getItem(NAME) ?? "");
  } catch {
    return "";
  }
};

/** @type {(title: string) => void} */
const remember = (title) => {
  try {
    if (title) localStorage.setItem(NAME, title);
    else localStorage.removeItem(NAME);
  } catch {
    /* kept for this page only */
  }
};

// `keys` are the cases to print, `address` that of the list; `tell` says how it goes (`wrong`: what failed), `copy` hands over the link to the
// cards; `changed` hears that the title is another, or the cards shown (true) or gone (false).
/** @type {(of: { keys: () => string[], address: () => string, tell: import("../../lib/live-region.js").Speak, copy: (beside: HTMLElement) => unknown, changed: (cards: boolean) => void }) => PrintingLine} */
export const printingLine = ({ keys, address, tell, copy, changed }) => {
  const title = make("input", {
    id: "titre-du-livret",
    maxLength: LONGEST_TITLE,
    value: remembered(),
    autocomplete: "off",
    placeholder: "Pour le conseil d’administration du 3 décembre",
  });
  let own = true; // the title is this browser's, not a link's
  let cards = false; // they are shown
  /** @type {AbortController | null} */
  let making = null;

  const bar = make("progress", { id: "avancement" });
  const far = make("label", { htmlFor: bar.id });
  const gathering = make("div", { className: "gathering", hidden: true }, bar, far);
  gathering.append(action("Arrêter", () => stop(true)));
  const booklet = action("Imprimer le livret", () => {}, { type: "submit", className: "act strong" });
  const byCards = action("Imprimer des cartes", () =>
    compose(shownCards, "Les cartes n’ont pas pu se composer.", true),
  );

  /** @type {HTMLElement | null} */
  let asking = null; // the button that was pressed
  const stop = (asked = false) => {
    if (!making) return;
    making.abort();
    making = null;
    gathering.hidden = true;
    if (!asked) return;
    tell("C’est arrêté. Ce qui a déjà été lu ne le sera pas une seconde fois.");
    asking?.focus();
  };

  /** @type {(compose: (request: Request) => Promise<string>, failed: string, printed: boolean) => Promise<void>} */
  const compose = async (composed, failed, printed) => {
    stop();
    const mine = new AbortController();
    making = mine;
    asking = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const wanted = keys();
    /** @type {(read: number) => void} */
    const told = (read) => {
      if (read < wanted.length) bar.value = read;
      else bar.removeAttribute("value"); // how long the rest takes is not known
      say(far, read < wanted.length ? `${read} fiche${read > 1 ? "s" : ""} sur ${wanted.length}` : "Mise en pages…");
    };
    bar.max = wanted.length;
    told(0);
    gathering.hidden = false;
    tell("Les fiches se lisent…");
    try {
      tell(await composed({ keys: wanted, title: titled(title.value), address: address(), signal: mine.signal, told }));
      if (printed) print();
    } catch {
      if (!mine.signal.aborted) tell(`${failed} Vérifiez votre connexion, puis recommencez.`, true);
    } finally {
      if (making === mine) {
        making = null;
        gathering.hidden = true;
      }
    }
  };

  /** @type {(focused: boolean) => void} */
  const left = (focused) => {
    cards = false;
    changed(false);
    if (focused) byCards.focus();
  };
  /** @type {(request: Request) => Promise<string>} */
  const shownCards = async (request) => {
    const { showCards } = await import("./cards.js");
    const { said, head } = await showCards(request, { leave: left, copy });
    cards = true;
    changed(true);
    if (asking === byCards) head.focus();
    else head.scrollIntoView(); // a link leads to them
    return said;
  };
  /** @type {(request: Request) => Promise<string>} */
  const shownBooklet = async (request) => (await import("./booklet.js")).showBooklet(request);

  const element = make(
    "form",
    { className: "booklet-line" },
    make("label", { htmlFor: title.id, textContent: "Titre du livret (facultatif ; il suit le lien que vous copiez)" }),
    title,
    booklet,
    byCards,
    gathering,
  );
  // A title that has changed is not that of the booklet made before.
  title.addEventListener("input", async () => {
    if (own) remember(titled(title.value));
    const { setPrintout } = await import("./printout.js");
    if (!cards) setPrintout(null);
    changed(cards);
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    compose(shownBooklet, "Le livret n’a pas pu se composer.", true);
  });
  return {
    element,
    title: () => titled(title.value),
    setTitle: (text) => {
      own = text === null;
      title.value = text ?? remembered();
    },
    openCards: () => compose(shownCards, "Les cartes n’ont pas pu se composer.", false),
    stop,
  };
};
