// What every page does once it is read: the menu of narrow screens, the palette, `/` for
// the search. Without it the menu stays open and everything works.

/** @type {(name: string) => string | null} */
const remembered = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

/** @type {(name: string, value: string) => void} */
const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    /* kept for this page only */
  }
};

const menuOfNarrowScreens = () => {
  /** @type {HTMLElement | null} */
  const button = document.querySelector(".menu-button");
  const menu = document.getElementById("menu");
  if (!button || !menu) return;
  button.hidden = false;
  /** @type {(open: boolean) => void} */
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
};

const palette = () => {
  /** @type {HTMLElement | null} */
  const shade = document.querySelector(".shade-button");
  if (!shade) return;
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
    remember("teinte", next);
    name();
  });
};

// One key alone is a trap for those who dictate: the shortcut can be turned off (WCAG 2.1.4).
const shortcutChoice = () => {
  const shortcut = document.getElementById("raccourci");
  if (!shortcut) return;
  const box = Object.assign(document.createElement("input"), {
    type: "checkbox",
    id: "raccourci-choix",
    checked: remembered("raccourci") !== "non",
  });
  const label = Object.assign(document.createElement("label"), {
    htmlFor: "raccourci-choix",
    textContent: " La touche « / » mène à la recherche",
  });
  box.addEventListener("change", () => remember("raccourci", box.checked ? "oui" : "non"));
  shortcut.replaceChildren(box, label);
};

const shortcutToSearch = () => {
  document.addEventListener("keydown", (event) => {
    if (remembered("raccourci") === "non") return;
    const typing =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {HTMLElement | null} */
    const field =
      document.querySelector("[data-main-search]") ?? document.getElementById("ask") ?? document.getElementById("seek");
    if (field && field.offsetParent !== null) {
      event.preventDefault();
      field.focus();
    }
  });
};

// Whoever turns to a search field gets suggestions; before that nothing of them is loaded.
const suggestions = () => {
  const equipped = new WeakSet();
  document.addEventListener("focusin", ({ target: field }) => {
    if (!(field instanceof HTMLInputElement) || equipped.has(field)) return;
    if (!field.matches("#seek, #ask, [data-main-search]")) return;
    equipped.add(field);
    // They may come late: by then what was typed may be sent already.
    let typed = false;
    field.addEventListener("input", () => {
      typed = true;
    });
    field.form?.addEventListener("submit", () => {
      typed = false;
    });
    const root = new URL(document.body.dataset.root || "./", document.baseURI);
    import(new URL("javascripts/search/suggestions.js", root).href)
      .then(({ suggestIn }) => suggestIn(field, typed))
      .catch(() => {
        equipped.delete(field); // the field works without; who turns to it again tries again
      });
  });
};

menuOfNarrowScreens();
palette();
shortcutChoice();
shortcutToSearch();
suggestions();
