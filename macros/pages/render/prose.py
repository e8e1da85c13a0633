"""Contributed Markdown becomes HTML that can do no harm.

CommonMark without raw HTML, then French spacing, then the sanitiser, last. Links to case
files become addresses; every heading gets an id of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import nh3
from markupsafe import Markup

from macros.casebook.check.body import MARKDOWN
from macros.casebook.check.links import case_link
from macros.casebook.language.french import typographic
from macros.casebook.library.case import Body
from macros.pages.render.typography import spaced

TAGS = {"p", "a", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "hr", "br"}

NOT_WORDS = ("<code", ' title="')
"""The signs of all that CommonMark may write beside words where a space could stand before a
mark: code, and the title of a link. An address has no space."""

_H2 = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body: before the first section (`id` empty), or one section."""

    id: str
    title: Markup
    html: Markup
    plain: str = ""


class Prose:
    """Renders bodies. `address` gives the address of a case by its key, or None when the
    reader must find plain text there (a case withdrawn since)."""

    def __init__(self, address: Callable[[str], str | None]) -> None:
        self._address = address
        self._cleaners: dict[str, nh3.Cleaner] = {}

    def parts(self, body: Body, folder: str) -> tuple[Part, ...]:
        """The body of a case as safe HTML, one part a section."""
        if not body.text.strip():
            return ()
        pieces = _H2.split(self.html(body.text, folder))
        found = [Part("", Markup(), Markup(pieces[0]))] if pieces[0].strip() else []
        for number, (title, text) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
            # The check refuses titles inside lists and quotes: the n-th h2 is the n-th section.
            found.append(Part(body.sections[number][0], Markup(title), Markup(text), body.sections[number][1]))
        return tuple(found)

    def html(self, text: str, folder: str) -> str:
        """Markdown of a case in this folder as sanitised HTML."""
        if folder not in self._cleaners:
            self._cleaners[folder] = self._cleaner(folder)
        html = MARKDOWN.html(text)
        # Finding the words takes ten times as long as all the rest: in most bodies all is words.
        return self._cleaners[folder].clean(spaced(html) if any(sign in html for sign in NOT_WORDS) else typographic(html))

    def _cleaner(self, folder: str) -> nh3.Cleaner:
        address = self._address  # a cleaner that led back to us would never be freed: Python does not see into it

        def relative(url: str) -> str | None:
            if url.startswith("#"):
                return url
            key = case_link(folder, url)
            return address(key) if key else None

        return nh3.Cleaner(
            tags=TAGS,
            attributes={"a": {"href", "title"}, "ol": {"start"}},
            url_schemes={"http", "https", "mailto"},
            url_relative=relative,
            link_rel=None,
        )
