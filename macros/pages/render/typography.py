"""French spacing in HTML: in the words that people read, never in tags or code.

Called by `environment` for the templates, `prose` for the cases, `macros.hooks` for the hand-written pages.
The parser of the standard library separates the words from the rest, which stays as it is; `language.french` spaces
them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from macros.casebook.language.french import typographic

VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea"})
"""The elements whose text is not prose."""

READ = frozenset({"alt", "aria-description", "aria-label", "placeholder", "title"})
"""The attributes whose value people read or hear."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
"""An attribute with a quoted value, in a tag: its name, then its value in the group of its kind of quotes."""


def spaced(html: str) -> str:
    """Some HTML, with the non-breaking spaces of French in its words."""
    return "".join(spaced_pieces([html]))


def spaced_pieces(pieces: Sequence[str]) -> list[str]:
    """The pieces of one HTML text, each with its words spaced. They are parsed together, as a tag or an element
    may begin in one piece and end in another."""
    words = _Words("".join(pieces)).stretches
    offsets = accumulate(map(len, pieces), initial=0)
    return ["".join(_spaced(piece, offset, words)) for piece, offset in zip(pieces, offsets, strict=False)]


def _spaced(piece: str, offset: int, words: Sequence[Stretch]) -> Iterator[str]:
    """One piece, spaced. `words` are those of the whole text, in which the piece begins at `offset`."""
    done = 0
    for stretch in words[bisect_right(words, offset, key=lambda stretch: stretch.end) :]:
        start, end = max(stretch.start - offset, 0), min(stretch.end - offset, len(piece))
        if start >= len(piece):
            break
        yield piece[done:start]
        yield typographic(piece[start:end])
        done = end
    yield piece[done:]


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
        self._open: list[str] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in VERBATIM:
            self._open.append(tag)
        for found in _ATTRIBUTE.finditer(self.get_starttag_text() or ""):
            if found[1].lower() in READ:
                self._add(*found.span(2 if found[2] is not None else 3))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self._add(0, len(data))

    def _add(self, start: int, end: int) -> None:
        """Add words; `start` and `end` count from the beginning of the tag or text that is being parsed."""
        line, column = self.getpos()
        offset = self._lines[line - 1] + column
        self.stretches.append(Stretch(offset + start, offset + end))
