"""What the cases of a question teach together, said by hand: `_syntheses.yml`, read and checked.

`syntheses` shows it under the table that is drawn of the cases. Each sentence names the cases that say it, so that the check can follow it;
the list may be missing. `leading` reads it once it is known which cases there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.nearest import guessing
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Problem
from macros.casebook.registers.entries import GUESSES, read_list
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo, TermOf
from macros.casebook.schema.values import Sentence, many
from macros.casebook.schema.values import field as declared

FILE = "_syntheses.yml"
"""The name of the file, beside the cases."""

MOST_STATEMENTS = 5
MOST_WORDS = 100
"""How many sentences and words a question has, at most: with the table they fill two sheets of paper."""

CHALLENGES = "challenges"
"""The vocabulary of the questions."""


class Statement(Group):
    """One sentence, and the cases that say it."""

    text: Sentence = declared("Phrase", "Rien que ce disent les fiches nommées.", required=True, example="Deux pôles sont passés par une Scic.")
    cases: tuple[Annotated[str, RefTo(ANY, "Synthèses")], ...] = many(
        "Fiches", "Celles qui le disent.", required=True, min_length=1, max_length=4, example=["pratiques/passer-en-scic"]
    )
    as_of: PartialDate | None = declared("Date du fait", "L’année, ou la date, pour laquelle c’est vrai.", example="2022")


class Lesson(Group):
    """What is said by hand of a question."""

    challenge: Annotated[str, TermOf(CHALLENGES)] = declared("Question", required=True, example="payer-animation")
    on: PartialDate = declared("Le", "Le jour où quelqu’un l’a écrit.", required=True, example="2026-12-01")
    statements: tuple[Statement, ...] = many("Phrases", required=True, min_length=1, max_length=MOST_STATEMENTS)


@dataclass(frozen=True, slots=True)
class Lessons:
    """The list of a folder of cases: its valid entries by their question, with their rank; its problems; its record where it is the folder's
    own."""

    by_question: Mapping[str, tuple[int, Lesson]] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    record: Record | None = None


def read_lessons(path: Path, context: Context, *, own: bool = True) -> Lessons:
    """Returns the list of a file; an empty one where there is none.

    Where another library lends it (`own` is false), a sentence stays if all its cases are there, and nothing is objected to: the lender has
    checked it. Never raises for what the file holds.
    """
    with guessing(GUESSES):
        entries, record, problems = read_list(path, Lesson, context, "challenge", None if own else lambda data: _as_far_as_it_is_true(data, context))
    by_question: dict[str, tuple[int, Lesson]] = {}
    wrong: list[Problem] = []
    for rank, lesson in entries:
        wrong += [problem_at(record, found) for found in _of_question(rank, lesson, by_question)] if record else ()
        by_question.setdefault(lesson.challenge, (rank, lesson))
    return Lessons(by_question, (*problems, *wrong), record) if own else Lessons(by_question)


def _of_question(rank: int, lesson: Lesson, before: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with an entry as a whole, beside those before it."""
    if lesson.challenge in before:
        yield finding((rank, "challenge"), "lesson-twice", value=lesson.challenge)
    if (number := sum(len(statement.text.split()) for statement in lesson.statements)) > MOST_WORDS:
        yield finding((rank, "statements"), "lesson-long", number=number, most=MOST_WORDS)


def _as_far_as_it_is_true(data: Any, context: Context) -> list[Any]:
    """The entries of a borrowed list with the sentences of which all cases are here."""
    kept = []
    for entry in data:
        statements = entry.get("statements") if isinstance(entry, dict) else None
        there = [one for one in statements if _names_only(one, context)] if isinstance(statements, list) else []
        if there and str(entry.get("challenge")) in context.ids.get(CHALLENGES, ()):
            kept.append({**entry, "statements": there})
    return kept


def _names_only(statement: Any, context: Context) -> bool:
    """Whether a sentence of a borrowed list names cases, and only those that are here."""
    cases = statement.get("cases") if isinstance(statement, dict) else None
    return isinstance(cases, list) and all(str(key) in context.slugs.with_folders for key in cases)
