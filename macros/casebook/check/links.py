"""Where a link of a body leads: to the web, to a section of the page, to another case.

`body` checks each link with this module; `pages.render.prose` makes addresses of the links to other cases with it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.casebook.files.normal_text import normal_value
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.context import Context
from macros.casebook.schema.web_addresses import shows_elsewhere, trouble_with

SPACES = re.compile("[\t\n \u00a0\u2000-\u200a\u202f\u3000]")
"""The spaces that people type, of which an address holds none."""

# White space is excluded first: looked for again after each of 30,000 dots, it would take 17 seconds.
EXTERNAL = re.compile(r"https?://(?!\S*\s)[^/?#]+\.\S+", re.IGNORECASE)
"""The address of a link to the web: http or https, a host with a dot in it, no white space."""

_ESCAPED = re.compile(r"%([2-7][0-9A-Fa-f])")
"""A character of ASCII as addresses may escape it: `%40` is an @."""


def case_link(folder: str, url: str) -> str | None:
    """The key (`folder/slug`) of the case to which a link in a case of this folder leads; None when `url` is not the
    relative path of a case file."""
    if not url.endswith(".md") or ":" in url or url.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(folder, url[: -len(".md")]))
    parts = path.split("/")
    return path if len(parts) == 2 and ".." not in parts else None


def file_of(slug: str, context: Context, preferred: str, folder: str) -> str:
    """The relative path by which a case of `folder` links to the case of a slug: the one in the folder `preferred` if it
    is there, else the one in another folder."""
    owner = next((name for name in (preferred, *context.slugs) if slug in context.slugs.get(name, ())), preferred)
    return f"{posixpath.relpath(f'{owner}/{slug}', folder)}.md"


def of_site(url: str, admitted: Iterable[str]) -> Finding | None:
    """What is said of the site of a web address that is another than the one that people read; None for nothing. `admitted`
    are the addresses of `_links.yml`."""
    said = trouble_with(url, admitted)
    return finding((), said.objection, **said.values) if said else None


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link to the web that is being read: its address, its offset in bytes, its title and its words so far."""

    url: str
    at: int
    words: list[str]

    def problems(self) -> Iterator[tuple[int, Finding]]:
        """The remark, as (offset in bytes, finding), on a link whose words show another site than its own."""
        if said := shows_elsewhere("".join(self.words), self.url):
            yield self.at, finding((), said.objection, **said.values)


def in_the_clear(text: str) -> str:
    """An address, and what is said of it, as people read them: in normal form, with the characters of ASCII that are escaped
    (`%40` becomes `@`)."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), normal_value(text))
