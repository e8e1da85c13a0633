"""A letter as plain text, made of its HTML: what is told is told once.

The templates use headings, paragraphs, lists and links alone; a link shows its address after its words.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from html.parser import HTMLParser

WIDTH = 76
"""The most characters of a line: messages are cut there by many programs."""

_BLOCKS = frozenset({"h1", "h2", "p", "li"})
_SPACES = re.compile(r"[ \n\t]+")


class _Reader(HTMLParser):
    """Collects the blocks of a letter, as (tag, text)."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._href = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "figure":
            self._unread += 1
        elif tag in _BLOCKS:
            self._words = []
        elif tag == "a":
            self._href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "figure":
            self._unread -= 1
        elif tag == "a":
            if self._href and self._href not in "".join(self._words):
                self._words.append(f" ({self._href})")
            self._href = ""
        elif tag in _BLOCKS and (text := _SPACES.sub(" ", "".join(self._words)).strip()):
            self.blocks.append((tag, text))
            self._words = []

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._words.append(data)


def plain_text(html: str) -> str:
    """The text of a letter: headings on lines of their own, items after a dash, an empty line between blocks."""
    reader = _Reader()
    reader.feed(html)
    lines: list[str] = []
    before = ""
    for tag, text in reader.blocks:
        if lines and not (tag == before == "li"):
            lines.append("")
        lines.extend(_wrapped(tag, text))
        before = tag
    return "\n".join(lines) + "\n"


def _wrapped(tag: str, text: str) -> Iterator[str]:
    """The lines of a block. An address is never cut, and a space that does not break does not."""
    first, then = ("- ", "  ") if tag == "li" else ("", "")
    heading = text.upper() if tag == "h1" else text
    yield from textwrap.wrap(heading, WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False)
    if tag == "h2":
        yield "-" * min(len(text), WIDTH)
