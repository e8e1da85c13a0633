"""French typography in HTML: in the words that people read or hear, never in tags, addresses or code.

Called by `environment` for the templates, `prose` for the cases, `macros.hooks` for the hand-written pages.
The parser of the standard library separates the words from the rest, which stays as it is; `language.french` writes them
as French prints them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, pairwise

from macros.casebook.language.french import typographic

VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea"})
"""The elements whose text is not prose."""

READ = frozenset({"alt", "aria-description", "aria-label", "placeholder", "title"})
"""The attributes whose value people read or hear."""

DESCRIBED = frozenset({"description", "og:description", "og:site_name", "og:title"})
"""The metadata of a page whose content people read, where its address is shown or shared."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
"""An attribute with a quoted value, in a tag: its name, then its value in the group of its kind of quotes."""


def printed(html: str) -> str:
    """Some HTML, with its words as French prints them."""
    return "".join(_printed(html, _Words(html).stretches))


def printed_pieces(pieces: Sequence[str]) -> tuple[list[str], list[bool]]:
    """The pieces of one HTML text with their words printed, and whether each begins among words. They are parsed together,
    as a tag, an element or a word may begin in one piece and end in another."""
    html = "".join(pieces)
    words = _Words(html).stretches
    # Each character keeps its place, so that the pieces are cut where they were.
    whole = "".join(_printed(html, words))
    offsets = list(accumulate(map(len, pieces), initial=0))
    found = [bisect_right(words, offset, key=lambda stretch: stretch.end) for offset in offsets[:-1]]
    among = [rank < len(words) and words[rank].start <= offset for rank, offset in zip(found, offsets, strict=False)]
    return [whole[start:end] for start, end in pairwise(offsets)], among


def _printed(html: str, words: Iterable[Stretch]) -> Iterator[str]:
    done = 0
    for stretch in words:
        yield html[done : stretch.start]
        text = html[stretch.start : stretch.end]
        # An apostrophe of HTML may be a character reference.
        yield typographic(text.replace(_QUOTE, "'")).replace("'", _QUOTE) if _QUOTE in text else typographic(text)
        done = stretch.end
    yield html[done:]


_QUOTE = "&#39;"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in some HTML, from `start` to `end` (offsets in characters)."""

    start: int
    end: int


class _Words(HTMLParser):
    """Parses some HTML; `stretches` are its words, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.stretches: list[Stretch] = []
        self._html = html
        self._open: list[str] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in VERBATIM:
            self._open.append(tag)
        found = list(_ATTRIBUTE.finditer(self.get_starttag_text() or ""))
        values = {one[1].lower(): one[2] if one[2] is not None else one[3] for one in found}
        shown = READ | {"content"} if tag == "meta" and {values.get("name"), values.get("property")} & DESCRIBED else READ
        for one in found:
            if one[1].lower() in shown:
                self._add(*one.span(2 if one[2] is not None else 3))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self._add(0, len(data))

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def _reference(self, text: str) -> None:
        """A character reference is part of the words around it; its semicolon may be missing."""
        self.handle_data(text)
        if not self._open and self._html.startswith(";", self.stretches[-1].end):
            self._add(len(text), len(text) + 1)

    def _add(self, start: int, end: int) -> None:
        """Add words; `start` and `end` count from the beginning of the tag or text that is being parsed."""
        line, column = self.getpos()
        offset = self._lines[line - 1] + column
        if self.stretches and self.stretches[-1].end == offset + start:
            start = self.stretches.pop().start - offset
        self.stretches.append(Stretch(offset + start, offset + end))
