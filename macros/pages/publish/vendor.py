"""What the pages take from the npm registry: published as it was installed, licence beside it.

`make site` and `make serve` install it in the environment (`package-lock.json` says what, with its hashes);
nothing of it is in the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

INSTALLED = Path(sys.prefix) / "front" / "node_modules"

PUBLISHED = {
    "javascripts/vendor/combobox-nav.js": "@github/combobox-nav/dist/index.js",
    "javascripts/vendor/combobox-nav-licence.txt": "@github/combobox-nav/LICENSE",
    "javascripts/vendor/commonmark.js": "commonmark/dist/commonmark.min.js",
    "javascripts/vendor/commonmark-licence.txt": "commonmark/LICENSE",
    "javascripts/vendor/markdown-toolbar.js": "@github/markdown-toolbar-element/dist/index.js",
    "javascripts/vendor/markdown-toolbar-licence.txt": "@github/markdown-toolbar-element/LICENSE",
}
"""Each file of the site, and where it stands among what is installed."""


class NotInstalled(Exception):
    """The environment lacks a file; the words are for the person who builds."""


def files() -> Iterator[tuple[str, bytes]]:
    """Every published file with its content. Raises `NotInstalled`."""
    for published, installed in PUBLISHED.items():
        try:
            yield published, (INSTALLED / installed).read_bytes()
        except FileNotFoundError:
            raise NotInstalled(f"il manque « {installed} », que prépare « make setup »") from None
