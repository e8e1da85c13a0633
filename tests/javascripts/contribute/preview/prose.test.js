import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../../../docs/javascripts/contribute/preview/prose.js";
import { catalogue } from "../catalogue.js";

const shown = (text) => html(text, "poles", catalogue);

test("a link keeps an address of the web or a mail address, and no other scheme", () => {
  assert.match(shown("[un](https://example.org/a)"), /<a href="https:\/\/example\.org\/a">un<\/a>/);
  assert.match(shown("[un](mailto:accueil@example.org)"), /<a href="mailto:accueil@example\.org">un<\/a>/);
  for (const url of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,un",
    "vbscript:un",
    "file:///un",
    "blob:un",
  ])
    assert.equal(shown(`[un](${url})`), "<p><a>un</a></p>\n", url);
});

test("tags, quotes and signs stay text", () => {
  assert.equal(shown("un <b>deux</b>"), "<p>un &lt;b&gt;deux&lt;/b&gt;</p>\n");
  assert.equal(shown("<script>un</script>"), "<p>&lt;script&gt;un&lt;/script&gt;</p>\n");
  assert.equal(shown("`<i>`"), "<p><code>&lt;i&gt;</code></p>\n");
  assert.equal(
    shown("[un](https://example.org 'a\" onclick=\"b')"),
    '<p><a href="https://example.org" title="a&quot; onclick=&quot;b">un</a></p>\n',
  );
});

test("an image is left out, a numbered list keeps its first number", () => {
  assert.doesNotMatch(shown("![un](https://example.org/a.png)"), /img|example/);
  assert.match(shown("3. un\n4. deux"), /^<ol start="3">\n<li>un<\/li>\n<li>deux<\/li>\n<\/ol>/);
});
