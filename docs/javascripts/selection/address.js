// The list that the address of the selection names: `?cases=poles/x,fiches/y`. Pure functions.
import { keysAmong } from "../lib/addresses.js";
import { quoted } from "../lib/phrases.js";
import { MOST } from "./kept.js";

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
  if (wrong !== undefined) told.push(`Une partie du lien ne se lit pas (${quoted(wrong)}) : le reste est là.`);
  if (readable.length > MOST) told.push(`Le lien nomme ${readable.length} pages ; les ${MOST} premières sont là.`);
  return { keys: readable.slice(0, MOST), sent: true, told };
};

/** @type {(pieces: string[], mine: string[]) => string} */
const unreadable = (pieces, mine) => {
  const read = pieces.length ? ` : on y lit ${quoted(pieces[0])}` : "";
  const instead = mine.length ? " Voici votre propre sélection." : "";
  return `Ce lien ne nomme aucune page${read}. Il a peut-être été coupé en chemin : demandez-le de nouveau.${instead}`;
};
