// The address bar of « Se situer »: what is shown is a state of the history, so that the back button goes back; the address itself says a
// result only where a link brought it. At each change of the address browsers ask for the icon of the page again, unless the page holds it:
// so it is taken in while the link opens, and nothing is asked for afterwards.

/** @type {Promise<void> | null} */
let taken = null;

// What is to be shown: the state that was gone to, else what the link says that opened the page.
/** @type {() => string} */
export const shownFragment = () => {
  const given = history.state?.selfTest ?? location.hash;
  return typeof given === "string" ? given : "";
};

/** @type {(fragment: string) => void} */
export const goTo = (fragment) => history.pushState({ selfTest: fragment }, "");

/** @type {(fragment: string) => void} */
export const becomes = (fragment) => history.replaceState({ selfTest: fragment }, "");

// Leaves nothing in the address that is not shown any more: an old link would be kept, or sent on, as if it were what one sees.
/** @type {() => void} */
export const clearOld = () => {
  if (!location.hash) return;
  taken ??= iconTakenIn();
  taken.then(() => {
    if (location.hash && shownFragment() !== location.hash)
      history.replaceState(history.state, "", location.pathname + location.search);
  });
};

// The icon in the page itself; an empty one where it cannot be had, as offline: to ask for it again would tell that somebody answers.
/** @type {() => Promise<void>} */
const iconTakenIn = async () => {
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel~="icon"]'));
  for (const link of links) {
    const found = await fetch(link.href, { cache: "force-cache" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .catch(() => "");
    link.href = `data:${found ? link.type : ""},${encodeURIComponent(found)}`;
  }
};
