"""When the team opened an address on the web: as a file says it, or as a document of the same site shows that was read.

A site is the same with and without `www.`, by http and https; an address below its home page is known by its own document alone.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.casebook.library.library import Library
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.facts import Website


def opened(library: Library, site: Website) -> PartialDate | None:
    """The last day that is known; None where nobody opened it."""
    if site.seen_alive:
        return site.seen_alive
    host, path = _parts(site.url)
    read = [
        document.read_on
        for document in library.sources.values()
        if document.url and document.read_on and _parts(document.url) == (host, path or _parts(document.url)[1])
    ]
    return max(read, key=lambda day: day.latest, default=None)


def _parts(url: str) -> tuple[str, str]:
    """The site of an address, and what stands after it; empty for the home page."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/") + query
