"""The hand-written pages of `docs/` as MkDocs rendered them: what the sitemap and the search know of each.

`macros.hooks` makes them, one a page; `publish.site` keeps them until its outputs are written.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of `docs/`. `address` is from the root; `html` is its content, empty until it is rendered or when its words are not
    to be searched; `aliases` are its other names, `keywords` what people type who look for it. `searched` says whether its words are,
    `sections` whether its sections are results of their own."""

    address: str
    title: str
    description: str = ""
    html: str = ""
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    searched: bool = True
    sections: bool = False
