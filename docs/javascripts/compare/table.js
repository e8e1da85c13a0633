// Two or three pages of cases, set in a table: what differs first, then what only some say,
// then what is the same, then how their texts begin. main.js says which pages.
import { COMPARED } from "../lib/addresses.js";
import { rebuilt } from "../lib/case-page.js";
import { action, make } from "../lib/elements.js";
import { listed } from "../lib/phrases.js";

/** @typedef {import("../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("../lib/case-page.js").FactRow} FactRow */
/** @typedef {(keys: string[], title: string) => void} Go shows the cases of these keys; `title` is the one that moved */
/** @typedef {{ move: Go, remove: Go }} Change */
/**
 * @template Part
 * @typedef {(Part | null)[]} Row what each page says under one name
 */

/**
 * @template {{ name: string }} Part
 * @param {Part[][]} parts those of each page
 * @returns {Row<Part>[]}
 */
const grouped = (parts) => {
  /** @type {Map<string, Row<Part>>} */
  const rows = new Map();
  for (const [index, own] of parts.entries()) {
    for (const part of own) {
      const row = rows.get(part.name) ?? Array(parts.length).fill(null);
      row[index] ??= part;
      rows.set(part.name, row);
    }
  }
  return [...rows.values()];
};

/** @type {(row: Row<FactRow>) => boolean} */
const same = (row) =>
  new Set(row.map((part) => [...new Set(part?.items.map((item) => item.text))].sort().join("\n"))).size === 1;
/** @type {(row: Row<FactRow>) => string} */
const label = (row) => row.map((part) => part?.label ?? "").sort((one, other) => other.length - one.length)[0];
/** @type {(row: Row<unknown>) => number} */
const filled = (row) => row.filter(Boolean).length;

// A cell names what heads it: its page, its line, and the part of the table, which heads some of the lines alone and so has no scope.
/** @type {(part: string, rows: HTMLElement[]) => void} */
const headed = (part, rows) => {
  for (const [number, { children }] of rows.entries()) {
    const [head, ...cells] = children;
    head.id = `${part}-${number}`;
    head.setAttribute("headers", part);
    for (const [index, cell] of cells.entries()) cell.setAttribute("headers", `${pageId(index)} ${part} ${head.id}`);
  }
};
/** @type {(index: number) => string} */
const pageId = (index) => `compare-${COMPARED[index]}`;

