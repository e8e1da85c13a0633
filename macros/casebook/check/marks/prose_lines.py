"""The lines of a body as its author typed them, with what the parser made of each character.

A mark that was meant and is none stands among the words: in a paragraph, as it was typed. So the rules about lost marks
look at the lines of paragraphs, in which everything that is no word is masked: code, the marks of emphasis, real
links, escapes, entities. `lost_marks` hands each block to its rules.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.casebook.check.marks.markdown import MARKDOWN

MASK = "\0"
"""What stands for a character that is no word: no file holds it."""

INLINE = ("Emphasis", "Strong")
"""The elements inside a line, beside links and images."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    `whole` is the line of the file; its words begin at the character `start` of it, at the byte `at` of the body. `words`
    are what is typed from there, without the white space around, and `masked` the same with `MASK` for each character
    that is no word.
    """

    at: int
    whole: str
    start: int
    words: str
    masked: str

    @property
    def before(self) -> str:
        """What stands on the line before its words: the marks of the blocks around them."""
        return self.whole[: self.start]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph; `nested` in a list, a quotation or a note."""

    lines: tuple[Line, ...]
    nested: bool


@dataclass(frozen=True, slots=True)
class IndentedCode:
    """A block of code that only its indentation makes, as (offset in the body in bytes, line without it)."""

    lines: tuple[tuple[int, str], ...]
    nested: bool


def blocks(text: str) -> Iterator[Paragraph | IndentedCode]:
    """The paragraphs of a body and its indented code, in order."""
    reader = _Reader(text)
    for event, span in MARKDOWN.events_with_range(text):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (str(event), None)
        yield from reader.event(name, value, span["start"], span["end"])
    yield from reader.flush()


class _Reader:
    """Reads the events of one body, and makes a block of those between two of the parser's blocks."""

    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        self.depth = 0
        self.aside: str = ""
        self.begun: list[int] = []
        self.ended = 0
        self.fresh = True
        self.words: list[tuple[int, int]] = []
        self.code: list[tuple[int, str]] = []
        self.automatic = False

    def event(self, name: str, value: Any, start: int, end: int) -> Iterator[Paragraph | IndentedCode]:
        """Read one event; the offsets count bytes."""
        kind = value if isinstance(value, str) else next(iter(value)) if isinstance(value, dict) else ""
        if name in ("Start", "End") and kind not in (*INLINE, "Link", "Image"):
            yield from self.flush()
            if kind != "Paragraph":
                self.depth += 1 if name == "Start" else -1
            if kind in ("Heading", "CodeBlock", "HtmlBlock"):
                indented = kind == "CodeBlock" and value == {"CodeBlock": "Indented"}
                self.aside = (kind if not indented else "Indented") if name == "Start" else ""
        elif name == "Rule":
            yield from self.flush()
        elif self.aside:
            if self.aside == "Indented" and name == "Text":
                self.code.append((start, value))
        else:
            self.inline(name, value, kind, start, end)

    def inline(self, name: str, value: Any, kind: str, start: int, end: int) -> None:
        """Read an event inside a line of a paragraph."""
        escaped = name == "Text" and start > 0 and self.raw[start - 1 : start] == b"\\" and (not self.words or self.words[-1][1] < start)
        if self.fresh:
            self.begun.append(start - escaped)
            self.fresh = False
        if name in ("SoftBreak", "HardBreak"):
            self.fresh = True
            self.ended = max(self.ended, start)
            return
        self.ended = max(self.ended, end)
        if kind == "Link":
            self.automatic = name == "Start" and value["Link"]["link_type"] in ("Autolink", "Email")
        if name == "Text" and not self.automatic and self.raw[start:end] == value.encode():
            first = len(value[0].encode()) if escaped else 0
            self.words.append((start + first, end))

    def flush(self) -> Iterator[Paragraph | IndentedCode]:
        """The block that ends here, if any."""
        if self.begun:
            yield Paragraph(tuple(self._lines()), self.depth > 0)
        elif self.code:
            yield IndentedCode(tuple(self._code()), self.depth > 1)
        self.begun, self.words, self.code, self.ended, self.fresh = [], [], [], 0, True

    def _lines(self) -> Iterator[Line]:
        raw, at, begun, pieces = self.raw, self.begun[0], deque(self.begun), deque(self.words)
        while at <= self.ended:
            end = raw.find(b"\n", at)
            end = len(raw) if end < 0 else end
            first = raw.rfind(b"\n", 0, at) + 1
            # A line in the middle of code or of an address has no event of its own.
            start = begun.popleft() if begun and begun[0] <= end else at + len(raw[at:end]) - len(raw[at:end].lstrip(b" \t>"))
            while begun and begun[0] <= end:
                begun.popleft()
            words = raw[start:end].decode().rstrip()
            yield Line(start, raw[first:end].decode(), len(raw[first:start].decode()), words, self._masked(start, end, pieces)[: len(words)])
            at = end + 1

    def _masked(self, start: int, end: int, pieces: deque[tuple[int, int]]) -> str:
        """The characters from one byte to another, those of words as they are. `pieces` are the words that are left, in order; those
        before the end are taken."""
        masked, at = [], start
        while pieces and pieces[0][0] < end:
            one, other = pieces.popleft()
            if other > end:
                pieces.appendleft((end, other))
            one, other = max(one, at), min(other, end)
            if one < other:
                masked += [MASK * len(self.raw[at:one].decode()), self.raw[one:other].decode()]
                at = other
        return "".join([*masked, MASK * len(self.raw[at:end].decode())])

    def _code(self) -> Iterator[tuple[int, str]]:
        for at, text in self.code:
            offset = at
            for line in text.removesuffix("\n").split("\n"):
                yield offset, line
                offset += len(line.encode()) + 1
