"""The directory of the contribution form: what the values of a case may lead to, and what nobody is told of."""

from __future__ import annotations

import pytest

from macros.casebook.check.loading import load
from macros.casebook.derived.form_directory import directory, documents, known_cases
from macros.casebook.library.library import Library
from support.corpus import Corpus
from support.repository import ROOT

WITHDRAWN = """---
title: Un pôle retiré
summary: Il apporte un document, et en cite un que nul autre ne cite.
themes: [mutualisation]
departments: ["39"]
sources: [du-pole, du-pole-aussi, partage]
new_sources:
  - {id: du-pole, title: Bilan, publisher: Le pôle, kind: article, note: Connu du pôle., published: 2016}
withdrawn: {on: 2026-11-22, reason: à la demande du pôle}
---
"""

NEIGHBOUR = """---
title: Un voisin
summary: Il partage un document avec le pôle retiré.
themes: [mutualisation]
departments: ["39"]
sources: [partage]
---
"""

SOURCES = """
- {id: du-pole-aussi, title: Enquête, publisher: Un journal, kind: article, note: Connue du pôle., published: "2016"}
- {id: partage, title: Étude, publisher: Un réseau, kind: article, note: Connue de tous., published: "2016"}
"""


@pytest.fixture
def library(corpus: Corpus) -> Library:
    corpus.write("poles/retire.md", WITHDRAWN)
    corpus.write("poles/voisin.md", NEIGHBOUR)
    corpus.write("_sources.yml", (ROOT / "cases/_sources.yml").read_text(encoding="utf-8") + SOURCES)
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    return loaded.library


def test_of_a_document_that_withdrawn_cases_alone_cite_the_name_is_all_that_is_said(library: Library) -> None:
    made = directory(library)
    assert {"du-pole-aussi", "partage"} & {row[0] for row in made["sources"]} == {"partage"}
    assert made["unlisted"] == ["du-pole-aussi"]
    assert {"du-pole-aussi", "partage"} & documents(library).keys() == {"partage"}


def test_a_document_that_a_withdrawn_case_brings_is_in_no_directory_and_free_to_be_described(corpus: Corpus, library: Library) -> None:
    made = directory(library)
    assert "du-pole" not in [*made["unlisted"], *known_cases(library, {})["brought"], *(row[0] for row in made["sources"])]
    described = '[partage, du-pole]\nnew_sources: [{id: du-pole, title: Bilan, publisher: Le pôle, kind: article, note: Connu., published: "2016"}]'
    corpus.write("poles/voisin.md", NEIGHBOUR.replace("[partage]", described))
    again = load(corpus.path, fallback=ROOT / "cases")
    assert again.library, again.problems
    assert known_cases(again.library, {})["brought"] == {"du-pole": "poles/voisin"}
    assert "du-pole" not in documents(again.library), "its case describes it, and no other may cite it"


def test_of_a_case_it_says_the_title_its_line_and_the_acronyms_of_its_names_and_of_a_withdrawn_one_the_key(library: Library, corpus: Corpus) -> None:
    assert known_cases(library, {})["cases"] == [["poles/retire"], ["poles/voisin", "Un voisin", 0]]
    assert known_cases(library, {"poles/voisin": 12})["cases"][1] == ["poles/voisin", "Un voisin", 12]
    corpus.write("poles/voisin.md", NEIGHBOUR.replace("Un voisin", "Un voisin (UVS)\naliases: [GIE du voisin (UVS), Voisinage]"))
    named = load(corpus.path, fallback=ROOT / "cases").library
    assert named
    assert known_cases(named, {})["cases"][1] == ["poles/voisin", "Un voisin (UVS)", 0, "GIE", "UVS"]


def test_what_is_read_when_the_form_is_opened_does_not_grow_with_the_cases(library: Library, corpus: Corpus) -> None:
    for number in range(50):
        corpus.write(f"poles/voisin-{number}.md", NEIGHBOUR.replace("Un voisin", f"Voisin {number}"))
    grown = load(corpus.path, fallback=ROOT / "cases").library
    assert grown
    assert directory(grown) == directory(library)
    assert len(known_cases(grown, {})["cases"]) == len(known_cases(library, {})["cases"]) + 50
