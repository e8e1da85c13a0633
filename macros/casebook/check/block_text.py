"""The words of one block of a body, joined as a reader sees them, and what the rules about words object to in them.

The Markdown parser cuts the words at every escape, entity, emphasis and line end, but a name cut in two is a name all
the same. `body` collects the pieces, and takes the findings where the block ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from macros.casebook.check import privacy, rules
from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import normal
from macros.casebook.files.reading import code_point
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: its offset in the body, in bytes of UTF-8, its characters, and whether it is prose or code."""

    at: int
    text: str
    prose: bool


class BlockText:
    """The pieces of text of one block: `add` them all first, then take `problems` and `acronyms`.

    The rules about words look at prose only; personal contacts are refused in code too.
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def add(self, at: int, text: str, prose: bool = True) -> None:
        """Add a piece; the arguments are those of `Piece`."""
        self._pieces.append(Piece(at, text, prose))

    def __bool__(self) -> bool:
        """Whether it has any piece."""
        return bool(self._pieces)

    def problems(self, entities: bool) -> Iterator[tuple[int, Finding]]:
        """What the rules object to in its words, as (offset in the body in bytes, finding).

        With `entities`, a forbidden character may have been written as an entity; one that was typed is refused with the
        file.
        """
        if entities and (forbidden := FORBIDDEN.search(self._prose)):
            yield self._byte(forbidden.start()), finding((), "control-character", character=code_point(forbidden.group()))
        for text, rule in ((self._prose, rules.text), (self._whole, privacy.contacts)):
            # What is typed is in normal form, what entities spell may not be.
            seen, places = normal(text) if entities else (text, None)
            for offset, objection in rule(seen):
                yield self._byte(places.offset(offset) if places else offset), objection

    def acronyms(self) -> Iterator[tuple[int, str]]:
        """Its acronyms, as (offset in the body in bytes, acronym)."""
        seen, places = normal(self._prose)
        for offset, acronym in rules.acronyms(seen):
            yield self._byte(places.offset(offset) if places else offset), acronym

    @cached_property
    def _whole(self) -> str:
        return "".join(piece.text for piece in self._pieces)

    @cached_property
    def _prose(self) -> str:
        """The text with spaces instead of code, so that offsets stay."""
        return "".join(piece.text if piece.prose else " " * len(piece.text) for piece in self._pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(piece.text) for piece in self._pieces)]

    def _byte(self, offset: int) -> int:
        """The offset in the body, in bytes, of a character of the block."""
        rank = bisect_right(self._starts, offset) - 1
        piece = self._pieces[rank]
        return piece.at + len(piece.text[: offset - self._starts[rank]].encode())


def long_run(text: str, most: int) -> int | None:
    """The offset in bytes of the first line that comes after `most` others without an empty one; None without one."""
    run = at = 0
    for line in text.split("\n"):
        run = run + 1 if line.strip() else 0
        if run > most:
            return at
        at += len(line.encode()) + 1
    return None
