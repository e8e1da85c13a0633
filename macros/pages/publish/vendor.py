"""The files of the site that come from the npm registry, published as they were installed, each with its licence.

`macros.hooks` adds them to the files of MkDocs. `make site` and `make serve` install them in the environment
(`package-lock.json` lists them with their hashes); none of them is in the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

INSTALLED = Path(sys.prefix) / "front" / "node_modules"
"""The folder of what npm has installed."""

PUBLISHED = {
    "javascripts/vendor/combobox-nav.js": "@github/combobox-nav/dist/index.js",
    "javascripts/vendor/combobox-nav-licence.txt": "@github/combobox-nav/LICENSE",
    "javascripts/vendor/commonmark.js": "commonmark/dist/commonmark.min.js",
    "javascripts/vendor/commonmark-licence.txt": "commonmark/LICENSE",
    "javascripts/vendor/markdown-toolbar.js": "@github/markdown-toolbar-element/dist/index.js",
    "javascripts/vendor/markdown-toolbar-licence.txt": "@github/markdown-toolbar-element/LICENSE",
    "javascripts/vendor/turndown.js": "turndown/lib/turndown.browser.es.js",
    "javascripts/vendor/turndown-licence.txt": "turndown/LICENSE",
}
"""The path in `INSTALLED` of each file of the site."""


class NotInstalled(Exception):
    """The environment lacks a file; the message is for the person at the terminal, in French."""


def files() -> Iterator[tuple[str, bytes]]:
    """Every published file, as (path from the root of the site, content). Raises `NotInstalled`."""
    for published, installed in PUBLISHED.items():
        try:
            yield published, (INSTALLED / installed).read_bytes()
        except FileNotFoundError:
            raise NotInstalled(f"il manque « {installed} », que prépare « make setup »") from None
