// The sections of fields below the text of a case: the twin of macros/pages/views/field_sections.py.

/** @typedef {import("./facts.js").ShownCase} ShownCase */
/** @typedef {{ field_sections: [field: string, id: string, title: string][] }} Settings the fields that have a section of their own */

/** @type {(settings: Settings) => (shown: ShownCase) => { field: string, id: string, title: string, value: any }[]} */
export const fieldSectionsOf =
  ({ field_sections: sections }) =>
  ({ facts }) =>
    sections
      .filter(([field]) => (Array.isArray(facts[field]) ? facts[field].length : facts[field]))
      .map(([field, id, title]) => ({ field, id, title, value: facts[field] }));
