// What is asked with a picture, said as to somebody who never published one: whose it is, what others may do with it, who can be seen.

/** @typedef {import("./picture-field.js").Tools} Tools */

const AGREED = "agreed";
const OF_AGREEMENT = ["agreed_on", "agreed_for", "minors"];

/** @type {Record<string, string>} */
const HELP = {
  alt: "Une phrase suffit, comme à quelqu’un au téléphone. Inutile de commencer par « photo de ».",
  credit: "La personne ou la structure qui l’a prise. Vous, peut-être.",
  licence:
    "Si elle est de vous, CC BY-SA 4.0 laisse d’autres la montrer en vous citant. Sinon, écrivez ce que son auteur vous a permis ; sans sa permission, ne l’ajoutez pas.",
};

/** @type {Record<string, string>} */
const PEOPLE = {
  none: "Ni visage, ni silhouette, ni nom sur un badge.",
  "not-recognisable": "De dos, de loin, floues : même leurs proches ne doivent pas pouvoir les nommer.",
  [AGREED]:
    "Chaque personne que l’on reconnaît a accepté, par écrit, que cette image soit publiée ici. Pour un enfant, ce sont ses parents, ou qui en est responsable. Remettez leur accord à l’équipe, à part : elle le conserve, il n’est jamais joint à ce que vous envoyez ici ni publié. Qui change d’avis le dit, et l’image disparaît de partout.",
};

// The fields of a card, with more help; those of an agreement come once there is one to tell of.
/** @type {(card: HTMLElement | null, tools: Tools) => void} */
export const askWell = (card, tools) => {
  if (!card) return;
  const { say } = tools;
  for (const [name, text] of Object.entries(HELP)) helped(card, name, text, tools);
  // A year alone would do for other days.
  const day = card.querySelector("[data-field='agreed_on'] .help");
  if (day) say(day, "Le jour où la dernière personne a accepté. Par exemple : 2026-11-22");
  const select = card.querySelector("[data-field='people'] select");
  const more = helped(card, "people", "", tools);
  const draw = () => {
    const people = select instanceof HTMLSelectElement ? select.value : "";
    if (more) say(more, PEOPLE[people] ?? "");
    if (people !== AGREED) return;
    for (const name of OF_AGREEMENT)
      card.querySelector(`[data-field='${name}']`)?.dispatchEvent(new Event("reveal", { bubbles: true }));
  };
  select?.addEventListener("change", draw);
  draw();
  offerLicences(card, tools);
};

// One more line of help, which who hears the field hears too.
/** @type {(card: HTMLElement, name: string, text: string, tools: Tools) => HTMLElement | null} */
const helped = (card, name, text, { make }) => {
  const field = card.querySelector(`[data-field='${name}']`);
  const input = field?.querySelector("input, textarea, select");
  if (!field || !input) return null;
  const more = make("p", { className: "help", id: `${input.id}-plus`, textContent: text });
  if (name === "people") more.setAttribute("role", "status");
  (field.querySelector(".objections") ?? input).before(more);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${more.id}`.trim());
  return more;
};

// The licences that most pictures have which others may show again, to be chosen or written over.
/** @type {(card: HTMLElement, tools: Tools) => Promise<void>} */
const offerLicences = async (card, { make, declared }) => {
  const input = card.querySelector("[data-field='licence'] input");
  if (!input) return;
  /** @type {{ licences: Record<string, string> }} */
  const { licences } = await declared("gabarits.json").catch(() => ({ licences: {} }));
  const list = make(
    "datalist",
    { id: `${input.id}-licences` },
    ...Object.keys(licences).map((value) => make("option", { value })),
  );
  input.after(list);
  input.setAttribute("list", list.id);
};
