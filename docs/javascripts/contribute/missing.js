// The contribution form, or the organiser's desk, when its script does not come: it says so itself, with how to try again. This
// stands on nothing else, and runs first.
/** @type {HTMLElement | null} */
const form = document.querySelector(".contribute");
if (form) {
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
