"""The content as an editor promised it: what the library holds, and how it is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from macros.casebook.check.loading import load
from macros.casebook.check.own_words import copied
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from support.corpus import Corpus
from support.markup import as_read, read
from support.repository import ROOT, TODAY, call


@cache
def library() -> Library:
    found = load(ROOT / "cases").library
    assert found
    return found


def told_in_full(case: Case) -> bool:
    """A case study: five parts, two publishers, dated steps, a dated structure."""
    publishers = {library().sources[source].publisher for source in case.sources}
    structures = [here for here in case.facts.structures if here.form and here.as_of and here.source]
    return len(case.body.sections) >= 5 and len(publishers) >= 2 and bool(case.facts.milestones) and bool(structures)


def test_the_check_finds_nothing_in_the_library() -> None:
    ended = call("scripts.check", "--on", TODAY)
    assert (ended.returncode, ended.stdout.strip()) == (0, "Tout est en ordre.")


def test_twelve_poles_at_least_are_told_in_full() -> None:
    studies = {case.slug for case in library().of_type("poles") if told_in_full(case)}
    assert len(studies) >= 12, sorted(studies)


def test_the_fifteen_laureates_of_2021_are_there() -> None:
    laureates = [case.slug for case in library().of_type("poles") if any(here.scheme == "ami-2021-phase-2" for here in case.facts.recognitions)]
    assert len(laureates) == 15


@pytest.mark.parametrize(("folder", "least"), [("entretiens", 6), ("evenements", 4), ("pratiques", 15), ("dispositifs", 10), ("echanges", 5)])
def test_there_are_enough_of_each(folder: str, least: int) -> None:
    assert len(library().of_type(folder)) >= least


def test_a_practice_names_who_does_it_and_a_scheme_says_when_it_was_checked() -> None:
    assert all(case.facts.examples for case in library().of_type("pratiques"))
    assert [case.slug for case in library().of_type("dispositifs") if not case.facts.verified_on] == []


def test_nobody_claims_a_review_that_nobody_made() -> None:
    for case in library().published.values():
        assert not case.facts.reviewed, case.key
        assert not (case.facts.provenance and case.facts.provenance.read_by_pole), case.key
        assert not case.facts.confirmations, case.key


def test_no_offer_is_open_without_confirmation() -> None:
    offers = [offer for case in library().of_type("fiches") for offer in case.facts.offers]
    assert offers
    assert all(offer.confirmed_on and offer.until for offer in offers if offer.confirmed_on or offer.until)


def test_every_question_has_a_page_that_starts_with_its_synthesis_and_then_practices(site: Path) -> None:
    for term in library().vocabularies["challenges"]:
        page = read(site / "questions" / term.id / "index.html")
        titles = [heading.text() for heading in page.first("article").all("h2")]
        assert titles[:2] == ["Ce que les cas en disent", "Pratiques"], term.id


def test_an_idea_without_example_stands_on_its_event_and_its_question(site: Path) -> None:
    challenge, ideas = next(iter(library().ideas.items()))
    first = ideas[0]
    assert as_read(first.idea.text) in read(site / first.event.key / "index.html").text()
    question = read(site / "questions" / challenge / "index.html")
    assert as_read(first.idea.text) in question.first("section", **{"aria-labelledby": "idees"}).text()


# --- our own words ----------------------------------------------------------------------

TOLD = "Le pôle réunit chaque mardi une douzaine de menuisiers autour d'une même table."
CASE = "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n\n{body}\n"


@pytest.mark.parametrize(
    ("body", "copies"),
    [
        (TOLD, True),
        ("On y lit que le PÔLE réunit chaque mardi une douzaine de menuisiers.", True),
        ("Le pôle réunit\nchaque mardi une\ndouzaine de menuisiers.", True),
        ("Le pôle réunit[^1] chaque mardi[^b] une douzaine de menuisiers.", True),
        ("Une douzaine de menuisiers s'y retrouvent chaque mardi.", False),
        ("La revue « Le pôle réunit chaque mardi une douzaine de menuisiers » en parle.", False),
        ("La Société coopérative d'intérêt collectif Alpha Beta Gamma.", False),
    ],
)
def test_the_check_sees_borrowed_sentences(corpus: Corpus, tmp_path: Path, body: str, copies: bool) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "article.txt").write_text(f"{TOLD}\nLa société coopérative d'intérêt collectif Alpha Beta Gamma.\n", encoding="utf-8")
    corpus.write("poles/un-pole.md", CASE.format(body=body))
    ended = call("scripts.check", "--cases", corpus.path, "--against", documents)
    assert ended.returncode == (1 if copies else 0), ended.stdout + ended.stderr
    assert ("article.txt" in ended.stdout) is copies
    if copies:
        problem = next(iter(copied(corpus.path, documents, None, ())))
        assert (problem.line, problem.code) == (8, "copied-words")


def test_a_folder_of_documents_that_is_none_is_told(tmp_path: Path) -> None:
    ended = call("scripts.check", "--against", tmp_path / "nowhere")
    assert ended.returncode == 2
    assert "nowhere" in ended.stderr


# --- the state of the whole ---------------------------------------------------------------


def test_a_theme_that_one_case_bears_is_told_where_it_stands(corpus: Corpus) -> None:
    corpus.copy()
    themes = corpus.read("_vocabularies/themes.yml")
    corpus.write("_vocabularies/themes.yml", themes.rstrip() + "\n\n- id: fanfares\n  pref_label: Fanfares\n  broader: culture-lieux-savoir-faire\n")
    found = [problem for problem in corpus.check() if problem.code == "seldom-used"]
    assert [(problem.path, problem.line, problem.severity) for problem in found] == [
        ("cases/_vocabularies/themes.yml", len(themes.rstrip().splitlines()) + 2, "warning")
    ]


def test_cases_that_borrow_the_vocabularies_answer_for_their_own_terms_alone(corpus: Corpus) -> None:
    corpus.write("poles/un-pole.md", CASE.format(body="Rien à dire."))
    assert corpus.check() == []
