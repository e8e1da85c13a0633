"""Why a front matter cannot be read, or means something else than its author thinks: the text is looked at again.

`check.casefile` calls this for a file that has an error, never for another. What `header_lines` proposes is tried: a line that
is mended so that the reading goes further tells the cause, at its own line; the reading then goes on with it, so that
one run shows all that is wrong. What nothing here explains keeps the words of the parser (`yaml_errors`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import yaml

from macros.casebook.files.header_lines import Mend, fence_objection, is_fence, mends
from macros.casebook.files.header_values import KEY
from macros.casebook.files.scaffold import EXAMPLE
from macros.casebook.files.yaml_values import LOADER, Record, read_yaml
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Position, Problem

MOST_READ = 1_000_000
"""How many characters are read again at most to explain one file."""

LONGEST_LINE = 2000
"""The longest line that a hint repeats, in characters."""

_UNREADABLE = frozenset({"yaml-syntax", "yaml-anchor", "yaml-tag", "yaml-documents", "yaml-key"})
"""The codes of what keeps YAML from being read."""

_FENCE = re.compile(r"-{3,}\s*")
_HEADER_LINE = re.compile(rf"\s|#(?!#)|[-\[{{}}\]\"'•*–—<>|=]|(?:{KEY})\s*[:：=]")
_CODE_FENCE = re.compile(r"(?:`{3,}|~{3,})\w*\s*")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found: the causes, each with its position in the text, and the text with every line mended that could be."""

    text: str
    causes: tuple[tuple[Position, Finding], ...]


def diagnose(text: str, errors: Callable[[str], int], most: int) -> Diagnosis:
    """Returns why a text in normal form has errors; no cause when they are none of the front matter's form. `errors` counts
    those of a text, `most` is how many values it may hold. Never raises for what the text holds."""
    return _Diagnosing(text, errors, most).result()


def cut_values(record: Record, text: str) -> Iterator[Problem]:
    """The values of a front matter that ` #` cuts, which begins a comment; `record` is what was read of the text."""
    if " #" not in text and "\t#" not in text:
        return
    last = record.body_line - 1
    header = "\n".join(text.split("\n", last)[:last])
    if not re.search(r"[^\s#\n].*\s#", header) or record.data is None:
        return
    lines = header.split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip()) + 1
    for event in yaml.parse("\n".join(lines[first:-1]) + "\n", Loader=LOADER):
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value:
            continue
        end: Any = event.end_mark
        index, column = first + end.line, end.column
        comment = re.match(r"\s+#(.*)", lines[index][column:])
        if comment and not comment.group(1).startswith(EXAMPLE):
            right = next((f" : « {mend.line} »" for mend in mends(lines[index], lines[index - 1], curly=False) if mend.objection == "cut-value"), "")
            position = Position(index + 1, lines[index].index("#", column) + 1)
            yield finding((), "cut-value", mended=right).at(record.shown, record.in_file(position))


