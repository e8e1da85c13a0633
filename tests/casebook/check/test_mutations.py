"""Five hundred real cases with one to four mistakes each: every one is told in one run, at its
line and column, with the name that was meant, and nothing else is told.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from hostile.mutations import MAKERS, Mutated, chosen, mistakes_of, mutated
from macros.casebook.check.loading import load
from macros.casebook.problems.problem import Problem
from support.corpus import Corpus
from support.repository import ROOT, TYPES

SEED = 20160923
NUMBER = 500


@dataclass
class Told:
    """A case with mistakes, and what one run of the check said of it."""

    name: str
    case: Mutated
    problems: list[Problem]

    def __str__(self) -> str:
        kinds = ", ".join(one.kind for one in self.case.mistakes)
        return f"{self.name} ({kinds}): wanted {sorted(self.case.places)}, told {[str(problem) for problem in self.problems]}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Each load holds the whole library, every file of it with mistakes of its own."""
    library = load(ROOT / "cases").library
    assert library
    known = {
        "terms": {name: set(vocabulary.terms) | set(vocabulary.spellings) for name, vocabulary in library.vocabularies.items()},
        "sources": set(library.sources),
        "slugs": {folder: {key.partition("/")[2] for key in library.cases if key.startswith(f"{folder}/")} for folder in TYPES},
    }
    chance = random.Random(SEED)
    found: list[Told] = []
    while len(found) < NUMBER:
        corpus = Corpus(tmp_path_factory.mktemp("mutations") / "cases").copy()
        cases = dict(_mutations(corpus, known, chance, NUMBER - len(found)))
        problems = corpus.check()
        found += [Told(name, case, [problem for problem in problems if problem.path == f"cases/{name}"]) for name, case in cases.items()]
        assert {problem.path.removeprefix("cases/") for problem in problems} <= cases.keys(), "files without a mistake are told of"
    return found


def _mutations(corpus: Corpus, known: dict[str, object], chance: random.Random, most: int) -> Iterator[tuple[str, Mutated]]:
    names = sorted(path.relative_to(corpus.path).as_posix() for folder in TYPES for path in (corpus.path / folder).glob("*.md") if path.name != "README.md")
    chance.shuffle(names)
    for name in names[:most]:
        text = corpus.read(name)
        mistakes = chosen(mistakes_of(name.partition("/")[0], text, known, chance), chance.randint(1, 4))
        if mistakes:
            case = mutated(text, mistakes)
            corpus.write(name, case.text)
            yield name, case


def test_five_hundred_cases_have_mistakes_of_every_kind(told: list[Told]) -> None:
    kinds = Counter(one.kind for case in told for one in case.case.mistakes)
    assert len(told) == NUMBER
    assert len(kinds) == len(MAKERS)
    assert sorted(kinds.values())[2] >= 10, kinds
    assert {len(case.case.mistakes) for case in told} == {1, 2, 3, 4}


def test_every_mistake_is_told_in_one_run_at_its_line_and_column_and_nothing_else_is(told: list[Told]) -> None:
    wrong = [case for case in told if sorted(case.case.places) != sorted((problem.code, problem.line, problem.column) for problem in case.problems)]
    assert wrong == [], "\n".join([f"{len(wrong)} cases", *map(str, wrong[:12])])


def test_what_was_meant_is_suggested_nine_times_in_ten(told: list[Told]) -> None:
    right: list[bool] = []
    missed: list[str] = []
    for case in told:
        for one, place in zip(case.case.mistakes, case.case.places, strict=True):
            if one.meant:
                hints = [problem.hint for problem in case.problems if (problem.code, problem.line, problem.column) == place]
                suggested = [re.sub(r".*« (.*?) ».*", r"\1", hint) for hint in hints if hint.startswith("vouliez-vous dire")]
                right.append(one.meant in suggested)
                missed += [] if right[-1] else [f"{one.new} for {one.meant}: {hints}"]
    assert len(right) > 300
    assert sum(right) / len(right) >= 0.9, "\n".join(missed[:20])
