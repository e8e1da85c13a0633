// What ends the use of a list that is open under a field (combobox.js), besides its keys and the loss of the focus: a press
// beside it, which takes no focus away on a touch screen; the form sent; the field scrolled out of sight; another state of the
// page or another page, from which the back button would bring this one as it was left.

// Watch a list that is open under a field; returns a function that ends the watch.
/** @type {(input: HTMLInputElement, list: HTMLElement, close: () => void) => () => void} */
export const watchEnd = (input, list, close) => {
  const watch = new AbortController();
  const { signal } = watch;
  const within = [input, list, input.nextElementSibling]; // the last is the button that opens the list, or sends the form
  // A field that has just got the focus may still be on its way, and a window that changes its size moves everything.
  let onScreen = false;
  let byHand = false;
  const seen = new IntersectionObserver((entries) => {
    const now = Boolean(entries.at(-1)?.isIntersecting);
    if (byHand && onScreen && !now) close();
    onScreen = now;
  });
  const moved = () => {
    byHand = true;
  };
  for (const event of ["wheel", "touchmove", "keydown"])
    document.addEventListener(event, moved, { signal, capture: true, passive: true });
  document.addEventListener(
    "pointerdown",
    ({ target }) => {
      if (target instanceof Node && !within.some((part) => part?.contains(target))) close();
    },
    { signal, capture: true },
  );
  input.form?.addEventListener("submit", close, { signal });
  addEventListener("popstate", close, { signal });
  addEventListener("pagehide", close, { signal });
  seen.observe(input);
  return () => {
    watch.abort();
    seen.disconnect();
  };
};
