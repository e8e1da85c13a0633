// What the browser makes of queries and texts, for tests/javascripts/search/test_twins.py: reads JSON from standard input.
//   {"texts": [text]}                      → [[words, stems]]
//   {"site": folder, "queries": [query]}   → [[document, score]] of each
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { stem, words } from "../../../docs/javascripts/language/words.js";
import { fileOf, postingsFrom } from "../../../docs/javascripts/search/index.js";
import { under } from "../../../docs/javascripts/search/names-in.js";
import { asOne, nearness, placesIn } from "../../../docs/javascripts/search/places.js";
import { namedIn, parse, ranked, saidAs } from "../../../docs/javascripts/search/ranking.js";

const asked = JSON.parse(readFileSync(0, "utf8"));

const answers = (site, queries) => {
  const read = (name) => JSON.parse(gunzipSync(readFileSync(`${site}/search/${name}.z`)).toString("utf8"));
  const data = read("index");
  const files = Array.from({ length: data.chunks }, (_, number) => read(`words/${number}`));
  const rowsOf = (word) => files[fileOf(word, data.chunks)];
  const documents = {
    priors: data.priors,
    named: data.named,
    how: new Set(data.how),
    last: new Set(data.last),
    pages: new Set(data.site),
    parts: new Map(data.parts),
  };
  return queries.map((query) => {
    const one = parse(query, data.widening);
    const postingsOf = (token) => {
      const row = under(rowsOf(token), token);
      return row && postingsFrom(row, under(rowsOf(token), `~${token}`));
    };
    const called = (all) => under(rowsOf(`=${all.join("")}`), `=${all.join("")}`) ?? [];
    const leading = namedIn(data.names, one.all)
      .filter(({ facet, document }) => data.leading.includes(facet) && document >= 0)
      .map(({ document }) => document);
    const place = placesIn(data.places, one.all);
    const saying = (said) => under(rowsOf(said.split(" ")[0]), `?${said}`) ?? [];
    return ranked(
      { ...one, sought: asOne(one.sought, place.where) },
      postingsOf,
      { ...documents, near: nearness(data.places, place.areas, data.rules) },
      data.rules,
      called(one.all),
      one.told.length < one.all.length ? called(one.told) : [],
      leading,
      new Set([...saying(saidAs(one.all)), ...saying(saidAs(place.others, 2))]),
    ).map(({ document, score }) => [document, score]);
  });
};

const told = asked.texts
  ? asked.texts.map((text) => [words(text), words(text).map(stem)])
  : answers(asked.site, asked.queries);
process.stdout.write(JSON.stringify(told));
