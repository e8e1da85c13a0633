// One check everywhere: what `python -m scripts.check` finds in a case file, found in the page, in
// the same words. Twin of macros/casebook/check/casefile.py and, for one file,
// of macros/casebook/check/across_files.py.
import { crossCheck } from "./constraints.js";
import { codePoint, scan } from "./body.js";
import { stripped } from "./texts.js";
import { caseKey, checkGroup, validPart } from "./values.js";
import { acronyms, acronymsIn, isExplained, contacts, texts } from "./rules.js";
import { ordered, write, written } from "./writing.js";

// Every problem of a file: `[{path, code, severity, message, hint, line}]`. `path` leads to the
// value, `["structures", 0, "form"]`; it is empty for the file and for its text, of which `line`
// is a line, from 1. `communes` is the list of `catalogue.communes()`: without it no commune is looked
// for. `text` is the file as it will be sent, where that is not what `write` makes.
export const check = (catalogue, { folder, slug, data, body: typed = "", communes, text }) => {
  const body = typed.replaceAll("\r\n", "\n");
  const file = (text ?? write(catalogue, folder, data, body)).replaceAll("\r\n", "\n");
  const refused = unreadable(catalogue, file, data, body);
  if (refused.length) return [...named(catalogue, slug), ...refused];
  const type = catalogue.type(folder);
  const { values, found: unseen, whole } = readValues(catalogue, type, data);
  const context = surroundings(catalogue, folder, slug, values, communes);
  const scanned = scan(context, body);
  const inBody = scanned.found.map((one) => ({ path: [], ...one }));
  if (!whole) return [...named(catalogue, slug), ...unseen, ...inBody, ...unexplained(context, type, {}, scanned)];
  let found = [...unseen, ...taken(catalogue, context, values)];
  const facts = checkGroup(context, type, values);
  found.push(...facts.found);
  const valid = !facts.found.length;
  for (const [path, model, group] of valid
    ? walked(catalogue, type, facts.value, [])
    : partial(context, type, values, [])) {
    found.push(...crossCheck(context, model, group, path));
  }
  if (contacts(catalogue, file).length)
    found.push(
      ...texts(values).flatMap(([path, value]) => contacts(catalogue, value).map(([, one]) => ({ path, ...one }))),
    );
  const blanks = texts(values).filter(([, value]) => value.includes(catalogue.rules.blank));
  const blank = new Set(blanks.map(([path]) => JSON.stringify(path)));
  // A blank is one problem, not also an unknown term, a wrong date …
  found = found.filter(({ path }) => !blank.has(JSON.stringify(path)));
  found.push(...blanks.map(([path]) => ({ path, ...catalogue.say("blank-left/field") })));
  found.push(...inBody);
  if (valid && pointed(catalogue, type, facts.value, scanned.links).has(context.key))
    found.push({ path: ["title"], ...catalogue.say("self-reference") });
  return [
    ...named(catalogue, slug),
    ...found,
    ...unexplained(context, type, values, scanned),
    ...formerTaken(context, values),
  ];
};

// What exists around the file: its own name is that of a case, and it may cite what it describes.
const surroundings = (catalogue, folder, slug, data, communes) => {
  const key = `${folder}/${slug}`;
  return {
    catalogue,
    folder,
    key,
    communes,
    keys: new Set([...catalogue.keys, ...(slug ? [key] : [])]),
    sources: new Set([...catalogue.citable, ...described(data).map(([id]) => id)]),
  };
};

// --- the file ------------------------------------------------------------------------------

const named = (catalogue, slug) => {
  if (!slug) return [];
  if (catalogue.rules.reserved.includes(slug))
    return [{ path: [], ...catalogue.say("reserved-slug", { value: slug }) }];
  return catalogue.whole("slug", slug) ? [] : [{ path: [], ...catalogue.say("slug/file", { value: slug }) }];
};

// What keeps a file from being read at all; a character that may not stand in it is told at each
// value that holds one, where Python stops at the first.
const unreadable = (catalogue, file, data, body) => {
  const most = catalogue.rules.limits.bytes;
  if (new TextEncoder().encode(file).length > most)
    return [{ path: [], ...catalogue.say("file-too-big", { most: most / 1024 }) }];
  if (!catalogue.expression("forbidden").test(file)) return [];
  const inValues = texts(data).map(([path, value]) => ({
    path,
    found: catalogue.expression("forbidden").exec(written(catalogue, value, true)),
  }));
  const inBody = catalogue.expression("forbidden").exec(body);
  const told = ([character]) => catalogue.say("control-character", { character: codePoint(character) });
  return [
    ...inValues.filter(({ found }) => found).map(({ path, found }) => ({ path, ...told(found) })),
    ...(inBody ? [{ path: [], line: inBody.input.slice(0, inBody.index).split("\n").length, ...told(inBody) }] : []),
  ];
};

