// The catalogue of the form, which says what a case may hold and what exists: the rules and the directory that the build publishes
// (macros/casebook/derived/form_rules.py and macros/casebook/derived/form_directory.py say their shapes), fetched once, with what looks
// things up. The cases, a long list, come when somebody turns to them.
import { declared } from "./declared.js";
import { knownCases } from "./known-cases.js";

// --- what the two files hold -----------------------------------------------------------------
/** @typedef {"line" | "slug" | "id" | "case-id" | "image-file" | "email" | "url" | "time" | "date" | "whole" | "yes-no" | "choice" | "term" | "case" | "source" | "commune" | "group"} Kind */
/**
 * @typedef {object} Field one field, as its declaration has it
 * @property {string} name
 * @property {string} label
 * @property {Kind} kind
 * @property {string} [help]
 * @property {string | string[]} [example]
 * @property {string} [autofill] what a browser that knows the person may fill in
 * @property {boolean} [required]
 * @property {boolean} [list]
 * @property {boolean} [box] shown in the box of facts
 * @property {boolean} [editors] filled by editors alone
 * @property {string} [default]
 * @property {number} [most] characters
 * @property {number} [least] values
 * @property {number} [most_values]
 * @property {{ key: string, listed: boolean }} [short] the field of a group that a lone text gives
 * @property {boolean} [unsaid] of a yes or no: it may be neither
 * @property {string} [vocabulary] of a term
 * @property {string} [unknown] of a term: what one that does not exist is called
 * @property {string} [group] the name of its declaration
 * @property {string} [folder] of a case
 * @property {boolean} [or_name] of a case: a plain name may be given
 * @property {Record<string, string>} [choices] labels by their value
 * @property {string} [within] of a commune: the field with its departments
 * @property {number} [most_choices] of a commune: how many of one name are listed
 * @property {number} [likeness] of a commune: how close, of 100, a name is that was meant
 */
/** @typedef {{ rule: string, [option: string]: any }} Constraint a rule across the fields of a group (rules/constraints.js) */
/** @typedef {{ fields: Field[], rules: Constraint[], list_rules?: Constraint[], named: Map<string, Field> }} Model a type or a group; `named` are its fields by their name, `list_rules` those across the groups in its lists */
/** @typedef {{ id: string, title: string, help: string }} Section */
/** @typedef {string | { owner: string, mended: string }} Guess what was meant: a near name, or the case that was renamed and how to write it now */
/**
 * @typedef {Model & {
 *   folder: string, label: string, a: string, readers: string, what: string, pictogram: string, leads: string[], dated_by: string[], checked_by: string[], said_of: string[], needs: string[], notices: boolean,
 *   most_bytes: number, most_values: number, too_big: string,
 *   sections: Section[], acronyms: { explained_by: string[], used_in: string[] },
 * }} CaseType
 */
/** @typedef {{ text: string, hint: string, form_text?: string, form_hint?: string, severity?: string }} Message */
/**
 * @typedef {object} FormRules `contribuer/regles.json`
 * @property {Record<string, Message>} [messages] those of `contribuer/messages.json`, where they are at hand
 * @property {string} guess
 * @property {string} formerly
 * @property {Record<string, [source: string, flags: string]>} patterns
 * @property {Record<"nesting" | "depth" | "lines" | "guesses" | "mended" | "notice_words" | "notice_facts" | "review_months", number>} limits
 * @property {string} flow_marks
 * @property {string} lost what programs write for a letter that they could not read
 * @property {Record<string, string>} [misread] of the same file: what another program makes of a letter, with that letter
 * @property {string} blank
 * @property {string[]} reserved
 * @property {import("./rules/programme/clock.js").Zones} zones
 * @property {import("./rules/programme/fragments.js").Kept} fragments
 * @property {Omit<CaseType, "named">[]} types
 * @property {Record<string, Omit<Model, "named">>} groups
 */
/** @typedef {[year: number, month: number, day: number]} Day */
/**
 * @typedef {object} FormDirectory `contribuer/repertoire.json`
 * @property {Record<string, [id: string, label: string, others: string[]][]>} vocabularies
 * @property {Record<string, Record<string, string>>} [definitions] of terms, by vocabulary; in `contribuer/messages.json` too
 * @property {Record<string, Record<string, string>>} broader
 * @property {Record<string, string>} homes the region of each department
 * @property {Record<string, string>} former_homes
 * @property {Record<string, [address: string, paged: string[]]>} facets
 * @property {Record<string, string>} searched the filter of the search that takes the terms of a vocabulary
 * @property {[id: string, title: string, publisher: string, year: string, until?: string][]} sources `until` is the date until which a document knows
 * @property {string[]} unlisted
 * @property {Day} newest
 * @property {string[]} [explained] in `contribuer/messages.json` too
 * @property {string[]} admitted addresses that are kept though their site has no name, with * for any characters
 */

