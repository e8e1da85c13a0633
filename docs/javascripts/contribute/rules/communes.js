// The commune that a code or a name means: twin of macros/casebook/schema/communes.py, on the list that
// `catalogue.communes()` gives.
import { shortened } from "./dates.js";
import { folded } from "./french.js";
import { names, nearest } from "./nearest.js";

/** @typedef {import("../catalogue.js").Commune} Commune */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {{ byCode: Map<string, Commune>, byName: Map<string, Commune[]> }} Index */

/** @type {WeakMap<Commune[], Index>} */
const indexes = new WeakMap();

/** @type {(communes: Commune[]) => Index} */
const indexOf = (communes) => {
  const before = indexes.get(communes);
  if (before) return before;
  /** @type {Index} */
  const index = { byCode: new Map(), byName: new Map() };
  for (const commune of communes) {
    const name = commune.name.toLowerCase();
    index.byCode.set(commune.code, commune);
    const namesakes = index.byName.get(name);
    if (namesakes) namesakes.push(commune);
    else index.byName.set(name, [commune]);
  }
  indexes.set(communes, index);
  return index;
};

/** @type {(communes: Commune[], code: string) => Commune | undefined} */
export const communeOf = (communes, code) => indexOf(communes).byCode.get(code);

// The commune, or the objection. `field` says which of the fields `beside` it holds the departments, how many
// communes of one name are listed, and how close a name is that was meant.
/** @type {(communes: Commune[], field: Pick<Field, "within" | "most_choices" | "likeness">, typed: string, beside: Facts) => { commune: Commune } | { objection: string, values: Record<string, unknown> }} */
export const findCommune = (communes, field, typed, beside) => {
  const { byCode, byName } = indexOf(communes);
  const coded = byCode.get(typed);
  if (coded) return { commune: coded };
  /** @type {string[]} */
  const departments = beside[field.within ?? ""] ?? [];
  /** @type {(commune: Commune) => boolean} */
  const here = (commune) => !departments.length || departments.includes(commune.department);
  const within = () => communes.filter(here);
  const wanted = folded(typed);
  const namesakes = byName.get(typed.toLowerCase()) ?? within().filter((commune) => folded(commune.name) === wanted);
  const found = namesakes.filter(here);
  if (found.length === 1) return { commune: found[0] };
  const value = shortened(typed);
  if (namesakes.length) {
    const choices = (found.length ? found : namesakes)
      .slice(0, field.most_choices)
      .map(({ code, name, department }) => `${code} (${name}, ${department})`)
      .join(", ");
    return { objection: found.length ? "ambiguous-place" : "place-elsewhere", values: { value, choices } };
  }
  const codes = new Map(within().map(({ name, code }) => [name, code]));
  const guessed = nearest(typed, names(codes.keys()), field.likeness);
  return guessed === undefined
    ? { objection: "unknown-place", values: { value } }
    : { objection: "unknown-place/near", values: { value, guessed, code: codes.get(guessed) } };
};
