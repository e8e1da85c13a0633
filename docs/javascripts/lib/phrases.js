// Pieces of French sentences. Pure functions.

// What somebody typed or an address holds, short enough to be repeated in a message.
/** @type {(text: string) => string} */
export const quoted = (text) => `« ${text.length > 60 ? `${text.slice(0, 60)}…` : text} »`;

/** @type {(number: number) => string} */
export const pageCount = (number) => (number === 1 ? "1 page" : `${number} pages`);

/** @type {(items: string[]) => string} */
export const listed = (items) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} et ${items.at(-1)}`;