// --- what a file holds, and what is said of it -----------------------------------------------

/** @typedef {string | Value[] | { [name: string]: Value }} Value as it is written in a file: all is text */
/** @typedef {Record<string, Value | undefined>} Data the values of a file, or of a group */
/** @typedef {Record<string, any>} Facts values that are valid, each as its kind has it */
/** @typedef {{ data: Record<string, Value>, body: string, body_as_is?: string, head: string, closing: string, blocks: [name: string | null, own: string, after: string][], pictures?: Published }} PublishedFile `fiche.json` of a case; `body_as_is` where the body of the file is not in normal form */
/** @typedef {Record<string, [address: string, width: number, height: number][]>} Published the pictures of a published case by the names of their files, each in its sizes, the smallest first; no size for one that is withdrawn */
/** @typedef {(string | number)[]} Path leads to a value: `["structures", 0, "form"]`; empty for the file and its text */
/** @typedef {{ code: string, message: string, hint: string, severity: string, inForm: { message: string, hint: string } }} Finding an objection in words; `inForm` is what it says to people who see no file */
/** @typedef {Finding & { path: Path, line?: number }} Problem a finding at its place; `line` is one of the text, from 1 */
/** @typedef {{ code: string, name: string, department: string }} Commune */
/** @typedef {{ id: string, label: string, others: string[] }} Term */
/** @typedef {{ messages?: FormRules["messages"], misread?: FormRules["misread"], explained?: string[], definitions?: FormDirectory["definitions"] }} Later `contribuer/messages.json` */
/** @typedef {ReturnType<typeof knownCases>} KnownCaseList */
/** @typedef {ReturnType<typeof makeCatalogue>} Catalogue */

// A catalogue from the two files at the root of a site, an address that ends with a slash. `cases` are those that exist, where it knows of them.
/** @type {(root: string | URL, cases?: KnownCaseList) => Promise<Catalogue>} */
export const openCatalogue = async (root, cases = knownCases()) => {
  const [rules, directory] = await Promise.all([declared("regles.json", root), declared("repertoire.json", root)]);
  return makeCatalogue(rules, directory, root, cases);
};

