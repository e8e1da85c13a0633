// The page of the selection: the cases that this browser keeps, or those of a link that
// somebody sent; their order, their comparison, one booklet, one table.
import { ROOT, comparisonOf, keysAmong } from "../lib/addresses.js";
import { csv } from "./csv.js";
import { download } from "../lib/download.js";
import { copyLink } from "../lib/copy-link.js";
import { action, make } from "../lib/elements.js";
import { spokenLine } from "../lib/live-region.js";
import { records } from "../lib/records.js";
import { linkTo, listIn, shownIn } from "./address.js";
import { emptyNote } from "./empty.js";
import { item } from "./item.js";
import { isKept, keep, kept, shareAddress } from "./kept.js";
import { linkBanner } from "./link-banner.js";
import { printingLine } from "./printing/line.js";
import { setPrintout } from "./printing/printout.js";

/** @typedef {import("../lib/records.js").Found} Found */
/** @typedef {() => Promise<void>} Undo */

// `place` is where the selection is to be, `fallback` what the page shows without it.
/** @type {(place: HTMLElement, fallback: HTMLElement) => void} */
export const selectionPage = (place, fallback) => {
  const { element: status, speak } = spokenLine({ className: "status" });
  const undo = action("Annuler", () => undone?.(), { hidden: true });
  const problems = make("div", { className: "problems-told", hidden: true, attributes: { role: "alert" } });
  const banner = make("div", { className: "from-link", hidden: true });
  const line = printingLine({
    keys: () => keys,
    address: () => shareAddress(keys),
    tell: (text, wrong) => tell(text, null, wrong),
    copy: (beside) => copyLink(linkTo(keys, { title: line.title(), cards: true }), beside, tell),
    changed: (open) => {
      cards = open;
      showInAddress();
    },
  });
  const tools = make("div", { className: "act-line" });
  // The desk offers what this browser keeps, which a list that came by a link is not.
  const desk = make("a", {
    className: "act",
    href: new URL("organiser/", ROOT).pathname,
    textContent: "Préparer une journée avec ces fiches",
  });
  const list = make("ol", { className: "shelf", data: { noKeep: "" } });
  const empty = emptyNote();

  /** @type {string[]} */
  let keys = [];
  /** @type {Found[]} */
  let shown = [];
  /** @type {Undo | null} */
  let undone = null;
  let sent = false; // the list is a link's, not this browser's
  let cards = false; // they are shown below the list
  let turn = 0;
  /** @type {Set<string>} */
  const ticked = new Set();

  /** @type {(text: string, back?: Undo | null, wrong?: boolean) => void} */
  const tell = (text, back = null, wrong = false) => {
    speak(text, wrong);
    undone = back;
    undo.hidden = !back;
  };
  // What can be taken back has its button under the eye.
  /** @type {(text: string, back: Undo) => void} */
  const tellUndoable = (text, back) => {
    tell(text, back);
    undo.focus();
  };

  // --- the list --------------------------------------------------------------------------------

  // A reload, or a copy of what the browser shows as the address, leads to what is shown: one's own list says nothing but its cards.
  const showInAddress = () => {
    const address = sent ? linkTo(keys, { title: line.title(), cards }) : linkTo([], { title: "", cards });
    history.replaceState(null, "", address);
  };
  /** @type {(next: string[]) => Promise<void>} */
  const change = (next) => {
    keys = keysAmong(next);
    if (sent) showInAddress();
    else keep(keys);
    return show();
  };
  /** @type {(key: string, name: string) => void} */
  const focusOn = (key, name) => {
    const own = list.querySelector(`[data-key="${key}"]`);
    /** @type {HTMLElement | null | undefined} */
    const wanted =
      own?.querySelector(`[data-do="${name}"]:not(:disabled)`) ?? own?.querySelector("button:not(:disabled)");
    wanted?.focus();
  };
  /** @type {(one: Found, by: number) => Promise<void>} */
  const step = async (one, by) => {
    const from = keys.indexOf(one.asked);
    const others = keys.filter((key) => key !== one.asked);
    await change([...others.slice(0, from + by), one.asked, ...others.slice(from + by)]);
    tell(`${one.title} est en position ${from + by + 1} sur ${keys.length}.`);
    focusOn(one.asked, by < 0 ? "up" : "down");
  };
  /** @type {(one: Found) => Promise<void>} */
  const remove = async (one) => {
    const index = keys.indexOf(one.asked);
    await change(keys.filter((key) => key !== one.asked));
    tellUndoable(`${one.title} est retiré de la liste.`, async () => {
      await change([...keys.slice(0, index), one.asked, ...keys.slice(index)]);
      tell(`${one.title} est de retour.`);
      focusOn(one.asked, "remove");
    });
  };
  const show = async () => {
    turn += 1;
    const mine = turn;
    const found = await records(keys);
    if (mine !== turn) return;
    shown = found;
    list.replaceChildren(
      ...shown.map((one, index) =>
        item(one, {
          first: index === 0,
          last: index === keys.length - 1,
          ticked,
          step: (by) => step(one, by),
          remove: () => remove(one),
        }),
      ),
    );
    list.hidden = !keys.length;
    line.element.hidden = tools.hidden = !keys.length;
    desk.hidden = sent;
    empty.hidden = keys.length > 0;
    line.stop();
    setPrintout(null);
    showBanner();
  };

  // --- a list that came by a link ----------------------------------------------------------------

  /** @type {(keys: string[]) => Promise<void>} */
  const take = async (next) => {
    const [before, link] = [kept(), keys];
    keep(next);
    if (!isKept()) return; // the button of each page says so; the link still holds the list
    sent = false;
    keys = kept();
    showInAddress();
    await show();
    tellUndoable("La liste est gardée dans ce navigateur.", async () => {
      keep(before);
      sent = true;
      keys = link;
      showInAddress();
      await show();
      tell("C’est annulé : la liste du lien est de nouveau devant vous.");
    });
  };
  const showBanner = () => {
    banner.hidden = !sent;
    if (!sent) return;
    banner.replaceChildren(...linkBanner(keys, kept(), take));
  };

  // --- what can be done with it --------------------------------------------------------------------

  const readable = () => shown.map(({ record }) => record).filter((record) => record !== undefined);

  const compare = () => {
    const chosen = shown.filter(({ asked, record }) => record && ticked.has(asked)).map(({ record }) => record);
    const all = readable();
    const wanted = chosen.length === 0 && (all.length === 2 || all.length === 3) ? all : chosen;
    if (wanted.length < 2 || wanted.length > 3) {
      tell(
        wanted.length > 3
          ? "Trois cas au plus tiennent côte à côte : décochez-en."
          : "Cochez « Comparer » pour deux ou trois cas de la liste.",
        null,
        true,
      );
      list.querySelector("input")?.focus();
      return;
    }
    const keysOf = wanted.flatMap((record) => (record ? [record.key] : []));
    location.href = new URL(`comparer/${comparisonOf(keysOf)}`, ROOT).href;
  };
  const saveTable = () => {
    download("selection-ptce.csv", csv(readable()), "text/csv");
    tell("Le tableau est téléchargé : selection-ptce.csv. Un tableur l’ouvre tel quel.");
  };
  const clear = async () => {
    const before = keys;
    await change([]);
    tellUndoable("La liste est vide.", async () => {
      await change([...before, ...keys]);
      tell("La liste est de retour.");
      tools.querySelector("button")?.focus();
    });
  };

  // --- the page --------------------------------------------------------------------------------

  const showAddress = async () => {
    const found = listIn(location.search, kept());
    const shown = shownIn(location.hash);
    ({ keys, sent } = found);
    line.setTitle(sent ? shown.title : null);
    const told = [...found.told, ...(isKept() ? [] : [UNSTORED])];
    problems.replaceChildren(...told.map((text) => make("p", { textContent: text })));
    problems.hidden = !told.length;
    tell("");
    await show();
    if (shown.cards && keys.length) await line.openCards();
  };

  fallback.hidden = true;
  tools.append(
    action("Comparer", compare),
    action("Télécharger le tableau (CSV)", saveTable),
    action("Copier le lien", () => copyLink(linkTo(keys, { title: line.title(), cards: false }), tools, tell)),
    action("Vider", clear),
    desk,
  );
  place.append(
    banner,
    problems,
    line.element,
    tools,
    make("div", { className: "said-line" }, status, undo),
    list,
    empty,
  );
  place.hidden = false;
  // A way within the page is none to another list.
  addEventListener("popstate", () => document.getElementById(location.hash.slice(1)) ?? showAddress());
  // Another tab, or a button of this page, has changed what this browser keeps.
  addEventListener("selection", () => {
    if (sent) showBanner();
    else if (kept().join() !== keys.join()) {
      keys = kept();
      tell("");
      show();
    }
  });
  showAddress();
};

const UNSTORED = "Votre navigateur n’enregistre rien : copiez le lien pour retrouver cette liste.";
