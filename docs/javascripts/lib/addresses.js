// Where the pages of cases are: the root of the site, and the keys (`folder/slug`) that addresses are made of.

export const ROOT = new URL("../../", import.meta.url);

const SHAPE = /^[a-z]+\/[a-z0-9-]{3,60}$/;

// Whatever is given, by a link or by a stored text: each key once, nothing but keys.
/** @type {(values: unknown) => string[]} */
export const keysAmong = (values) =>
  Array.isArray(values) ? [...new Set(values.filter((one) => typeof one === "string" && SHAPE.test(one)))] : [];

// The key of the page that is at an address of this site.
/** @type {(address: string) => string | undefined} */
export const keyAt = (address) => keysAmong([address.replace(ROOT.href, "").replace(/^\/+|\/+$/g, "")])[0];