// The values as the file gives them back, `whole` when all of them are read: what may not stand in
// a file is refused and goes no further; beyond so many values, or so deep, reading stops.
const readValues = (catalogue, type, data) => {
  const { values: most, nesting } = catalogue.rules.limits;
  const found = [];
  let left = most;
  const refuse = (path, objection, values) => found.push({ path, ...catalogue.say(objection, values) });
  const read = (value, model, path) => {
    left -= 1;
    if (left < 0) throw new Beyond(path, "yaml-size", most);
    if (typeof value === "string") return readText(value.replace(/\p{Surrogate}/gu, "\ufffd"), path);
    if (path.length >= nesting) throw new Beyond(path, "yaml-depth", nesting);
    if (Array.isArray(value)) return value.map((item, index) => read(item, model, [...path, index]));
    return Object.fromEntries(
      ordered(model, value).map((name) => [
        name,
        read(value[name], catalogue.group(model?.named.get(name)?.group), [...path, name]),
      ]),
    );
  };
  const readText = (text, path) => {
    const forbidden = catalogue.expression("forbidden").exec(text);
    if (!forbidden) return text;
    refuse(path, "control-character", { character: codePoint(forbidden[0]) });
    return text.replace(catalogue.expression("forbidden"), "\ufffd");
  };
  try {
    return { values: read(data, type, []), found, whole: true };
  } catch (beyond) {
    if (!(beyond instanceof Beyond)) throw beyond;
    refuse(beyond.path, beyond.objection, { most: beyond.most });
    return { values: {}, found, whole: false };
  }
};

class Beyond extends Error {
  constructor(path, objection, most) {
    super(objection);
    Object.assign(this, { path, objection, most });
  }
}

// --- documents and addresses that another case has -------------------------------------------

// The documents that the file brings: `[id, rank]`.
const described = (data) =>
  (Array.isArray(data.new_sources) ? data.new_sources : []).flatMap((document, index) =>
    typeof document?.id === "string" ? [[stripped(document.id), index]] : [],
  );

const taken = (catalogue, context, data) =>
  described(data).flatMap(([id, index]) => {
    const path = ["new_sources", index, "id"];
    if (catalogue.citable.has(id)) return [{ path, ...catalogue.say("source-taken", { value: id }) }];
    // What is withdrawn brings no document to the library.
    const owner = data.withdrawn === undefined && catalogue.brought.get(id);
    return owner && owner !== context.key
      ? [{ path, ...catalogue.say("source-taken/elsewhere", { value: id, owner: `cases/${owner}.md` }) }]
      : [];
  });

const formerTaken = ({ catalogue, folder, key, keys }, data) =>
  (Array.isArray(data.former_slugs) ? data.former_slugs : []).flatMap((old, index) => {
    const path = ["former_slugs", index];
    const owner = catalogue.former.get(`${folder}/${old}`);
    if (typeof old !== "string") return [];
    if (keys.has(`${folder}/${old}`)) return [{ path, ...catalogue.say("former-slug-taken", { value: old }) }];
    return owner && owner !== key
      ? [{ path, ...catalogue.say("former-slug-taken/elsewhere", { value: old, owner: `cases/${owner}.md` }) }]
      : [];
  });

// --- rules that cross fields -----------------------------------------------------------------

// Every group of a file that is in order, with its path and its declaration.
const walked = (catalogue, model, value, path) => [
  [path, model, value],
  ...model.fields
    .filter((field) => field.kind === "group" && value[field.name])
    .flatMap((field) => {
      const inner = catalogue.group(field.group);
      const here = [...path, field.name];
      const one = value[field.name];
      return field.list
        ? one.flatMap((item, index) => walked(catalogue, inner, item, [...here, index]))
        : walked(catalogue, inner, one, here);
    }),
];

// The same of a file that is not: what is valid in each group.
const partial = (context, model, data, path) => {
  if (typeof data !== "object" || Array.isArray(data) || !data) return [];
  return [
    [path, model, validPart(context, model, data)],
    ...model.fields
      .filter((field) => field.kind === "group")
      .flatMap((field) => {
        const inner = context.catalogue.group(field.group);
        const here = [...path, field.name];
        const value = data[field.name];
        return Array.isArray(value)
          ? value.flatMap((item, index) => partial(context, inner, item, [...here, index]))
          : partial(context, inner, value, here);
      }),
  ];
};

// Every case that a file in order points to, by its key.
const pointed = (catalogue, type, facts, links) =>
  new Set([
    ...links,
    ...walked(catalogue, type, facts, []).flatMap(([, model, group]) =>
      model.fields
        .filter((field) => field.kind === "case")
        .flatMap((field) => [group[field.name] ?? []].flat().map((value) => caseKey(catalogue, field, value))),
    ),
  ]);

// --- acronyms ----------------------------------------------------------------------------------

// The acronyms that nothing explains: no entry of the glossary, no title or other name of a case.
const unexplained = ({ catalogue, key }, type, data, scanned) => {
  const titles = catalogue.directory.cases
    .filter(([other]) => other !== key)
    .flatMap(([, title, , others]) => [title, ...others]);
  const explained = new Set([
    ...catalogue.directory.explained,
    ...acronymsIn(catalogue, data, type.acronyms.explained_by).map(([, acronym]) => acronym),
    ...titles.flatMap((name) => acronyms(catalogue, name).map(([, acronym]) => acronym)),
  ]);
  const told = (acronym) => catalogue.say("unknown-acronym", { value: acronym });
  const unknown = ([, acronym]) => !isExplained(catalogue, acronym, explained);
  return [
    ...scanned.acronyms.filter(unknown).map(([line, acronym]) => ({ path: [], line, ...told(acronym) })),
    ...acronymsIn(catalogue, data, type.acronyms.used_in)
      .filter(unknown)
      .map(([path, acronym]) => ({ path, ...told(acronym) })),
  ];
};
