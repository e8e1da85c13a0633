// The commune that a code or a name means: twin of macros/casebook/schema/communes.py, on the list that
// `catalogue.communes()` gives.
import { folded, shortened } from "./texts.js";
import { nearest } from "./nearest.js";

const indexes = new WeakMap();

const indexOf = (communes) => {
  if (!indexes.has(communes)) {
    indexes.set(communes, {
      byCode: new Map(communes.map((commune) => [commune.code, commune])),
      byName: Map.groupBy ? Map.groupBy(communes, nameOf) : grouped(communes),
    });
  }
  return indexes.get(communes);
};

const nameOf = (commune) => commune.name.toLowerCase();

const grouped = (communes) => {
  const groups = new Map();
  for (const commune of communes) groups.set(nameOf(commune), [...(groups.get(nameOf(commune)) ?? []), commune]);
  return groups;
};

export const communeOf = (communes, code) => indexOf(communes).byCode.get(code);

// `{commune}`, or the objection: `{objection, values}`. `field` says which of the fields `beside` it holds the
// departments, how many communes of one name are told, and how close a name is that was meant.
export const findCommune = (communes, field, typed, beside) => {
  const { byCode, byName } = indexOf(communes);
  if (byCode.has(typed)) return { commune: byCode.get(typed) };
  const departments = beside[field.within] ?? [];
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
  const guessed = nearest(
    typed,
    [...codes.keys()].map((name) => [name, name]),
    field.likeness,
  );
  return guessed === undefined
    ? { objection: "unknown-place", values: { value } }
    : { objection: "unknown-place/near", values: { value, guessed, code: codes.get(guessed) } };
};
