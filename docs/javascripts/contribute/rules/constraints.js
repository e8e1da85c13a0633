// The rules that cross the fields of one group, or the groups of one case, by their names: twin of macros/casebook/schema/constraints.py and,
// for what a testimony covers, of macros/casebook/types/testimony.py.
// Each gives what is wrong among the fields that are valid: `values` lacks the others.
import { communeOf } from "./communes.js";
import { PartialDate, compareDays } from "./dates.js";
import { folded } from "./french.js";
import { zoneOfPlace } from "./programme/clock.js";
import { fragments, fromSession, timetable } from "./programme/timetable.js";
import { shownExample } from "./validation.js";

/** @typedef {import("../catalogue.js").Constraint} Constraint */
/** @typedef {import("../catalogue.js").Day} Day */
/** @typedef {import("../catalogue.js").Facts} Facts */
/** @typedef {import("../catalogue.js").Field} Field */
/** @typedef {import("../catalogue.js").Model} Model */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("./casefile.js").Context} Context */
/** @typedef {import("./programme/timetable.js").Objection} Found */
/** @typedef {import("./programme/timetable.js").Parts} Parts */
/** @typedef {[path: Path, objection: string, values: Record<string, unknown>]} Objection */
/** @typedef {{ name: string, whose: string[], roles: string[] }} Told groups that may be facts of others (macros/casebook/types/testimony.py) */
/** @typedef {(options: Constraint, model: Model, values: Facts, context: Context) => Objection[]} Rule */

/** @type {(value: unknown) => boolean} */
const full = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
/** @type {(values: Facts, name: string) => boolean} */
const empty = (values, name) => name in values && !full(values[name]);

// What messages say of a field.
/** @type {(model: Model, name: string) => { name: string, label: string, example: string }} */
const told = (model, name) => {
  const field = model.named.get(name);
  if (!field) throw new RangeError(`a rule names « ${name} », which is no field of its group`);
  return { name, label: field.label, example: shownExample(field) };
};

/** @type {Record<string, Rule>} */
const RULES = {
  Needed: ({ names, waived = [] }, model, values) =>
    /** @type {string[]} */ (names)
      .filter((name) => empty(values, name))
      .filter((name) => !waived.some((/** @type {string[]} */ [one, waiver]) => one === name && full(values[waiver])))
      .map((name) => [[name], "missing-field", told(model, name)]),

  Once: (_options, _model, values) =>
    Object.entries(values).flatMap(([name, list]) => {
      if (!Array.isArray(list) || typeof list[0] !== "string") return [];
      const again = [...list.entries()].filter(([index, value]) => list.indexOf(value) < index);
      return again.map(([index, value]) => /** @type {Objection} */ ([[name, index], "repeated-value", { value }]));
    }),

  Dated: ({ names, date, source }, model, values) => {
    /** @type {string | undefined} */
    const filled = names.find((/** @type {string} */ name) => full(values[name]));
    if (!filled) return [];
    const label = told(model, filled).label.toLowerCase();
    return [
      [date, "undated-fact"],
      [source, "undated-fact/source"],
    ]
      .filter(([name]) => empty(values, name))
      .map(([name, objection]) => [[name], objection, { ...told(model, name), label }]);
  },

  EndsAfter: ({ start, end }, _model, values) => {
    const [first, last] = [values[start], values[end]];
    if (first === undefined || last === undefined) return [];
    if (!(first instanceof PartialDate)) return last < first ? [[[end], "end-before-start", { first, last }]] : [];
    /** @type {Day} */
    const earliest = [first.year, first.month || 1, first.day || 1];
    return compareDays(last.latest, earliest) < 0
      ? [[[end], "end-before-start", { first: first.words, last: last.words }]]
      : [];
  },

  Requires: ({ filled, wanted, objection }, _model, values) =>
    full(values[filled]) && empty(values, wanted) ? [[[wanted], objection, {}]] : [],

  When: ({ name, values: chosen, wanted, objection }, _model, values) =>
    chosen.includes(values[name]) && wanted.every((/** @type {string} */ other) => empty(values, other))
      ? [[[wanted[0]], objection, { value: values.id ?? "…" }]]
      : [],

  OnlyWhere: ({ filled, name, value, objection }, _model, values) =>
    full(values[filled]) && name in values && values[name] !== value ? [[[filled], objection, {}]] : [],

  Exact: ({ name, objection }, _model, values) => {
    const date = values[name];
    return date && (!date.day || date.about) ? [[[name], objection, { value: String(date) }]] : [];
  },

  Either: ({ first, other, objection, name = "", spared = "" }, _model, values) =>
    empty(values, first) && empty(values, other) && !(name && values[name] === spared)
      ? [[[first], objection, { value: values.id ?? "…" }]]
      : [],

  Under: ({ name, vocabulary, tops, objection }, _model, values, { catalogue }) => {
    const broader = catalogue.directory.broader[vocabulary] ?? {};
    /** @type {(term: string) => string} */
    const top = (term) => (broader[term] ? top(broader[term]) : term);
    return full(values[name]) && !values[name].some((/** @type {string} */ term) => tops.includes(top(term)))
      ? [[[name], objection, {}]]
      : [];
  },

  Within: ({ commune: name, departments }, _model, values, { catalogue, communes }) => {
    const commune = communes && values[name] ? communeOf(communes, values[name]) : undefined;
    if (!commune) return [];
    const where = { commune: commune.name, department: commune.department };
    if (!(commune.department in catalogue.directory.homes)) return [[[name], "unknown-term/department", where]];
    return full(values[departments]) && !values[departments].includes(commune.department)
      ? [[[name], "place-elsewhere/department", where]]
      : [];
  },
};

