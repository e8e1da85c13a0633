// Nothing changes a page by being imported: without one, every module that is no entry can be.
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../docs/javascripts/", import.meta.url);
const ENTRIES = /^(?:site|theme|[a-z]+\/main|contribute\/missing|selection\/keep-buttons)\.js$/;

const modules = globSync("**/*.js", { cwd: ROOT }).map((path) => path.replaceAll("\\", "/"));

test("the pages have their entries", () => {
  assert.equal(modules.filter((path) => ENTRIES.test(path)).length, 22);
});

for (const path of modules.filter((one) => !ENTRIES.test(one))) {
  test(`${path} is imported without a page`, async () => {
    assert.equal(typeof document, "undefined");
    const names = Object.keys(await import(new URL(path, ROOT).href));
    assert.notEqual(names.length, 0);
  });
}

for (const path of modules) {
  test(`${path} is imported by no module, if it is an entry`, async () => {
    const { readFileSync } = await import("node:fs");
    const imported = [
      ...readFileSync(new URL(path, ROOT), "utf8").matchAll(/^(?:import|export)\b[^"'();]*"(\.[^"]+)"/gm),
    ];
    const targets = imported.map(([, target]) => new URL(target, new URL(path, ROOT)).href.replace(ROOT.href, ""));
    assert.deepEqual(
      targets.filter((target) => ENTRIES.test(target)),
      [],
    );
  });
}
