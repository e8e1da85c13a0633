// The page of what is not there: the titles nearest to what its address says, from the search of the site, which knows
// slips of letters. Loaded on that page alone; without it the search field and the ways home stay.
import { ROOT, caseAddress } from "../lib/addresses.js";
import { make } from "../lib/elements.js";
import { index, records } from "../search/index.js";
import { search } from "../search/engine.js";
import { soughtIn } from "./address.js";

const MOST = 5;

/** @typedef {{ title: string, kind: string, address: string }} Near */

// The nearest pages, those that bear the words as a name first.
/** @type {(sought: string) => Promise<Near[]>} */
const near = async (sought) => {
  const data = await index();
  const { cases, pages, between } = await search(sought);
  const numbers = cases.slice(0, MOST);
  const shown = await records(data, numbers);
  const general = [...pages, ...between.filter(({ after }) => after < MOST).map(({ page }) => page)];
  const found = [
    ...general.slice(0, 2).map(({ title, kind, address }) => ({ title, kind, address })),
    ...numbers.map((number) => {
      const one = shown.get(number);
      return { title: one.title, kind: kindOf(data, one.type), address: caseAddress(one.key, one.line) };
    }),
  ];
  return found.slice(0, MOST);
};

/** @type {(data: Awaited<ReturnType<typeof index>>, type: string) => string} */
const kindOf = (data, type) =>
  data.facets.find(({ id }) => id === "type")?.values.find(([id]) => id === type)?.[1] ?? "";

const place = document.getElementById("titres-proches");
const sought = soughtIn(location.pathname.slice(ROOT.pathname.length));
const field = document.getElementById("ask");
if (field instanceof HTMLInputElement) field.value ||= sought; // somebody may have begun to type
if (place && sought)
  near(sought)
    .then((found) => {
      if (!found.length) return;
      place.append(
        make("h2", { textContent: "Les titres les plus proches" }),
        make(
          "ul",
          { className: "ways-home" },
          ...found.map(({ title, kind, address }) =>
            make(
              "li",
              {},
              make("a", { href: ROOT.pathname + address, textContent: title }),
              " ",
              make("span", { className: "note", textContent: kind }),
            ),
          ),
        ),
      );
      place.hidden = false;
    })
    .catch(() => {
      /* the search field and the ways home are there */
    });
