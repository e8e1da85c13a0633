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


@pytest.mark.parametrize(
    ("more", "body", "mended"),
    [
        ("related: [ancien]", "Rien.", "nouveau"),
        ("related: [un-autre, ancien]", "Rien.", "nouveau"),
        ("members: [{organisation: vieille-union}]", "Rien.", "jeune-union"),
        ("", "Voir [là](ancien.md).", "nouveau.md"),
        ("", "Voir [là](../poles/ancien.md).", "../poles/nouveau.md"),
    ],
)
def test_a_reference_to_a_case_that_was_renamed_is_told_its_present_address(corpus: Corpus, more: str, body: str, mended: str) -> None:
    corpus.write("poles/nouveau.md", pole("former_slugs: [ancien]", title="Le nouveau"))
    corpus.write("poles/un-autre.md", pole(title="Un autre"))
    corpus.write("poles/ancienne.md", pole(title="Un nom tout proche"))
    organisation = (
        "---\ntitle: Une organisation\nsummary: Un exemple.\nkind: reseau-national\nformer_slugs: [vieille-union]\nsources: [coorace-2016]\n---\n\nRien.\n"
    )
    corpus.write("organisations/jeune-union.md", organisation)
    corpus.write("poles/exemple.md", pole(more, body))
    (problem,) = corpus.check()
    owner = "organisations/jeune-union" if "union" in mended else "poles/nouveau"
    assert problem.hint == f"c’est l’ancienne adresse de {owner} : écrivez « {mended} »"
    assert "missing" not in problem.as_dict()
    for old, new in (("vieille-union", "jeune-union"), ("ancien", "nouveau")):
        more, body = more.replace(old, new), body.replace(old, new)
    assert mended in more + body
    corpus.write("poles/exemple.md", pole(more, body))
    assert corpus.check() == []


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
