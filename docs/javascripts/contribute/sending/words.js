// The values of a case in words, as the page and the form say them. Pure functions.
import { isGroup } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Value} Value */

/** @type {(value: Value | undefined) => Value[]} */
export const each = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

// The titles of the documents that the case describes itself, by their short names.
/** @type {(...versions: Data[]) => Map<string, string>} */
export const titlesOf = (...versions) =>
  new Map(
    versions
      .flatMap(({ new_sources }) => each(new_sources))
      .flatMap((one) => (isGroup(one) ? [[String(one.id), String(one.title)]] : [])),
  );

// A value as the page and the form say it; a group with all that it holds.
/** @type {(catalogue: Catalogue, described: Map<string, string>, spec: Field | undefined, value: Value) => string} */
export const inWords = (catalogue, described, spec, value) => {
  if (Array.isArray(value)) return value.map((one) => inWords(catalogue, described, spec, one)).join(", ");
  if (isGroup(value)) {
    const inner = catalogue.group(spec?.group)?.named;
    return Object.entries(value)
      .map(([name, one]) => {
        const own = inner?.get(name);
        return `${own?.label ?? name} : ${inWords(catalogue, described, own, one)}`;
      })
      .join(" ; ");
  }
  const text = String(value);
  switch (spec?.kind) {
    case "term":
      return catalogue.terms(spec.vocabulary).get(text)?.label ?? text;
    case "choice":
      return spec.choices?.[text] ?? text;
    case "source":
      return described.get(text) ?? catalogue.sources.get(text)?.title ?? text;
    case "case":
      return catalogue.cases.get(text.includes("/") ? text : `${spec.folder}/${text}`)?.title ?? text;
    default:
      return text;
  }
};
