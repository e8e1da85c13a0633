// The names of a table that stand in the words of a query. Pure functions.

const MOST_OF_A_NAME = 6; // words

// What a table of the index has under a word; « constructor » is no entry by itself.
/**
 * @template Value
 * @param {Record<string, Value>} table
 * @param {string} word
 * @returns {Value | undefined}
 */
export const under = (table, word) => (Object.hasOwn(table, word) ? table[word] : undefined);

// The entries of a table that the words name, the longest names first, each word in one name, with the ranks of their words: the table
// has them by their names written as one word.
/**
 * @template Value
 * @param {Record<string, Value>} table
 * @param {string[]} all
 * @returns {{ own: Value, ranks: number[] }[]}
 */
export const namesIn = (table, all) => {
  const taken = new Set();
  const found = [];
  for (let length = Math.min(MOST_OF_A_NAME, all.length); length > 0; length -= 1)
    for (let from = 0; from + length <= all.length; from += 1) {
      const own = under(table, all.slice(from, from + length).join(""));
      const ranks = Array.from({ length }, (_, rank) => from + rank);
      if (own === undefined || ranks.some((rank) => taken.has(rank))) continue;
      for (const rank of ranks) taken.add(rank);
      found.push({ own, ranks });
    }
  return found;
};
