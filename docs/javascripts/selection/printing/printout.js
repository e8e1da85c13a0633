// What printing this page prints instead of its list: the booklet or the cards, one at a time.

/** @type {((focused: boolean) => void) | undefined} */
let left;

// Shows `made` below the page, in the place of what was there; null: nothing. `leave` is called once it is taken away, and told
// whether it held the focus.
/** @type {(made: HTMLElement | null, leave?: (focused: boolean) => void) => void} */
export const setPrintout = (made, leave) => {
  const before = document.querySelector("body > .printout");
  const focused = Boolean(before?.contains(document.activeElement));
  before?.remove();
  document.body.classList.toggle("with-printout", Boolean(made));
  const gone = left;
  left = made ? leave : undefined;
  gone?.(focused);
  if (made) document.querySelector("main")?.after(made);
};

/** @type {Map<string, Promise<void>>} */
const loaded = new Map();

// A style sheet that only a printout needs, by its address from the root; fails when it cannot be had, and is asked
// for again then.
/** @type {(address: URL) => Promise<void>} */
export const styled = (address) => {
  const known = loaded.get(address.href);
  if (known) return known;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address.href });
  /** @type {Promise<void>} */
  const loading = new Promise((done, fail) => {
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => fail(new Error(address.href)));
  });
  loaded.set(address.href, loading);
  loading.catch(() => {
    loaded.delete(address.href);
    link.remove();
  });
  document.head.append(link);
  return loading;
};
