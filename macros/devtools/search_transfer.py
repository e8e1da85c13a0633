"""What a first search transfers, beside Material's own search on the same pages.

Called by `build_times`. Ours loads Pagefind's engine, the parts of the index that two words need, and our
facets and names. Material's loads one index file, made here by its own code from the same pages, and
its worker.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

WORDS = 2
"""The number of words of the query. Each reads at most one part of the index; the largest parts are counted."""

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?) · ")


@dataclass(frozen=True, slots=True)
class Weight:
    """The bytes of some files: as they are, and as a host sends them that compresses those that are not compressed yet."""

    plain: int
    compressed: int

    def __str__(self) -> str:
        return f"{self.plain / 1000:,.0f} kB ({self.compressed / 1000:,.0f} kB compressed)"


def ours(site: Path) -> Weight:
    """What the search page of a built site fetches for a first query of `WORDS` words."""
    engine = site / "pagefind"
    parts = sorted((engine / "index").glob("*.pf_index"), key=lambda path: path.stat().st_size)[-WORDS:]
    return _weight(
        [
            engine / "pagefind.js",
            engine / "wasm.fr.pagefind",
            engine / "pagefind-entry.json",
            *engine.glob("*.pf_meta"),
            *parts,
            engine / "pages.z",
            site / "data/library.z",
        ]
    )


def materials(site: Path, place: Path) -> Weight:
    """What Material's search would fetch for the same pages; its index file is written into `place`."""
    from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]

    index = SearchIndex(lang=["fr"], separator=r"[\s\-]+", pipeline=["stemmer"], fields={"title": {"boost": 1e3}, "text": {"boost": 1}})
    for path in sorted(site.glob("*/*/index.html")):
        html = path.read_text(encoding="utf-8")
        if article := _ARTICLE.search(html):
            title = _TITLE.search(html)
            address = path.parent.relative_to(site).as_posix() + "/"
            page = SimpleNamespace(meta={}, content=article.group(), toc=[], url=address, title=title.group(1) if title else address)
            index.add_entry_from_context(page)
    written = place / "search_index.json"
    written.write_text(index.generate_search_index(None), encoding="utf-8")
    spec = importlib.util.find_spec("material")
    scripts = Path(spec.origin).parent / "templates/assets/javascripts" if spec and spec.origin else place
    return _weight(
        [written, *scripts.glob("workers/search.*.min.js"), *scripts.glob("lunr/min/lunr.fr.min.js"), *scripts.glob("lunr/min/lunr.stemmer.support.min.js")]
    )


def _weight(paths: list[Path]) -> Weight:
    texts = [path.read_bytes() for path in paths]
    packed = [text if path.suffix in (".z", ".pagefind", ".pf_meta", ".pf_index") else gzip.compress(text, 6) for path, text in zip(paths, texts, strict=True)]
    return Weight(sum(map(len, texts)), sum(map(len, packed)))
