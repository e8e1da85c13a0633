import assert from "node:assert/strict";
import { test } from "node:test";
import { soughtIn } from "../../../docs/javascripts/missing/address.js";

test("the last part that says anything is what was sought", () => {
  assert.equal(soughtIn("pole/clus-ter-jura/"), "clus ter jura");
  assert.equal(soughtIn("poles/Clus_Ter-Jura.html"), "Clus Ter Jura");
  assert.equal(soughtIn("poles/Coop%E2%80%99actions/index.html"), "Coop’actions");
  assert.equal(soughtIn("fiche/SOLENI.php"), "SOLENI");
  assert.equal(soughtIn("poles/page_3/"), "poles");
});

test("an address that says nothing is no search", () => {
  for (const path of ["", "/", "-/", "page_3/", "index.html", "%E0%A4%A".replace(/[A-Z0-9]/g, "")])
    assert.equal(soughtIn(path), "");
  assert.equal(soughtIn("%E0%A4%A").length < 80, true);
});
