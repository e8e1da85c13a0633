r"""The text of a file as people see it, in memory, before any rule looks; and where each character of it stands in the file.

`reading` calls this for every file, `yaml_values` and `check.block_text` for what escapes and entities spell; the
contribution form has a twin (`rules/normal-text.js`). A text in normal form has composed letters (NFC), `\n` line ends
and none of the marks of `marks.DROPPED`. The file itself is never rewritten: `Places` leads back to it, so that problems have
the line and the column that an editor shows. Most texts are in normal form already, and have no `Places`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from macros.casebook.files.marks import BREAKS, DROPPED
from macros.casebook.problems.problem import Position
from macros.workers import Sent

_USUAL = frozenset(
    map(chr, chain(b"\t\n", range(0x20, 0x7F), range(0xA0, 0xAD), range(0xAE, 0x300), range(0x2010, 0x2028), range(0x202F, 0x205F), range(0x20A0, 0x20C0)))
)
"""Characters of French and its neighbours that are in normal form whatever stands beside them: a quick test for most texts."""

_CHANGED = re.compile(f"{BREAKS.pattern}|{DROPPED.pattern}")
_FENCE = re.compile(f"(?:^|\n|{BREAKS.pattern})-{{3,}}[ \t]*(?=\n|{BREAKS.pattern}|$)")
_YAML_LINE = re.compile(r"""[ \t]*(?:[\w"'-]+[ \t]*:(?:\s|$)|-(?:\s|$)|---|#|$)""")
"""How a line of YAML begins."""

_LINE_END = re.compile("\r\n?|\n")
"""What editors and git count as the end of a line."""


@dataclass(frozen=True, slots=True)
class _Shift(Sent):
    """Two texts, one made of the other by replacing some of its characters: the offsets at which their distance changes, in the
    text that was made and in the one it was made of."""

    made: tuple[int, ...]
    of: tuple[int, ...]

    def back(self, offset: int) -> int:
        """The offset, in the text it was made of, of a character of the text that was made."""
        at = bisect_right(self.made, offset) - 1
        found = self.of[at] + offset - self.made[at]
        return max(self.of[at], min(found, self.of[at + 1] - 1)) if at + 1 < len(self.of) else found


@dataclass(frozen=True, slots=True)
class Places(Sent):
    """Where the characters of a text in normal form stand in the file as it is.

    `shifts` lead back to the file, the last change first. `lines` are the offsets at which the lines of the normal text begin,
    `file_lines` those of the file, as editors count them; all offsets count characters from 0.
    """

    shifts: tuple[_Shift, ...]
    lines: tuple[int, ...]
    file_lines: tuple[int, ...]

    def offset(self, offset: int) -> int:
        """The offset in the file of a character of the normal text."""
        for shift in self.shifts:
            offset = shift.back(offset)
        return offset

    def position(self, offset: int) -> Position:
        """The position in the file of the character at an offset of the normal text."""
        at = self.offset(offset)
        line = bisect_right(self.file_lines, at)
        return Position(line, at - self.file_lines[line - 1] + 1)

    def in_file(self, position: Position) -> Position:
        """The position in the file of what stands at a position of the normal text. A line beyond the last one is the last."""
        start = self.lines[min(position.line, len(self.lines)) - 1]
        return self.position(start + position.column - 1)


def is_usual(raw: str) -> bool:
    """Whether a text holds usual characters alone: it is in normal form, and nothing that is in it is forbidden."""
    return _USUAL.issuperset(raw)


def normal(raw: str, *, yaml: bool = False) -> tuple[str, Places | None]:
    r"""Returns a text in normal form, and where its characters stand in `raw`; None when it is in normal form already.

    A byte order mark at its beginning is dropped. A line break of word processors becomes `\n`, a paragraph separator an
    empty line; but in a front matter, or anywhere when all of it is YAML, a space unless a line of YAML comes after it.
    """
    if is_usual(raw):
        return raw, None
    replacement = _in_header(raw, yaml) if any(mark in raw for mark in "\x0b\x0c\x85\u2028\u2029") else _as_break
    seen, dropping = _replaced(raw, _CHANGED.finditer(raw), replacement)
    text, composing = _composed(seen)
    shifts = tuple(shift for shift in (composing, dropping) if shift)
    if not shifts:
        return raw, None
    begin = 1 if raw.startswith("\ufeff") else 0
    file_lines = (begin, *(found.end() for found in _LINE_END.finditer(raw)))
    return text, Places(shifts, (0, *(found.end() for found in re.finditer("\n", text))), file_lines)


def normal_value(value: str) -> str:
    r"""A value, a key or a passage in normal form; every line break is `\n`."""
    return normal(value)[0]


def _as_break(found: re.Match[str]) -> str:
    return {"\u2029": "\n\n"}.get(found.group(), "\n") if BREAKS.match(found.group()) else ""


def _in_header(raw: str, yaml: bool) -> Callable[[re.Match[str]], str]:
    """What replaces each change of a text with line breaks of word processors, which may be inside its front matter."""
    fences = list(islice(_FENCE.finditer(raw), 2))
    begins = bool(fences) and not raw[: fences[0].start()].strip("\ufeff \t\r\n")
    end = len(raw) if yaml else fences[-1].start() if begins and len(fences) == 2 else 0

    def replacement(found: re.Match[str]) -> str:
        if found.start() >= end or found.group() in ("\r\n", "\r") or not BREAKS.match(found.group()):
            return _as_break(found)
        return "\n" if _YAML_LINE.match(raw, found.end()) else " "

    return replacement


def _replaced(text: str, changes: Iterator[re.Match[str]], replacement: Callable[[re.Match[str]], str]) -> tuple[str, _Shift | None]:
    """A text with other words for some of its own, and how it was shifted; None when there are none."""
    pieces: list[str] = []
    made, of, last, length = [0], [0], 0, 0
    for found in changes:
        written = replacement(found)
        length += found.start() - last
        pieces += (text[last : found.start()], written)
        made += (length, length + len(written))
        of += found.span()
        length, last = length + len(written), found.end()
    if not last:
        return text, None
    return "".join((*pieces, text[last:])), _Shift(tuple(made), tuple(of))


def _composed(text: str) -> tuple[str, _Shift | None]:
    """A text with composed letters, and how it was shifted."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    return _replaced(text, _uncomposed(text), lambda found: unicodedata.normalize("NFC", found.group()))


def _uncomposed(text: str) -> Iterator[re.Match[str]]:
    """The letters of a text, each with the marks that follow it, that composing changes."""
    starts = [at for at, character in enumerate(text) if not _continues(character)]
    starts[:1] = [0]
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        found = _WHOLE.match(text, start, end)
        if found and not unicodedata.is_normalized("NFC", found.group()):
            yield found


_WHOLE = re.compile(".+", re.DOTALL)


def _continues(character: str) -> bool:
    """Whether a character may compose with what stands before it: marks, and the vowels and finals of Hangul."""
    return character > "\u02ff" and (unicodedata.category(character) in ("Mn", "Mc") or "\u1160" <= character <= "\u11ff")
