// The questions that one brings to a pole: what one seeks first, then what has happened since, then what its page does not tell. Pure functions.
/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {{ text: string, why: string }} Question */

export const MOST = 7; // a sheet has room for so many, and half a day too
const SOUGHT = 3;

/** @type {(data: PeersData, pole: Pole, seeks: string[]) => Question[]} */
export const questionsFor = (data, pole, seeks) => {
  const sought = seeks.slice(0, SOUGHT).map((theme) => ({
    text: `${data.terms.theme?.[theme] ?? theme} : par quoi avez-vous commencé, qui s’en occupe, et qu’est-ce que cela demande ?`,
    why: "ce que nous cherchons",
  }));
  const since = pole.year
    ? { text: `Que s’est-il passé depuis ${pole.year} ?`, why: "la bibliothèque n’en sait pas plus" }
    : { text: "Où en êtes-vous, et depuis quand ?", why: "aucun document lu ne date ce qu’on en sait" };
  const untold = (pole.untold ?? [])
    .filter((id) => data.questions[id])
    .map((id) => ({ text: data.questions[id], why: "sa page ne le dit pas" }));
  return [...sought, since, ...untold].slice(0, MOST);
};
