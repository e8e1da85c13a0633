// Pieces of French sentences. Pure functions.

// What somebody typed or an address holds, short enough to be repeated in a message.
/** @type {(text: string) => string} */
export const quoted = (text) => {
  const bare = text.replace(/^[«“"]\s*|\s*[»”"]$/g, "");
  return `« ${bare.length > 60 ? `${bare.slice(0, 60)}…` : bare} »`;
};

/** @type {(number: number) => string} */
export const pageCount = (number) => (number === 1 ? "1 page" : `${number} pages`);

/** @type {(items: string[], last?: string) => string} */
export const listed = (items, last = "et") =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
