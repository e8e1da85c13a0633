// The preview: the page as it will be published, drawn anew a moment after something changed, and
// only while it can be seen.
import { make } from "../../lib/elements.js";

const WAIT = 500;

export const previewPanel = (draw) => {
  const page = make("div", { className: "preview-page", data: { noKeep: "" } });
  const status = make("p", { className: "help", textContent: "La page telle qu’elle sera publiée." });
  const element = make(
    "section",
    { className: "preview", tabIndex: 0, attributes: { "aria-label": "Aperçu de la page" } },
    status,
    page,
  );
  let wait = 0;
  let running = false;
  let again = false;
  let sought = null;
  // A link of the preview opens beside the form, which stays.
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) {
      if (link) event.preventDefault();
      return;
    }
    link.target = "_blank";
    link.rel = "noopener";
  });
  const soughtPart = () => sought && page.querySelector(`[id="${CSS.escape(sought)}"]`);
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
      // A part that is written for the first time appears with its first words.
      if (!stood) bring();
      status.textContent = "La page telle qu’elle sera publiée.";
    } catch {
      status.textContent = "L’aperçu n’a pas pu être préparé : le réseau manque peut-être. Cela n’empêche rien.";
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
    // Bring a part of the page into its frame, where it scrolls by itself.
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
