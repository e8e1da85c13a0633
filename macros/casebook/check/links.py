"""Where a link of a body leads: out to the web, to a part of the page, to another case.

`body` asks for each link; `macros.pages.prose` asks again when it writes it.
"""

from __future__ import annotations

import posixpath
import re

from macros.casebook.schema.context import Context

# White space is ruled out first: sought anew after each of 30,000 dots, it takes 17 seconds.
EXTERNAL = re.compile(r"https?://(?!\S*\s)[^/?#]+\.\S+", re.IGNORECASE)

_HUNDREDTHS = re.compile(r"%([2-7][0-9A-Fa-f])")
"""A plain character as addresses may write it: `%40` is an @."""


def case_link(folder: str, url: str) -> str | None:
    """The `folder/slug` that a relative link in a case of this folder leads to."""
    if not url.endswith(".md") or ":" in url or url.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(folder, url[: -len(".md")]))
    parts = path.split("/")
    return path if len(parts) == 2 and ".." not in parts else None


def file_of(slug: str, context: Context, wanted: str, folder: str) -> str:
    """A case as a link in a case of this folder writes it: the one of the folder that was wanted,
    if it is there."""
    owner = next((name for name in (wanted, *context.slugs) if slug in context.slugs.get(name, ())), wanted)
    return f"{posixpath.relpath(f'{owner}/{slug}', folder)}.md"


def in_the_clear(url: str) -> str:
    """An address with its plain characters as they are read."""
    return _HUNDREDTHS.sub(lambda found: chr(int(found.group(1), 16)), url)
