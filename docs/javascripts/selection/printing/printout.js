// What printing this page prints instead of its list: the booklet or the cards, one at a time.

/** @type {Map<string, { link: HTMLLinkElement, loading: Promise<void> }>} */
const sheets = new Map();

/** @type {((focused: boolean) => void) | undefined} */
let left;

// Shows `made` below the page, in the place of what was there; null: nothing. Of the style sheets that printouts need, `styles` hold
// for it. `leave` is called once it is taken away, and told whether it held the focus.
/** @type {(made: HTMLElement | null, of?: { styles: URL[], leave?: (focused: boolean) => void }) => void} */
export const setPrintout = (made, { styles, leave } = { styles: [] }) => {
  const before = document.querySelector("body > .printout");
  const focused = Boolean(before?.contains(document.activeElement));
  before?.remove();
  document.body.classList.toggle("with-printout", Boolean(made));
  for (const [address, { link }] of sheets) link.disabled = !styles.some(({ href }) => href === address);
  const gone = left;
  left = made ? leave : undefined;
  gone?.(focused);
  if (made) document.querySelector("main")?.after(made);
};

// Loads a style sheet that only a printout needs; fails when it cannot be had, and asks for it again the next time.
/** @type {(address: URL) => Promise<void>} */
export const styled = ({ href }) => {
  const known = sheets.get(href);
  if (known) return known.loading;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  /** @type {Promise<void>} */
  const loading = new Promise((done, fail) => {
    link.addEventListener("load", () => done(), { once: true });
    link.addEventListener("error", () => fail(new Error(href)), { once: true });
  });
  sheets.set(href, { link, loading });
  loading.catch(() => {
    sheets.delete(href);
    link.remove();
  });
  document.head.append(link);
  return loading;
};
