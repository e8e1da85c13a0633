// One case of the selection: what is said of it, and the buttons that move it, remove it, or tick it for a
// comparison. page.js has the list.
import { action, make } from "../lib/elements.js";
import { quoted } from "../lib/phrases.js";

/** @typedef {import("../lib/records.js").Found} Found */
/**
 * @typedef {object} Place
 * @property {boolean} first
 * @property {boolean} last
 * @property {Set<string>} ticked the cases to compare; a tick changes it
 * @property {(by: number) => void} step moves the case up (-1) or down (1)
 * @property {() => void} remove
 */

const GONE = "Cette page n’est plus dans la bibliothèque, ou n’y a jamais été. Vous pouvez la retirer de la liste.";
const UNREAD = "Cette page n’a pas pu se charger. Vérifiez votre connexion, puis rechargez.";

/** @type {(found: Found, place: Place) => HTMLElement} */
export const item = (found, { first, last, ticked, step, remove }) => {
  const { asked, title, record, missing } = found;
  /** @type {(text: string, name: string, run: () => void, disabled?: boolean) => HTMLElement} */
  const tool = (text, name, run, disabled = false) =>
    action(text, run, { disabled, data: { do: name }, attributes: { "aria-label": `${text} : ${title}` } });
  const order = [
    tool("Monter", "up", () => step(-1), first),
    tool("Descendre", "down", () => step(1), last),
    tool("Retirer", "remove", remove),
  ];
  if (!record)
    return make(
      "li",
      { className: "shelf-item gone", data: { key: asked } },
      make("h2", { textContent: quoted(asked) }),
      make("p", { className: "card-text", textContent: missing ? GONE : UNREAD, attributes: { role: "alert" } }),
      make("div", { className: "shelf-tools" }, ...order),
    );
  const box = make("input", {
    type: "checkbox",
    id: `comparer-${asked.replace("/", "-")}`,
    checked: ticked.has(asked),
    attributes: { "aria-label": `Comparer : ${title}` },
  });
  box.addEventListener("change", () => (box.checked ? ticked.add(asked) : ticked.delete(asked)));
  const where = [record.place, record.dated].filter(Boolean).join(" · ");
  return make(
    "li",
    { className: `shelf-item kind-${record.key.split("/")[0]}`, data: { key: asked } },
    make("p", { className: "card-kind", textContent: record.kind }),
    make("h2", {}, make("a", { href: new URL(record.address).pathname, textContent: title })),
    make("p", { className: "card-text", textContent: record.summary }),
    where && make("p", { className: "card-place", textContent: where }),
    make(
      "div",
      { className: "shelf-tools" },
      make("label", { className: "tick", htmlFor: box.id }, box, " Comparer"),
      ...order,
    ),
  );
};
