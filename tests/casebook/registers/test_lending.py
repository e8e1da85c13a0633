"""Vocabularies that a folder of cases lacks are lent one by one, as far as they are true of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import pole
from support.corpus import Corpus, load_once
from support.repository import ROOT

NAMES = sorted(path.stem for path in (ROOT / "cases/_vocabularies").glob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_without_one_of_the_vocabularies_borrows_it_and_nothing_is_objected_to(name: str, corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    corpus.write("poles/un-pole.md", pole("departments: ['39']"))
    (corpus.path / f"_vocabularies/{name}.yml").unlink()
    loaded = load_once(corpus.path)
    assert loaded.library
    assert {problem.code for problem in loaded.problems} <= {"seldom-used"}
    assert not [problem for problem in loaded.problems if problem.path.endswith(f"/{name}.yml")]
    assert sorted(loaded.library.vocabularies) == NAMES
    assert loaded.library.cases["poles/un-pole"].regions == ("bourgogne-franche-comte",)


def test_what_is_lent_says_nothing_that_the_folder_does_not_have(corpus: Corpus) -> None:
    corpus.write("_vocabularies/regions.yml", "- {id: bretagne, pref_label: Bretagne, code: '53'}\n")
    corpus.write("_sources.yml", "- {id: un-article, title: A, publisher: B, kind: page, published: 2016, url: 'https://exemple.org'}\n")
    corpus.write("poles/un-pole.md", pole("departments: ['29']").replace("coorace-2016", "un-article"))
    loaded = load_once(corpus.path)
    assert loaded.library
    assert loaded.problems == ()
    vocabularies = loaded.library.vocabularies
    assert {term.region for term in vocabularies["departments"]} == {"bretagne"}
    assert {source for vocabulary in vocabularies.values() for term in vocabulary for source in term.cited} <= {"un-article"}
    corpus.write("poles/ailleurs.md", pole("departments: ['39']").replace("coorace-2016", "un-article"))
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/poles/ailleurs.md", "unknown-term")]


def test_a_site_is_built_with_what_is_lent(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("_vocabularies/regions.yml", "- {id: bretagne, pref_label: Bretagne, code: '53'}\n")
    corpus.write("poles/un-pole.md", pole("departments: ['29']"))
    assert (corpus.pour(tmp_path / "site") / "regions/bretagne/index.html").is_file()
