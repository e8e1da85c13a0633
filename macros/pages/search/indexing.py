"""The search index: Pagefind reads the staged pages and writes its files beside them.

The last step of `publish.site` before the exchange. No page has a `data-pagefind-filter`, as with filters the
index differs from build to build: facets come from `outputs.library_data`. `pagefind/pages.json` names the page of
each entry of the index, so that the browser narrows a search without fetching any page.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
"""The bytes before the JSON in a fragment of a Pagefind index."""


class SearchFailed(Exception):
    """Pagefind ended with an error; the message is its output."""


def index(tree: Path) -> None:
    """Index every page of a tree that has a `data-pagefind-body`, into its folder `pagefind/`.

    Raises `SearchFailed`.
    """
    finished = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(tree), "--force-language", "fr", "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise SearchFailed(finished.stdout + finished.stderr)
    # No page loads Pagefind's own widgets, so they are not published.
    for unused in (
        "pagefind-ui.js",
        "pagefind-ui.css",
        "pagefind-modular-ui.js",
        "pagefind-modular-ui.css",
        "pagefind-highlight.js",
        "pagefind-component-ui.js",
        "pagefind-component-ui.css",
    ):
        (tree / "pagefind" / unused).unlink(missing_ok=True)
    pages = _pages(tree).encode()
    (tree / "pagefind" / "pages.json").write_bytes(pages)
    (tree / "pagefind" / "pages.z").write_bytes(gzip.compress(pages, mtime=0))


def _pages(tree: Path) -> str:
    """The pages of the index as JSON: Pagefind's id of each to `[address]` for a case, to `[address, title,
    kind, summary]` for any other page."""
    pages = {}
    for path in sorted((tree / "pagefind" / "fragment").glob("*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        address, meta = page["url"].strip("/"), page["meta"]
        words = [] if meta.get("case") else [meta.get("title", ""), meta.get("kind", ""), meta.get("summary", "")]
        pages[path.stem] = [f"{address}/" if address else "", *words]
    return json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
