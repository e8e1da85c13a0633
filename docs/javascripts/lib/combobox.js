// A text field with a list of suggestions, after the ARIA pattern of the combobox: the focus
// stays in the field, arrows move in the list. The caller says what is in the list.
import { make } from "./elements.js";
import { distance, fold } from "./names.js";

const MOST = 60;

// The options that a text may mean, best first: `{ value, label, note, group, names, wide }`, the
// names folded; `wide` are those of what it is part of, and come last. Without a text, all in their
// order. `told` are the names as written, where they are worth being shown.
export const ranked = (options, typed) => {
  const sought = fold(typed);
  if (!sought) return options;
  const score = (name = "") => {
    if (name === sought) return 0;
    if (name.startsWith(sought)) return 1;
    if (name.includes(` ${sought}`)) return 2;
    const words = name.split(" ");
    return sought.split(" ").every((word) => words.some((other) => other.startsWith(word))) ? 3 : 9;
  };
  const far = (option, of) => ((option.wide ?? []).some((name) => of(name) < 9) ? 5 : 9);
  // The label is worth more than another name; the one that matched in its place is shown with it.
  const best = (option, of) => {
    const found = option.names.map((name, index) => of(name) + (index ? 0.5 : 0));
    const own = Math.min(...found, far(option, of));
    const by = found.indexOf(own);
    return {
      option: by > 0 && option.told?.[by] && found[0] >= 9 ? { ...option, matched: option.told[by] } : option,
      own,
    };
  };
  const scored = (of) =>
    options
      .map((option) => best(option, of))
      .filter(({ own }) => own < 9)
      .sort((a, b) => a.own - b.own)
      .map(({ option }) => option);
  const found = scored(score);
  const most = sought.length < 4 ? 0 : sought.length < 9 ? 1 : 2;
  return found.length || !most || options.length > 5000
    ? found
    : scored((name) => (distance(sought, name, most) <= most ? distance(sought, name, most) : 9));
};

// The option that a text names exactly, when it is the only one.
export const named = (options, typed) => {
  const sought = fold(typed);
  const found = sought ? options.filter((option) => option.names.includes(sought)) : [];
  return found.length === 1 ? found[0] : (options.find((option) => option.value === typed.trim()) ?? null);
};

// One quiet voice for all lists of the page.
let voice;
export const tell = (text) => {
  voice ??= document.body.appendChild(make("p", { className: "visually-hidden", attributes: { role: "status" } }));
  clearTimeout(tell.wait);
  tell.wait = setTimeout(() => {
    voice.textContent = text;
  }, 600);
};

// Equips a field. `find(typed)` gives the options, now or later; `pick(option)` is called with the
// one chosen; `name` is what the list is called; `least` letters are wanted before it opens; `free`:
// a name that the list does not have may stand.
export const combobox = ({ input, name, find, pick, least = 0, free = false }) => {
  const list = make("div", {
    id: `${input.id}-liste`,
    className: "choices",
    hidden: true,
    attributes: { role: "listbox", "aria-label": name },
  });
  const toggle = make("button", {
    type: "button",
    className: "choices-open",
    tabIndex: -1,
    attributes: { "aria-hidden": "true" },
  });
  let options = [];
  let active = -1;
  let asked = 0;
  for (const [attribute, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  }))
    input.setAttribute(attribute, value);
  input.autocomplete = "off";

  const shownOptions = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    asked += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const move = (to) => {
    const all = shownOptions();
    if (!all.length) return;
    active = (to + all.length) % all.length;
    all.forEach((one, index) => one.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  // Below the field; above it where the window ends too soon. An empty list stands above as well, not
  // over a button that is about to be pressed.
  const place = (opening) => {
    if (opening) input.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { top, bottom } = input.getBoundingClientRect();
    const height = list.offsetHeight + 8;
    if (opening) list.classList.remove("above");
    if (!options.length || (bottom + height > (visualViewport?.height ?? innerHeight) && top > height))
      list.classList.add("above");
    if (options.length) list.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  const choose = (index) => {
    const chosen = options[index];
    close();
    pick(chosen);
  };
  const item = (option, index) => {
    const made = make(
      "div",
      {
        id: `${list.id}-${index}`,
        className: option.run ? "choice choice-new" : "choice",
        attributes: { role: "option", "aria-selected": "false" },
      },
      make("span", { className: "choice-label", textContent: option.label }),
      option.matched
        ? make("span", { className: "choice-note", textContent: `Aussi nommé : ${option.matched}` })
        : null,
      option.note ? make("span", { className: "choice-note", textContent: option.note }) : null,
    );
    made.addEventListener("click", () => choose(index));
    return made;
  };
  const show = async () => {
    const typed = input.value.trim();
    if (typed.length < least) {
      close();
      return;
    }
    asked += 1;
    const mine = asked;
    let found;
    try {
      found = await find(typed);
    } catch {
      close();
      return;
    }
    if (mine !== asked || document.activeElement !== input) return;
    options = found.slice(0, MOST);
    const groups = new Map();
    options.forEach((option, index) => {
      const group = option.group ?? "";
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(item(option, index));
    });
    list.replaceChildren(
      ...[...groups].flatMap(([group, items], number) => {
        if (!group) return items;
        const title = make("div", {
          id: `${list.id}-g${number}`,
          className: "choice-group",
          textContent: group,
          attributes: { role: "presentation" },
        });
        return [make("div", { attributes: { role: "group", "aria-labelledby": title.id } }, title, ...items)];
      }),
    );
    if (!options.length)
      list.append(
        make("div", {
          className: "choice-none",
          textContent: free
            ? "Pas encore de fiche : le nom sera gardé tel que vous l’écrivez."
            : "Rien de ce nom dans la liste.",
          attributes: { role: "option", "aria-disabled": "true", "aria-selected": "false" },
        }),
      );
    else if (found.length > MOST)
      list.append(
        make("div", {
          className: "choice-none",
          textContent: `et ${found.length - MOST} autres : écrivez quelques lettres`,
          attributes: { role: "presentation" },
        }),
      );
    const opening = list.hidden || list.classList.contains("empty");
    list.classList.toggle("empty", !options.length);
    list.hidden = false;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "true");
    place(opening);
    tell(
      options.length === 1
        ? "1 proposition"
        : found.length || !free
          ? `${found.length || "Aucune"} proposition${found.length > 1 ? "s" : ""}`
          : list.textContent,
    );
  };

  // The list is no part of the order of tabs and takes no focus: the field keeps it.
  for (const part of [list, toggle]) part.addEventListener("mousedown", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    input.focus();
    if (list.hidden) show();
    else close();
  });
  input.addEventListener("click", () => {
    if (list.hidden) show();
  });
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden && options.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open)
        show().then(() => {
          if (!list.hidden && options.length) move(event.key === "ArrowDown" ? 0 : -1);
        });
      else if (event.key === "ArrowDown") move(active + 1);
      else move(active < 0 ? -1 : active - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if ((event.key === "Enter" || event.key === "Tab") && open && active >= 0) {
      if (event.key === "Enter") {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      choose(active);
    }
  });
  return { element: make("div", { className: "combo" }, input, toggle, list), close };
};
