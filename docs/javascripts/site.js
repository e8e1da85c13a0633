// What every page does once it is read: the menu of narrow screens, the palette, `/` for
// the search. Without it the menu stays open and everything works.
const button = document.querySelector(".menu-button");
const menu = document.getElementById("menu");

if (button && menu) {
  button.hidden = false;
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.classList.contains("open")) {
      show(false);
      button.focus();
    }
  });
}

const shade = document.querySelector(".shade-button");
if (shade) {
  const dark = () => {
    const chosen = document.documentElement.dataset.shade;
    return chosen ? chosen === "sombre" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const name = () => shade.setAttribute("aria-label", dark() ? "Passer au thème clair" : "Passer au thème sombre");
  shade.hidden = false;
  name();
  shade.addEventListener("click", () => {
    const next = dark() ? "claire" : "sombre";
    document.documentElement.dataset.shade = next;
    try { localStorage.setItem("teinte", next); } catch { /* kept for this page only */ }
    name();
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("[data-main-search]") || document.getElementById("ask") || document.getElementById("seek");
  if (field && field.offsetParent !== null) {
    event.preventDefault();
    field.focus();
  }
});

// A page that is not there: what its address says is a good guess at what was sought.
const guess = document.querySelector("[data-from-address]");
if (guess) {
  const last = location.pathname.split("/").filter(Boolean).pop() || "";
  try { guess.value = decodeURIComponent(last).replace(/\.html?$/, "").replace(/[-_]+/g, " ").slice(0, 80); } catch { /* an address that cannot be read */ }
}
