// Which cases answer a query: the search of the site where its index can be had, else the words of their names.
import { fold } from "../../lib/names.js";
import { search } from "../../search/engine.js";
import { index, records } from "../../search/index.js";

/** @typedef {import("./finder.js").Sheet} Sheet */

/** @type {(sheet: Sheet) => string} */
const names = ({ title, aliases = [], place = "", territory = "", summary }) =>
  ` ${fold([title, ...aliases, place, territory, summary].join(" "))}`;

// Best first.
/** @type {(query: string, sheets: Sheet[]) => Promise<Sheet[]>} */
export const answering = async (query, sheets) => {
  try {
    const { cases } = await search(query);
    const found = await records(await index(), cases);
    const byKey = new Map(sheets.map((sheet) => [sheet.key, sheet]));
    return cases.flatMap((number) => byKey.get(found.get(number)?.key) ?? []);
  } catch {
    const sought = fold(query).split(" ");
    return sheets.filter((sheet) => {
      const own = names(sheet);
      return sought.every((word) => own.includes(` ${word}`));
    });
  }
};
