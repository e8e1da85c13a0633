import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../../docs/javascripts/selection/csv.js";

const lines = (records) => csv(records).replace("\ufeff", "").split("\r\n");

test("a spreadsheet is told that it is UTF-8, with semicolons and the line ends of Windows", () => {
  const text = csv([
    {
      title: "Pôle",
      kind: "Notice",
      known: "2016-09",
      reach: "https://pole.example.org",
      address: "https://example.org/",
    },
  ]);
  assert.ok(text.startsWith('\ufeff"Titre";"Type";'));
  assert.ok(text.endsWith("\r\n"));
  assert.equal(lines([{ title: "Pôle", known: "2016-09" }])[1], '"Pôle";"";"";"";"";"";"";"2016-09";"";""');
  assert.equal(lines([{ title: "Pôle", known: "2023~" }])[1], '"Pôle";"";"";"";"";"";"";"vers 2023";"";""');
  assert.ok(text.includes('"2016-09";"https://pole.example.org";"https://example.org/"'));
});

test("lists are joined, quotes doubled, line ends kept within a cell", () => {
  const [, first] = lines([{ title: 'L’« œuvre » de "X"', regions: ["Bretagne", "Normandie"] }]);
  assert.equal(first, '"L’« œuvre » de ""X""";"";"";"";"Bretagne, Normandie";"";"";"";"";""');
});

test("nothing is run as a formula", () => {
  for (const title of ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", "\n=1"]) {
    assert.ok(csv([{ title }]).includes(`"'${title}"`), title);
  }
  assert.ok(csv([{ title: "1 = 1" }]).includes('"1 = 1"'));
});
