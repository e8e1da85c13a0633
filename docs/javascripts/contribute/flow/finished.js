// The code of `finishing.js` and the words of the check, fetched as one: neither is of use without the other.

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */

// Fails where they cannot be fetched; they are asked for anew by the next who wants them.
/** @type {(catalogue: Catalogue) => Promise<typeof import("./finishing.js")>} */
export const finished = async (catalogue) => {
  const [code] = await Promise.all([import("./finishing.js"), catalogue.withMessages()]);
  return code;
};
