"""« Vouliez-vous dire … ? »: the nearest known name to one that is misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from macros.casebook.language.french import folded

CLOSE = 74.0
"""How much alike two names are, at least, that are taken for one (a ratio of `rapidfuzz`, of 100)."""


class Names(Collection[str]):
    """A set of known names that many may misspell: folded when a first one does, and once.

    `known` maps each accepted spelling (a label, an alias) to the name to suggest, or is the
    names alone.
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
        """These names and others."""
        return Names({*self._known, *more})

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        # A set has no order of its own, and two runs must suggest the same.
        names = sorted(self._known) if isinstance(self._known, Set) else self._known
        return {folded(name): self._known[name] if isinstance(self._known, Mapping) else name for name in names}

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._folded)

    def nearest(self, typed: str, least: float = CLOSE) -> str | None:
        """The known name closest to what was typed, or None when none is close.

        Accents, case and punctuation do not count; up to two letters wrong, missing, doubled
        or swapped are forgiven even in short words.
        """
        wanted = folded(typed)[:80]
        if not wanted:
            return None
        if wanted in self._folded:
            return self._folded[wanted]
        close = process.extract(wanted, self._spellings, scorer=fuzz.ratio, limit=8, score_cutoff=45)
        for spelling, _score, _index in sorted(close, key=lambda row: (DamerauLevenshtein.distance(wanted, row[0]), -row[1], row[0])):
            distance = DamerauLevenshtein.distance(wanted, spelling)
            allowed = 1 if len(wanted) <= 4 else 2
            if distance <= allowed or fuzz.ratio(wanted, spelling) >= least:
                return self._folded[spelling]
        return None


def nearest(typed: str, known: Mapping[str, str] | Collection[str]) -> str | None:
    """`Names.nearest`, for names of which few are asked or that are few."""
    return (known if isinstance(known, Names) else Names(known)).nearest(typed)
