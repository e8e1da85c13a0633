"""« Vouliez-vous dire … ? »: the nearest known name to one that is misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from macros.casebook.language.french import folded


def nearest(typed: str, known: Mapping[str, str] | Iterable[str], least: float = 74.0) -> str | None:
    """The known name closest to what was typed, or None when none is close.

    `known` maps each accepted spelling (a label, an alias) to the name to suggest, or is
    the names alone. Accents, case and punctuation do not count; up to two letters
    wrong, missing, doubled or swapped are forgiven even in short words.
    """
    names = known if isinstance(known, Mapping) else {name: name for name in known}
    wanted = folded(typed)[:80]
    if not wanted:
        return None
    spellings = {folded(spelling): name for spelling, name in names.items()}
    if wanted in spellings:
        return spellings[wanted]
    close = process.extract(wanted, spellings.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=45)
    for spelling, _score, _index in sorted(close, key=lambda row: (DamerauLevenshtein.distance(wanted, row[0]), -row[1], row[0])):
        distance = DamerauLevenshtein.distance(wanted, spelling)
        allowed = 1 if len(wanted) <= 4 else 2
        if distance <= allowed or fuzz.ratio(wanted, spelling) >= least:
            return spellings[spelling]
    return None
