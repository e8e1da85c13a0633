"""Tables, which the library does not draw: a text is read on paper, on a telephone and aloud.

One is printed raw, its rows one after the other. It is told once, at its first line, with its first row as a point of a list.
"""

from __future__ import annotations

import re

from macros.casebook.check.marks.bullets import mark_of
from macros.casebook.check.marks.prose_lines import Line, Paragraph
from macros.casebook.check.marks.signs import SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

RULE = re.compile(r"\|?:?-+:?(?:\|:?-+:?)+\|?|\|:?-+:?\||\+(?:[-=:]+\+)+")
"""The line below the names of the columns, or a line of a frame, without its spaces."""

_SPACES = re.compile(rf"[{SPACE}]+")

ROW = re.compile(rf"[{SPACE}]*\|.*\|[{SPACE}]*")
"""A row between two bars."""

SHEET = re.compile(r"[^\t]*[^\t ][ ]*\t[^\t].*")
"""A row of a spreadsheet: cells with tabs between them."""


def lost_tables(paragraph: Paragraph) -> tuple[list[tuple[int, Finding]], frozenset[int]]:
    """The tables of a paragraph, as (offset in the body in bytes, finding), and the ranks of the lines that they take."""
    lines = paragraph.lines
    told: list[tuple[int, Finding]] = []
    taken: set[int] = set()
    rank = 0
    while rank < len(lines):
        end = _end(lines, rank)
        if end > rank:
            told.append((lines[rank].at, finding((), "table-lost", mended="- " + _point(lines[rank:end]))))
            taken.update(range(rank, end))
        rank = max(end, rank + 1)
    return told, frozenset(taken)


def _end(lines: tuple[Line, ...], start: int) -> int:
    """The rank of the line after the table that begins at a line; that line itself when none does."""
    masked = [line.masked for line in lines]
    after = masked[start + 1] if start + 1 < len(lines) else ""
    ruled = _is_rule(masked[start]) or ("|" in masked[start] and _is_rule(after))
    belongs = "|" if ruled or (ROW.fullmatch(masked[start]) and ROW.fullmatch(after)) else "\t"
    if belongs == "\t":
        return _end_of_sheet(lines, start)
    end = start
    while end < len(lines) and (belongs in masked[end] or _is_rule(masked[end])):
        end += 1
    return end


def _end_of_sheet(lines: tuple[Line, ...], start: int) -> int:
    """The same of rows with tabs; after the bullet of a list there is a tab too."""
    end = start
    while end < len(lines) and SHEET.fullmatch(lines[end].masked) and not mark_of(lines[end]):
        end += 1
    return end if end - start > 1 else start


def _point(lines: tuple[Line, ...]) -> str:
    """The first row of a table as words: each cell after the name of its column, where the columns have names."""
    rows = [_cells(line) for line in lines if not _is_rule(line.masked)]
    if len(rows) > 1 and len(rows[0]) == len(rows[1]):
        return " ; ".join(f"{name} : {cell}" if name else cell for name, cell in zip(rows[0], rows[1], strict=True))
    return " ; ".join(cell for cell in (rows[0] if rows else ["…"]) if cell)


def _cells(line: Line) -> list[str]:
    """The cells of a row, as they were typed."""
    bar = "|" if "|" in line.masked else "\t"
    cells, cell = [], ""
    for sign, masked in zip(line.words, line.masked, strict=True):
        if masked == bar:
            cells.append(cell.strip())
            cell = ""
        else:
            cell += sign
    cells.append(cell.strip())
    if bar == "|":
        cells = cells[1 if line.masked.strip().startswith("|") else 0 : len(cells) - 1 if line.masked.strip().endswith("|") else len(cells)]
    return cells


def _is_rule(masked: str) -> bool:
    return RULE.fullmatch(_SPACES.sub("", masked)) is not None
