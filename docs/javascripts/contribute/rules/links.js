// Where a link of a text leads: out to the web, to a part of the page, to another case. Twin of
// macros/casebook/check/links.py; body.js asks for each link, preview/prose.js again when it writes it.
import { normal } from "../normal-text.js";
import { shortened } from "./dates.js";
import { folded } from "./french.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Finding} Finding */
/** @typedef {import("../markdown.js").Node} Node */
/** @typedef {import("./casefile.js").Context} Context */

// The `folder/slug` that a relative link in a case of this folder leads to, or nothing.
/** @type {(folder: string, url: string) => string | undefined} */
export const caseLink = (folder, url) => {
  if (!url.endsWith(".md") || url.includes(":") || url.startsWith("/")) return undefined;
  /** @type {string[]} */
  const path = [];
  for (const part of `${folder}/${url.slice(0, -3)}`.split("/")) {
    if (part === ".." && path.length && path.at(-1) !== "..") path.pop();
    else if (part && part !== ".") path.push(part);
  }
  return path.length === 2 && !path.includes("..") ? path.join("/") : undefined;
};

// A case as a link in a case of this folder writes it: the one of the folder that was wanted, if it is there.
/** @type {(slug: string, context: Context, wanted: string) => string} */
export const fileOf = (slug, { catalogue, folder, keys }, wanted) => {
  const owner = [wanted, ...catalogue.types.map((type) => type.folder)].find((name) => keys.has(`${name}/${slug}`));
  return owner === folder ? `${slug}.md` : `../${owner}/${slug}.md`;
};

// The case that was renamed from a key which the file writes so, and how to write it now; nothing for another key. Twin of
// `of_files` in macros/casebook/check/across_files.py.
/** @type {(catalogue: Catalogue, key: string, written: string) => import("../catalogue.js").Guess | undefined} */
export const renamed = (catalogue, key, written) => {
  const owner = catalogue.former.get(key);
  if (!owner) return undefined;
  const [[, old], [, slug]] = [key.split("/"), owner.split("/")];
  const at = written.lastIndexOf(old);
  return { owner, mended: `${written.slice(0, at)}${slug}${written.slice(at + old.length)}` };
};

// An address, and what is said of it, as people read them: with its plain characters, in normal form.
/** @type {(catalogue: Catalogue, text: string) => string} */
export const inTheClear = (catalogue, text) =>
  normal(catalogue, text).replace(/%([2-7][0-9A-Fa-f])/g, (_found, code) => String.fromCharCode(parseInt(code, 16)));

// The fragment of a section.
/** @type {(title: string) => string} */
export const sectionId = (title) => `s-${folded(title).replaceAll(" ", "-")}`;

// What is said of the site where a link leads: that it is another than the one that people read, that its words show
// another.
/** @type {(catalogue: import("../catalogue.js").Catalogue, node: Node) => Finding[]} */
export const ofSite = (catalogue, node) => {
  const { destination: url, title } = node;
  const refused = troubleWith(url, catalogue.directory.admitted);
  const elsewhere = catalogue.whole("external", url) && showsElsewhere(`${title ?? ""}\n${wordsOf(node)}`, url);
  const said = [refused || elsewhere].filter((one) => one !== undefined && one !== false);
  return said.map(({ objection, values }) => catalogue.say(objection, values));
};

// The words inside a link.
/** @type {(node: Node) => string} */
const wordsOf = (node) => {
  let words = node.type === "softbreak" || node.type === "linebreak" ? "\n" : (node.literal ?? "");
  for (let child = node.firstChild; child; child = child.next) words += wordsOf(child);
  return words;
};

// --- the site of a web address: twin of macros/casebook/schema/web_addresses.py ---------------

/** @typedef {{ objection: string, values: Record<string, unknown> }} Trouble */

// What stands between // and the path.
/** @type {(url: string) => string | undefined} */
const authorityOf = (url) => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];

// Why an address may lead elsewhere than it says, or nothing; `admitted` are those that the library keeps all the same.
/** @type {(url: string, admitted: string[]) => Trouble | undefined} */
export const troubleWith = (url, admitted) => {
  const authority = authorityOf(url);
  if (authority === undefined) return undefined;
  if (/@|%40|\\/.test(authority)) {
    const site = authority.split(/@|%40|\\/).at(-1);
    return { objection: "address-user", values: { value: shortened(url), site: shortened(site ?? "") } };
  }
  const port = /:([^[\]]*)$/.exec(authority)?.[1];
  if (
    port !== undefined &&
    !(/^[0-9]+$/.test(port) && Number(port.slice(0, 6)) > 0 && Number(port.slice(0, 6)) < 65536)
  )
    return { objection: "address-port", values: { value: shortened(url), port: shortened(port) } };
  const host = authority
    .replace(/:[0-9]*$/, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u3002\uff61]/g, ".")
    .replace(/\.$/, "");
  const objection = !isNamed(host) ? "address-number" : !isOneAlphabet(host) ? "address-letters" : undefined;
  if (!objection || admits(admitted, url)) return undefined;
  return { objection, values: { value: shortened(url), site: shortened(authority) } };
};

// An address in the words of a link.
const SHOWN = /(?:https?:\/\/|www\.)([^\s/?#:<>«»()\u0022\u2019,;]*[^\s/?#:<>«»()\u0022\u2019,;.])/giu;

// The remark on a link whose words or title show another site than the one where it leads, or nothing. An archive of a
// site has that site in its own address.
/** @type {(words: string, url: string) => Trouble | undefined} */
export const showsElsewhere = (words, url) => {
  const own = short((authorityOf(url) ?? "").replace(/:[0-9]*$/, ""));
  const site = [...words.matchAll(SHOWN)]
    .map(([, shown]) => short(shown))
    .find(
      (one) => one !== own && !own.endsWith(`.${one}`) && !one.endsWith(`.${own}`) && !url.toLowerCase().includes(one),
    );
  return site === undefined
    ? undefined
    : { objection: "link-elsewhere", values: { value: shortened(url), site: shortened(site) } };
};

/** @type {(site: string) => string} */
const short = (site) =>
  site
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");

// Browsers read the last part of a host as a number where it is one, in any of three ways.
/** @type {(host: string) => boolean} */
const isNamed = (host) => !host.startsWith("[") && !/^(?:[0-9]+|0x[0-9a-f]*)$/.test(host.split(".").at(-1) ?? "");

const LATIN = /[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]/u;

// Other signs look like the / that ends a host, letters of other alphabets like ours.
/** @type {(host: string) => boolean} */
const isOneAlphabet = (host) => {
  const others = [...host].filter((character) => !/[a-z0-9._-]/.test(character) && !LATIN.test(character));
  if (!others.every((character) => /[\p{L}\p{M}]/u.test(character))) return false;
  return !others.length || !LATIN.test(host);
};

// One whose site has a * admits nothing.
/** @type {(admitted: string[], url: string) => boolean} */
const admits = (admitted, url) =>
  admitted.some((pattern) => !(authorityOf(pattern) ?? "*").includes("*") && covers(pattern, url));

/** @type {(pattern: string, url: string) => boolean} */
const covers = (pattern, url) => {
  const [head, ...rest] = pattern.split("*");
  const tail = rest.pop();
  if (tail === undefined) return url === head;
  if (!url.startsWith(head)) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = url.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return url.length - tail.length >= at && url.endsWith(tail);
};
