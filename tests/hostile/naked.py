"""Pages without any of our care: hostile texts as they were typed, as HTML and as Markdown,
in the page of a case that was built. What remains is the browser's orders.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyromark

from hostile.corpus import Input

ARTICLE = """<article class="leaf case kind-poles" data-case="poles/{slug}">
<header class="case-head"><p class="kind">Pôle</p><h1>{typed}</h1><p class="lede">{typed}</p><div class="case-actions"></div></header>
<aside class="facts"><dl><div><dt>Fait</dt><dd>{typed}</dd></div><div><dt>{typed}</dt><dd><a href="{quoted}" title="{quoted}">x</a></dd></div></dl></aside>
<div class="case-body prose"><section id="s-origine"><h2>Origine {typed}</h2><p>{typed}</p>{marked}</section></div>
</article>"""


def undress(site: Path, inputs: tuple[Input, ...]) -> list[str]:
    """Write one such page for each input, as poles; gives their slugs."""
    shell = (site / "poles" / "cible" / "index.html").read_text(encoding="utf-8")
    before, after = re.split(r"<article.*</article>", shell, maxsplit=1, flags=re.DOTALL)
    slugs = []
    for number, one in enumerate(inputs):
        typed = one.text.encode("utf-8", "replace").decode()
        slug = f"nu-{number:03}"
        marked = pyromark.Markdown().html(typed)
        article = ARTICLE.replace("{slug}", slug).replace("{marked}", marked).replace("{quoted}", typed.replace('"', "&quot;")).replace("{typed}", typed)
        (site / "poles" / slug).mkdir(exist_ok=True)
        (site / "poles" / slug / "index.html").write_text(before + article + after, encoding="utf-8")
        slugs.append(slug)
    return slugs
