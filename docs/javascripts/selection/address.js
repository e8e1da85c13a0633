// The list that the address of the selection names: `?cases=poles/x,fiches/y#titre=…&cartes`. Its title, and whether its cards are
// shown, stand in the fragment, which no host is told. Pure functions.
import { keysAmong } from "../lib/addresses.js";
import { quoted } from "../lib/phrases.js";
import { MOST, shareAddress } from "./kept.js";

/** @typedef {{ title: string, cards: boolean }} Shown what else a link says: a title, empty for none; whether the cards are shown */

// The list to show, whether it is the link's or the visitor's own (`mine`), and what is wrong with the link.
/** @type {(search: string, mine: string[]) => { keys: string[], sent: boolean, told: string[] }} */
export const listIn = (search, mine) => {
  const given = new URLSearchParams(search).get("cases");
  if (given === null) return { keys: mine, sent: false, told: [] };
  const pieces = given
    .split(",")
    .map((piece) => piece.trim().replace(/^\/+|\/+$/g, ""))
    .filter(Boolean);
  const readable = keysAmong(pieces);
  if (!readable.length) return { keys: mine, sent: false, told: [unreadable(pieces, mine)] };
  const told = [];
  const wrong = pieces.find((piece) => !readable.includes(piece));
  if (wrong !== undefined) told.push(`Une partie du lien ne se lit pas (${quoted(wrong)})\u00a0: le reste est là.`);
  if (readable.length > MOST) told.push(`Le lien nomme ${readable.length} pages\u00a0; les ${MOST} premières sont là.`);
  return { keys: readable.slice(0, MOST), sent: true, told };
};

/** @type {(pieces: string[], mine: string[]) => string} */
const unreadable = (pieces, mine) => {
  const read = pieces.length ? ` : on y lit ${quoted(pieces[0])}` : "";
  const instead = mine.length ? " Voici votre propre sélection." : "";
  return `Ce lien ne nomme aucune page${read}. Il a peut-être été coupé en chemin : demandez-le de nouveau.${instead}`;
};

export const LONGEST_TITLE = 120;

// A title as it is shown, whatever a link or somebody wrote: one line, of no more than so many letters.
/** @type {(text: string) => string} */
export const titled = (text) => [...text.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, LONGEST_TITLE).join("").trim();

/** @type {(hash: string) => Shown} */
export const shownIn = (hash) => {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  return { title: titled(said.get("titre") ?? ""), cards: said.has("cartes") };
};

// The address of a list with its title, and with its cards open.
/** @type {(keys: string[], shown: Shown) => string} */
export const linkTo = (keys, { title, cards }) => {
  const said = [title && `titre=${encodeURIComponent(title)}`, cards && "cartes"].filter(Boolean);
  return `${shareAddress(keys)}${said.length ? `#${said.join("&")}` : ""}`;
};