/** @type {(path: Path, objection: string, values: Record<string, unknown>) => Found} */
const found = (path, objection, values) => [path, objection, values];

// Whether two names may mean one structure: one is in the other, however it is written. A case goes by its slug.
/** @type {(subject: string, teller: string) => boolean} */
const alike = (subject, teller) => {
  const [one, other] = [folded(subject.slice(subject.lastIndexOf("/") + 1)), folded(teller)];
  return one.includes(other) || other.includes(one);
};

/** @type {Record<string, (values: Facts, parts: Record<string, Parts>, context: Context, rule: Constraint) => Found[]>} */
const LIST_RULES = {
  Fragments: (_values, { programme = new Map() }, { catalogue }) => fragments(programme, catalogue.rules.fragments),

  FromSession: (_values, { programme = new Map(), outputs = new Map() }, { catalogue }) =>
    fromSession(programme, outputs, catalogue.rules.fragments),

  OwnFacts: (values, parts, _context, { told, aside, kind }) => {
    /** @type {Facts[]} */
    const brought = [...(parts.new_sources ?? [])].map(([rank, document]) => ({ ...document, rank }));
    /** @type {Map<string, Facts>} */
    const testimonies = new Map(brought.filter((one) => one.id && one.kind === kind).map((one) => [one.id, one]));
    if (!testimonies.size) return [];
    /** @type {Told[]} */
    const lists = told;
    const ofOthers = lists.flatMap(({ name, whose, roles }) =>
      [...(parts[name] ?? [])].flatMap(([rank, part]) => {
        const teller = testimonies.get(part.source)?.publisher;
        const subject = whose.map((one) => part[one] || values[one]).find(Boolean);
        if (!teller || !subject || (roles.length && !roles.includes(part.role)) || alike(subject, teller)) return [];
        return [found([name, rank, "source"], "others-told", { value: subject, name: teller })];
      }),
    );
    /** @type {(Facts | undefined)[]} */
    const cited = (values.sources ?? []).map((/** @type {string} */ id) => testimonies.get(id));
    const beside = cited.flatMap((one) => (one && new RegExp(aside, "i").test(one.role ?? "") ? [one] : []));
    return cited.every(Boolean)
      ? [
          ...ofOthers,
          ...beside.map(({ rank, role }) => found(["new_sources", rank, "role"], "others-told/role", { value: role })),
        ]
      : ofOthers;
  },

  Timetable: (values, { programme = new Map(), rooms = new Map() }, context) =>
    timetable(values, programme, rooms, zoneOfEvent(context, values)),
};

// The zone in which the clocks of an event run; `place` is the code of its commune.
/** @type {(context: Pick<Context, "catalogue" | "communes">, values: Facts) => string} */
export const zoneOfEvent = ({ catalogue, communes }, { place, departments = [], regions = [] }) => {
  const commune = communes && place ? communeOf(communes, place)?.department : undefined;
  return zoneOfPlace(catalogue.rules.zones, { commune, departments, regions }, catalogue.directory.homes);
};

// What the rules across the groups in the lists of a case object to. `parts` are the valid fields of each, by list and rank.
/** @type {(context: Context, model: Model, values: Facts, parts: Record<string, Parts>) => Problem[]} */
export const listCheck = (context, model, values, parts) =>
  (model.list_rules ?? []).flatMap((rule) =>
    LIST_RULES[rule.rule](values, parts, context, rule).map(([path, objection, shown, guess]) => ({
      path,
      ...context.catalogue.say(objection, shown, guess),
    })),
  );

// What the rules of a group object to, each with its path.
/** @type {(context: Context, model: Model, values: Facts, path: Path) => Problem[]} */
export const crossCheck = (context, model, values, path) =>
  model.rules.flatMap((rule) =>
    RULES[rule.rule](rule, model, values, context).map(([at, objection, shown]) => ({
      path: [...path, ...at],
      ...context.catalogue.say(objection, shown),
    })),
  );
