// The word that was meant by one that no page has. Pure functions over the lexicon of the library (index.js).
import { distance, mistakes } from "../lib/names.js";
import { words } from "../language/words.js";

/** @typedef {{ shown: string, folded: string }} Known a word of the lexicon, as it is written and folded */

// The lexicon with its words folded.
/** @type {(lexicon: string[]) => Known[]} */
export const foldedWords = (lexicon) => lexicon.map((shown) => ({ shown, folded: words(shown).join("") }));

// The nearest word, the most frequent among equals; else the first that begins so. None for a word of under four letters.
/** @type {(word: string, known: Known[]) => Known | undefined} */
export const meant = (word, known) => {
  const most = mistakes(word);
  if (!most || /\d/.test(word)) return undefined;
  let least = most + 1;
  let found;
  for (const one of known) {
    const far = distance(word, one.folded, Math.min(most, least - 1));
    if (far < least) {
      least = far;
      found = one;
    }
    if (least === 1) break;
  }
  return found ?? known.find(({ folded }) => folded.startsWith(word));
};
