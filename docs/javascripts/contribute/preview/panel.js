// The preview: the page as it will be published, drawn anew a moment after something changed, and
// only while it can be seen.
import { make } from "../../lib/elements.js";
import { spokenLine } from "../../lib/live-region.js";

/**
 * @typedef {object} PreviewPanel
 * @property {HTMLElement} element
 * @property {() => Promise<void>} refresh draws the page again
 * @property {(id: string | undefined) => void} follow brings a part of the page into its frame, where it scrolls by itself
 * @property {() => void} later draws it in a moment, if it can be seen then
 */

const AS_PUBLISHED = "La page telle qu’elle sera publiée.";
const WAIT = 500; // milliseconds
const DEEPER = 2; // the page has a title of its own, and so has the step

// The titles of the page that is shown, below those of the page that shows it: to the ear alone, it looks as it will.
/** @type {(page: Element) => void} */
const lower = (page) => {
  for (const title of page.querySelectorAll("h1, h2, h3, h4, h5")) {
    title.setAttribute("role", "heading");
    title.setAttribute("aria-level", String(Math.min(Number(title.localName.slice(1)) + DEEPER, 6)));
  }
};

// `told` says what the page is that is shown.
/** @type {(draw: () => Promise<Node>, told?: string) => PreviewPanel} */
export const previewPanel = (draw, told = AS_PUBLISHED) => {
  const page = make("div", { className: "preview-page", data: { noKeep: "" } });
  const { element: status, speak } = spokenLine({ className: "help" });
  speak(told);
  const element = make(
    "section",
    { className: "preview", tabIndex: 0, attributes: { "aria-label": "Aperçu de la page" } },
    status,
    page,
  );
  let wait = 0;
  let running = false;
  let again = false;
  let failed = false;
  /** @type {string | null | undefined} */
  let sought = null;
  // A link of the preview opens beside the form, which stays.
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.hasAttribute("href")) return;
    if (link.getAttribute("href")?.startsWith("#")) {
      event.preventDefault();
      return;
    }
    link.target = "_blank";
    link.rel = "noopener";
  });
  const soughtPart = () => (sought ? page.querySelector(`[id="${CSS.escape(sought)}"]`) : null);
  const bring = () => {
    const part = soughtPart();
    if (part) element.scrollTop += part.getBoundingClientRect().top - element.getBoundingClientRect().top - 60;
  };
  const refresh = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const drawn = await draw();
      const stood = soughtPart();
      page.replaceChildren(drawn);
      lower(page);
      // Whoever adds a fact sees it, wherever a reader would have to unfold it.
      for (const folded of page.querySelectorAll("details")) folded.open = true;
      // A part that is written for the first time appears with its first words.
      if (!stood) bring();
      if (failed) speak(told); // said once: it would be read aloud at every change
      failed = false;
    } catch {
      failed = true;
      speak("L’aperçu n’a pas pu être préparé : le réseau manque peut-être. Cela n’empêche rien.", true);
    }
    running = false;
    if (again) {
      again = false;
      refresh();
    }
  };
  const seen = () => element.isConnected && element.getClientRects().length > 0;
  return {
    element,
    refresh,
    follow: (id) => {
      sought = id;
      bring();
    },
    later: () => {
      clearTimeout(wait);
      wait = setTimeout(() => {
        if (seen()) refresh();
      }, WAIT);
    },
  };
};
