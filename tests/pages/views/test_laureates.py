"""Those whom a call chose, as public lists name them: lines of the scheme, each with its source, its address and the way to the pole."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.casebook.check.loading import load_or_raise
from macros.casebook.language.words import stem, words
from macros.pages.search.documents import case_document
from macros.pages.search.postings import weigh
from macros.pages.views.views import Views
from support.corpus import Corpus
from support.markup import read

SCHEME = """---
title: Un appel
summary: Un appel qui a choisi trois pôles.
themes: [financement-cooperation]
national: true
kind: appel-a-projets
sources: [chorum-15-ptce]
laureates:
  - {name: Le Grand Jura, place: Lons-le-Saunier, region: bourgogne-franche-comte, case: clus-ter-jura, year: 2021, source: chorum-15-ptce}
  - {name: Zébulonnerie, source: chorum-15-ptce}
---

Rien de plus.
"""


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    corpus = Corpus(tmp_path_factory.mktemp("laureates") / "cases").copy()
    corpus.write("dispositifs/un-appel.md", SCHEME)
    return corpus


def test_a_line_has_an_address_its_source_and_the_way_to_the_pole_which_leads_back(called: Corpus, tmp_path: Path) -> None:
    site = called.pour(tmp_path / "site")
    table = read(site / "dispositifs/un-appel").first("table", class_="laureates")
    first, second = table.first("tbody").all("tr")
    assert (first.attributes["id"], second.attributes["id"]) == ("x-laureat-1", "x-laureat-2")
    assert [cell.text() for cell in first.all("td")] == ["Lons-le-Saunier, Bourgogne-Franche-Comté", "en 2021"]
    assert [link.attributes["href"] for link in first.all("a")][:2] == ["../../poles/clus-ter-jura/", "#source-chorum-15-ptce"]
    assert [link.attributes["href"] for link in second.all("a")] == ["#source-chorum-15-ptce"]
    related = read(site / "poles/clus-ter-jura").first("section", class_="related")
    assert "../../dispositifs/un-appel/" in [link.attributes.get("href") for link in related.all("a")]


def test_the_name_of_a_laureate_finds_the_scheme(called: Corpus) -> None:
    library, _problems = load_or_raise(called.path)
    document = case_document(Views(library), library.published["dispositifs/un-appel"])
    assert weigh(document)[stem(words("Zébulonnerie")[0])]
    assert "Zébulonnerie" in document.keywords


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{name: Sans source}", "missing-field"),
        ("{place: Paris, source: chorum-15-ptce}", "missing-field"),
        ("{name: X, source: chorum-15-ptce, region: bretange}", "unknown-term"),
        ("{name: X, source: chorum-15-ptce, case: nulle-part}", "unknown-reference"),
    ],
)
def test_a_line_is_checked(corpus: Corpus, line: str, code: str) -> None:
    head, _, _ = SCHEME.partition("laureates:")
    corpus.write("dispositifs/un-appel.md", f"{head}laureates:\n  - {line}\n---\n\nRien.\n")
    assert code in [problem.code for problem in corpus.check()]
