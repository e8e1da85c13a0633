// Prints, as JSON, what the scripts and style sheets of the site ask of a browser that the oldest promised ones do not have:
// `{file: {feature: [browser]}}`. Run by test_browsers.py, with the folder of the npm packages in INSTALLED; given files are read
// instead of those of the site.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { LISTED, askedBySheet, askedIn, browsersOf, missingIn, ownIn, scriptFeatures } from "./features.js";

const require = createRequire(`${process.env.INSTALLED}/`);
const data = require("@mdn/browser-compat-data");
const acorn = require("acorn");
const { ancestor, simple } = require("acorn-walk");
const { parse, walk } = require("css-tree");

const ROOT = new URL("../../../", import.meta.url);
// The year of the syntax that all of them read; what is newer cannot be worked round.
const SYNTAX = 2022;
const browsers = browsersOf(JSON.parse(readFileSync(new URL("package.json", ROOT), "utf-8")).browserslist);
const features = scriptFeatures(data);

/** @type {(text: string) => any} */
const parsed = (text) => acorn.parse(text, { ecmaVersion: SYNTAX, sourceType: "module" });

/** @type {(text: string, keys: Set<string>) => Record<string, string[]>} */
const lackingInScript = (text, keys) => {
  const program = parsed(text);
  const { members, set, paths } = askedIn(program, ancestor, ownIn(program, simple, text).names);
  /** @type {Record<string, string[]>} */
  const lacking = {};
  /** @type {(name: string, known: any[]) => void} */
  const tell = (name, known) => {
    const missing = known.map((compat) => missingIn(compat, browsers));
    if (known.length && missing.every((some) => some.length)) lacking[name] = missing[0];
  };
  for (const path of paths) tell(path, features.paths.has(path) ? [features.paths.get(path)] : []);
  const used = [...members].filter((name) => !keys.has(name));
  for (const name of [...used, ...set]) tell(`.${name}`, features.members.get(name) ?? []);
  return lacking;
};

/** @type {(text: string) => Record<string, string[]>} */
const lackingInSheet = (text) => {
  /** @type {Record<string, string[]>} */
  const lacking = {};
  for (const path of askedBySheet(parse(text, { positions: true }), walk)) {
    const compat = path
      .replace(LISTED, "")
      .split(".")
      .reduce((tree, name) => tree?.[name], data.css)?.__compat;
    const missing = compat ? missingIn(compat, browsers) : [];
    if (missing.length) lacking[`css.${path}`] = missing;
  }
  return lacking;
};

const given = process.argv.slice(2).map((path) => [path, path]);
const own = ["docs/javascripts", "docs/stylesheets"].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true })
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => [`${folder}/${name}`, new URL(`${folder}/${name}`, ROOT)]),
);
// The keys of all our objects: what one script makes another uses.
const keys = new Set(
  own
    .filter(([name]) => name.endsWith(".js"))
    .flatMap(([, path]) => {
      const text = readFileSync(path, "utf-8");
      return [...ownIn(parsed(text), simple, text).keys];
    }),
);
/** @type {Record<string, Record<string, string[]>>} */
const told = {};
for (const [name, path] of given.length ? given : own.sort()) {
  const text = readFileSync(path, "utf-8");
  try {
    const lacking = name.endsWith(".css") ? lackingInSheet(text) : lackingInScript(text, keys);
    if (Object.keys(lacking).length) told[name] = lacking;
  } catch (error) {
    told[name] = { [`syntax: ${error.message}`]: Object.keys(browsers) };
  }
}
console.log(JSON.stringify(told, null, 1));
