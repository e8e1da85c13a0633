"""What an editor may break: each case of the repository is in order."""

from __future__ import annotations

from functools import cache

import pytest

from macros.casebook.check.loading import load
from macros.casebook.problems.problem import Problem
from support.repository import ROOT, TYPES


@pytest.mark.parametrize("path", sorted(path.relative_to(ROOT).as_posix() for folder in TYPES for path in (ROOT / "cases" / folder).glob("*.md")))
def test_each_real_case_is_in_order(path: str) -> None:
    assert [problem for problem in _real_problems() if problem.path.endswith(path)] == []


@cache
def _real_problems() -> tuple[Problem, ...]:
    return load(ROOT / "cases").problems
