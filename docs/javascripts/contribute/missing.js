// The contribution form, or the organiser's desk, when its script does not come: it says so itself, with how to try again. This
// stands on nothing else, and runs first: it also brings out the words of what is on its way, which are hidden by their attribute, and
// takes away those for who has no scripts, so that nothing else is read where no style sheet is.
/** @type {HTMLElement | null} */
const form = document.querySelector(".contribute");
if (form) {
  document.querySelector(".without-script")?.remove();
  new MutationObserver(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const words = form.querySelectorAll(".arrival > *");
    for (const one of words) one.hidden = !one.classList.contains(`arrival-${form.dataset.arrival}`);
  }).observe(form, { attributeFilter: ["data-arrival"] });
  // A script that fails to come, or one that it imports, is told to its element, and nowhere else.
  addEventListener(
    "error",
    ({ target }) => {
      if (
        target instanceof HTMLScriptElement &&
        target.type === "module" &&
        /\/(?:contribute|organise)/.test(target.src)
      )
        form.dataset.arrival = "missing";
    },
    true,
  );
  form.querySelector(".arrival button")?.addEventListener("click", () => {
    if (form.dataset.again) history.replaceState(null, "", form.dataset.again);
    location.reload();
  });
}
