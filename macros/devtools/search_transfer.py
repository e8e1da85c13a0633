"""What a first search transfers and how long its results take, beside Material's own search on the same pages.

Called by `build_times`. A Chromium on a slowed processor asks the search page of a built site; Material's index is one file, made
here by its own code from the same pages, with its worker.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import importlib.util
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from macros.devtools import chromium

QUERY = "partager%20un%20atelier"
"""The query, as an address has it: words that many of the synthetic cases have."""

SLOWER = 4
"""How many times the processor is slowed."""

OF_SEARCH = ("/search/", "/fiche.json", "/javascripts/language/", "/javascripts/lib/names.js")
"""What is loaded for a search alone: index, passages, the code that searches."""

SHOWN = """new MutationObserver(() => {
  if (!window.shownAt && document.querySelector(".results > li")) window.shownAt = performance.now();
}).observe(document, { subtree: true, childList: true })"""
"""Notes when the first results are in the page."""

LATE = """performance.getEntriesByType("resource").filter((one) => one.name.includes("/search/") && one.responseEnd <= window.shownAt)
  .reduce((last, one) => Math.max(last, one.responseEnd), 0)"""
"""When the last data that these results need had come."""

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?) · ")


@dataclass(frozen=True, slots=True)
class Weight:
    """The bytes of some files: as they are, and as a host sends them that compresses those that are not compressed yet."""

    plain: int
    compressed: int

    def __str__(self) -> str:
        return f"{self.plain / 1000:,.0f} kB ({self.compressed / 1000:,.0f} kB compressed)"


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """The bytes that a first search transfers, uncompressed as they are served here, and the milliseconds from its last data to
    its results on a processor slowed `SLOWER` times."""

    transferred: int
    milliseconds: float

    def __str__(self) -> str:
        return f"{self.transferred / 1000:,.0f} kB, results {self.milliseconds:.0f} ms after the last data on a processor {SLOWER} times as slow"


def ours(site: Path) -> FirstSearch:
    """What a first search does on a built site, by a browser."""
    from playwright.sync_api import sync_playwright

    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 1200})
        page.set_default_timeout(60_000)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        transferred: list[int] = []
        page.on(
            "requestfinished", lambda asked: transferred.append(asked.sizes()["responseBodySize"]) if any(part in asked.url for part in OF_SEARCH) else None
        )
        page.add_init_script(SHOWN)
        page.goto(f"{address}explorer/?q={QUERY}")
        page.locator(".results > li").first.wait_for()
        page.wait_for_load_state("networkidle")
        milliseconds = float(page.evaluate(f"window.shownAt - {LATE}"))
        browser.close()
    return FirstSearch(sum(transferred), milliseconds)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The address of a folder, served as it is."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


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
    packed = [text if path.suffix == ".z" else gzip.compress(text, 6) for path, text in zip(paths, texts, strict=True)]
    return Weight(sum(map(len, texts)), sum(map(len, packed)))
