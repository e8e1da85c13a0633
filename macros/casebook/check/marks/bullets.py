"""Lists that are none: lines that begin with the bullet of a word processor, a long dash, a mark glued to its word.

Markdown prints such lines one after the other as one paragraph. A dialogue has dashes too, and a line that the author
broke may begin with one: `lost_bullets` looks at all lines of the paragraph before it says anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.casebook.check.marks.prose_lines import Line, Paragraph
from macros.casebook.check.marks.signs import BEGINS, NO_BREAK, SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

BULLET = re.compile(rf"[{SPACE}]*(?:[•◦‣▪▫●○■□⁃◘◙❖\ue000-\uf8ff][\ufe0e\ufe0f]?[{SPACE}]*|[oØ§vüàèqn]\t[{SPACE}]*)(?=[^{SPACE}]|$)")
"""What word processors begin the point of a list with; the second kind as it comes out of their symbol fonts."""

SYMBOL = re.compile(rf"[{SPACE}]*([∙·‧・°º¤¬†‡※\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff🌀-🫿])[\ufe0e\ufe0f]?[{SPACE}]*(?=[^{SPACE}])")
"""Any other sign with which people begin the points of a list; alone it may be a sign like another."""

DASH = re.compile(rf"[{SPACE}]*([\u2010-\u2015\u2212]|--)([{SPACE}]*)(?=[^{SPACE}-])")
"""A dash that is longer than that of a list."""

GLUED = re.compile(rf"[{SPACE}]*[-*+](?:[{NO_BREAK}][{SPACE}]*)?(?=[{BEGINS}])(?![0-9])")
"""The mark of a list without the space after it, or with one that Markdown does not know."""

NUMBER = re.compile(rf"[{SPACE}]*([0-9]{{1,3}})([.)])(?:[{NO_BREAK}][{SPACE}]*)?(?=[{BEGINS}])(?![0-9])")
"""The same of a list with numbers."""

ORDINAL = re.compile(
    rf"[{SPACE}]*(?:\(?([0-9]{{1,2}}|[a-zA-Z]|[ivx]{{1,4}}|[IVX]{{1,4}})(?:[)°/]|[{SPACE}]?[-–—](?=[{SPACE}]))|([a-z]|[ivx]{{2,4}}|[IVX]{{2,4}})\.)[{SPACE}]*"
    rf"(?=[{BEGINS}])"
)
"""A number or a letter as people write it before the points of a list, which Markdown does not know."""

SPOKEN = re.compile(rf"[{SPACE}]*(?:[\u2010-\u2015\u2212]|--)[{SPACE}]*[^a-zà-öø-ÿœ{SPACE}].*[.!?…»\u0022]")
"""A line that a dialogue may hold: it begins with a capital and ends as a sentence."""

SPEAKS = frozenset("—―")
"""The dashes with which the lines of a dialogue begin in French."""

LEADS = re.compile(rf".*:[{SPACE}]*")
"""A line that announces a list."""

_Kind = Literal["bullet", "symbol", "dash", "glued", "number", "ordinal"]


KINDS: dict[_Kind, re.Pattern[str]] = {"bullet": BULLET, "symbol": SYMBOL, "dash": DASH, "glued": GLUED, "number": NUMBER, "ordinal": ORDINAL}
"""The kinds of marks, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class ListMark:
    """What a line begins with: its kind, its number of characters, the mark that Markdown knows instead (empty for a letter, whose
    number is its place), the sign to quote."""

    kind: _Kind
    length: int
    instead: str
    sign: str
    tab: bool = False


def mark_of(line: Line) -> ListMark | None:
    """The mark of a list that a line begins with, if it is one that Markdown does not know."""
    for kind, pattern in KINDS.items():
        if found := pattern.match(line.masked):
            typed = found.group()
            instead, sign = "- ", typed.strip(" \t")[:1]
            if kind == "number":
                instead, sign = f"{found[1]}{found[2]} ", f"{found[1]}{found[2]}"
            elif kind == "ordinal":
                instead, sign = f"{found[1]}. " if (found[1] or "").isdigit() else "", typed.strip()
            return ListMark(kind, found.end(), instead, sign, kind == "dash" and "\t" in found[2])
    return None


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a paragraph, by line, with what each needs to know of the others: how many there are of each kind and of each
    sign, the ranks of those below a line that announces a list, whether those with a dash may be a dialogue."""

    by_line: tuple[ListMark | None, ...]
    kinds: Counter[str]
    signs: Counter[str]
    announced_from: int
    spoken: bool

    def is_meant(self, rank: int) -> bool:
        """Whether the mark at the beginning of a line was meant as that of a list."""
        mark = self.by_line[rank]
        if mark is None:
            return False
        announced = rank >= self.announced_from
        alike = self.kinds.total() if mark.kind == "bullet" else self.kinds[mark.kind] + self.kinds["bullet"]
        several = alike > 1 and (self.by_line[0] is not None or announced)
        if mark.kind == "bullet" or mark.tab:
            return True
        if mark.kind == "symbol":
            return several or self.signs[mark.sign] > 1
        if mark.kind == "dash":
            return (several or announced) and not (mark.sign in SPEAKS and self.spoken)
        return several if mark.kind == "ordinal" else rank == 0 or several or announced


def _marks(lines: tuple[Line, ...]) -> _Marks:
    found = tuple(mark_of(line) for line in lines)
    marks = [mark for mark in found if mark]
    announcing = (rank for rank in range(len(lines) - 1) if found[rank] is None and found[rank + 1] and LEADS.fullmatch(lines[rank].masked))
    return _Marks(
        found,
        Counter(mark.kind for mark in marks),
        Counter(mark.sign for mark in marks if mark.kind == "symbol"),
        next(announcing, len(lines)) + 1,
        all(SPOKEN.fullmatch(line.masked) for line, mark in zip(lines, found, strict=True) if mark and mark.kind == "dash"),
    )


def lost_bullets(paragraph: Paragraph) -> Iterator[tuple[int, Finding]]:
    """Each line of a paragraph that was meant as a point of a list, as (offset in the body in bytes, finding)."""
    lines = paragraph.lines
    marks = _marks(lines)
    meant = [marks.is_meant(rank) for rank in range(len(lines))]
    several, places = sum(meant) > 1, Counter[str]()
    for rank, (line, mark) in enumerate(zip(lines, marks.by_line, strict=True)):
        if mark is None:
            continue
        places[mark.kind] += 1
        if not meant[rank]:
            continue
        # The first line of a point of a list has its mark already.
        has_mark = rank == 0 and paragraph.nested and bool(line.before.strip(" \t>"))
        instead = "" if has_mark else mark.instead or f"{places[mark.kind]}. "
        words = line.words[mark.length :]
        if not words and rank + 1 < len(lines) and not marks.by_line[rank + 1]:
            words = lines[rank + 1].words  # a file of pages gives each bullet a line of its own
        doubtful = (rank == 0 and not several) or (mark.kind == "dash" and not mark.tab and marks.spoken)
        yield line.at, finding((), "list-lost/alone" if doubtful else "list-lost", value=mark.sign, mended=line.before + instead + words)
