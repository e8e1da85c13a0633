// The tools above a text: bold and a list (the toolbar of GitHub's own editors), and ours: a link to
// an address that is asked for, and one to another page of the site, found by its title.
import { combobox } from "../../lib/combobox.js";
import { action, make, say } from "../../lib/elements.js";
import { insert } from "../paste/insertion.js";
import { lookupOf } from "./lookups.js";

/** @typedef {import("./control.js").Form} Form */
/** @typedef {import("./lookups.js").HeldOption} HeldOption */
/** @typedef {import("./lookups.js").Lookup} Lookup */
/** @typedef {{ box: HTMLElement, open: () => void }} Asked a box below the tools, `open()`ed to ask for something */

const STYLES = [
  ["bold", "Gras"],
  ["unordered-list", "Liste"],
];

/** @type {(words: string) => string} */
const escaped = (words) => words.replace(/[\\[\]]/g, "\\$&");

// The address of a case as a text of this folder writes it.
/** @type {(folder: string, key: string) => string} */
const addressFrom = (folder, key) => {
  const [home, slug] = key.split("/");
  return home === folder ? `${slug}.md` : `../${home}/${slug}.md`;
};

/** @type {(style: string, textContent: string) => HTMLButtonElement} */
const button = (style, textContent) =>
  make("button", { type: "button", className: `tool tool-${style}`, textContent, data: { mdButton: style } });

// Nothing of the case itself: what is typed in such a box is in no file. Escape gives up.
/** @type {(left: () => void, ...children: import("../../lib/elements.js").Child[]) => HTMLElement} */
const asking = (left, ...children) => {
  const box = make("div", { className: "tool-search", hidden: true }, ...children);
  for (const event of ["input", "change"]) box.addEventListener(event, (one) => one.stopPropagation());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") left();
  });
  return box;
};

// The line where a page is sought; `chosen` is called once one is, `left` when nothing is wanted.
/** @type {(lookup: Lookup, options: { id: string, chosen: (option: HeldOption) => void, left: () => void }) => Asked} */
const search = (lookup, { id, chosen, left }) => {
  const input = make("input", { type: "text", id: `${id}-page` });
  const element = combobox({ input, name: "Pages du site", find: lookup.find, pick: chosen });
  const box = asking(left, make("label", { htmlFor: input.id, textContent: "Le titre de la page" }), element);
  return {
    box,
    open: () => {
      input.value = "";
      input.focus();
    },
  };
};

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/;
const BARE = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#]\S*)?$/u;

// The lines for an address, and for words where none are selected.
/** @type {(options: { id: string, selected: () => string, chosen: (address: string, words: string) => void, left: () => void }) => Asked} */
const addressed = ({ id, selected, chosen, left }) => {
  const input = make("input", {
    type: "url",
    id: `${id}-adresse`,
    inputMode: "url",
    autocomplete: "off",
    attributes: { "aria-describedby": `${id}-adresse-dit` },
  });
  const words = make("input", { type: "text", id: `${id}-mots`, autocomplete: "off" });
  const said = make("p", { className: "objections", id: `${id}-adresse-dit`, attributes: { role: "alert" } });
  const asked = make("div", {}, make("label", { htmlFor: words.id, textContent: "Les mots du lien" }), words);
  const put = () => {
    const typed = input.value.trim();
    const address = BARE.test(typed) ? `https://${typed}` : typed;
    const wrong = !ADDRESS.test(address);
    say(said, wrong ? "Collez l’adresse de la page : elle commence par https://" : "");
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return;
    }
    chosen(
      address.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29")),
      words.value.trim(),
    );
  };
  const box = asking(
    left,
    make("label", { htmlFor: input.id, textContent: "L’adresse du lien" }),
    input,
    said,
    asked,
    make("p", { className: "act-line" }, action("Mettre le lien", put), action("Renoncer", left)),
  );
  for (const one of [input, words])
    one.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        event.stopPropagation();
        put();
      }
    });
  const open = () => {
    const held = selected();
    const given = ADDRESS.test(held) || /^www\.\S+$/.test(held);
    input.value = given ? held : "";
    words.value = "";
    asked.hidden = Boolean(held) && !given;
    said.textContent = "";
    input.removeAttribute("aria-invalid");
    (given ? words : input).focus();
  };
  return { box, open };
};

// The tools of a text area of this name.
/** @type {(form: Form, area: HTMLTextAreaElement, label: string) => HTMLElement} */
export const toolsOf = (form, area, label) => {
  const selected = () => area.value.slice(area.selectionStart, area.selectionEnd).replace(/\s+/g, " ").trim();
  /** @type {{ opener: HTMLElement, asked: Asked }[]} */
  const openers = [];
  const close = () =>
    openers.forEach(({ opener, asked }) => {
      asked.box.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    });
  const left = () => {
    close();
    area.focus();
  };
  /** @type {(words: string, address: string) => void} */
  const link = (words, address) => {
    close();
    insert(area, `[${words}](${address})`);
  };
  // One box at a time, opened and closed by its button.
  /** @type {(style: string, name: string, asked: Asked) => HTMLElement} */
  const opening = (style, name, asked) => {
    const opener = button(style, name);
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => {
      const again = !asked.box.hidden;
      close();
      if (again) return;
      opener.setAttribute("aria-expanded", "true");
      asked.box.hidden = false;
      asked.open();
    });
    openers.push({ opener, asked });
    return opener;
  };
  const pages = lookupOf(form, { kind: "case", folder: "" });
  if (!pages) throw new Error("pages of the site cannot be looked up");
  const bar = make(
    "markdown-toolbar",
    { attributes: { for: area.id, role: "toolbar", "aria-label": `Mettre en forme : ${label}` } },
    ...STYLES.map(([style, name]) => button(style, name)),
    opening(
      "address",
      "Lien",
      addressed({
        id: area.id,
        selected,
        left,
        chosen: (address, words) =>
          link(escaped(words) || selected() || escaped(address.replace(/^https?:\/\//, "")), address),
      }),
    ),
    opening(
      "page",
      "Page du site",
      search(pages, {
        id: area.id,
        left,
        chosen: (option) => link(selected() || escaped(option.label), addressFrom(form.folder, String(option.value))),
      }),
    ),
  );
  return make("div", { className: "tools" }, bar, ...openers.map(({ asked }) => asked.box));
};
