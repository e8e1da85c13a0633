"""French spacing in HTML: in the words that people read, never in tags or code.

`language.french` knows words; here they are found among the rest, by the parser of the
standard library. What is not a word is left to the letter, whatever it is.
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
"""The elements whose text is no prose."""

READ = frozenset({"alt", "aria-description", "aria-label", "placeholder", "title"})
"""The attributes whose value is words."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
"""An attribute between quotes, in a tag: its name, its value."""


def spaced(html: str) -> str:
    """HTML whose words have the non-breaking spaces of French."""
    return "".join(spaced_pieces([html]))


def spaced_pieces(pieces: Sequence[str]) -> list[str]:
    """The pieces of one HTML text, each with its words spaced: a tag or a code that begins in
    one may end in another."""
    words = _Words("".join(pieces)).found
    offsets = accumulate(map(len, pieces), initial=0)
    return ["".join(_spaced(piece, offset, words)) for piece, offset in zip(pieces, offsets, strict=False)]


def _spaced(piece: str, offset: int, words: Sequence[Stretch]) -> Iterator[str]:
    """A piece that begins at this offset of the text in which the words are."""
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
    """Words in some HTML, from `start` to `end`."""

    start: int
    end: int


class _Words(HTMLParser):
    """Finds the words of some HTML; `found` is in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Stretch] = []
        self._open: list[str] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in VERBATIM:
            self._open.append(tag)
        for found in _ATTRIBUTE.finditer(self.get_starttag_text() or ""):
            if found[1].lower() in READ:
                self._note(*found.span(2 if found[2] is not None else 3))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self._note(0, len(data))

    def _note(self, start: int, end: int) -> None:
        """Words from `start` to `end` of what is being read."""
        line, column = self.getpos()
        here = self._lines[line - 1] + column
        self.found.append(Stretch(here + start, here + end))
