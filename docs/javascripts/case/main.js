// What the page of a case learns from the visitor's day and browser: whether its review is
// due and its offers are still open, a citation to copy, a button to print, a link beside each
// title to the form that mends this part, a link to the comparison. Without this script
// every date is as it was written and everything can be read.
import { COMPARED, ROOT, comparisonOf } from "../lib/addresses.js";
import { comparing } from "../selection/kept.js";

const LONG_DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

// The day of the visitor, as the page writes days for scripts: 2016-09-23.
const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** @type {(day: string | undefined) => string} */
const words = (day = "") => LONG_DAY.format(new Date(day)).replace(/^1 /, "1er ");

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
const all = (selector, within = document) =>
  [...within.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @type {(text: string, run: () => unknown) => HTMLButtonElement} */
const button = (text, run) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", run);
  return made;
};

// The review: planned for a day that may have passed.
const tellReview = () => {
  for (const line of all("[data-due]")) {
    const { due = "" } = line.dataset;
    if (due > today) continue;
    line.textContent = `À relire depuis le ${words(due)}.`;
    line.classList.add("overdue");
  }
};

// The offers: first on the page while one of them is open, with the others once none is.
const tellOffers = () => {
  const offers = document.getElementById("x-offres");
  if (!offers) return;
  const dated = all("[data-until]", offers);
  for (const line of dated) {
    const [standing] = all("[data-standing]", line);
    const { until = "" } = line.dataset;
    if (until < today)
      standing.textContent = `${standing.textContent.split(",")[0]}, valable jusqu’au ${words(until)} : à confirmer avant de compter dessus`;
  }
  if (!offers.classList.contains("standing-offers") || dated.some(({ dataset }) => (dataset.until ?? "") >= today))
    return;
  offers.classList.remove("standing-offers");
  offers.parentElement?.append(offers);
};

// The citation: its address where the site gave it none, the day, a copy of the whole.
const fillCitation = () => {
  const [citation] = all("[data-citation]");
  if (!citation) return;
  const [address] = all("[data-address]", citation);
  if (address.textContent.startsWith("/")) address.textContent = location.origin + location.pathname;
  all("[data-today]", citation)[0].textContent = words(today);
  const said = Object.assign(document.createElement("span"), { className: "note" });
  said.setAttribute("role", "status");
  const copy = button("Copier la citation", async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent.replace(/\s*\n\s*/g, " ").trim());
      said.textContent = " Citation copiée : collez-la dans votre texte.";
    } catch {
      getSelection()?.selectAllChildren(citation);
      said.textContent = " La citation est sélectionnée : copiez-la avec Ctrl + C.";
    }
  });
  const line = document.createElement("p");
  line.append(copy, said);
  citation.after(line);
};

// The mark beside a title: its link, copied in one click. Without this script it is a link like others.
const copyLinksOfParts = () => {
  const said = Object.assign(document.createElement("span"), { className: "note" });
  said.setAttribute("role", "status");
  for (const mark of all("a.anchor")) {
    mark.setAttribute("aria-label", `Copier le lien${mark.getAttribute("aria-label")?.slice("Lien".length)}`);
    mark.addEventListener("click", async () => {
      const { href } = /** @type {HTMLAnchorElement} */ (mark);
      mark.after(" ", said);
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(href);
        said.textContent = "Lien copié : collez-le dans un message.";
      } catch {
        said.textContent = "Le lien est dans la barre d’adresse.";
      }
    });
  }
};

// The facts that are folded: on paper they are open, by hand where the style sheet cannot open them.
const unfoldFactsOnPaper = () => {
  const facts = document.querySelector(".more-facts");
  if (!(facts instanceof HTMLDetailsElement) || CSS.supports("selector(::details-content)")) return;
  let open = false;
  addEventListener("beforeprint", () => {
    open = facts.open;
    facts.open = true;
  });
  addEventListener("afterprint", () => {
    facts.open = open;
  });
};

// Mending: the link of the page (`.mend`) leads to the form; beside each title, to the form opened there.
const mendParts = () => {
  const form = document.querySelector(".mend a");
  if (!(form instanceof HTMLAnchorElement)) return;
  /** @type {(place: Element | null, asked: string, name: string) => void} */
  const link = (place, asked, name) => {
    const made = Object.assign(document.createElement("a"), { className: "mend-here", textContent: "Corriger" });
    made.setAttribute("href", `${form.getAttribute("href")}${asked}#ecrire`);
    made.setAttribute("aria-label", `Corriger ou compléter\u00a0: ${name}`);
    place?.append(" ", made);
  };
  link(document.querySelector(".case-actions"), "", "cette page");
  link(document.querySelector(".facts > .titled"), "&champ=faits", "les faits");
  for (const line of all(".case-body > section > .titled")) {
    const { id, dataset } = /** @type {HTMLElement} */ (line.parentElement);
    link(line, dataset.field ? `&champ=${dataset.field}` : `&partie=${id}`, all("h2", line)[0].textContent.trim());
  }
};

// The link to the comparison, with what is compared already as long as there is room, and a button that begins it anew.
const compareLine = () => {
  const key = document.querySelector("article[data-case]")?.getAttribute("data-case");
  if (!key) return;
  const link = Object.assign(document.createElement("a"), { className: "keep-compare" });
  const clear = button("Vider la comparaison", () => {
    comparing.write([]);
    link.focus();
  });
  clear.className = "compare-clear";
  const show = () => {
    const list = comparing.read();
    const full = list.length === COMPARED.length && !list.includes(key);
    const seen = list.length > 1 && (full || list.includes(key));
    const added = list.length > 0 && !full && !list.includes(key);
    const asked = full || list.includes(key) ? list : [...list, key];
    link.textContent = `${seen ? "Voir la comparaison" : added ? "Ajouter à la comparaison" : "Comparer"}${seen || added ? ` (${list.length})` : ""}`;
    link.href = new URL(`comparer/${comparisonOf(asked)}`, ROOT).href;
    link.title = full ? "Trois cas y sont déjà\u00a0: retirez-en un pour ajouter celui-ci." : "";
    clear.hidden = !list.some((one) => one !== key);
  };
  addEventListener("comparison", show);
  comparing.follow();
  show();
  (document.querySelector(".case-actions .keep-line") ?? document.querySelector(".case-actions"))?.append(link, clear);
};

// To print, and to show this case elsewhere: the link leads to what others paste, which is opened here instead.
const printAndEmbed = () => {
  const link = document.querySelector('.case-actions > a[href$="#integrer"]');
  document.querySelector(".case-actions")?.insertBefore(
    button("Imprimer", () => print()),
    link,
  );
  if (!(link instanceof HTMLAnchorElement)) return;
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("./embed.js").then(({ toggle }) => toggle(link)).catch(() => location.assign(link.href));
  });
};

tellReview();
tellOffers();
fillCitation();
copyLinksOfParts();
compareLine();
printAndEmbed();
unfoldFactsOnPaper();
mendParts();
