"""The synthesis of a question: the ways people took beside each other, as the cases tell them.

A way is a practice that answers the question. Who took it and since when comes from its examples; what it needs, what came of it and where
it fails from the parts of its text (`points`), what nobody knows from what is not there. Below stands what somebody wrote of them all
(`lessons`). Read by the page of the question (`Blocks.synthesis`, templates/syntheses.html).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.registers.lessons import Statement
from macros.casebook.schema.dates import PartialDate
from macros.casebook.syntheses.points import Point, points
from macros.casebook.types.base import section_id

CHALLENGES = next(facet for facet in FACETS if facet.vocabulary == "challenges")
"""The facet of the questions."""

MOST_WAYS = 12
"""How many ways the table has, on the page as on paper, where they fill two sheets; the list below it has all of them."""

MOST_TAKERS = 3
"""How many of those who took a way are named; its page names all."""

NEEDS, OUTCOME, LIMITS, LEARNT = (section_id(title) for title in ("Ce qu'il faut", "Ce que ça a donné", "Limites connues", "Ce qu'on en retient"))
"""The parts of a text that the table is drawn of."""

EVIDENCE = ("effets-decrits", "pratiquee")
"""How far a way has been tried, the furthest first; any other comes after."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took a way: the case, what it did, when."""

    case: Case
    did: str
    as_of: PartialDate | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer a question. `more` is how many took it beside `takers`; `needs`, `outcome`
    and `limits` are points of its text; `unknown` says in French what no document read tells."""

    practice: Case
    takers: Sequence[Taker]
    more: int
    needs: Sequence[Point]
    outcome: Sequence[Point]
    limits: Sequence[Point]
    unknown: Sequence[str]


@dataclass(frozen=True, slots=True)
class Voice:
    """A testimony that touches the question, and the first points of what it teaches."""

    case: Case
    said: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Heard:
    """What an event drew up on the question: how many points, and of which cases."""

    event: Case
    number: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by hand: its words, the cases that say it, when it was so."""

    text: str
    cases: Sequence[Case]
    as_of: PartialDate | None


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What the library holds of a question: the first ways, how many others there are, the voices, the events; what somebody wrote of it by
    hand, and when."""

    ways: Sequence[Way]
    left: int
    voices: Sequence[Voice]
    heard: Sequence[Heard]
    said: Sequence[Said]
    said_on: PartialDate | None

    def __bool__(self) -> bool:
        """Whether there is anything to set side by side."""
        return bool(self.ways or self.voices or self.heard)


def synthesis(library: Library, challenge: str) -> Synthesis:
    """Returns the synthesis of a question, by the id of its term.

    First the ways of which effects are described, then those that most cases took, then those told last, then by title.
    """
    cases = library.index(CHALLENGES).get(challenge, ())
    practices = sorted((case for case in cases if case.kind.folder == "pratiques"), key=lambda case: _order(library, case))
    voices = [Voice(case, points(case.body, LEARNT, 1)) for case in cases if case.kind.folder == "entretiens"]
    heard = [Heard(case, number) for case in cases if case.kind.folder == "evenements" and (number := _points_of(case, challenge))]
    ways = [_way(library, case) for case in practices[:MOST_WAYS]]
    lesson = library.lessons.get(challenge)
    said = [_said(library, statement) for statement in lesson.statements if all(key in library.published for key in statement.cases)] if lesson else []
    return Synthesis(ways, len(practices) - len(ways), voices[:MOST_WAYS], heard[:MOST_WAYS], said, lesson.on if lesson else None)


def _said(library: Library, statement: Statement) -> Said:
    return Said(statement.text, [library.published[key] for key in statement.cases], statement.as_of)


def _order(library: Library, case: Case) -> tuple[int, int, int, tuple[str, str]]:
    evidence = case.fact("evidence")
    return (
        EVIDENCE.index(evidence) if evidence in EVIDENCE else len(EVIDENCE),
        -len({example.case for example in case.facts.examples if example.case in library.published}),
        -(case.year or 0),
        case.sort_key,
    )


def _way(library: Library, case: Case) -> Way:
    examples = [example for example in case.facts.examples if example.case in library.published]
    by_case = {example.case: example for example in reversed(examples)}  # the first example of each
    takers = [Taker(library.published[key], by_case[key].did, by_case[key].as_of) for key in dict.fromkeys(one.case for one in examples)]
    needs, outcome, limits = (points(case.body, section) for section in (NEEDS, OUTCOME, LIMITS))
    return Way(
        case,
        takers[:MOST_TAKERS],
        max(0, len(takers) - MOST_TAKERS),
        needs,
        outcome,
        limits,
        tuple(_unknown(takers, needs, outcome, limits)),
    )


def _unknown(takers: Sequence[Taker], needs: Sequence[Point], outcome: Sequence[Point], limits: Sequence[Point]) -> list[str]:
    """What no document read says of a way."""
    undated = [taker.case.title for taker in takers if not taker.as_of]
    told = {"Ce qu’il faut": needs, "Ce que cela a donné": outcome, "Où cela n’a pas marché": limits}
    unknown = [words for words, found in told.items() if not found]
    return [*unknown, *([f"Depuis quand {' et '.join(undated[:2])} le {'fait' if len(undated) == 1 else 'font'}"] if undated else [])]


def _points_of(event: Case, challenge: str) -> int:
    """How many points that an event drew up touch a question."""
    return sum(challenge in idea.challenges for output in event.facts.outputs for idea in output.items)
