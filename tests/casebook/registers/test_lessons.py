"""What is said by hand of a question: each sentence with its cases, read and checked with the other lists."""

from __future__ import annotations

import pytest

from support.cases import pole
from support.corpus import Corpus, load_once
from support.repository import ROOT

FILE = "_syntheses.yml"
STATEMENT = "    - {text: Deux pôles l'ont fait., cases: [poles/un-pole, poles/un-autre], as_of: 2016}\n"
ENTRY = f"- challenge: payer-animation\n  on: 2026-12-01\n  statements:\n{STATEMENT}"


@pytest.fixture
def folder(corpus: Corpus) -> Corpus:
    for slug in ("un-pole", "un-autre"):
        corpus.write(f"poles/{slug}.md", pole())
    return corpus


def test_the_library_has_each_sentence_with_its_cases_and_its_date(folder: Corpus) -> None:
    folder.write(FILE, ENTRY)
    loaded = load_once(folder.path)
    assert loaded.problems == ()
    assert loaded.library
    [statement] = loaded.library.lessons["payer-animation"].statements
    assert (statement.cases, str(statement.as_of)) == (("poles/un-pole", "poles/un-autre"), "2016")


@pytest.mark.parametrize(
    ("text", "code", "line", "near"),
    [
        (ENTRY.replace("payer-animation", "payer-animatoin"), "unknown-term", 1, "payer-animation"),
        (ENTRY.replace("poles/un-pole", "poles/un-polle"), "unknown-reference", 4, "poles/un-pole"),
        (ENTRY.replace("[poles/un-pole, poles/un-autre]", "[]"), "too-few", 4, ""),
        (ENTRY.replace("cases: [poles/un-pole, poles/un-autre], ", ""), "missing-field", 4, "cases"),
        (ENTRY.replace("Deux pôles l'ont fait.", '""'), "empty", 4, ""),
        (ENTRY.replace("Deux pôles l'ont fait.", "mot " * 101), "lesson-long", 4, ""),
        (ENTRY.replace("as_of: 2016", "as_of: hier"), "date", 4, ""),
        (ENTRY.replace("  on: 2026-12-01\n", ""), "missing-field", 1, "on"),
        (ENTRY + STATEMENT * 5, "too-many", 4, ""),
        (ENTRY + ENTRY, "lesson-twice", 5, ""),
        (ENTRY.replace("Deux pôles", "Écrire à prenom.nom@example.org"), "personal-contact", 4, ""),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_what_is_wrong_is_told_at_its_place(folder: Corpus, text: str, code: str, line: int, near: str) -> None:
    folder.write(FILE, text)
    [problem] = folder.check()
    assert (problem.path, problem.code, problem.line, problem.severity) == (f"cases/{FILE}", code, line, "error")
    assert problem.hint
    assert near in problem.message + problem.hint


def test_a_case_that_was_renamed_is_told_its_name_and_one_that_is_withdrawn_is_a_warning(folder: Corpus) -> None:
    folder.write(FILE, ENTRY)
    (folder.path / "poles/un-pole.md").unlink()
    folder.write("poles/un-nom-neuf.md", pole("former_slugs: [un-pole]"))
    assert {problem.hint for problem in folder.check()} == {"c’est l’ancienne adresse de poles/un-nom-neuf : écrivez « poles/un-nom-neuf »"}
    (folder.path / "poles/un-nom-neuf.md").unlink()
    folder.write("poles/un-pole.md", pole("withdrawn: {on: 2026-11-30, reason: à la demande du pôle}"))
    [problem] = [problem for problem in folder.check() if problem.path == f"cases/{FILE}"]
    assert (problem.code, problem.severity, problem.line) == ("names-withdrawn", "warning", 4)


def test_a_folder_without_a_list_borrows_the_sentences_of_which_it_has_every_case(folder: Corpus) -> None:
    here = "pratiques/passer-en-scic"
    folder.write(
        f"{here}.md",
        "---\ntitle: Une manière\nsummary: Une manière de faire.\nthemes: [mutualisation]\nchallenge: choisir-structure\nevidence: pratiquee\n"
        "examples:\n  - {case: poles/un-pole, did: Cela., source: coorace-2016}\nsources: [coorace-2016]\n---\n",
    )
    lent, borrowed = load_once(ROOT / "cases").library, load_once(folder.path).library
    assert lent
    assert borrowed
    expected = {question: [one.text for one in lesson.statements if {*one.cases} == {here}] for question, lesson in lent.lessons.items()}
    assert {question: [one.text for one in lesson.statements] for question, lesson in borrowed.lessons.items()} == {
        question: texts for question, texts in expected.items() if texts
    }
    assert borrowed.lessons
    assert folder.check() == []
