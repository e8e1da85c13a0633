// Before the page is painted: the palette that the visitor chose, if they chose one.
(() => {
  try {
    const chosen = localStorage.getItem("teinte");
    if (chosen === "sombre" || chosen === "claire") document.documentElement.dataset.shade = chosen;
  } catch {
    /* storage is closed: the system's palette it is */
  }
  document.documentElement.classList.add("js");
})();