/** @type {(pages: CasePage[], change: Change) => HTMLElement} */
export const comparison = (pages, { move, remove }) => {
  /** @type {(index: number, ...content: (Node | string)[]) => HTMLElement} */
  const cell = (index, ...content) =>
    make("td", {}, make("span", { className: "of-case", textContent: pages[index].title }), ...content);
  const nothing = () => make("span", { className: "nothing", textContent: "Non renseigné" });
  /** @type {(name: string, cells: HTMLElement[]) => HTMLElement} */
  const line = (name, cells) => make("tr", {}, make("th", { textContent: name, scope: "row" }), ...cells);
  /** @type {(id: string, title: string, rows: HTMLElement[]) => HTMLElement | false} */
  const group = (id, title, rows) => {
    headed(id, rows);
    const head = make("th", { id, textContent: title, colSpan: pages.length + 1 });
    return rows.length > 0 && make("tbody", {}, make("tr", { className: "group-row" }, head), ...rows);
  };

  const facts = grouped(pages.map((page) => page.rows));
  /** @type {(row: Row<FactRow>) => HTMLElement[]} */
  const values = (row) =>
    row.map((part, index) => {
      if (!part) return cell(index, nothing());
      const others = row.filter((other) => other !== null).filter((other) => other !== part);
      return cell(
        index,
        make(
          "ul",
          { className: "values" },
          ...part.items.map((item) => {
            const everywhere =
              others.length === pages.length - 1 &&
              others.every((other) => other.items.some((one) => one.text === item.text));
            const line = make("li", {});
            for (const child of item.node.childNodes) line.append(rebuilt(child, { address: pages[index].address }));
            if (everywhere && !same(row))
              line.append(
                " ",
                make("span", { className: "chip", textContent: pages.length > 2 ? "chez tous" : "chez les deux" }),
              );
            return line;
          }),
        ),
      );
    });
  const whole = facts.filter((row) => filled(row) === pages.length);
  const partly = facts.filter((row) => filled(row) < pages.length);
  const texts = grouped(pages.map((page) => page.sections)).filter((row) => filled(row) > 1);
  const summaries = line(
    "En une phrase",
    pages.map((page, index) => cell(index, page.summary)),
  );

  return make(
    "table",
    { className: `comparison of-${pages.length}` },
    make("caption", {
      className: "visually-hidden",
      textContent: `${listed(pages.map((page) => page.title))} : d’abord ce qui diffère, puis ce qui est pareil, puis les textes`,
    }),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("td", { className: "corner" }),
        ...pages.map((page, index) => heading(pages, index, { move, remove })),
      ),
    ),
    group("ce-qui-differe", "Ce qui diffère", [
      summaries,
      ...whole.filter((row) => !same(row)).map((row) => line(label(row), values(row))),
    ]),
    group(
      "dit-par-certaines",
      pages.length > 2 ? "Ce que toutes les pages ne disent pas" : "Ce qu’une seule des deux pages dit",
      partly.map((row) => line(label(row), values(row))),
    ),
    group(
      "ce-qui-est-pareil",
      "Ce qui est pareil",
      whole.filter(same).map((row) => line(label(row), values(row))),
    ),
    group(
      "dans-les-textes",
      "Dans les textes",
      texts.map((row) =>
        line(
          row.find((part) => part !== null)?.title ?? "",
          row.map((part, index) =>
            part
              ? cell(
                  index,
                  make("p", { className: "beginning", textContent: part.beginning }),
                  make("a", {
                    className: "whole",
                    href: part.path,
                    attributes: { "aria-label": `Lire toute la partie « ${part.title} » : ${pages[index].title}` },
                    textContent: "Lire toute la partie",
                  }),
                )
              : cell(index, make("span", { className: "nothing", textContent: "Pas de texte sur ce point" })),
          ),
        ),
      ),
    ),
  );
};

/** @type {(pages: CasePage[], index: number, change: Change) => HTMLElement} */
const heading = (pages, index, { move, remove }) => {
  const page = pages[index];
  const keys = pages.map((one) => one.key);
  const forward = [...keys];
  [forward[index - 1], forward[index]] = [keys[index], keys[index - 1]];
  return make(
    "th",
    { id: pageId(index), className: `kind-${page.key.split("/")[0]}`, scope: "col" },
    make("span", { className: "kind", textContent: page.kind }),
    make("a", { className: "compared-title", href: page.path, textContent: page.title }),
    make(
      "span",
      { className: "column-tools" },
      pages.length > 2 &&
        index > 0 &&
        action("Avancer", () => move(forward, page.title), { attributes: { "aria-label": `Avancer ${page.title}` } }),
      action(
        "Retirer",
        () =>
          remove(
            keys.filter((key) => key !== page.key),
            page.title,
          ),
        { attributes: { "aria-label": `Retirer ${page.title}` } },
      ),
    ),
  );
};

// What is in one text only is named, not shown: there is nothing beside it.
/** @type {(pages: CasePage[]) => HTMLElement[]} */
export const alone = (pages) => {
  const lonely = grouped(pages.map((page) => page.sections)).filter((row) => filled(row) === 1);
  const lines = pages.flatMap((page, index) => {
    const links = lonely.flatMap((row) => {
      const part = row[index];
      return part ? [make("a", { href: part.path, textContent: part.title })] : [];
    });
    if (!links.length) return [];
    const title = make("strong", { textContent: page.title });
    return [make("p", {}, title, " : ", ...links.flatMap((link, number) => (number ? [", ", link] : [link])), ".")];
  });
  if (!lines.length) return [];
  return [
    make("section", { className: "alone" }, make("h2", { textContent: "Ce qu’un seul texte raconte" }), ...lines),
  ];
};
