"""The parts of a chart that is also a table: figures with their bars, rows, the words of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.schema.dates import Day


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, the address of what it counts (None where that is nothing), and what is read of both together. `bar` is its length in hundredths of
    the longest one, 0 without a bar; `hollow` how much of it is drawn without a filling: the notices."""

    number: int
    href: str | None
    said: str
    bar: int = 0
    hollow: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a chart: its words, the address of the page of its term, its figures. `apart` for a row of what has no term; `due` is the
    last day of a month of reviews."""

    label: str
    href: str | None
    figures: Sequence[Figure]
    apart: bool = False
    due: Day | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is also a table: its name, the head of its first column, those of the figures, its rows. The figures of the first column have
    bars. `shared` when a page may be in several rows; `hollow` when notices are drawn apart."""

    id: str
    name: str
    head: str
    columns: Sequence[str]
    lines: Sequence[Line]
    shared: bool = False
    hollow: bool = False

    @property
    def of_terms(self) -> Sequence[Line]:
        """Its rows of terms: those that say what the library could have."""
        return [line for line in self.lines if not line.apart]

    @property
    def reached(self) -> Sequence[Line]:
        """The rows of terms whose first figure is not nought."""
        return [line for line in self.of_terms if line.figures[0].number]

    @property
    def first(self) -> Sequence[Line]:
        """The rows of terms with the largest first figure; several where they are equal."""
        most = max((line.figures[0].number for line in self.of_terms), default=0)
        return [line for line in self.reached if line.figures[0].number == most]

    @property
    def bare(self) -> Sequence[Line]:
        """The rows of terms of which there is nothing in any column."""
        return [line for line in self.of_terms if not any(figure.number for figure in line.figures)]


def share(number: int, most: int) -> int:
    """The length of a bar in hundredths of the longest one; what is not nought can be seen."""
    return max(1, round(100 * number / most)) if number else 0


def notices(cases: Sequence[Case]) -> int:
    """How many of some cases are notices."""
    return sum(case.is_notice for case in cases)
