// The QR codes that the site has drawn, by the addresses that they lead to: the desk draws none, and a day that is not published has no
// address that one could lead to. They are read from the published pages that hold them.
import { ROOT } from "../../lib/addresses.js";

/** @typedef {{ side: number, path: string }} Code */
/** @typedef {{ text: string, public: boolean, pieces: string[], code: Code | null }} Address what is printed of an address, cut after each slash, and its code */

const MARGIN = 4; // around a code on a sheet, on each side, in its squares

/** @type {(drawn: Element | null | undefined) => Code | null} */
const codeOf = (drawn) => {
  const path = drawn?.querySelector("path")?.getAttribute("d");
  const [margin, , width] = (drawn?.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return path && width ? { side: width + 2 * margin, path } : null;
};

/** @type {(text: string, code: Code | null) => Address} */
const address = (text, code) => ({
  text,
  public: Boolean(code),
  pieces: text.replace(/^https:\/\//, "").split("/"),
  code,
});

// That of a page of the site, as it prints itself.
/** @type {(article: Element) => Address} */
export const printedAddress = (article) => {
  const paper = article.querySelector(".paper");
  return address(paper?.querySelector("p")?.lastChild?.textContent?.trim() ?? "", codeOf(paper?.querySelector("svg")));
};

// Those of the sheets of an event, which are published at these addresses from the root; none where they cannot be read. Gives the one of a
// path from the root, undefined where the site has drawn none.
/** @type {(pages: string[]) => Promise<(path: string) => Address | undefined>} */
export const publishedCodes = async (pages) => {
  const found = await Promise.all(pages.map((page) => codesOn(page).catch(() => [])));
  const all = found.flat();
  return (path) => all.find(({ text }) => text.endsWith(`/${path}`));
};

/** @type {(page: string) => Promise<Address[]>} */
const codesOn = async (page) => {
  const answer = await fetch(new URL(page, ROOT));
  if (!answer.ok) return [];
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...parsed.querySelectorAll(".sheet-code")].flatMap((drawn) => {
    const code = codeOf(drawn.querySelector(`svg[viewBox^="-${MARGIN} "]`));
    const text = drawn.querySelector("a.address")?.textContent;
    return code && text ? [address(`https://${text}`, code)] : [];
  });
};
