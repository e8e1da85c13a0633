"""What follows of two judges: they must agree that a criterion is met, or that it applies to no page.

Whatever one of them found wanting is not met, so is what they see differently, and what one of them could not test counts as not met.
The rate is that of the RGAA: the criteria that are met, among those that apply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from macros.pages.views.access.declared import MET, NOT_APPLICABLE, NOT_MET, NOT_TESTED, VERDICTS, Criterion, Judge, Opinion, SamplePage

NEEDED = 2
"""How many judges there are."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the judges together say of a criterion: `verdict` of both, their reasons without repetition, the pages of the sample that
    they name, and whether they `differ`."""

    criterion: Criterion
    verdict: str
    reasons: tuple[str, ...]
    pages: tuple[SamplePage, ...]
    differ: bool

    @property
    def label(self) -> str:
        """The verdict in French."""
        return VERDICTS[self.verdict]


@dataclass(frozen=True, slots=True)
class Theme:
    """The results under one theme of the RGAA."""

    name: str
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Evaluation:
    """The criteria in their order, the sample, and the judges who have spoken so far."""

    criteria: tuple[Criterion, ...]
    sample: tuple[SamplePage, ...]
    judges: tuple[Judge, ...] = ()

    @property
    def is_judged(self) -> bool:
        """Whether both judges have spoken; nothing is claimed before."""
        return len(self.judges) == NEEDED

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What both say, criterion by criterion; empty before they have."""
        if not self.is_judged:
            return ()
        said = [{opinion.id: opinion for opinion in judge.opinions} for judge in self.judges]
        pages = {page.id: page for page in self.sample}
        return tuple(_result(criterion, [opinions[criterion.id] for opinions in said], pages) for criterion in self.criteria)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The results by theme, in the order of the criteria."""
        return tuple(Theme(name, tuple(results)) for name, results in groupby(self.results, key=lambda result: result.criterion.theme))

    def having(self, verdict: str) -> tuple[Result, ...]:
        """The results of one verdict (`met`, `not-met`, `not-applicable`, `not-tested`)."""
        return tuple(result for result in self.results if result.verdict == verdict)

    @property
    def applicable(self) -> int:
        """How many criteria apply, those that were not tested included."""
        return len(self.results) - len(self.having(NOT_APPLICABLE))

    @property
    def rate(self) -> int:
        """How many of a hundred applicable criteria are met, rounded down: a rate is never made better by its rounding."""
        return 100 * len(self.having(MET)) // self.applicable if self.applicable else 0


def merged(one: str, other: str) -> str:
    """The verdict of two: what both say; not met where one says so, or where they see it differently; not tested where one could not."""
    if one == other:
        return one
    return NOT_TESTED if NOT_TESTED in (one, other) and NOT_MET not in (one, other) else NOT_MET


def _result(criterion: Criterion, opinions: list[Opinion], pages: Mapping[str, SamplePage]) -> Result:
    one, other = opinions
    verdict = merged(one.verdict, other.verdict)
    # Of what is met nothing needs to be said; elsewhere whatever a judge wrote explains the verdict.
    reasons = dict.fromkeys(opinion.reason for opinion in opinions if opinion.reason) if verdict != MET else {}
    named = dict.fromkeys(page for opinion in opinions if opinion.verdict == NOT_MET for page in opinion.pages)
    return Result(criterion, verdict, tuple(reasons), tuple(pages[page] for page in named), one.verdict != other.verdict)
