"""Lists that are none: lines that begin with the bullet of a word processor, a long dash, a mark glued to its word.

Markdown prints such lines one after the other as one paragraph. A dialogue has dashes too, and a line that the author
broke may begin with one: `lost_bullets` looks at all lines of the paragraph before it says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.casebook.check.marks.prose_lines import Line, Paragraph
from macros.casebook.check.marks.signs import BEGINS, NO_BREAK, SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

BULLET = re.compile(rf"[{SPACE}]*(?:[•◦‣▪▫●○■□⁃◘◙❖\ue000-\uf8ff][\ufe0e\ufe0f]?[{SPACE}]*|[oØ§vüàèqn]\t[{SPACE}]*)(?=[^{SPACE}])")
"""What word processors begin the point of a list with; the second kind as it comes out of their symbol fonts."""

SYMBOL = re.compile(rf"[{SPACE}]*([∙·‧・\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff🌀-🫿])[\ufe0e\ufe0f]?[{SPACE}]*(?=[^{SPACE}])")
"""Any other sign with which people begin the points of a list; alone it may be a sign like another."""

DASH = re.compile(rf"[{SPACE}]*([\u2010-\u2015\u2212]|--)([{SPACE}]*)(?=[^{SPACE}-])")
"""A dash that is longer than that of a list."""

GLUED = re.compile(rf"[{SPACE}]*[-*+](?:[{NO_BREAK}][{SPACE}]*)?(?=[{BEGINS}])(?![0-9])")
"""The mark of a list without the space after it, or with one that Markdown does not know."""

NUMBER = re.compile(rf"[{SPACE}]*([0-9]{{1,3}})([.)])(?:[{NO_BREAK}][{SPACE}]*)?(?=[{BEGINS}])(?![0-9])")
"""The same of a list with numbers."""

ORDINAL = re.compile(rf"[{SPACE}]*(?:\(?([0-9]{{1,2}}|[a-z])(?:[)°/]|[{SPACE}]?[-–—](?=[{SPACE}]))|([a-z])\.)[{SPACE}]*(?=[{BEGINS}])")
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
    """What a line begins with: its kind, its number of characters, the mark that Markdown knows instead, the sign to quote."""

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
                ordinal = found[1] or found[2]
                instead, sign = f"{ordinal if ordinal.isdigit() else ord(ordinal) - ord('a') + 1}. ", typed.strip()
            return ListMark(kind, found.end(), instead, sign, kind == "dash" and "\t" in found[2])
    return None


def lost_bullets(paragraph: Paragraph) -> Iterator[tuple[int, Finding]]:
    """Each line of a paragraph that was meant as a point of a list, as (offset in the body in bytes, finding)."""
    lines = paragraph.lines
    marks = [mark_of(line) for line in lines]
    meant = [mark is not None and _meant(lines, marks, rank) for rank, mark in enumerate(marks)]
    for rank, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is None or not meant[rank]:
            continue
        # The first line of a point of a list has its mark already.
        has_mark = rank == 0 and paragraph.nested and bool(line.before.strip(" \t>"))
        instead = "" if has_mark else mark.instead
        mended = line.before + instead + line.words[mark.length :]
        runs_on = rank > 0 or sum(meant) > 1
        spoken = mark.kind == "dash" and not mark.tab and _is_spoken(lines, marks)
        yield line.at, finding((), "list-lost" if runs_on and not spoken else "list-lost/alone", value=mark.sign, mended=mended)


def _meant(lines: tuple[Line, ...], marks: list[ListMark | None], rank: int) -> bool:
    """Whether the mark at the beginning of a line, one of those of its paragraph, was meant as that of a list."""
    mark = marks[rank]
    assert mark
    announced = any(LEADS.fullmatch(lines[before].masked) for before in range(rank) if marks[before] is None and marks[before + 1] is not None)
    alike = [other for other in marks if other and (other.kind == mark.kind or "bullet" in (other.kind, mark.kind))]
    several = len(alike) > 1 and (marks[0] is not None or announced)
    if mark.kind == "bullet" or mark.tab:
        return True
    if mark.kind == "symbol":
        return sum(1 for other in marks if other and other.kind == "symbol" and other.sign == mark.sign) > 1 or (several and marks[0] is not None)
    if mark.kind == "dash":
        if not several and not announced:
            return False
        return not (mark.sign in SPEAKS and _is_spoken(lines, marks))
    if mark.kind == "ordinal":
        return several
    return rank == 0 or several or announced


def _is_spoken(lines: tuple[Line, ...], marks: list[ListMark | None]) -> bool:
    """Whether the lines of a paragraph that begin with a dash may be those of a dialogue."""
    return all(SPOKEN.fullmatch(line.masked) for line, mark in zip(lines, marks, strict=True) if mark and mark.kind == "dash")
