// What scripts and style sheets ask of a browser, and which of it the oldest browsers that are promised do not have.
// The data are those of MDN (@mdn/browser-compat-data); the browsers those of `browserslist` in package.json.
//
// Where the object is known (`URL.canParse`, `navigator.share`) its member is looked up. Elsewhere a script says no types: a member
// that no script of ours declares is told when nothing has one of this name in every promised browser (`.toSorted`). What is asked for
// before it is used (`"x" in y`, `@supports` apart) is told too: each way round is written down in `ways-round.json`.

/** @typedef {{ name: string, missing: string[] }} Feature a feature by the path of MDN, and the browsers that lack it */

/** @type {(a: string, b: string) => number} */
const compared = (a, b) => {
  const [left, right] = [a, b].map((version) => version.replace("≤", "").split(".").map(Number));
  return left[0] - right[0] || (left[1] ?? 0) - (right[1] ?? 0);
};

// Whether a feature is there, whole and under its own name, in a version of a browser. Of what MDN does not know, nothing is told.
const isThere = (compat, browser, version) => {
  const told = compat.support[browser];
  if (!told) return true;
  return [told]
    .flat()
    .some(({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) => {
      if (flags || prefix || other || removed || !added) return added === null || added === undefined;
      return added === "preview" ? false : compared(added, version) <= 0;
    });
};

/** @type {(compat: any, browsers: Record<string, string>) => string[]} */
export const missingIn = (compat, browsers) =>
  Object.entries(browsers)
    .filter(([browser, version]) => !isThere(compat, browser, version))
    .map(([browser]) => browser);

// `["chrome 109", …]` as MDN names them.
/** @type {(list: string[]) => Record<string, string>} */
export const browsersOf = (list) => Object.fromEntries(list.map((one) => one.split(" ")));

// --- scripts -----------------------------------------------------------------------------------

// All that MDN knows of scripts: by the path of each, without its root, and by the names of members.
export const scriptFeatures = (data) => {
  /** @type {Map<string, any>} */
  const paths = new Map();
  /** @type {Map<string, any[]>} */
  const members = new Map();
  for (const tree of [data.api, data.javascript.builtins])
    for (const [owner, features] of Object.entries(tree)) {
      if (features.__compat) paths.set(owner, features.__compat);
      for (const [name, feature] of Object.entries(features)) {
        const { __compat: compat } = feature;
        if (owner === "Intl")
          for (const [member, { __compat: own }] of Object.entries(feature)) if (own) members.set(member, [own]);
        if (name === "__compat" || !compat) continue;
        paths.set(`${owner}.${name.replace(/_static$/, "")}`, compat);
        if (owner === "Window" || owner === "WorkerGlobalScope") paths.set(name, compat);
        members.set(name, [...(members.get(name) ?? []), compat]);
      }
    }
  return { paths, members };
};

// The objects that every script finds, by the interface that they have.
const GIVEN = new Map([
  ["window", "Window"],
  ["globalThis", "Window"],
  ["document", "Document"],
  ["navigator", "Navigator"],
  ["history", "History"],
  ["location", "Location"],
  ["localStorage", "Storage"],
  ["performance", "Performance"],
]);

// Calls whose objects become properties of an element: `make("p", { textContent })`, `Object.assign(element, { hidden })`.
const SETTING = new Set(["make", "action", "assign"]);
const APART = new Set(["attributes", "data"]); // no properties: what `make` does something else with

// What a script declares: names of its own, and the keys of its own objects, in its code and in its types.
/** @type {(program: any, simple: any, text: string) => { names: Set<string>, keys: Set<string> }} */
export const ownIn = (program, simple, text) => {
  const names = new Set();
  const keys = new Set();
  const pattern = (node) => {
    if (node?.type === "Identifier") names.add(node.name);
    for (const inner of [...(node?.properties ?? []), ...(node?.elements ?? []), node?.left, node?.argument])
      if (inner) pattern(inner.value ?? inner);
  };
  const code = (node) => {
    if (node.id) pattern(node.id);
    node.params?.forEach(pattern);
  };
  const set = new Set();
  simple(program, {
    VariableDeclarator: ({ id }) => pattern(id),
    Function: code,
    ClassDeclaration: code,
    CatchClause: ({ param }) => pattern(param),
    ImportSpecifier: ({ local }) => names.add(local.name),
    ImportDefaultSpecifier: ({ local }) => names.add(local.name),
    ImportNamespaceSpecifier: ({ local }) => names.add(local.name),
    CallExpression: ({ callee, arguments: given }) => {
      if (SETTING.has(callee.property?.name ?? callee.name)) for (const one of given) set.add(one);
    },
    ObjectExpression: (node) => {
      if (!set.has(node)) for (const { key } of node.properties) if (key) keys.add(key.name ?? key.value);
    },
    PropertyDefinition: ({ key }) => keys.add(key.name),
    MethodDefinition: ({ key }) => keys.add(key.name),
    AssignmentExpression: ({ left }) =>
      left.type === "MemberExpression" && left.object.type === "ThisExpression" && keys.add(left.property.name),
  });
  for (const [comment] of text.matchAll(/\/\*\*[^]*?\*\//g)) {
    for (const [, name] of comment.matchAll(/@property \{.*\} \[?(\w+)/g)) keys.add(name);
    for (const [, name, quoted] of comment.matchAll(/(\w+)\??\s*:|"(\w+)"/g)) keys.add(name ?? quoted);
  }
  return { names, keys };
};

// What a script asks a browser for: `members` of whatever object and properties that are `set`, by their names, and `paths` where
// the object is known.
/** @type {(program: any, ancestor: any, own: Set<string>) => { members: Set<string>, set: Set<string>, paths: Set<string> }} */
export const askedIn = (program, ancestor, own) => {
  const members = new Set();
  const set = new Set();
  const paths = new Set();
  const text = (node) => (node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined);
  ancestor(program, {
    MemberExpression: ({ property, computed, object }) => {
      if (computed) return;
      const owner = object.type === "Identifier" && !own.has(object.name) ? object.name : undefined;
      const known = owner && (GIVEN.get(owner) ?? (/^[A-Z]/.test(owner) ? owner : undefined));
      if (known) paths.add(`${known}.${property.name}`);
      else members.add(property.name);
    },
    Identifier: ({ name }) => own.has(name) || paths.add(name),
    BinaryExpression: ({ operator, left }) => operator === "in" && text(left) && paths.add(text(left)),
    CallExpression: ({ callee, arguments: given }) => {
      const name = callee.property?.name ?? callee.name;
      if (name === "addEventListener" && text(given[0])) members.add(`${text(given[0])}_event`);
      if (SETTING.has(name))
        for (const one of given.slice(name === "assign" ? 1 : 0))
          for (const { key } of one.properties ?? []) if (key?.name && !APART.has(key.name)) set.add(key.name);
    },
  });
  return { members, set, paths };
};

// What some promised browser lacks, as the names under which scripts find it: `["URL", "canParse", true]` for what the interface
// itself has, `["Array", "toSorted", false]` for what its objects have, `["URLPattern"]` for the interface.
/** @type {(data: any, browsers: Record<string, string>) => [owner: string, member?: string, static?: boolean][]} */
export const younger = (data, browsers) => {
  const statics = new Set([
    "Array",
    "Object",
    "Promise",
    "Math",
    "Atomics",
    "Reflect",
    "Iterator",
    "String",
    "Intl",
    "URL",
  ]);
  return [data.api, data.javascript.builtins].flatMap((tree, rank) =>
    Object.entries(tree).flatMap(([owner, features]) => {
      if (features.__compat && missingIn(features.__compat, browsers).length) return [[owner]];
      return Object.entries(features)
        .filter(
          ([name, { __compat: compat }]) =>
            name !== "__compat" && !/_event$/.test(name) && compat && missingIn(compat, browsers).length,
        )
        .map(([name]) => [
          owner,
          name.replace(/_static$/, ""),
          /_static$/.test(name) || (rank === 1 && statics.has(owner)),
        ]);
    }),
  );
};

// --- style sheets ------------------------------------------------------------------------------

// What is added to the path of a selector that stands in a list with others that do without.
export const LISTED = " in a list";

/** @type {(selector: any, walk: any) => string[]} */
const pseudos = (selector, walk) => {
  const found = [];
  walk(selector, (node) => node.type.startsWith("Pseudo") && found.push(node.name));
  return found;
};

// What a style sheet asks for, as paths of MDN: properties with their words, functions, pseudo-classes, at-rules.
export const askedBySheet = (sheet, walk) => {
  /** @type {Set<string>} */
  const asked = new Set();
  let guards = 0;
  let rules = 0;
  let frames = 0;
  walk(sheet, {
    enter: (node) => {
      if (node.type === "Atrule") {
        asked.add(`at-rules.${node.name}`);
        if (node.name === "supports") guards += 1;
        if (/keyframes$/.test(node.name)) frames += 1;
      }
      if (node.type === "Rule" && !frames) rules += 1;
      if (guards) return;
      const nested = node.type === "Block" && node.children.some(({ type }) => type === "Raw"); // that begins with a name
      if (nested || (node.type === "Rule" && rules > 1)) asked.add("selectors.nesting");
      // A browser drops the whole list for one selector that it does not know.
      if (node.type === "Rule" && node.prelude.type === "SelectorList" && node.prelude.children.size > 1) {
        const each = node.prelude.children.toArray().map((selector) => pseudos(selector, walk));
        for (const name of new Set(each.flat()))
          if (!each.every((some) => some.includes(name))) asked.add(`selectors.${name}${LISTED}`);
      }
      if (node.type === "Declaration" && !node.property.startsWith("--")) {
        asked.add(`properties.${node.property}`);
        walk(node.value, (one) => {
          if (one.type === "Identifier") asked.add(`properties.${node.property}.${one.name}`);
          if (one.type === "Function") asked.add(`types.${one.name}`).add(`types.color.${one.name}`);
          if (one.type === "Dimension") asked.add(`types.length.${one.unit}`);
        });
      }
      if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector")
        asked.add(`selectors.${node.name}`);
      if (node.type === "NestingSelector") asked.add("selectors.nesting");
      if (node.type === "Feature" && node.kind === "media") asked.add(`at-rules.media.${node.name}`);
    },
    leave: (node) => {
      if (node.type === "Atrule" && node.name === "supports") guards -= 1;
      if (node.type === "Atrule" && /keyframes$/.test(node.name)) frames -= 1;
      if (node.type === "Rule" && !frames) rules -= 1;
    },
  });
  return asked;
};
