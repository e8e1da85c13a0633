// The catalogue of the form, which says what a case may hold and what exists: the rules and the directory that the build publishes
// (macros/casebook/derived/form_rules.py says their shapes), fetched once, with what looks things up.

// A catalogue from the two files at the root of a site, an address that ends with a slash.
export const openCatalogue = async (root) => {
  const [rules, directory] = await Promise.all(
    ["regles.json", "repertoire.json"].map(async (name) => {
      const answer = await fetch(new URL(`contribuer/${name}`, root));
      if (!answer.ok) throw new Error(`contribuer/${name}: ${answer.status}`);
      return answer.json();
    }),
  );
  return makeCatalogue(rules, directory, root);
};

export const makeCatalogue = (rules, directory, root) => {
  const types = new Map(rules.types.map((type) => [type.folder, withNames(type)]));
  const groups = new Map(Object.entries(rules.groups).map(([name, group]) => [name, withNames(group)]));
  const vocabularies = new Map(
    Object.entries(directory.vocabularies).map(([name, terms]) => [
      name,
      new Map(terms.map(([id, label, definition, others]) => [id, { id, label, definition, others }])),
    ]),
  );
  const wholes = new Map();
  let communes;
  return {
    root,
    rules,
    directory,
    types: [...types.values()],
    type: (folder) => types.get(folder),
    // A type and a group have the same `fields` and `rules`, and `named`, a Map of the fields.
    group: (name) => groups.get(name),
    terms: (vocabulary) => vocabularies.get(vocabulary) ?? new Map(),
    // The documents that any case may cite; those that one case brings are its own (`brought`).
    sources: new Map(directory.sources.map(([id, title, publisher, year]) => [id, { id, title, publisher, year }])),
    brought: new Map(Object.entries(directory.brought)),
    // The names of all that any case may cite: of some, which withdrawn cases alone cite, nobody is told what they are.
    citable: new Set([...directory.sources.map(([id]) => id), ...directory.unlisted]),
    // Those withdrawn have an address and no name: a link to one is not broken, nobody is offered it.
    cases: new Map(directory.cases.filter(([, , where]) => where).map(([key, title]) => [key, title])),
    keys: directory.cases.map(([key]) => key),
    // Each former address, `folder/slug`, and the case that took over.
    former: new Map(Object.entries(directory.former)),
    // A fresh expression that finds all matches of a text.
    expression: (name) => new RegExp(rules.patterns[name][0], `${rules.patterns[name][1]}g`),
    // Whether the whole of a text matches.
    whole: (name, text) => {
      if (!wholes.has(name)) wholes.set(name, new RegExp(`^(?:${rules.patterns[name][0]})$`, rules.patterns[name][1]));
      return wholes.get(name).test(text);
    },
    say: (objection, values = {}, guess = undefined) => say(rules, objection, values, guess),
    // `[{code, name, department}]`, a list of 35,000: fetched when a commune is needed.
    communes: () => {
      communes ??= fetchCommunes(root).catch((error) => {
        communes = undefined; // the next who asks tries again
        throw error;
      });
      return communes;
    },
  };
};

const withNames = (model) => ({ ...model, named: new Map(model.fields.map((field) => [field.name, field])) });

// An objection in words, as `finding` of macros/casebook/problems/messages.py says it to whoever writes a
// file; `inForm` is what it says to people who see none.
const say = (rules, objection, values, guess) => {
  const { text, hint, form_text = text, form_hint = hint, severity = "error" } = rules.messages[objection];
  const shown = printed(rules, values);
  const asked = guess && filled(rules.guess, { guess });
  return {
    code: objection.split("/")[0],
    message: filled(text, shown),
    hint: asked || filled(hint, shown),
    severity,
    inForm: { message: filled(form_text, shown), hint: asked || filled(form_hint, shown) },
  };
};

// What a quoted value may not bring into the line that quotes it becomes a space.
const printed = (rules, values) => {
  const [source, flags] = rules.patterns.unprinted;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(new RegExp(source, `${flags}g`), " ") : value,
    ]),
  );
};

const filled = (text, values) =>
  text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name ? String(values[name]) : found[0]));

const fetchCommunes = async (root) => {
  const packed = await fetch(new URL("contribuer/communes.z", root));
  if (!packed.ok) throw new Error(`contribuer/communes.z: ${packed.status}`);
  return readCommunes(await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text());
};

export const readCommunes = (text) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [code, name, department] = line.split("\t");
      return { code, name, department };
    });
