"""When the team opened an address on the web: as a file says it, or as a document of the same site shows that was read.

A site is the same with and without `www.`, by http and https; an address below its home page is known by its own document alone.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.casebook.library.library import Library
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.facts import Website


class Opened:
    """The addresses that the team opened, as the documents of a library tell: its list is read once."""

    def __init__(self, library: Library) -> None:
        self._days: dict[tuple[str, str], PartialDate] = {}
        for document in library.sources.values():
            if document.url and document.read_on:
                host, path = _parts(document.url)
                for known in {(host, ""), (host, path)}:
                    self._days[known] = max(self._days.get(known, document.read_on), document.read_on, key=lambda day: day.latest)

    def on(self, site: Website) -> PartialDate | None:
        """The last day that is known; None where nobody opened it."""
        return site.seen_alive or self._days.get(_parts(site.url))


def _parts(url: str) -> tuple[str, str]:
    """The site of an address, and what stands after it; empty for the home page."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/") + query
