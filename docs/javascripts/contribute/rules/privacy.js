// Whom a file may not name, by the same expressions as the command: twin of macros/casebook/check/privacy.py.
import { texts } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Finding} Finding */
/** @typedef {import("../catalogue.js").Problem} Problem */

// Personal e-mail addresses and mobile numbers, each with its offset; generic addresses are allowed.
/** @type {(catalogue: Catalogue, text: string) => [offset: number, finding: Finding][]} */
export const contacts = (catalogue, text) => {
  const addresses = [...text.matchAll(catalogue.expression("email"))].filter(
    (match) => !catalogue.whole("generic", `${match[1]}@${match[2]}`),
  );
  const blanked = text.replace(catalogue.expression("web"), (address) => "x".repeat(address.length));
  const mobiles = [...blanked.matchAll(catalogue.expression("mobile"))];
  return [
    ...addresses.map(({ index }) => /** @type {[number, Finding]} */ ([index, catalogue.say("personal-contact")])),
    ...mobiles.map(({ index }) => /** @type {[number, Finding]} */ ([index, catalogue.say("personal-contact/phone")])),
  ];
};

// The personal contacts in some values.
/** @type {(catalogue: Catalogue, data: Data) => Problem[]} */
export const contactsIn = (catalogue, data) =>
  texts(data).flatMap(([path, value]) => contacts(catalogue, value).map(([, finding]) => ({ path, ...finding })));