/** @param {FormRules} rules @param {FormDirectory} directory @param {string | URL} root @param {KnownCaseList} cases */
export const makeCatalogue = (rules, directory, root, cases = knownCases()) => {
  /** @type {Map<string, CaseType>} */
  const types = new Map(rules.types.map((type) => [type.folder, withNames(type)]));
  /** @type {Map<string | undefined, Model>} */
  const groups = new Map(Object.entries(rules.groups).map(([name, group]) => [name, withNames(group)]));
  const vocabularies = new Map(
    Object.entries(directory.vocabularies).map(([name, terms]) => [
      name,
      new Map(terms.map(([id, label, others]) => [id, { id, label, others }])),
    ]),
  );
  /** @type {Map<string, RegExp>} */
  const wholes = new Map();
  /** @type {Later} */
  let later = { ...rules, ...directory };
  /** @type {Promise<Commune[]> | undefined} */
  let communes;
  return {
    root,
    rules,
    directory,
    types: [...types.values()],
    /** @type {(folder: string) => CaseType} */
    type: (folder) => {
      const type = types.get(folder);
      if (!type) throw new RangeError(`no type « ${folder} »`);
      return type;
    },
    /** @type {(folder: string) => CaseType | undefined} */
    knownType: (folder) => types.get(folder),
    /** @type {(name: string | undefined) => Model | undefined} */
    group: (name) => groups.get(name),
    // The declaration of a field that is a group.
    /** @type {(field: Field) => Model} */
    inner: ({ name, group }) => {
      const model = groups.get(group);
      if (!model) throw new RangeError(`« ${name} » is no group`);
      return model;
    },
    /** @type {(vocabulary: string | undefined) => Map<string, Term>} */
    terms: (vocabulary = "") => vocabularies.get(vocabulary) ?? new Map(),
    /** @type {(vocabulary: string, id: string) => string} the definition of a term, once it is known; empty without one */
    defined: (vocabulary, id) => later.definitions?.[vocabulary]?.[id] ?? "",
    // The documents that any case may cite.
    sources: new Map(
      directory.sources.map(([id, title, publisher, year, until = ""]) => [id, { id, title, publisher, year, until }]),
    ),
    // The names of all that any case may cite: of some, which withdrawn cases alone cite, nothing more is published.
    citable: new Set([...directory.sources.map(([id]) => id), ...directory.unlisted]),
    ...cases,
    // A fresh expression that finds all matches of a text.
    /** @type {(name: string) => RegExp} */
    expression: (name) => new RegExp(rules.patterns[name][0], `${rules.patterns[name][1]}g`),
    // Whether the whole of a text matches.
    /** @type {(name: string, text: string) => boolean} */
    whole: (name, text) => {
      const [source, flags] = rules.patterns[name];
      const whole = wholes.get(name) ?? new RegExp(`^(?:${source})$`, flags);
      wholes.set(name, whole);
      return whole.test(text);
    },
    /** @type {(objection: string, values?: Record<string, unknown>, guess?: Guess) => Finding} */
    say: (objection, values = {}, guess = undefined) => {
      if (!later.messages) throw new TypeError(`the words of « ${objection} » were not asked for`);
      return say(rules, later.messages[objection], objection, values, guess);
    },
    // The letter of which another program made something else; known once there are words to say it.
    meant: (/** @type {string} */ found) => later.misread?.[found],
    explained: () => later.explained ?? [],
    // What nobody needs before they write, the words of `say` first: fetched when it is wanted, for it is long.
    /** @type {() => Promise<void>} */
    withMessages: async () => {
      if (!later.messages) later = await declared("messages.json", root);
    },
    /** @type {() => Promise<Commune[]>} a list of 35,000: fetched when a commune is needed */
    communes: () => {
      communes ??= fetchCommunes(root).catch((error) => {
        communes = undefined; // who asks next tries again
        throw error;
      });
      return communes;
    },
  };
};

/**
 * @template {{ fields: Field[] }} Declared
 * @param {Declared} model
 * @returns {Declared & { named: Map<string, Field> }}
 */
const withNames = (model) => ({ ...model, named: new Map(model.fields.map((field) => [field.name, field])) });

// An objection in words, as `finding` of problems/messages.py says it to whoever writes a file; `inForm` is what it says to people who see none.
/** @type {(rules: FormRules, message: Message, objection: string, values: Record<string, unknown>, guess: Guess | undefined) => Finding} */
const say = (rules, message, objection, values, guess) => {
  const { text, hint, form_text = text, form_hint = hint, severity = "error" } = message;
  const shown = printed(rules, values);
  const asked =
    typeof guess === "object"
      ? filled(rules.formerly, printed(rules, guess))
      : guess && filled(rules.guess, printed(rules, { guess }));
  return {
    code: objection.split("/")[0],
    message: filled(text, shown),
    hint: asked || filled(hint, shown),
    severity,
    inForm: { message: filled(form_text, shown), hint: asked || filled(form_hint, shown) },
  };
};

// What nobody sees in a quoted value is shown: twin of macros/casebook/problems/quoting.py.
/** @type {(rules: FormRules, values: Record<string, unknown>) => Record<string, unknown>} */
const printed = (rules, values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? inSight(rules, value) : value]),
  );

/** @type {(rules: FormRules, text: string) => string} */
const inSight = (rules, text) => {
  const [source, flags] = rules.patterns.unprinted;
  return text.replace(new RegExp(source, `${flags}g`), (unseen) => {
    const number = (unseen.codePointAt(0) ?? 0).toString(16);
    return number.length > 4 ? `\\u{${number}}` : `\\u${number.padStart(4, "0")}`;
  });
};

/** @type {(text: string, values: Record<string, unknown>) => string} */
const filled = (text, values) =>
  text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name ? String(values[name]) : found[0]));

/** @type {(root: string | URL) => Promise<Commune[]>} */
const fetchCommunes = async (root) => {
  const packed = await fetch(new URL("contribuer/communes.z", root));
  if (!packed.ok || !packed.body) throw new Error(`contribuer/communes.z: ${packed.status}`);
  return readCommunes(await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text());
};

/** @type {(text: string) => Commune[]} */
export const readCommunes = (text) => {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => line.split("\t")).map(([code, name, department]) => ({ code, name, department }));
};
