// The questions that one brings to a pole: what one seeks first, then what has happened since, then what its page does not tell; where these are
// few, what one may ask of anybody. Each is another. Pure functions.
/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Pole} Pole */
/** @typedef {{ text: string, why: string }} Question */

export const MOST = 8; // a sheet has room for so many, and half a day too
export const LEAST = 5;
const ASKED = 2; // of the questions that one asks oneself

// What to ask of a theme: the first theme gets the first of them, the next the next, and a theme that is alone gets them all.
const OF_A_THEME = [
  "par quoi avez-vous commencé, et qui s’en occupe aujourd’hui ?",
  "qu’est-ce que cela coûte, en temps et en argent, et qui le paie ?",
  "qu’est-ce qui n’a pas marché, et qu’avez-vous changé ?",
];

const OF_ANYBODY = [
  "Qui d’autre nous conseillez-vous d’aller voir, et pourquoi ?",
  "Quel document pourriez-vous nous montrer, ou nous laisser ?",
  "De quoi auriez-vous besoin vous-mêmes, et qui pourrait vous aider ?",
  "Qu’est-ce que nous devrions voir sur place, et avec qui parler ?",
];

/** @type {(data: PeersData, pole: Pole, seeks: string[], challenges?: string[]) => Question[]} */
export const questionsFor = (data, pole, seeks, challenges = []) => {
  const own = challenges.slice(0, ASKED).map((id) => ({
    text: data.terms.challenge?.[id] ?? id,
    why: "la question que nous nous posons",
  }));
  const sought = seeks.length ? OF_A_THEME.map((_asked, rank) => aboutTheme(data, pole, seeks, rank)) : [];
  const since = pole.year
    ? { text: `Que s’est-il passé depuis ${pole.year} ?`, why: "la bibliothèque n’en sait pas plus" }
    : { text: "Où en êtes-vous, et depuis quand ?", why: "aucun document lu ne date ce qu’on en sait" };
  const untold = (pole.untold ?? [])
    .filter((id) => data.questions[id])
    .map((id) => ({ text: data.questions[id], why: "sa page ne le dit pas" }));
  const asked = [...own, ...sought, since, ...untold].slice(0, MOST);
  const more = OF_ANYBODY.map((text) => ({ text, why: "à tout pôle que l’on va voir" }));
  return [...asked, ...more.slice(0, Math.max(0, LEAST - asked.length))];
};

// The question of a rank, on one theme after another; the first on a theme says where a page shows that the pole has done it.
/** @type {(data: PeersData, pole: Pole, seeks: string[], rank: number) => Question} */
const aboutTheme = (data, pole, seeks, rank) => {
  const theme = seeks[rank % seeks.length];
  const pages = [...(pole.practised?.[theme] ?? []), ...(pole.hosted?.[theme] ?? [])];
  const title = rank < seeks.length && data.names[pages[0]];
  const text = `${data.terms.theme?.[theme] ?? theme} : ${OF_A_THEME[rank]}`;
  return { text, why: title ? `ce que nous cherchons ; voir « ${title} »` : "ce que nous cherchons" };
};
