// A text field with a list of suggestions, after the ARIA pattern of the combobox: the focus stays in
// the field, arrows move in the list. The keys are those of combobox-nav; what is in the list, when it
// opens and closes, where it is and what is said of it are ours.
//
// The list opens for who types, clicks or presses an arrow in the field, never because the field has the focus: a page gives
// it back to its field, and would cover what it shows. Whatever ends the typing closes it, also one that was still on its way.
import Navigation from "../vendor/combobox-nav.js";
import { make } from "./elements.js";
import { tell } from "./live-region.js";
import { watchEnd } from "./list-end.js";
import { onlyValue } from "./options.js";

/**
 * @template Value
 * @typedef {import("./options.js").Option<Value>} Option
 */
/**
 * @template Value
 * @typedef {object} Settings
 * @property {HTMLInputElement} input
 * @property {string} name what the list is called
 * @property {(typed: string) => Option<Value>[] | Promise<Option<Value>[]>} find the options for a text, best first
 * @property {(option: Option<Value>) => void} pick called with the option that is chosen
 * @property {number} [least] how many letters are wanted before the list opens
 * @property {string} [nothing] what the list says where it has no option for a text
 * @property {boolean} [free] a name that the list does not have may be given
 * @property {() => Value | null} [present] the value that the field has, of a field that has one: it is marked in the list, a click selects its
 *   name to be typed over, and Enter takes the only value that is left
 * @property {boolean} [tab] the key Tab chooses the active option before it leaves the field; so by default
 * @property {boolean} [placed] the list goes above the field where there is no room below; so by default
 * @property {string} [className] of the list, besides its own
 */
/** @typedef {{ list: HTMLElement, open: () => Promise<void>, close: () => void }} Combobox */

const MOST = 60; // options that are shown at once

// Equips a field; the list is to be put after it, in an element from which it is placed.
/**
 * @template Value
 * @param {Settings<Value>} settings
 * @returns {Combobox}
 */
export const attachCombobox = (settings) => {
  const {
    input,
    name,
    find,
    pick,
    least = 0,
    free = false,
    nothing,
    present,
    tab = true,
    placed = true,
    className = "",
  } = settings;
  const list = make("div", {
    id: `${input.id}-liste`,
    className: `choices ${className}`.trim(),
    hidden: true,
    attributes: { role: "listbox", "aria-label": name },
  });
  const keys = new Navigation(input, list, {
    tabInsertsSuggestions: false,
    scrollIntoViewOptions: { block: "nearest", behavior: "instant" },
  });
  /** @type {Map<Element, Option<Value>>} */
  let shown = new Map();
  let turn = 0;
  /** @type {(() => void) | undefined} */
  let unwatch;
  input.autocomplete = "off";

  const close = () => {
    turn += 1;
    unwatch?.();
    unwatch = undefined;
    keys.stop();
    list.hidden = true;
  };
  /** @type {(element: Element | null) => void} */
  const choose = (element) => {
    const chosen = element && shown.get(element);
    if (!chosen) return;
    close();
    pick(chosen);
  };
  const open = async () => {
    const typed = input.value.trim();
    if (typed.length < least) {
      close();
      return;
    }
    turn += 1;
    const mine = turn;
    let found;
    try {
      found = await find(typed);
    } catch {
      close();
      return;
    }
    if (mine !== turn || document.activeElement !== input) return;
    shown = fill(list, found.slice(0, MOST), present?.() ?? null);
    if (!shown.size) list.append(none(free, nothing));
    else if (found.length > MOST) list.append(more(found.length - MOST));
    const opening = Boolean(list.hidden) || list.classList.contains("empty");
    list.classList.toggle("empty", !shown.size);
    list.hidden = false;
    unwatch ??= watchEnd(input, list, close);
    if (shown.size) keys.start();
    else keys.stop();
    input.setAttribute("aria-expanded", "true");
    if (placed) place(input, list, opening);
    const marked = /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"));
    list.scrollTop = marked ? marked.offsetTop - list.clientHeight / 2 : 0;
    tell(found.length || !free ? counted(found.length) : list.textContent);
  };

  list.addEventListener("combobox-commit", (event) => choose(/** @type {Element} */ (event.target)));
  // The list is no part of the order of tabs and takes no focus: the field keeps it.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("click", () => {
    if (!list.hidden) return;
    if (present?.() && input.selectionStart === input.selectionEnd) input.select();
    open();
  });
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    const active = list.hidden ? null : list.querySelector("[aria-selected=true]");
    if (event.key === "Tab" && tab && active) choose(active);
    else if (event.key === "Enter" && !active) {
      const only = !list.hidden && present && !free ? onlyValue([...shown.values()]) : null;
      if (!list.hidden && present) event.preventDefault(); // it ends the choice, and sends nothing
      close();
      if (only) pick(only);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (list.hidden || !shown.size)) {
      event.preventDefault();
      await open();
      if (!list.hidden && shown.size) keys.navigate(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  return { list, open, close };
};

// A field equipped, in an element with its list and a button that opens it.
/**
 * @template Value
 * @param {Settings<Value>} settings
 * @returns {HTMLElement}
 */
export const combobox = (settings) => {
  const { input } = settings;
  const { list, open, close } = attachCombobox(settings);
  const toggle = make("button", {
    type: "button",
    className: "choices-open",
    tabIndex: -1,
    attributes: { "aria-hidden": "true" },
  });
  toggle.addEventListener("mousedown", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    input.focus();
    if (list.hidden) open();
    else close();
  });
  return make("div", { className: "combo" }, input, toggle, list);
};

