"""What a withdrawal leaves behind: the pages that still name a case taken down since.

Its own page, its place in lists, in the search and in the data go by themselves; the words of
other pages were written by people, and only people can mend them. Asked by `upkeep`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem

LEAST = 4
"""How many letters a name has at least to be looked for: shorter ones stand in other words."""


def still_named(library: Library) -> Iterator[Problem]:
    """Each name of a withdrawn case that stands in the file of a published one, once a file."""
    names = {name: case.key for case in library.withdrawn for name in (case.title, *case.facts.aliases) if len(name) >= LEAST}
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_loosely, longest_first))})(?!\w)", re.IGNORECASE)
    for case in library.published.values():
        yield from _in_file(case, pattern)


def _loosely(name: str) -> str:
    """A name as people write it: either apostrophe, any white space."""
    return re.sub(r"\\?['’]", "['’]", re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(name)))


def _in_file(case: Case, pattern: re.Pattern[str]) -> Iterator[Problem]:
    if found := pattern.search(case.source.text):
        yield finding((), "names-withdrawn", value=found.group()).at(case.path, case.source.position(found.start()))
