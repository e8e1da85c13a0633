// One check everywhere: what `python -m scripts.check` finds in a case file, found in the page, in
// the same words. Twin of macros/casebook/check/casefile.py and, for one file,
// of macros/casebook/check/across_files.py.
import { scan } from "./body.js";
import { doubtsIn, repaired, wordAround } from "../misread.js";
import { normal, seen } from "../normal-text.js";
import { PartialDate, compareDays } from "./dates.js";
import { contacts, contactsIn } from "./privacy.js";
import { acronymsIn, blanks, crossField, isExplained, walked } from "./rules.js";
import { checkGroup } from "./validation.js";
import { caseKey } from "./values.js";
import { write, written as writtenText } from "./writing.js";
import { codePoint, isGroup, listOf, readValues, stripped, texts } from "./yaml-values.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Commune} Commune */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./body.js").Scan} Scan */
/**
 * @typedef {object} CaseFile
 * @property {string} folder
 * @property {string | null | undefined} [slug] none before the file has a name
 * @property {Data} data
 * @property {string} [body]
 * @property {Commune[]} [communes] the list of the catalogue; without it no commune is looked for
 * @property {string} [text] the file as it will be sent, where that is not what `write` makes
 */
/**
 * @typedef {object} Context what exists around a file
 * @property {Catalogue} catalogue
 * @property {string} folder
 * @property {string} key
 * @property {Commune[]} [communes]
 * @property {Set<string>} keys those of the cases, its own among them
 * @property {Map<string, PartialDate>} knownUntil how far each document can know
 * @property {Set<string>} sources the documents that it may cite, those that it describes among them
 */

// Every problem of a file.
/** @type {(catalogue: Catalogue, file: CaseFile) => Problem[]} */
export const check = (catalogue, { folder, slug, data, body: typed = "", communes, text }) => {
  const { text: body, lineTyped } = seen(catalogue, typed);
  const written = text ?? write(catalogue, folder, data, typed);
  const file = normal(catalogue, written);
  const type = catalogue.type(folder);
  const refused = unreadable(catalogue, type, written, file, data, body);
  if (refused.length) return [...named(catalogue, slug), ...refused];
  const { values, found: unseen, whole } = readValues(catalogue, type, data);
  const context = surroundings(catalogue, folder, slug, values, communes);
  const scanned = scan(context, body);
  const inBody = [
    ...scanned.found.map((one) => ({ path: [], ...one, line: lineTyped(one.line) })),
    ...doubtsIn(catalogue, texts(values), body, lineTyped),
  ];
  scanned.acronyms = scanned.acronyms.map(([line, acronym]) => [lineTyped(line), acronym]);
  if (!whole) return [...named(catalogue, slug), ...unseen, ...inBody, ...unexplained(context, type, {}, scanned)];
  const facts = checkGroup(context, type, values);
  const valid = !facts.found.length;
  const ofValues = [
    ...unseen,
    ...taken(context, values),
    ...facts.found,
    ...crossField(context, type, valid ? facts.value : null, values),
    ...(file.includes("\\") || contacts(catalogue, file).length ? contactsIn(catalogue, values) : []),
  ];
  // A blank is one problem, not also an unknown term, a wrong date …
  const left = blanks(catalogue, values);
  const blank = new Set(left.map(({ path }) => JSON.stringify(path)));
  const itself = valid && pointed(catalogue, type, facts.value, scanned.links).has(context.key);
  return [
    ...named(catalogue, slug),
    ...ofValues.filter(({ path }) => !blank.has(JSON.stringify(path))),
    ...left,
    ...inBody,
    ...(itself ? [{ path: ["title"], ...catalogue.say("self-reference") }] : []),
    ...unexplained(context, type, values, scanned),
    ...formerTaken(context, values),
  ];
};

/** @type {(catalogue: Catalogue, folder: string, slug: string | null | undefined, data: Data, communes: Commune[] | undefined) => Context} */
const surroundings = (catalogue, folder, slug, data, communes) => {
  const key = `${folder}/${slug}`;
  return {
    catalogue,
    folder,
    key,
    communes,
    keys: new Set([...catalogue.keys, ...(slug ? [key] : [])]),
    knownUntil: knownUntil(catalogue, data),
    sources: new Set([...catalogue.citable, ...described(data).map(([id]) => id)]),
  };
};

// --- the file ------------------------------------------------------------------------------

/** @type {(catalogue: Catalogue, slug: string | null | undefined) => Problem[]} */
const named = (catalogue, slug) => {
  if (!slug) return [];
  if (catalogue.rules.reserved.includes(slug))
    return [{ path: [], ...catalogue.say("reserved-slug", { value: slug }) }];
  return catalogue.whole("slug", slug) ? [] : [{ path: [], ...catalogue.say("slug/file", { value: slug }) }];
};

// What keeps a file from being read at all; a character that may not be in it is a problem of each value that
// holds one, where Python stops at the first.
/** @type {(catalogue: Catalogue, type: CaseType, written: string, file: string, data: Data, body: string) => Problem[]} */
const unreadable = (catalogue, type, written, file, data, body) => {
  const { most_bytes: most, too_big: objection } = type;
  if (new TextEncoder().encode(written).length > most)
    return [{ path: [], ...catalogue.say(objection, { most: most / 1024 }) }];
  if (!catalogue.expression("forbidden").test(file)) return conflicts(catalogue, body);
  /** @type {(text: string) => RegExpExecArray | null} */
  const forbidden = (text) => catalogue.expression("forbidden").exec(text);
  /** @type {(match: RegExpExecArray) => ReturnType<Catalogue["say"]>} */
  const told = ({ 0: character, index, input }) => {
    const word = wordAround(input, index);
    const value = repaired(catalogue, word);
    const kind =
      character >= "\u0080" && character <= "\u009f" && value !== word
        ? "/misread"
        : character >= "\uf000" && character <= "\uf0ff"
          ? "/symbol"
          : character >= "\u202a" && character < "\ue000"
            ? "/order"
            : "";
    return catalogue.say(`control-character${kind}`, { character: codePoint(character), value });
  };
  const inBody = forbidden(body);
  return [
    ...texts(data).flatMap(([path, value]) => {
      const found = forbidden(normal(catalogue, writtenText(catalogue, value, true)));
      return found ? [{ path, ...told(found) }] : [];
    }),
    ...(inBody ? [{ path: [], line: body.slice(0, inBody.index).split("\n").length, ...told(inBody) }] : []),
  ];
};

