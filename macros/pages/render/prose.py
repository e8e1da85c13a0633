"""The Markdown of a case made into harmless HTML.

Called by `case.html`. CommonMark without raw HTML comes first, its notes are taken out (`notes`), then comes French typography;
the sanitiser comes last.
Links to case files become the addresses of their pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import nh3
from markupsafe import Markup

from macros.casebook.check.links import case_link
from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.language.french import typographic
from macros.casebook.library.case import Body
from macros.pages.render import notes
from macros.pages.render.notes import Note
from macros.pages.render.typography import printed

TAGS = {"p", "a", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "hr", "br"}
"""The elements that the sanitiser keeps."""

NOT_WORDS = ("<code", ' title="')
"""The beginnings of all that CommonMark writes, beside words, with a space that French spacing could change:
code, and the title of a link. An address has no space."""

_NOTED = "[^"
"""What a text with notes holds."""

_H2 = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a body: what is before the first section (`id` empty), or one section. `title` is its heading
    as HTML, `plain` the same as text."""

    id: str
    title: Markup
    html: Markup
    plain: str = ""


class Prose:
    """Renders the bodies of cases. `address` returns the address of a case by its key, or None for a case that
    has been withdrawn: a link to it becomes plain text."""

    def __init__(self, address: Callable[[str], str | None]) -> None:
        self._address = address
        self._cleaners: dict[tuple[str, bool], nh3.Cleaner] = {}

    def parts(self, body: Body, folder: str) -> tuple[Part, ...]:
        """The body of a case as safe HTML, one part for each section; `folder` is that of the case."""
        if not body.text.strip():
            return ()
        pieces = _H2.split(self.html(body.text, folder))
        parts = [Part("", Markup(), Markup(pieces[0]))] if pieces[0].strip() else []
        for number, (title, text) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
            # The check refuses headings inside lists and quotes, so the n-th h2 is that of the n-th section.
            section = body.sections[number]
            parts.append(Part(section.id, Markup(title), Markup(text), section.title))
        return tuple(parts)

    def notes(self, body: Body, folder: str) -> tuple[Note, ...]:
        """The notes of a body, in the order of their numbers."""
        return self._written(body.text, folder)[1] if _NOTED in body.text else ()

    def html(self, text: str, folder: str) -> str:
        """The Markdown of a case of this folder as sanitised HTML, without its notes."""
        return self._written(text, folder)[0]

    def _written(self, text: str, folder: str) -> tuple[str, tuple[Note, ...]]:
        """The sanitised HTML of a Markdown text, and its notes."""
        html = MARKDOWN.html(text)
        html = MARKDOWN.html(text)
        if _NOTED not in text:
            return self._cleaner(folder).clean(_printed(html)), ()
        html, found = notes.taken_out(html)
        clean = self._cleaner(folder, noted=True).clean
        return clean(_printed(html)), tuple(replace(note, html=Markup(clean(_printed(note.html)))) for note in found)

    def _cleaner(self, folder: str, noted: bool = False) -> nh3.Cleaner:
        """The sanitiser of the texts of a folder; of those with notes, which hold the calls, another one."""
        if (folder, noted) not in self._cleaners:
            self._cleaners[folder, noted] = self._made(folder, noted)
        return self._cleaners[folder, noted]

    def _made(self, folder: str, noted: bool) -> nh3.Cleaner:
        # The cleaner keeps this function and not `self`: Python cannot free a circle through a foreign object.
        address = self._address

        def relative(url: str) -> str | None:
            if url.startswith("#"):
                return url
            key = case_link(folder, url)
            return address(key) if key else None

        attributes = {"a": {"href", "title"}, "ol": {"start"}}
        if noted:
            attributes = {name: attributes.get(name, set()) | notes.ATTRIBUTES.get(name, set()) for name in {*attributes, *notes.ATTRIBUTES}}
        return nh3.Cleaner(
            tags=TAGS | notes.ATTRIBUTES.keys() if noted else TAGS,
            attributes=attributes,
            attribute_filter=_only_ours if noted else None,
            url_schemes={"http", "https", "mailto"},
            url_relative=relative,
            link_rel=None,
        )


def _printed(html: str) -> str:
    """Some HTML of CommonMark with French typography in its words."""
    # Parsing HTML for its words takes ten times as long as the rest, and most bodies are words alone.
    return printed(html) if any(sign in html for sign in NOT_WORDS) else typographic(html)


def _only_ours(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, unless it is one of those of calls and not ours."""
    ours = attribute in notes.ATTRIBUTES.get(tag, ())
    return None if ours and not notes.OURS.fullmatch(value) else value
