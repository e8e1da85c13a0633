// The tools above a text: bold, a list, a link (the toolbar of GitHub's own editors), and ours, a
// link to another page of the site, found by its title.
import "../vendor/markdown-toolbar.js";
import { make } from "../elements.js";
import { combobox } from "./combo.js";
import { poolOf } from "./pools.js";

const STYLES = [["bold", "Gras"], ["unordered-list", "Liste"], ["link", "Lien"]];

// As typed by hand, so that the browser can undo it; set where it refuses.
const insert = (area, text) => {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
};

const escaped = (words) => words.replace(/[\\[\]]/g, "\\$&");

// The address of a case as a text of this folder writes it.
const addressFrom = (folder, key) => {
  const [home, slug] = key.split("/");
  return home === folder ? `${slug}.md` : `../${home}/${slug}.md`;
};

const button = (style, textContent) => make("button", { type: "button", className: `tool tool-${style}`, textContent, data: { mdButton: style } });

// The line where a page is sought; `chosen(option)` once one is, `left()` when nothing is wanted.
const search = (pool, { id, chosen, left }) => {
  const input = make("input", { type: "text", id: `${id}-page` });
  const { element } = combobox({ input, name: "Pages du site", find: pool.find, pick: chosen });
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") left(); });
  const box = make("div", { className: "tool-search", hidden: true }, make("label", { htmlFor: input.id, textContent: "Le titre de la page" }), element);
  // Nothing of the case itself: what is sought here stands in no file.
  box.addEventListener("input", (event) => event.stopPropagation());
  box.addEventListener("change", (event) => event.stopPropagation());
  return { box, open: () => { box.hidden = false; input.value = ""; input.focus(); } };
};

// The tools of a text area, named by `label()`.
export const toolsOf = (context, area, label) => {
  const opener = button("page", "Page du site");
  opener.setAttribute("aria-expanded", "false");
  const close = () => { sought.box.hidden = true; opener.setAttribute("aria-expanded", "false"); };
  const sought = search(poolOf(context, { kind: "case", folder: "" }), {
    id: area.id,
    chosen: (option) => {
      const words = area.value.slice(area.selectionStart, area.selectionEnd).trim();
      close();
      insert(area, `[${words || escaped(option.label)}](${addressFrom(context.folder, option.value)})`);
    },
    left: () => { close(); area.focus(); },
  });
  opener.addEventListener("click", () => {
    if (!sought.box.hidden) { close(); return; }
    opener.setAttribute("aria-expanded", "true");
    sought.open();
  });
  const bar = make("markdown-toolbar", { attributes: { for: area.id, "aria-label": `Mettre en forme : ${label}` } }, ...STYLES.map(([style, name]) => button(style, name)), opener);
  return make("div", { className: "tools" }, bar, sought.box);
};
