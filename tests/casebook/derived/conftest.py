"""What the tests of the issue form share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.casebook.derived import issue_draft
from macros.casebook.derived.issue_answers import NOTHING
from macros.casebook.derived.issue_form import PROMISES, Question, questions
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.library import Library
from macros.casebook.registers.sources import Sources
from support.corpus import Corpus, lists_read_once
from support.form.issues import MODEL
from support.repository import TYPES


@pytest.fixture(autouse=True)
def _lists() -> Iterator[None]:
    with lists_read_once():
        yield


@pytest.fixture(scope="module")
def asked(library: Library) -> list[Question]:
    return questions(TYPES, library.vocabularies)


@pytest.fixture
def filed(asked: list[Question]) -> Callable[..., str]:
    """The text of an issue, as GitHub writes what was filled in."""

    def write(**changes: str) -> str:
        given = {**MODEL, PROMISES: "\n".join(f"- [X] {label}" for label in asked[-1].options), **changes}
        return "\n\n".join(f"### {question.label}\n\n{given.get(question.label) or NOTHING}" for question in asked) + "\n"

    return write


@pytest.fixture
def cases(corpus: Corpus, library: Library, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cases without vocabularies of its own; the repository's are read once."""
    monkeypatch.setattr(issue_draft, "read_sources", lambda *_arguments: Sources(library.sources, Record("")))
    monkeypatch.setattr(issue_draft, "read_vocabularies", lambda *_arguments: (library.vocabularies, []))
    return corpus.path
