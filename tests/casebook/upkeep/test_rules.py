"""Two values of one fact, founding years, references without a link, words: what is told, and what is let be."""

from __future__ import annotations

import time
import unicodedata

import pytest

from support.cases import pole
from support.corpus import Corpus
from support.upkeep.remarks import DAY, names, told

SHEET = """---
title: Une action
summary: Un exemple.
themes: [mutualisation]
sources: [coorace-2016]
poles: [triveo]
{more}---

{body}
"""


@pytest.fixture
def poles(corpus: Corpus) -> Corpus:
    """Two poles, one of which has several beginnings."""
    founded = "founded:\n  - {on: 2009, note: naissance de Domb'Innov}\n  - {on: 1989, note: création de l'association Val Horizon}"
    corpus.write("poles/val-horizon.md", pole(f"aliases: [Val Horizon, Domb'Innov]\n{founded}", title="Val Horizon et Domb'Innov"))
    corpus.write("poles/triveo.md", pole("founded: 2014-11", title="Trivéo"))
    return corpus


# --- two values ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "structures:\n  - {role: porteuse, name: Plasti, form: sas, as_of: 2016, source: coorace-2016}",
            "carrier: {role: porteuse, name: Plasti, form: scic, as_of: 2016, source: coorace-2016}",
            "carrier: {role: porteuse, name: Plasti, form: scic, as_of: 2022, source: avise-2022}",
        ),
        (
            "key_figures:\n  - {value: '12', label: salariés, as_of: 2016, source: coorace-2016}",
            "key_figures:\n  - {value: '14', label: salarié, as_of: 2016, source: coorace-2016}",
            "key_figures:\n  - {value: '12', label: salariés, as_of: 2016, source: coorace-2016}",
        ),
        ("place: Izernore\naliases: [Plasti]", "place: Brion\ndepartments: ['01']\naliases: [Plasti]", "place: Izernore\naliases: [Plasti]"),
    ],
)
def test_one_fact_with_two_values_in_two_pages_is_told_with_both_places(corpus: Corpus, one: str, other: str, same: str) -> None:
    corpus.write("poles/triveo.md", pole(one, title="Trivéo"))
    corpus.write("fiches/action.md", SHEET.format(more=f"{other}\n", body="Rien."))
    (remark,) = told(corpus, "two-values")
    assert remark.problem.path == "cases/poles/triveo.md"
    assert "cases/fiches/action.md:" in remark.problem.message
    corpus.write("fiches/action.md", SHEET.format(more=f"{same}\n", body="Rien."))
    assert names(corpus, "two-values") == []


def test_a_page_that_gives_both_values_contradicts_neither(corpus: Corpus) -> None:
    both = "".join(f"\n  - {{role: porteuse, name: Plasti, form: {form}, as_of: 2016, source: coorace-2016}}" for form in ("sas", "scic"))
    corpus.write("poles/triveo.md", pole(f"structures:{both}", title="Trivéo"))
    corpus.write(
        "fiches/action.md", SHEET.format(more="carrier: {role: porteuse, name: Plasti, form: scic, as_of: 2016, source: coorace-2016}\n", body="Rien.")
    )
    assert names(corpus, "two-values") == []


# --- founding years -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("Domb'Innov crée une entreprise par an depuis 2005.", 2005),
        ("Val Horizon crée une entreprise par an depuis 2005.", None),
        ("[Le pôle](../poles/val-horizon.md) est né en 1989.", None),
        ("[Le pôle](../poles/val-horizon.md) est né en mars 1990.", 1990),
        ("Domb’Innov, fondé en 2010, a grandi.", 2010),
        ("Né en 2010, un autre groupe connaît Domb'Innov.", None),
        ("Domb'Innov connaît [Trivéo](../poles/triveo.md), créé en 2014.", None),
        ("Le pôle la voisine du quartier, créée en 2010.", None),
    ],
)
def test_a_year_that_the_page_of_the_pole_does_not_have_is_told(poles: Corpus, body: str, year: int | None) -> None:
    poles.write("fiches/action.md", SHEET.format(more="", body=body))
    assert names(poles, "founding") == ([f"founding-differs fiches/action poles/val-horizon {year}"] if year else [])


