// The name of a new picture: that of its page, and a number that no other has. Pure functions.

/** @typedef {{ folder: string, slug: string, keys: Iterable<string>, taken: Iterable<string> }} Naming `slug` is empty for a page that has no name yet; `keys` are the pages of the library, `taken` the names of other pictures */

// A page of another type may have the same name: then both say their type.
/** @type {(naming: Naming) => string} */
export const pictureName = ({ folder, slug, keys, taken }) => {
  const twin = [...keys].some((key) => key.endsWith(`/${slug}`) && !key.startsWith(`${folder}/`));
  const begin = slug ? (twin ? `${folder}-${slug}` : slug) : `photo-${chance()}`;
  const names = new Set([...taken].map((name) => name.replace(/\.[a-z]+$/, "")));
  let number = 1;
  while (names.has(`${begin}-${number}`)) number += 1;
  return `${begin}-${number}.jpg`;
};

/** @type {() => string} */
const chance = () => [...crypto.getRandomValues(new Uint32Array(2))].map((one) => one.toString(36)).join("");
