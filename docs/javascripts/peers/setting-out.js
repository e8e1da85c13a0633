// Where one starts from, as the address says it, and who asks.
import { Missing, casePage } from "../lib/case-page.js";
import { quoted } from "../lib/phrases.js";
import { readDraft } from "./describe/draft.js";
import { describing, descriptionOf } from "./model.js";
import { knownParts } from "./summary.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Description} Description */
/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./chosen.js").Visitor} Visitor */
/** @typedef {{ from: Pole | undefined, description: Description, told: string[] }} Start where one starts from, and what could not be read of it */

/** @type {(data: PeersData, asked: Asked) => Promise<Start>} */
export const startFrom = async (data, asked) => {
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

// Who asks: the pole that one started from where it is theirs, else what this browser keeps of them, or what the address says. `described` is
// what they said of themselves.
/** @type {(data: PeersData, start: Start, ours: boolean, started: boolean) => Visitor & { described: Description }} */
export const visitorOf = (data, { from, description }, ours, started) => {
  const draft = readDraft();
  const described = started && (!from || ours) ? description : knownParts(data, draft.description);
  const { seeks, challenges, gives } = described;
  return {
    who: draft.who || (ours && from ? from.title : ""),
    where: draft.where || (ours && from ? (from.place ?? "") : ""),
    beside: from && !ours ? from.title : "",
    seeks,
    // What a pole of the library has to do with is not what it would ask.
    challenges: from ? [] : challenges,
    gives,
    described,
  };
};