// The first line that git left where two versions clash.
/** @type {(catalogue: Catalogue, body: string) => Problem[]} */
const conflicts = (catalogue, body) => {
  const found = catalogue.expression("conflict").exec(body);
  if (!found) return [];
  const line = body.slice(0, found.index).split("\n").length;
  return [{ path: [], line, ...catalogue.say("conflict-mark", { value: found[0].trim() }) }];
};

// --- documents and addresses that another case has -------------------------------------------

// The documents that the file brings, with their rank.
/** @type {(data: Data) => [id: string, rank: number][]} */
const described = (data) =>
  listOf(data.new_sources).flatMap((document, rank) =>
    isGroup(document) && typeof document.id === "string"
      ? [/** @type {[string, number]} */ ([stripped(document.id), rank])]
      : [],
  );

// How far each document can know: until it was published, and where it changes since, until it was read.
/** @type {(catalogue: Catalogue, data: Data) => Map<string, PartialDate>} */
const knownUntil = (catalogue, data) => {
  /** @type {(typed: unknown) => PartialDate[]} */
  const dates = (typed) => {
    const date = typeof typed === "string" ? PartialDate.read(typed.trim(), catalogue.expression("date")) : null;
    return date?.year ? [date] : [];
  };
  const known = new Map(
    [...catalogue.sources.values()].flatMap(({ id, until }) => dates(until).map((date) => [id, date])),
  );
  for (const [id, rank] of described(data)) {
    const { kind, published, read_on } = /** @type {Data} */ (/** @type {Value[]} */ (data.new_sources)[rank]);
    const both = [...dates(published), ...dates(read_on)];
    const changes = catalogue.whole("changing", stripped(typeof kind === "string" ? kind : ""));
    const [last] = changes ? both.sort((a, b) => compareDays(b.latest, a.latest)) : both;
    if (last) known.set(id, last);
  }
  return known;
};

/** @type {(context: Context, data: Data) => Problem[]} */
const taken = ({ catalogue, key }, data) =>
  described(data).flatMap(([id, rank]) => {
    const path = ["new_sources", rank, "id"];
    if (catalogue.citable.has(id)) return [{ path, ...catalogue.say("source-taken", { value: id }) }];
    // What is withdrawn brings no document to the library.
    const owner = data.withdrawn === undefined && catalogue.brought.get(id);
    return owner && owner !== key
      ? [{ path, ...catalogue.say("source-taken/elsewhere", { value: id, owner: `cases/${owner}.md` }) }]
      : [];
  });

/** @type {(context: Context, data: Data) => Problem[]} */
const formerTaken = ({ catalogue, folder, key, keys }, data) =>
  listOf(data.former_slugs).flatMap((old, index) => {
    if (typeof old !== "string") return [];
    const path = ["former_slugs", index];
    const owner = catalogue.former.get(`${folder}/${old}`);
    if (keys.has(`${folder}/${old}`)) return [{ path, ...catalogue.say("former-slug-taken", { value: old }) }];
    return owner && owner !== key
      ? [{ path, ...catalogue.say("former-slug-taken/elsewhere", { value: old, owner: `cases/${owner}.md` }) }]
      : [];
  });

// Every case that a file in order points to, by its key.
/** @type {(catalogue: Catalogue, type: CaseType, facts: Facts, links: string[]) => Set<string | undefined>} */
const pointed = (catalogue, type, facts, links) =>
  new Set([
    ...links,
    ...walked(catalogue, type, facts).flatMap(([, model, group]) =>
      model.fields
        .filter((field) => field.kind === "case")
        .flatMap((field) => [group[field.name] ?? []].flat().map((value) => caseKey(catalogue, field, value))),
    ),
  ]);

// --- acronyms ----------------------------------------------------------------------------------

// The acronyms that nothing explains: no entry of the glossary, no title or other name of a case.
/** @type {(context: Context, type: CaseType, data: Data, scanned: Scan) => Problem[]} */
const unexplained = ({ catalogue, key }, type, data, scanned) => {
  const elsewhere = [...catalogue.cases].flatMap(([other, known]) => (other === key ? [] : known.acronyms));
  const explained = new Set([
    ...catalogue.explained(),
    ...acronymsIn(catalogue, data, type.acronyms.explained_by).map(([, acronym]) => acronym),
    ...elsewhere,
  ]);
  /** @type {(acronym: string) => ReturnType<Catalogue["say"]>} */
  const told = (acronym) => catalogue.say("unknown-acronym", { value: acronym });
  /** @type {(found: [unknown, string]) => boolean} */
  const unknown = ([, acronym]) => !isExplained(catalogue, acronym, explained);
  return [
    ...scanned.acronyms.filter(unknown).map(([line, acronym]) => ({ path: [], line, ...told(acronym) })),
    ...acronymsIn(catalogue, data, type.acronyms.used_in)
      .filter(unknown)
      .map(([path, acronym]) => ({ path, ...told(acronym) })),
  ];
};
