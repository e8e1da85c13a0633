"""Links from case to case: none is broken, none names what was withdrawn."""

from __future__ import annotations

import pytest

from macros.casebook.check.rules import COMMON
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import MESSAGES
from macros.casebook.types.base import MAIN_BRANCHES
from support.cases import pole
from support.corpus import Corpus


@pytest.mark.parametrize(
    ("more", "body", "code", "place"),
    [
        ("", "Voir [là](personne.md).", "broken-link", (8, 6)),
        ("", "Voir [là](../fiches/personne.md).", "broken-link", (8, 6)),
        ("", "Voir [là](#nulle-part).", "broken-link", (8, 6)),
        ("related: [personne]", "Rien.", "unknown-reference", (6, 11)),
        ("members: [{organisation: personne-du-tout}]", "Rien.", "unknown-reference", (6, 26)),
    ],
)
def test_a_link_to_a_case_that_does_not_exist_is_an_error_where_it_stands(corpus: Corpus, more: str, body: str, code: str, place: tuple[int, int]) -> None:
    corpus.write("poles/exemple.md", pole(more, body))
    assert [(problem.code, problem.severity, (problem.line, problem.column)) for problem in corpus.check()] == [(code, "error", place)]


def test_a_page_that_names_what_was_withdrawn_is_told_once_where_it_does(corpus: Corpus) -> None:
    gone = pole("aliases: [Zanzibar d'ici]\nwithdrawn: {on: 2026-11-22, reason: à sa demande}", title="Le Grand Zanzibar")
    corpus.write("poles/zanzibar.md", gone)
    corpus.write("poles/voisin.md", pole(body="Rien.\n\nComme au grand\nZanzibar, puis à Zanzibar d’ici."))
    corpus.write("poles/lointain.md", pole(body="Des Zanzibarais, un zanzibar."))
    found = [problem for problem in corpus.upkeep() if problem.code == "names-withdrawn"]
    assert [(problem.path, problem.line, problem.column, problem.severity) for problem in found] == [("cases/poles/voisin.md", 11, 18, "warning")]


def test_the_advice_on_themes_names_the_branches(library: Library) -> None:
    hint = MESSAGES["theme-branch"].hint
    assert all(f"« {theme.pref_label} »" in hint for theme in library.vocabularies["themes"] if theme.id in MAIN_BRANCHES)


def test_what_needs_no_glossary_does_not_stand_in_it_too(library: Library) -> None:
    assert COMMON & set(library.vocabularies["glossary"].spellings) == set()
