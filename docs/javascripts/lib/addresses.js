// Where the pages of cases are: the root of the site, the keys (`folder/slug`) that addresses are made of, the address of
// their comparison.

export const ROOT = new URL("../../", import.meta.url);

const SHAPE = /^[a-z]+\/[a-z0-9-]{3,60}$/;

// Whatever is given, by a link or by a stored text: each key once, nothing but keys.
/** @type {(values: unknown) => string[]} */
export const keysAmong = (values) =>
  Array.isArray(values) ? [...new Set(values.filter((one) => typeof one === "string" && SHAPE.test(one)))] : [];

// Where a case is, from the root: its page or, if it has none, its line on the index of its type. `line` is the number of
// the page of the index that has the line; `numbered_address` in macros/pages/views/numbering.py says where that page is.
/** @type {(key: string, line?: number) => string} */
export const caseAddress = (key, line = 0) => {
  const [folder, slug] = key.split("/");
  return line ? `${folder}/${line > 1 ? `page_${line}/` : ""}#${slug}` : `${key}/`;
};

// The key of the page that is at an address of this site.
/** @type {(address: string) => string | undefined} */
export const keyAt = (address) => keysAmong([address.replace(ROOT.href, "").replace(/^\/+|\/+$/g, "")])[0];

// The names under which the address of the comparison holds its cases; the address, from its page.
export const COMPARED = ["a", "b", "c"];
/** @type {(keys: string[]) => string} */
export const comparisonOf = (keys) =>
  keys.length ? `?${keys.map((key, index) => `${COMPARED[index]}=${key}`).join("&")}` : "";
