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
    try {
      localStorage.setItem("teinte", next);
    } catch {
      /* kept for this page only */
    }
    name();
  });
}

// One key alone is a trap for those who dictate: the shortcut can be turned off (WCAG 2.1.4).
const remembered = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const shortcut = document.getElementById("raccourci");
if (shortcut) {
  const box = Object.assign(document.createElement("input"), {
    type: "checkbox",
    id: "raccourci-choix",
    checked: remembered("raccourci") !== "non",
  });
  const label = Object.assign(document.createElement("label"), {
    htmlFor: "raccourci-choix",
    textContent: " La touche « / » mène à la recherche",
  });
  box.addEventListener("change", () => {
    try {
      localStorage.setItem("raccourci", box.checked ? "oui" : "non");
    } catch {
      /* not kept */
    }
  });
  shortcut.replaceChildren(box, label);
}

document.addEventListener("keydown", (event) => {
  if (remembered("raccourci") === "non") return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field =
    document.querySelector("[data-main-search]") || document.getElementById("ask") || document.getElementById("seek");
  if (field && field.offsetParent !== null) {
    event.preventDefault();
    field.focus();
  }
});

// Whoever turns to a search field gets suggestions; before that nothing of them is loaded.
for (const field of document.querySelectorAll("#seek, #ask")) {
  field.addEventListener(
    "focus",
    () => {
      const from = new URL(`${document.body.dataset.root || "./"}javascripts/search/suggestions.js`, document.baseURI)
        .href;
      import(from)
        .then(({ suggestIn }) => suggestIn(field))
        .catch(() => {
          /* the field works without */
        });
    },
    { once: true },
  );
}

// A page that is not there: what its address says is a good guess at what was sought.
const guess = document.querySelector("[data-from-address]");
if (guess) {
  const last = location.pathname.split("/").filter(Boolean).pop() || "";
  try {
    guess.value = decodeURIComponent(last)
      .replace(/\.html?$/, "")
      .replace(/[-_]+/g, " ")
      .slice(0, 80);
  } catch {
    /* an address that cannot be read */
  }
}
