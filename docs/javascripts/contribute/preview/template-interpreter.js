// Draws our templates in the browser, from their syntax trees (`contribuer/gabarits.json`, made by
// macros/pages/render/template_trees.py, which says what a tree holds). It does what Jinja does at build, and for our
// templates alone: a name or an attribute that is unknown throws, and all that is not HTML of ours already is escaped.
import { printed } from "../../language/typography.js";
import { clause, counted, grouped, hour, lowerFirst } from "../rules/french.js";
/** @typedef {[kind: string, ...parts: any[]]} Tree a statement or an expression that has parts, by its kind */
/** @typedef {Tree | string | number | boolean | null} Expression */
/** @typedef {Record<string, (string | Tree)[]>} Trees the statements of each template, by its name */
/** @typedef {Record<string, any>} Names what names mean */

// HTML that is safe as it is: text of a template, or what it was made of.
export class Markup {
  /** @param {string} html */
  constructor(html) {
    this.html = html;
  }
  toString() {
    return this.html;
  }
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;" };
/** @type {(value: unknown) => string} */
export const escape = (value) =>
  value instanceof Markup ? value.html : String(value ?? "").replace(/[&<>'"]/g, (mark) => ENTITIES[mark]);

// What the templates are drawn with. `globals` are the names that all of them know; a template
// of macros becomes one more, `parts.link(view)`. `page` draws a template with values of its own.
/** @type {(trees: Trees, globals: Names) => { globals: Names, page: (name: string, given: Names) => string }} */
export const drawing = (trees, globals) => {
  const ground = new Scope(null, names(globals));
  const modules = Object.fromEntries(Object.keys(trees).map((name) => [name, names()]));
  for (const [name, statements] of Object.entries(trees)) {
    for (const statement of statements)
      if (statement[0] === "macro") modules[name][statement[1]] = macro(statement, new Scope(ground, modules[name]));
  }
  Object.assign(
    ground.names,
    Object.fromEntries(Object.entries(modules).filter(([, found]) => Object.keys(found).length)),
  );
  return {
    globals: ground.names,
    page: (name, given) => body(trees[name], new Scope(ground, names(modules[name], given))),
  };
};

// --- names ---------------------------------------------------------------------------

/** @type {(...given: Names[]) => Names} */
const names = (...given) => Object.assign(Object.create(null), ...given);

// What names mean at a place of a template, and around it.
class Scope {
  /** @param {Scope | null} around @param {Names} given */
  constructor(around, given = names()) {
    this.around = around;
    this.names = given;
  }

  /** @param {string} name @returns {any} */
  find(name) {
    if (name in this.names) return this.names[name];
    if (this.around) return this.around.find(name);
    throw new ReferenceError(`a template asks for « ${name} », which is undefined`);
  }

  // A name, or a list of names for the values of a list.
  /** @param {string | string[]} target @param {any} value */
  put(target, value) {
    if (Array.isArray(target)) target.forEach((name, rank) => this.put(name, value[rank]));
    else this.names[target] = value;
  }
}

// --- statements ------------------------------------------------------------------------

/** @type {(statements: (string | Tree)[], scope: Scope) => string} */
const body = (statements, scope) => {
  let html = "";
  for (const statement of statements)
    html += typeof statement === "string" ? statement : STATEMENTS[statement[0]](statement, scope);
  return html;
};

/** @type {Record<string, (statement: any, scope: Scope) => string>} */
const STATEMENTS = {
  put: ([, expression], scope) => escape(value(expression, scope)),
  say: ([, expression], scope) => escape(printed(value(expression, scope))),
  if: ([, test, then, otherwise], scope) => body(truthy(value(test, scope)) ? then : otherwise, scope),
  set: ([, target, expression], scope) => {
    scope.put(target, value(expression, scope));
    return "";
  },
  macro: (statement, scope) => {
    scope.put(statement[1], macro(statement, scope));
    return "";
  },
  for: ([, target, expression, test, repeated, otherwise = []], scope) => {
    const all = [...value(expression, scope)].map((item) => {
      const round = new Scope(scope);
      round.put(target, item);
      return round;
    });
    const rounds = all.filter((round) => test === null || truthy(value(test, round)));
    if (!rounds.length) return body(otherwise, scope);
    return rounds
      .map((round, index0) => {
        round.names.loop = {
          index0,
          index: index0 + 1,
          first: index0 === 0,
          last: index0 === rounds.length - 1,
          length: rounds.length,
        };
        return body(repeated, round);
      })
      .join("");
  },
};

/** @type {(statement: any, scope: Scope) => (...given: unknown[]) => Markup} */
const macro =
  ([, name, wanted, statements], scope) =>
  (...given) => {
    if (given.length !== wanted.length)
      throw new TypeError(`« ${name} » takes ${wanted.length} values, not ${given.length}`);
    return new Markup(
      body(
        statements,
        new Scope(
          scope,
          names(
            Object.fromEntries(
              wanted.map((/** @type {string} */ argument, /** @type {number} */ rank) => [argument, given[rank]]),
            ),
          ),
        ),
      ),
    );
  };

// --- expressions -----------------------------------------------------------------------

/** @type {(expression: Expression, scope: Scope) => any} */
const value = (expression, scope) =>
  Array.isArray(expression) ? EXPRESSIONS[expression[0]](expression, scope) : expression;
/** @type {(expressions: Expression[], scope: Scope) => any[]} */
const values = (expressions, scope) => expressions.map((expression) => value(expression, scope));

/** @type {(what: any) => boolean} */
const truthy = (what) => {
  if (what instanceof Markup) return what.html !== "";
  if (Array.isArray(what)) return what.length > 0;
  return what instanceof Map ? what.size > 0 : Boolean(what);
};

/** @type {(owner: any, name: string) => any} */
const attribute = (owner, name) => {
  if (owner === null || owner === undefined || !(name in Object(owner)))
    throw new ReferenceError(`a template asks for the attribute « ${name} » of ${owner}`);
  return owner[name];
};

/** @type {(owner: any, key: any) => any} */
const item = (owner, key) => {
  if (!(owner instanceof Map)) return attribute(owner, key);
  if (!owner.has(key)) throw new ReferenceError(`a template asks for the item « ${key} »`);
  return owner.get(key);
};

/** @type {(owner: any, key: unknown) => boolean} */
const contains = (owner, key) => (owner instanceof Map ? owner.has(key) : owner.includes(key));

/** @type {Record<string, (expression: any, scope: Scope) => any>} */
const EXPRESSIONS = {
  name: ([, name], scope) => scope.find(name),
  attribute: ([, owner, name], scope) => attribute(value(owner, scope), name),
  item: ([, owner, key], scope) => item(value(owner, scope), value(key, scope)),
  slice: ([, owner, start, stop], scope) =>
    value(owner, scope).slice(value(start, scope) ?? 0, value(stop, scope) ?? undefined),
  call: ([, called, ...given], scope) => {
    if (called[0] !== "attribute") return value(called, scope)(...values(given, scope));
    const owner = value(called[1], scope);
    return attribute(owner, called[2]).apply(owner, values(given, scope));
  },
  filter: ([, name, filtered, named, ...given], scope) => {
    const options = Object.fromEntries(
      Object.entries(named).map(([option, expression]) => [option, value(expression, scope)]),
    );
    return FILTERS[name](value(filtered, scope), options, ...values(given, scope));
  },
  test: ([, name, tested], scope) => TESTS[name](value(tested, scope)),
  compare: ([, operator, left, right], scope) => COMPARISONS[operator](value(left, scope), value(right, scope)),
  choose: ([, test, then, otherwise], scope) => value(truthy(value(test, scope)) ? then : otherwise, scope),
  list: ([, ...items], scope) => values(items, scope),
  concat: ([, ...parts], scope) => joined(values(parts, scope), ""),
  and: ([, left, right], scope) => {
    const found = value(left, scope);
    return truthy(found) ? value(right, scope) : found;
  },
  or: ([, left, right], scope) => {
    const found = value(left, scope);
    return truthy(found) ? found : value(right, scope);
  },
  not: ([, negated], scope) => !truthy(value(negated, scope)),
  add: ([, left, right], scope) => value(left, scope) + value(right, scope),
};

/** @type {Record<string, (left: any, right: any) => boolean>} */
const COMPARISONS = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left > right,
  gteq: (left, right) => left >= right,
  lt: (left, right) => left < right,
  lteq: (left, right) => left <= right,
  in: (left, right) => contains(right, left),
  notin: (left, right) => !contains(right, left),
};

/** @type {Record<string, (tested: unknown) => boolean>} */
const TESTS = { none: (tested) => tested === null };

// One text, HTML as soon as a part of it is: then the other parts are escaped.
/** @type {(parts: unknown[], between: string) => string | Markup} */
const joined = (parts, between) =>
  parts.some((part) => part instanceof Markup)
    ? new Markup(parts.map(escape).join(escape(between)))
    : parts.join(between);

/** @type {Record<string, (filtered: any, options: Record<string, any>, ...given: any[]) => any>} */
const FILTERS = {
  clause: (text) => (text instanceof Markup ? new Markup(clause(text.html)) : clause(String(text))),
  counted: (number, _options, one, several) => counted(number, one, several),
  grouped: (number) => grouped(number),
  hour: (time) => hour(time),
  iso: (day) =>
    day
      .map((/** @type {number} */ part, /** @type {number} */ rank) => String(part).padStart(rank ? 2 : 4, "0"))
      .join("-"),
  join: (items, _options, between = "") => joined([...items], between),
  length: (items) => (items instanceof Map ? items.size : items.length),
  list: (items) => [...items],
  lower_first: (text) => lowerFirst(String(text)),
  map: (items, options, filter) =>
    [...items].map((one) => (filter ? FILTERS[filter](one, {}) : attribute(one, options.attribute))),
  select: (items) => [...items].filter(truthy),
  selectattr: (items, _options, name) => [...items].filter((one) => truthy(attribute(one, name))),
};
