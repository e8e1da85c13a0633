"""The known name that is nearest to a misspelt one, for « vouliez-vous dire … ? ».

The references of a front matter, the links of a body and the names of fields and folders are looked up here once they
turn out to be unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from macros.casebook.language.french import folded

CLOSE = 74.0
"""How like two names must be to be taken for one, from 0 to 100 (`rapidfuzz.fuzz.ratio`)."""


class _Allowance:
    """How many names may still be compared in a piece of work."""

    def __init__(self, names: int) -> None:
        self.names = names


_LEFT: ContextVar[tuple[_Allowance, ...]] = ContextVar("allowances", default=())


@contextmanager
def guessing(most: int) -> Iterator[None]:
    """Bounds the comparisons of the work inside: once `most` names have been compared, nothing near is proposed any more.

    Files may be hostile, and each wrong name is compared with all names of the library. A piece of work inside another one
    spends of both.
    """
    token = _LEFT.set((*_LEFT.get(), _Allowance(most)))
    try:
        yield
    finally:
        _LEFT.reset(token)


def _granted(names: int) -> bool:
    """Whether so many names may be compared; they are then spent."""
    allowances = _LEFT.get()
    if any(allowance.names < names for allowance in allowances):
        return False
    for allowance in allowances:
        allowance.names -= names
    return True


class Names(Collection[str]):
    """Known names, ready to be compared with many misspelt ones: they are folded once, at the first comparison.

    `known` maps each accepted spelling (a label, an alias) to the name to propose, or is the names alone.
    """

    def __init__(self, known: Mapping[str, str] | Collection[str] = ()) -> None:
        self._known = known if isinstance(known, Mapping | Set) else {name: name for name in known}

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def including(self, more: Iterable[str]) -> Names:
        """Returns these names and more, each proposed as it is spelt."""
        return Names({*self._known, *more})

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        # A set has no order of its own, and two runs must propose the same name.
        names = sorted(self._known) if isinstance(self._known, Set) else self._known
        return {folded(name): self._known[name] if isinstance(self._known, Mapping) else name for name in names}

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._folded)

    def nearest(self, typed: str, least: float = CLOSE) -> str | None:
        """The known name nearest to what was typed; None when none is near, or when the piece of work has compared enough
        (`guessing`).

        A name is near when it is like `typed` by `least`, from 0 to 100, or differs by at most two letters that are
        wrong, missing, doubled or swapped (one, if it has four letters or fewer). Accents, capitals and punctuation do
        not count.
        """
        wanted = folded(typed)[:80]
        if not wanted:
            return None
        if wanted in self._folded:
            return self._folded[wanted]
        if not _granted(len(self._spellings)):
            return None
        candidates = process.extract(wanted, self._spellings, scorer=fuzz.ratio, limit=8, score_cutoff=45)
        for spelling, _score, _index in sorted(candidates, key=lambda row: (DamerauLevenshtein.distance(wanted, row[0]), -row[1], row[0])):
            distance = DamerauLevenshtein.distance(wanted, spelling)
            allowed = 1 if len(wanted) <= 4 else 2
            if distance <= allowed or fuzz.ratio(wanted, spelling) >= least:
                return self._folded[spelling]
        return None


def nearest(typed: str, known: Mapping[str, str] | Collection[str]) -> str | None:
    """`Names.nearest` for a few names, or for names that one misspelt name is compared with."""
    return (known if isinstance(known, Names) else Names(known)).nearest(typed)
