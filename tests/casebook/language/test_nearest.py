"""Did you mean: what the check proposes for a name that it does not know."""

from __future__ import annotations

import random
import string
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.casebook.check.loading import load
from macros.casebook.schema.context import Context
from macros.casebook.schema.references import RefTo, TermOf
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT, TYPES


def misspelt(name: str, letters: int, chance: random.Random) -> str:
    """The name with one or two letters deleted, doubled, changed or swapped."""
    for _ in range(letters):
        at = chance.randrange(len(name))
        name = chance.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] * 2 + name[at + 1 :],
                name[:at] + chance.choice(string.ascii_lowercase) + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            ]
        )
    return name


def suggestion(kind: object, typed: str, context: Context) -> str | None:
    """What the check proposes for a name, or None when it takes it or proposes nothing."""
    try:
        TypeAdapter(Annotated[str, kind]).validate_python(typed, context={"case": context})
    except ValidationError as refusal:
        hint = str(refusal.errors()[0]["ctx"]["finding"].hint)
        return hint.partition("vouliez-vous dire « ")[2].partition(" »")[0] or None
    return None


@pytest.fixture(scope="module")
def context() -> Context:
    library = load(ROOT / "cases").library
    assert library
    return Context(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in library.vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in library.vocabularies.items()},
        slugs={folder: frozenset(key.partition("/")[2] for key in library.cases if key.startswith(f"{folder}/")) for folder in TYPES},
    )


@pytest.mark.parametrize("what", ["themes", "regions", "legal_forms", "slugs"])
def test_a_name_misspelt_by_one_or_two_letters_gets_the_right_suggestion_nine_times_in_ten(what: str, context: Context) -> None:
    if what == "slugs":
        names: list[tuple[object, str, frozenset[str]]] = [
            (RefTo(folder, ""), slug, slugs) for folder, slugs in context.slugs.items() for slug in sorted(slugs)
        ]
    else:
        names = [(TermOf(what), term, context.ids[what]) for term in sorted(context.ids[what])]
    chance = random.Random(what)
    right = tried = 0
    for kind, name, others in names:
        for letters in [1, 2] * 10:
            typed = misspelt(name, letters, chance)
            if typed not in others:
                tried += 1
                right += suggestion(kind, typed, context) == name
    assert tried > 200
    assert right / tried >= 0.9, f"{right} of {tried}"


def test_a_misspelt_key_or_section_gets_a_suggestion_too(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("teritory: là", "## Orgine\n\nRien."))
    assert [(problem.code, problem.hint) for problem in corpus.check()] == [
        ("unknown-key", "vouliez-vous dire « territory » ?"),
        ("unknown-section", "vouliez-vous dire « Origine » ?"),
    ]
