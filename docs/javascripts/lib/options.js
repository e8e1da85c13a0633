// What a list offers to who types: which options a text may mean, which one it names. Pure functions;
// combobox.js shows them.
import { fold, mistakes, slips } from "./names.js";

/**
 * @template Value
 * @typedef {object} Option
 * @property {Value} [value] none for an option that makes its own
 * @property {string} label
 * @property {string[]} names what it is called, folded, the label first
 * @property {string[]} [written] the same names as they are written, where they are worth being shown
 * @property {string[]} [wide] folded names of what it is a part of: options found by these come last
 * @property {string} [matched] the other name by which it was found
 * @property {string} [note] a line below the label
 * @property {string} [group] the title under which it is listed
 * @property {() => Value | Promise<Value>} [run] makes the value once the option is chosen
 */
/** @typedef {(name: string) => number} Score how far a name is from what is sought; `NONE` when it is another */

const NONE = 9;
const PART_OF = 6; // found by what it is a part of
const OTHER_NAME = 0.5; // the label is worth more than another name
const TOO_MANY = 5000; // options among which a mistake is not looked for: it would be felt at each key

// A word that is typed to its end is worth more than the beginning of another: « jura » is a word of « Clus’Ter Jura », and
// begins « Juratri ».
/** @type {(sought: string) => Score} */
const likeness = (sought) => (name) => {
  if (name === sought) return 0;
  if (name.startsWith(`${sought} `)) return 1;
  if (`${name} `.includes(` ${sought} `)) return 2;
  if (name.startsWith(sought)) return 3;
  if (name.includes(` ${sought}`)) return 4;
  const words = name.split(" ");
  return sought.split(" ").every((word) => words.some((other) => other.startsWith(word))) ? 5 : NONE;
};

/** @type {(sought: string, most: number) => Score} */
const mistyped = (sought, most) => (name) => {
  const wrong = slips(sought, name, most);
  return wrong <= most ? wrong : NONE;
};

// The options that a text may mean, best first; without a text, all in their order. When no name has
// what is typed, those a letter or two away.
/**
 * @template Value
 * @param {Option<Value>[]} options
 * @param {string} typed
 * @returns {Option<Value>[]}
 */
export const ranked = (options, typed) => {
  const sought = fold(typed);
  if (!sought) return options;
  /** @type {(of: Score) => Option<Value>[]} */
  const scored = (of) =>
    options
      .map((option) => best(option, of))
      .filter(({ own }) => own < NONE)
      .sort((a, b) => a.own - b.own)
      .map(({ option }) => option);
  const found = scored(likeness(sought));
  const most = mistakes(sought);
  return found.length || !most || options.length > TOO_MANY ? found : scored(mistyped(sought, most));
};

// The score of an option, and the option with the name by which it was found, unless its label says it.
/**
 * @template Value
 * @param {Option<Value>} option
 * @param {Score} of
 * @returns {{ option: Option<Value>, own: number }}
 */
const best = (option, of) => {
  const scores = option.names.map((name, index) => of(name) + (index ? OTHER_NAME : 0));
  const wide = (option.wide ?? []).some((name) => of(name) < NONE) ? PART_OF : NONE;
  const own = Math.min(...scores, wide);
  const matched = option.written?.[scores.indexOf(own)];
  return { option: scores.indexOf(own) > 0 && matched && scores[0] >= NONE ? { ...option, matched } : option, own };
};

// The option that a text names exactly, when it is the only one.
/**
 * @template Value
 * @param {Option<Value>[]} options
 * @param {string} typed
 * @returns {Option<Value> | null}
 */
export const named = (options, typed) => {
  const sought = fold(typed);
  const found = sought ? options.filter((option) => option.names.includes(sought)) : [];
  return found.length === 1 ? found[0] : (options.find((option) => option.value === typed.trim()) ?? null);
};

// The option that is left alone, whatever else there is to do.
/**
 * @template Value
 * @param {Option<Value>[]} options
 * @returns {Option<Value> | null}
 */
export const onlyValue = (options) => {
  const values = options.filter(({ run }) => !run);
  return values.length === 1 ? values[0] : null;
};
