"""The lists that lead to cases: the grids, what is said by hand of a question. Read once it is known which cases there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.yaml_values import Record
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.grids import FOLDER as GRIDS
from macros.casebook.registers.grids import Grids, read_grids
from macros.casebook.registers.lessons import FILE as LESSONS
from macros.casebook.registers.lessons import Lesson, Lessons, read_lessons
from macros.casebook.schema.context import Context

LEADING = (GRIDS, LESSONS)
"""Their names, beside the cases."""


@dataclass(frozen=True, slots=True)
class Leading:
    """Those lists, as they were read."""

    grids: Grids
    lessons: Lessons

    @property
    def records(self) -> tuple[Record, ...]:
        """What the files of the folder itself say."""
        return (*self.grids.records.values(), *filter(None, (self.lessons.record,)))

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of all."""
        return (*self.grids.problems, *self.lessons.problems)

    @property
    def by_question(self) -> Mapping[str, Lesson]:
        """What is said by hand, by question."""
        return {question: lesson for question, (_rank, lesson) in self.lessons.by_question.items()}


def read_leading(cases: Path, paths: Mapping[str, Path], context: Context) -> Leading:
    """Returns those lists, by the paths of each, of which some may be another folder's than `cases`."""
    grids, lessons = (paths[name] for name in LEADING)
    read = read_grids(grids, grids.as_posix(), context, own=grids.parent == cases)
    return Leading(read, read_lessons(lessons, context, own=lessons.parent == cases))