def test_a_long_text_full_of_names_and_years_takes_no_long_time_and_each_is_told_once(poles: Corpus) -> None:
    poles.write("fiches/action.md", SHEET.format(more="", body="Domb'Innov depuis 2005 " * 2500))
    began = time.process_time()
    assert names(poles, "founding") == ["founding-differs fiches/action poles/val-horizon 2005"]
    assert time.process_time() - began < 5


# --- references -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "body", "is_told"),
    [
        ("Archipel Nord", "Un voisin, Archipel Nord, y vient.", True),
        ("Archipel Nord", "Un voisin, [Archipel Nord](autre.md), y vient.", False),
        ("Archipel Nord", "Un voisin, Archipel Nord de la Loire, y vient.", False),
        ("Archipel Nord", "Un archipel nord, au loin.", False),
        ("Archipel Nord", "Ils citent « Archipel Nord » ce jour-là.", False),
        ("Les Voisins", "Les Voisins y viennent, avec les voisins du bourg.", False),
        ("Voisins", "Le pôle Voisins y vient, avec les voisins du bourg.", True),
    ],
)
def test_a_case_that_is_named_and_not_linked_is_told_where_it_is_surely_its_name(poles: Corpus, title: str, body: str, is_told: bool) -> None:
    poles.write("poles/autre.md", pole(title=title))
    poles.write("poles/triveo.md", pole(body=body, title="Trivéo"))
    assert names(poles, "reference") == (["reference-unlinked poles/triveo poles/autre"] if is_told else [])


def test_a_pole_to_which_only_the_text_leads_is_told(poles: Corpus) -> None:
    poles.write("fiches/action.md", SHEET.format(more="", body="Avec [l'autre](../poles/val-horizon.md) et [le sien](../poles/triveo.md)."))
    assert names(poles, "reference") == ["reference-unlinked fiches/action poles/val-horizon"]
    poles.replace("fiches/action.md", "[triveo]", "[triveo, val-horizon]")
    assert names(poles, "reference") == []


def test_a_name_typed_in_full_that_has_a_page_is_told(poles: Corpus) -> None:
    poles.write("organisations/reseau.md", "---\ntitle: Réseau des Plaines\nsummary: Un réseau.\nkind: reseau-national\nsources: [coorace-2016]\n---\n")
    poles.write("fiches/action.md", SHEET.format(more="partners:\n  - {organisation: Réseau des plaines}\n", body="Rien."))
    assert names(poles, "reference") == ["reference-unlinked fiches/action organisations/reseau partners.0"]
    poles.replace("fiches/action.md", "Réseau des plaines", "reseau")
    assert names(poles, "reference") == []


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("C'est sans doute le premier.", True),
        ("C'est sans\ndoute le premier.", True),
        ("C'est sans doute le premier ; c'est notre lecture.", False),
        ("Le pôle se dit « sans doute le premier ».", False),
        ("L’histoire des murs parlait d’elle-même.", True),
        ("Les doutes sans fin.", False),
    ],
)
def test_words_that_judge_or_guess_are_told_unless_they_are_ours_or_quoted(corpus: Corpus, body: str, is_told: bool) -> None:
    corpus.write("poles/triveo.md", pole(body=body, title="Trivéo"))
    assert bool(names(corpus, "judging")) is is_told


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("Voici pourquoi d'autres pôles citent Trivéo.", True),
        ("Plusieurs pôles s'y rendent chaque année.", True),
        ("Une trentaine de personnes venues d'autres pôles, en 2024.", False),
        ("D'autres pôles le font, [l'un](val-horizon.md) et [l'autre](triveo.md).", False),
    ],
)
def test_a_claim_of_many_that_names_none_is_told(poles: Corpus, body: str, is_told: bool) -> None:
    poles.write("poles/conteur.md", pole(body=body, title="Conteur"))
    assert bool(names(poles, "many")) is is_told


