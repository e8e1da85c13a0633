"""Schemes, documents and texts that name a laureate, and the pages of poles, agree on it."""

from __future__ import annotations

import pytest

from support.cases import pole
from support.corpus import Corpus
from support.upkeep.remarks import names

SCHEME = """---
title: Appel de 2013
summary: Un appel.
kind: appel-a-projets
state: termine
sources: [coorace-2016]
{more}---

{body}
"""
CHOSEN = "recognitions:\n  - {role: laureat, scheme: appel, on: 2013, source: coorace-2016}"


@pytest.fixture
def poles(corpus: Corpus) -> Corpus:
    """A call, and a pole of an unmistakable name that it does not name yet."""
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    corpus.write("dispositifs/appel.md", SCHEME.format(more="", body="Rien."))
    return corpus


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("", "Les lauréats : [le pôle](../poles/triveo.md)."),
        ("", "Les lauréats sont Triveo et un autre."),
        ('key_figures:\n  - {value: "1", label: lauréat (Trivéo), as_of: 2013, source: coorace-2016}\n', "Rien."),
    ],
)
def test_a_laureate_of_a_call_that_its_page_does_not_know_is_told_once(poles: Corpus, more: str, body: str) -> None:
    poles.write("dispositifs/appel.md", SCHEME.format(more=more, body=body))
    assert names(poles, "recognition") == ["recognition-missing dispositifs/appel poles/triveo"]
    poles.write("poles/triveo.md", pole(CHOSEN, title="Trivéo"))
    assert names(poles, "recognition") == []


def test_a_scheme_that_chooses_nobody_may_name_poles(poles: Corpus) -> None:
    text = SCHEME.format(more="", body="Nommé dans un récit : [Trivéo](../poles/triveo.md).").replace("appel-a-projets", "accompagnement")
    poles.write("dispositifs/appel.md", text)
    assert names(poles, "recognition") == []


def test_the_title_of_a_document_that_calls_a_pole_a_laureate_is_told(poles: Corpus) -> None:
    poles.copy("_sources.yml")
    entry = '- {id: article, title: "Trivéo, lauréat d\'un appel", publisher: Exemple, url: "https://example.org/a", published: "2014", kind: article}\n'
    poles.write("_sources.yml", poles.read("_sources.yml") + entry)
    assert names(poles, "recognition") == ["recognition-missing article poles/triveo"]
    poles.write("poles/triveo.md", pole("recognitions:\n  - {role: laureat, on: 2014, source: article}", title="Trivéo"))
    assert names(poles, "recognition") == []


def test_a_text_that_says_its_pole_was_chosen_is_told_until_the_fields_say_it(poles: Corpus) -> None:
    body = "Le pôle a été retenu par [l'appel de 2013](../dispositifs/appel.md)."
    poles.write("poles/triveo.md", pole(body=body, title="Trivéo"))
    assert names(poles, "recognition") == ["recognition-missing poles/triveo poles/triveo appel"]
    poles.write("poles/triveo.md", pole(CHOSEN, body=body, title="Trivéo"))
    assert names(poles, "recognition") == []


def test_more_laureates_than_a_call_counts_are_told(poles: Corpus) -> None:
    poles.write(
        "dispositifs/appel.md", SCHEME.format(more='key_figures:\n  - {value: "1", label: lauréats, as_of: 2013, source: coorace-2016}\n', body="Rien.")
    )
    poles.write("poles/triveo.md", pole(CHOSEN, title="Trivéo"))
    assert names(poles, "recognition") == []
    poles.write("poles/autre.md", pole(CHOSEN, title="Archipel"))
    assert names(poles, "recognition") == ["recognition-unlisted dispositifs/appel key_figures"]
