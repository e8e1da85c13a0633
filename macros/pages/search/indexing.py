"""The search index: Pagefind reads the staged pages and writes its files beside them.

No `data-pagefind-filter` stands in any page: with filters the index would differ from
build to build. The facets are ours (`library_data.py`); `pagefind/pages.json` says which page
each entry of the index is, so that a search is narrowed without fetching any page.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
"""What stands before the JSON in the fragments of a Pagefind index."""


class SearchFailed(Exception):
    """The indexer ended with an error; the message holds what it said."""


def index(tree: Path) -> None:
    """Index every page of the tree that has a `data-pagefind-body`, into `pagefind/`."""
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(tree), "--force-language", "fr", "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchFailed(done.stdout + done.stderr)
    # Pagefind's own widgets are not used: what a page does not load is not published.
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
    """Pagefind's own id of each page, to `[address]`, or to `[address, title, kind, summary]`
    where the page is not a case's."""
    found = {}
    for path in sorted((tree / "pagefind" / "fragment").glob("*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        address, meta = page["url"].strip("/"), page["meta"]
        told = [] if meta.get("case") else [meta.get("title", ""), meta.get("kind", ""), meta.get("summary", "")]
        found[path.stem] = [f"{address}/" if address else "", *told]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
