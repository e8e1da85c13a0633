"""A folder that is read again holds what a first reading finds, and reads no file for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from macros.casebook.check import rereading
from macros.casebook.check.loading import Loaded, load
from macros.casebook.check.rereading import Rereading
from support.cases import pole
from support.corpus import Corpus
from support.preview.walk import Walk
from support.repository import ROOT

FALLBACK = ROOT / "cases"

BAD = pole().replace("mutualisation", "mutualisatoin")


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The cases that are read again, by the names of their files."""
    names: list[str] = []
    real = rereading.read_case_file

    def read(context, kind, path, shown):
        names.append(path.name)
        return real(context, kind, path, shown)

    with mock.patch.object(rereading, "read_case_file", read):
        yield names


@pytest.fixture
def three(corpus: Corpus) -> Corpus:
    """Three poles: the first links to the second, the third to nobody."""
    corpus.copy("_vocabularies", "_sources.yml")
    corpus.write("poles/premier.md", pole(body="Voir [le second](second.md)."))
    corpus.write("poles/second.md", pole())
    corpus.write("poles/tiers.md", pole(sources="labo-relancer-ptce-2020"))
    return corpus


def _plain(loaded: Loaded) -> tuple[object, ...]:
    library = loaded.library
    parts = (library.cases, dict(library.vocabularies), library.sources) if library else ()
    return loaded.problems, *map(repr, parts), [source.shown for source in loaded.texts]


def test_nothing_is_read_again_when_nothing_has_changed(three: Corpus, asked: list[str]) -> None:
    reading = Rereading(three.path)
    first = reading.load()
    asked.clear()
    three.write("poles/second.md", three.read("poles/second.md"))
    assert reading.load() is first
    assert asked == []


def test_an_edited_case_is_read_alone(three: Corpus, asked: list[str]) -> None:
    reading = Rereading(three.path)
    first = reading.load()
    asked.clear()
    three.replace("poles/second.md", "Rien à dire.", "Tout est dit.")
    second = reading.load()
    assert asked == ["second.md"]
    assert second.library
    assert first.library
    assert second.library.cases["poles/premier"] is first.library.cases["poles/premier"]
    assert "Tout est dit." in second.library.cases["poles/second"].body.text


WHO = (
    ("a new case", lambda cases: cases.write("poles/quatrieme.md", pole()), ["quatrieme.md"]),
    ("a case that goes", lambda cases: (cases.path / "poles/tiers.md").unlink(), []),
    ("a case that goes and is linked to", lambda cases: (cases.path / "poles/second.md").unlink(), ["premier.md"]),
    ("a document that is retitled", lambda cases: cases.replace("_sources.yml", "title: Réussite", "title: La réussite"), []),
    (
        "a document that is cited and gets another date",
        lambda cases: cases.replace("_sources.yml", 'published: "2020-12"\n  read_on: "2026-11-22"', 'published: "2021-01"\n  read_on: "2026-11-22"'),
        ["tiers.md"],
    ),
    (
        "a document that goes and is cited",
        lambda cases: cases.replace("_sources.yml", "id: labo-relancer-ptce-2020\n", "id: autre\n"),
        ["tiers.md"],
    ),
    ("a term", lambda cases: cases.replace("_vocabularies/themes.yml", "- id: mutualisation\n", "- id: autre\n"), ["premier.md", "second.md", "tiers.md"]),
)
"""What changes, how, and which cases have to be read again."""


@pytest.mark.parametrize(("change", "again"), [(change, again) for _what, change, again in WHO], ids=[what for what, _change, _again in WHO])
def test_what_changes_around_has_those_read_again_that_asked_for_it(three: Corpus, asked: list[str], change, again: list[str]) -> None:
    reading = Rereading(three.path)
    reading.load()
    asked.clear()
    change(three)
    found = reading.load()
    assert asked == again
    assert _plain(found) == _plain(load(three.path))


def test_a_case_with_a_problem_is_read_again_whatever_changes_around_it(three: Corpus, asked: list[str]) -> None:
    three.write("poles/faux.md", BAD)
    reading = Rereading(three.path)
    reading.load()
    asked.clear()
    three.write("poles/quatrieme.md", pole())
    reading.load()
    assert sorted(asked) == ["faux.md", "quatrieme.md"]


def test_the_first_reading_may_begin_before_it_is_wanted(three: Corpus) -> None:
    reading = Rereading(three.path)
    reading.start(processes=2)
    assert _plain(reading.load()) == _plain(load(three.path))


def test_a_folder_that_goes_and_comes_back_is_told_and_read(three: Corpus, tmp_path: Path) -> None:
    reading = Rereading(three.path, FALLBACK)
    first = reading.load()
    three.path.rename(tmp_path / "ailleurs")
    assert [problem.code for problem in reading.load().problems] == ["folder-missing"]
    (tmp_path / "ailleurs").rename(three.path)
    assert _plain(reading.load()) == _plain(first)


def test_lists_of_its_own_replace_those_that_were_lent(corpus: Corpus) -> None:
    corpus.write("poles/premier.md", pole())
    reading = Rereading(corpus.path, FALLBACK)
    assert reading.load().library
    corpus.write("_sources.yml", '- id: autre\n  title: Autre\n  publisher: Avise\n  published: "2022"\n  note: Sans adresse.\n  kind: article\n')
    assert _plain(reading.load()) == _plain(load(corpus.path, FALLBACK))
    assert not reading.load().library


def test_a_failure_in_the_middle_loses_no_change(three: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Rereading(three.path)
    reading.load()
    three.replace("poles/second.md", "Rien à dire.", "Tout est dit.")
    with monkeypatch.context() as broken:
        broken.setattr(rereading, "read_case_file", mock.Mock(side_effect=OSError("le disque")))
        with pytest.raises(OSError, match="le disque"):
            reading.load()
    assert _plain(reading.load()) == _plain(load(three.path))


@pytest.mark.parametrize(("seed", "steps"), [(2, 12), *(pytest.param(seed, 32, marks=pytest.mark.slow) for seed in (0, 1))])
def test_whatever_is_done_to_the_real_cases_a_second_reading_finds_what_a_first_one_does(corpus: Corpus, seed: int, steps: int) -> None:
    walk = Walk(corpus.copy().path, seed)
    reading = Rereading(corpus.path)
    reading.load()
    for number in range(steps):
        walk.step()
        found = reading.load()
        if number % 6 == 5:
            assert _plain(found) == _plain(load(corpus.path)), walk.told[-8:]
        if number % 12 == 11:
            while not reading.load().library:
                walk.take_back()
            walk.arrive()
