// The pages of a list, read a few at a time: how far it is is told, and it can be stopped.
import { Missing } from "../../lib/case-page.js";
import { listed, quoted } from "../../lib/phrases.js";

/**
 * @typedef {object} Request what is to be printed
 * @property {string[]} keys
 * @property {string} title empty for none
 * @property {string} address where the list is found again
 * @property {AbortSignal} signal
 * @property {(read: number) => void} told is told how many have been read, in vain too
 */
/** @typedef {{ gone: string[], unread: string[] }} Lost the keys of no page, those of pages that could not be had */

const AT_ONCE = 8;

// What `read` makes of each key, in their order, and the keys of which it makes nothing. Throws the reason of the
// signal as soon as it is stopped: what is on its way then is not waited for.
/**
 * @template Read
 * @param {Request} request
 * @param {(key: string) => Promise<Read>} read
 * @returns {Promise<Lost & { found: Read[] }>}
 */
export const gathered = async ({ keys, signal, told }, read) => {
  signal.throwIfAborted();
  /** @type {PromiseSettledResult<Read>[]} */
  const answers = [];
  let next = 0;
  let ended = 0;
  const some = async () => {
    while (next < keys.length && !signal.aborted) {
      const index = next++;
      [answers[index]] = await Promise.allSettled([read(keys[index])]);
      ended += 1;
      if (!signal.aborted) told(ended);
    }
  };
  /** @type {Promise<never>} */
  const stopped = new Promise((_, stop) => {
    signal.addEventListener("abort", () => stop(signal.reason), { once: true });
  });
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, some)), stopped]);
  /** @type {(gone: boolean) => string[]} */
  const lost = (gone) =>
    keys.filter((_, index) => {
      const answer = answers[index];
      return answer.status === "rejected" && answer.reason instanceof Missing === gone;
    });
  return {
    found: answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : [])),
    gone: lost(true),
    unread: lost(false),
  };
};

// What is said of the pages that are not there; empty when all are.
/** @type {(lost: Lost) => string} */
export const lostTold = ({ gone, unread }) =>
  [
    gone.length === 1 && `Une page n’est plus dans la bibliothèque : ${named(gone)}.`,
    gone.length > 1 && `${gone.length} pages ne sont plus dans la bibliothèque : ${named(gone)}.`,
    unread.length === 1 && `Une page n’a pas pu se charger : ${named(unread)}. Recommencez pour l’avoir.`,
    unread.length > 1 &&
      `${unread.length} pages n’ont pas pu se charger : ${named(unread)}. Recommencez pour les avoir.`,
  ]
    .filter(Boolean)
    .join(" ");

/** @type {(keys: string[]) => string} */
const named = (keys) => listed(keys.map(quoted));
