// The line that prints the booklet: a title of one's own, which this browser keeps, and the button.
import { action, make } from "../lib/elements.js";

const NAME = "titre-du-livret";
const LONGEST = 120;

const remembered = () => {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
};

/** @type {(title: string) => void} */
const remember = (title) => {
  try {
    if (title) localStorage.setItem(NAME, title);
    else localStorage.removeItem(NAME);
  } catch {
    /* kept for this page only */
  }
};

// `keys` are the cases to print, `address` that of the list, `tell` says how it went.
/** @type {(of: { keys: () => string[], address: () => string, tell: (text: string) => void }) => HTMLElement} */
export const bookletLine = ({ keys, address, tell }) => {
  const title = make("input", {
    id: "titre-du-livret",
    maxLength: LONGEST,
    value: remembered(),
    autocomplete: "off",
    placeholder: "Pour le conseil d’administration du 3 décembre",
  });
  // A title that has changed is not that of the booklet made before.
  const forget = async () => (await import("./booklet.js")).setBooklet(null);
  title.addEventListener("input", () => {
    remember(title.value.trim());
    if (document.body.classList.contains("with-booklet")) forget();
  });

  const printBooklet = async () => {
    tell("Le livret se compose…");
    try {
      const { booklet, bookletTold, setBooklet } = await import("./booklet.js");
      const { made, missing, number } = await booklet(keys(), address(), title.value.trim());
      if (!number) throw new Error("nothing to print");
      const layout = await setBooklet(made);
      tell(bookletTold(number, missing, layout?.pages));
      print();
    } catch {
      tell("Le livret n’a pas pu se composer. Vérifiez votre connexion, puis recommencez.");
    }
  };

  const line = make(
    "form",
    { className: "booklet-line" },
    make("label", { htmlFor: title.id, textContent: "Titre du livret (facultatif)" }),
    title,
    action("Imprimer le livret", () => {}, { type: "submit", className: "act strong" }),
  );
  line.addEventListener("submit", (event) => {
    event.preventDefault();
    printBooklet();
  });
  return line;
};
