"""The words of one block of a body, put together as a reader meets them.

The parser cuts them at every escape, entity, emphasis and line end; a name cut in two is a
name all the same. `body` gathers the pieces and asks for the judgement where a block ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from macros.casebook.check import privacy, rules
from macros.casebook.files.reading import FORBIDDEN, code_point
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding


class BlockText:
    """Pieces of text, each with its byte offset in the body: gathered first, then asked. `prose` is
    false for code: nobody is named there either, but the other rules leave it alone."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, str, bool]] = []

    def add(self, at: int, value: str, prose: bool = True) -> None:
        """One more piece."""
        self._pieces.append((at, value, prose))

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def problems(self, entities: bool) -> Iterator[tuple[int, Finding]]:
        """What its words may not say, each with its byte offset. `entities`: whether a forbidden
        character may have come as one; those typed are refused with the file."""
        prose = self._prose
        if entities and (found := FORBIDDEN.search(prose)):
            yield self._byte(found.start()), finding((), "control-character", character=code_point(found.group()))
        for offset, found_here in (*rules.text(prose), *privacy.contacts(self._whole)):
            yield self._byte(offset), found_here

    def acronyms(self) -> Iterator[tuple[int, str]]:
        """Its acronyms, each with its byte offset."""
        for offset, acronym in rules.acronyms(self._prose):
            yield self._byte(offset), acronym

    @cached_property
    def _whole(self) -> str:
        return "".join(value for _at, value, _prose in self._pieces)

    @cached_property
    def _prose(self) -> str:
        return "".join(value if prose else " " * len(value) for _at, value, prose in self._pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(value) for _at, value, _prose in self._pieces)]

    def _byte(self, offset: int) -> int:
        rank = bisect_right(self._starts, offset) - 1
        at, value, _prose = self._pieces[rank]
        return at + len(value[: offset - self._starts[rank]].encode())
