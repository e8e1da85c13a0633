"""The search index: Pagefind reads the staged pages and writes its files beside them.

No `data-pagefind-filter` stands in any page: with filters the index would differ from
build to build. The facets are ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


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
