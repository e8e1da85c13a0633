"""What `make upkeep` remarks on a folder of cases."""

from __future__ import annotations

import contextlib
from pathlib import Path

from macros.casebook.schema.dates import Day
from macros.casebook.upkeep.remark import Remark
from macros.casebook.upkeep.remarks import all_of, parts
from support.corpus import Corpus, load_once

DAY = Day(2026, 11, 30)


def told(corpus: Corpus, *kinds: str, day: Day = DAY) -> list[Remark]:
    """The remarks on cases none of which has an error, those whose names begin with one of `kinds`."""
    with contextlib.chdir(corpus.path.parent):
        loaded = load_once(Path(corpus.path.name))
        assert loaded.library, loaded.problems
        every = all_of(parts(loaded.library, loaded.own_sources, day, loaded.judged, {}))
    return [remark for remark in every if remark.name.startswith(kinds or ("",))]


def names(corpus: Corpus, *kinds: str, day: Day = DAY) -> list[str]:
    """The names of those remarks."""
    return [remark.name for remark in told(corpus, *kinds, day=day)]