/** @type {(number: number) => string} */
const counted = (number) => `${number || "Aucune"} proposition${number > 1 ? "s" : ""}`;

// Put options into a list, those of a group under its title, the present one marked; each with the element that shows it.
/**
 * @template Value
 * @param {HTMLElement} list
 * @param {Option<Value>[]} options
 * @param {Value | null} present
 * @returns {Map<Element, Option<Value>>}
 */
const fill = (list, options, present) => {
  const shown = new Map(options.map((option, index) => [item(option, `${list.id}-${index}`), option]));
  if (present !== null)
    for (const [element, { value }] of shown) if (value === present) element.setAttribute("aria-current", "true");
  /** @type {Map<string, HTMLElement[]>} */
  const groups = new Map();
  for (const [element, { group = "" }] of shown) groups.set(group, [...(groups.get(group) ?? []), element]);
  list.replaceChildren(
    ...[...groups].flatMap(([group, items], number) => {
      if (!group) return items;
      const id = `${list.id}-g${number}`;
      const title = make("div", {
        id,
        className: "choice-group",
        textContent: group,
        attributes: { role: "presentation" },
      });
      return [make("div", { attributes: { role: "group", "aria-labelledby": id } }, title, ...items)];
    }),
  );
  return shown;
};

/** @type {(option: Option<any>, id: string) => HTMLElement} */
const item = ({ label, matched, note, run }, id) =>
  make(
    "div",
    { id, className: run ? "choice choice-new" : "choice", attributes: { role: "option", "aria-selected": "false" } },
    make("span", { className: "choice-label", textContent: label }),
    " ",
    matched && make("span", { className: "choice-note", textContent: `Aussi nommé : ${matched}` }),
    matched && " ",
    note && make("span", { className: "choice-note", textContent: note }),
  );

/** @type {(free: boolean, nothing?: string) => HTMLElement} */
const none = (free, nothing = "Rien de ce nom dans la liste.") =>
  make("div", {
    className: "choice-none",
    textContent: free ? "Pas encore de fiche : le nom sera gardé tel que vous l’écrivez." : nothing,
    attributes: { role: "option", "aria-disabled": "true", "aria-selected": "false" },
  });

/** @type {(number: number) => HTMLElement} */
const more = (number) =>
  make("div", {
    className: "choice-none",
    textContent: `et ${number} autres : écrivez quelques lettres`,
    attributes: { role: "presentation" },
  });

// Below the field; above it where the window ends too soon. An empty list is above as well, not over a
// button that is about to be pressed.
/** @type {(input: HTMLElement, list: HTMLElement, opening: boolean) => void} */
const place = (input, list, opening) => {
  if (opening) input.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { top, bottom } = input.getBoundingClientRect();
  const height = list.offsetHeight + 8;
  const empty = list.classList.contains("empty");
  if (opening) list.classList.remove("above");
  if (empty || (bottom + height > (visualViewport?.height ?? innerHeight) && top > height)) list.classList.add("above");
  if (!empty) list.scrollIntoView({ block: "nearest", behavior: "instant" });
};
