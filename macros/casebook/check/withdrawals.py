"""What a withdrawal leaves behind: the pages that still name a case that has been taken down.

The page of the case, its place in lists, in the search and in the data go by themselves. The words of other pages were
written by people, and only people can mend them: `upkeep` reports them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.casebook.files.validation import problem_at
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.leading import Leading

LEAST = 4
"""The least number of characters of a name that is looked for: shorter ones may be ordinary words."""


def still_named(library: Library) -> Iterator[Problem]:
    """The published cases whose file holds a name of a withdrawn case: a problem at the first one of each file."""
    names = {name: case.key for case in library.withdrawn for name in (case.title, *case.facts.aliases) if len(name) >= LEAST}
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_loosely, longest_first))})(?!\w)", re.IGNORECASE)
    for case in library.published.values():
        yield from _in_file(case, pattern)


def withdrawn_leads(library: Library, leading: Leading) -> Iterator[Problem]:
    """The cases that an indicator of a library's own grids leads to, or that a sentence of its own syntheses rests on, and that have been
    taken down: no page shows them any more."""
    gone = {case.key for case in library.withdrawn}
    grids, lessons = leading.grids, leading.lessons
    for name in grids.records.keys() & grids.by_name.keys() if gone else ():
        for rank, item in enumerate(grids.by_name[name].items):
            for number, lead in enumerate(item.leads):
                if lead.case in gone:
                    yield problem_at(grids.records[name], finding(("items", rank, "leads", number, "case"), "names-withdrawn/lead", value=lead.case))
    for place, lesson in lessons.by_question.values() if gone and lessons.record else ():
        for rank, statement in enumerate(lesson.statements):
            for number, key in enumerate(statement.cases):
                if key in gone and lessons.record:
                    yield problem_at(lessons.record, finding((place, "statements", rank, "cases", number), "names-withdrawn/lesson", value=key))


def _loosely(name: str) -> str:
    """An expression for a name as people write it: with either apostrophe, with any white space."""
    return re.sub(r"\\?['’]", "['’]", re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(name)))


def _in_file(case: Case, pattern: re.Pattern[str]) -> Iterator[Problem]:
    if match := pattern.search(case.source.text):
        yield finding((), "names-withdrawn", value=match.group()).at(case.path, case.source.position(match.start()))