@pytest.mark.parametrize(
    ("summary", "year", "is_told"),
    [
        ("En Isère, des salariés aident des ménages.", 2016, True),
        ("En Isère, une coopérative anime un lieu.", 2016, True),
        ("En Isère, des salariés aidaient des ménages.", 2016, False),
        ("En Isère, des salariés ont aidé des ménages.", 2016, False),
        ("En Isère, une équipe est allée voir des ménages.", 2016, False),
        ("En Isère, une aide aux ménages, avec un groupe de salariés.", 2016, False),
        ("En Isère, une équipe faisait naître des lieux.", 2016, False),
        ("En 2016, des salariés aident des ménages.", 2016, False),
        ("En Isère, des salariés aident des ménages.", 2026, False),
    ],
)
def test_a_summary_in_the_present_of_an_old_page_told_in_the_past_is_told(corpus: Corpus, summary: str, year: int, is_told: bool) -> None:
    body = "On aidait, on posait, on venait à plusieurs ; rien ne naîtrait seul."
    text = pole(f"state:\n  - {{value: en-activite, as_of: {year}, source: recent}}", body=body, title="Trivéo")
    corpus.copy("_sources.yml")
    entry = '- {id: recent, title: Un article, publisher: Exemple, url: "https://example.org/a", published: "2026-11", kind: article}\n'
    corpus.write("_sources.yml", corpus.read("_sources.yml") + entry)
    corpus.write("poles/triveo.md", text.replace("Un exemple.", summary))
    assert bool(names(corpus, "present", day=DAY)) is is_told


def test_a_remark_stands_at_its_line_whatever_the_ends_of_lines_and_the_form_of_the_letters(corpus: Corpus) -> None:
    text = unicodedata.normalize("NFD", pole("aliases: [Triveo]\nfounded: 2014", body="L'été passe.\n\nC'est banal.", title="Trivéo"))
    corpus.write("poles/triveo.md", text.replace("\n", "\r\n"))
    (remark,) = told(corpus, "judging")
    assert text.split("\n")[remark.problem.line - 1] == "C'est banal."
    assert told(corpus, "knowledge")[0].problem.line == 2


# --- judged -----------------------------------------------------------------------------------------


def test_a_judged_remark_is_silent_and_an_entry_that_serves_no_more_is_told(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole(body="C'est banal.", title="Trivéo"))
    (name,) = names(corpus, "judging")
    corpus.write("_judged.yml", f"- remark: {name}\n  reason: Le mot est du pôle.\n  on: 2026-11-30\n")
    assert names(corpus, "judg") == []
    corpus.replace("poles/triveo.md", "banal", "rare")
    (stale,) = told(corpus, "judg")
    assert (stale.name, stale.problem.path, stale.problem.line) == (f"judged-stale {name}", "cases/_judged.yml", 1)


def test_what_is_to_be_done_cannot_be_judged_away(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    (name,) = names(corpus, "knowledge")
    corpus.write("_judged.yml", f"  - remark: {name}\n    reason: Nous le savons.\n    on: 2026-11-30\n")
    assert names(corpus, "knowledge") == [name]
    (kept,) = told(corpus, "judged-stale")
    assert "elle reste à faire" in kept.problem.message


def test_a_judgement_without_a_reason_is_refused_by_the_check(corpus: Corpus) -> None:
    corpus.write("_judged.yml", "- remark: judging-words poles/triveo banal\n  on: 2026-11-30\n")
    assert [(problem.path, problem.code, problem.severity) for problem in corpus.check()] == [("cases/_judged.yml", "missing-field", "error")]
