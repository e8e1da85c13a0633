"""Did you mean: what the check proposes for a name that it does not know."""

from __future__ import annotations

import random
import string
from collections.abc import Collection
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.casebook.check.loading import load
from macros.casebook.language import nearest as nearest_module
from macros.casebook.language.french import folded
from macros.casebook.language.nearest import Names
from macros.casebook.schema.communes import Communes, UnknownCommune
from macros.casebook.schema.context import Context, Slugs
from macros.casebook.schema.references import ANY, RefTo, SourceId, TermOf
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
        slugs=Slugs({folder: {key.partition("/")[2] for key in library.cases if key.startswith(f"{folder}/")} for folder in TYPES}),
    )


@pytest.mark.parametrize("what", ["themes", "regions", "legal_forms", "slugs"])
def test_a_name_misspelt_by_one_or_two_letters_gets_the_right_suggestion_nine_times_in_ten(what: str, context: Context) -> None:
    if what == "slugs":
        names: list[tuple[object, str, Collection[str]]] = [
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


def test_names_are_folded_once_however_many_are_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(nearest_module, "folded", lambda text: calls.append(text) or folded(text))
    slugs = {f"pole-{number:05}" for number in range(1000)}
    context = Context(
        slugs=Slugs({"poles": slugs, "fiches": {"essai"}}), sources=Names(slugs), spellings={"themes": Names({f"Thème {slug}": slug for slug in slugs})}
    )
    kinds = [RefTo("poles", ""), RefTo(ANY, ""), SourceId(), TermOf("themes")]
    for number in range(20):
        for kind in kinds:
            prefix = "poles/" if kind == RefTo(ANY, "") else ""
            assert suggestion(kind, f"{prefix}pole-00{number:03}x", context) == f"{prefix}pole-00{number:03}"
    assert len(calls) == len(kinds) * (len(slugs) + 20) + len({"fiches/essai"})


def test_a_place_is_sought_among_names_that_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    communes = Communes()
    count = len(list(communes.all()))
    calls: list[str] = []
    monkeypatch.setattr(nearest_module, "folded", lambda text: calls.append(text) or folded(text))
    for typed in ("Lons-le-Sonier", "Bergerrac", "Figeacc"):
        with pytest.raises(UnknownCommune, match="unknown-place/near"):
            communes.commune(typed)
    with pytest.raises(UnknownCommune, match="unknown-place/near"):
        communes.commune("Lons-le-Sonier", ["39"])
    assert len(calls) < 1.1 * count


def test_what_a_file_brings_is_known_beside_the_rest() -> None:
    names = Names({"avise-2022"}).including(["bilan-2024"])
    assert set(names) == {"avise-2022", "bilan-2024"}
    assert [names.nearest(typed) for typed in ("avise2022", "bilan-2042", "rien")] == ["avise-2022", "bilan-2024", None]


def test_a_misspelt_key_or_section_gets_a_suggestion_too(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("teritory: là", "## Orgine\n\nRien."))
    assert [(problem.code, problem.hint) for problem in corpus.check()] == [
        ("unknown-key", "vouliez-vous dire « territory » ?"),
        ("unknown-section", "vouliez-vous dire « Origine » ?"),
    ]