class _Diagnosing:
    """One text that is looked at: its lines as they are mended, the causes so far, how much may still be read."""

    def __init__(self, text: str, errors: Callable[[str], int], most: int) -> None:
        self.lines = text.split("\n")
        self.errors = errors
        self.causes: list[tuple[Position, Finding]] = []
        self.left, self.most = MOST_READ, most
        self.start = self.end = 0

    def result(self) -> Diagnosis:
        if self.opened() and self.closed():
            while (failed := self.failure(self.lines)) is not None and self.mend_before(failed):
                pass
            if failed is None:
                self.mend_what_is_read()
        return Diagnosis("\n".join(self.lines), tuple(sorted(self.causes)))

    def tell(self, index: int, mend: Mend, *, mended: bool = True) -> None:
        """Note a cause at a line, from 0, and mend the line."""
        right = f" : « {mend.line.strip() if is_fence(mend.line) else mend.line} »" if mended and len(mend.line) <= LONGEST_LINE else ""
        # A cut value alone is a warning; here it keeps the file from being read.
        objection = "cut-value/unread" if mend.objection == "cut-value" else mend.objection
        self.causes.append((Position(index + 1, mend.column), finding((), objection, mended=right)))
        if mended:
            self.lines[index] = mend.line

    # --- the lines around the front matter -----------------------------------------------------------

    def opened(self) -> bool:
        """Whether the front matter begins, maybe after a line that was mended."""
        while True:
            first = next((index for index, line in enumerate(self.lines) if line.strip()), None)
            if first is None:
                return False
            line = self.lines[first]
            self.start = first + 1
            if _FENCE.fullmatch(line):
                return True
            if is_fence(line):
                self.tell(first, Mend(fence_objection(line), 1, "---"))
                return True
            if not _CODE_FENCE.fullmatch(line):
                break
            self.tell(first, Mend("front-matter-missing/code", 1, ""), mended=False)
            self.lines[first] = ""
        if re.match(rf"(?:{KEY})\s*[:：]", line):
            self.tell(first, Mend("front-matter-missing/opening", 1, line), mended=False)
        return False

    def closed(self) -> bool:
        """Whether the front matter ends, maybe after a line that was mended."""
        found = next((index for index in range(self.start, len(self.lines)) if _FENCE.fullmatch(self.lines[index])), None)
        self.end = len(self.lines) if found is None else found
        failed = self.failure(self.lines) if found is not None else self.start
        if failed is None:
            return True
        last = self.start - 1
        for index in range(self.start, self.end):
            line = self.lines[index]
            if is_fence(line):
                self.tell(index, Mend(fence_objection(line), 1, "---"))
                self.end = index
                return True
            if re.match(r"#{2,6}\s*\w", line) or (line.strip() and not _HEADER_LINE.match(line) and not self.lines[index - 1].strip()):
                if found is None or failed >= index:
                    return self.close_above(index, last)
                break
            if line.strip():
                last = index
        if found is None and last >= self.start and not "".join(self.lines[last + 1 :]).strip():
            return self.close_above(len(self.lines) - 1, last)
        return found is not None

    def close_above(self, index: int, last: int) -> bool:
        """Note that the front matter is not closed: its last line is `last`, and the text begins at the line `index`."""
        if last + 1 < len(self.lines) and not self.lines[last + 1].strip():
            self.tell(last + 1, Mend("front-matter-missing/closing", 1, "---"))
            self.end = last + 1
            return True
        self.tell(index, Mend("front-matter-missing/closing-above", 1, "---"), mended=False)
        return False

    # --- the lines in it -------------------------------------------------------------------------------

    def failure(self, lines: list[str]) -> int | None:
        """The index of the line at which the reading of the front matter ends; None when it is read."""
        text = "\n".join(lines[self.start : self.end]) + "\n"
        self.left -= len(text)
        problem = next((one for one in read_yaml(text, "", most=self.most).problems if one.code in _UNREADABLE), None)
        return None if problem is None else min(self.start + problem.line - 1, self.end)

    def mend_before(self, failed: int) -> bool:
        """Mend the line that keeps the reading from going on beyond the line `failed`; whether there was one."""
        order = [failed, *range(failed - 1, self.start - 1, -1), failed + 1]
        for _index, same_line in groupby(self.tried(order, indents=False), key=lambda one: one[0]):
            if self.mend_best(failed, list(same_line)):
                return True
        return self.mend_best(failed, list(self.tried([failed, failed - 1, failed + 1], indents=True)))

    def mend_best(self, failed: int, mends: list[tuple[int, Mend]]) -> bool:
        """Mend a line so that the reading goes on beyond the line `failed`, as far as it can and with the fewest errors;
        whether that was done."""
        best: tuple[int, int, int] | None = None
        for rank, (index, mend) in enumerate(mends if self.left > 0 else ()):
            lines = [*self.lines[:index], mend.line, *self.lines[index + 1 :]]
            reached = self.failure(lines)
            if reached is not None and reached <= failed:
                continue
            wrong = self.errors("\n".join(lines)) if reached is None and len(mends) > 1 else 0
            score = (-self.end if reached is None else -reached, wrong, rank)
            best = min(best or score, score)
        if best is None:
            return False
        self.tell(*mends[best[2]])
        return True

    def tried(self, order: list[int], *, indents: bool) -> Iterator[tuple[int, Mend]]:
        """What may be wrong in these lines, as (index, mend)."""
        for index in order:
            if self.start <= index < self.end and len(self.lines[index]) <= LONGEST_LINE:
                for mend in mends(self.lines[index], self.lines[index - 1], curly=True):
                    if (mend.objection in ("yaml-syntax/indent", "yaml-syntax/list-indent")) == indents:
                        yield index, mend

    def mend_what_is_read(self) -> None:
        """Mend the lines that YAML reads as something else than was meant: those whose mending leaves fewer errors."""
        first: dict[int, Mend] = {}
        for index, mend in self.tried(list(range(self.start, self.end)), indents=False):
            first.setdefault(index, mend)
        runs = [list(run) for _key, run in groupby(sorted(first.items()), key=lambda item: item[1].objection)]
        wrong = self.errors("\n".join(self.lines)) if runs else 0
        for run in runs:
            lines = self.lines.copy()
            for index, mend in run:
                lines[index] = mend.line
            self.left -= sum(map(len, lines))
            if not wrong or self.left < 0:
                return
            left = self.errors("\n".join(lines)) if self.failure(lines) is None else wrong
            if left < wrong:
                wrong = left
                for index, mend in run:
                    self.tell(index, mend)
