"""Notes in a text: how they are written, and everything that may be wrong with them."""

from __future__ import annotations

import pytest

from macros.casebook.check.casefile import positions
from macros.casebook.check.marks.notes import note_problems
from support.cases import pole
from support.corpus import Corpus


def said(text: str) -> list[tuple[int, int, str, str]]:
    return [(*position, finding.code, finding.severity) for position, finding in positions(text, sorted(note_problems(text), key=lambda one: one[0]))]


@pytest.mark.parametrize(
    "text",
    [
        "Un[^1] mot.\n\n[^1]: La note.",
        "Un[^1], deux[^1], trois[^b].\n\n[^b]: D’abord *celle-ci*.\n[^1]: Puis\n  l’autre.\n",
        "## Un titre[^Note longue]\n\nUn.\n\n[^note  longue]: Oui.",
        "- un[^1]\n\n> deux[^1]\n\n[^1]: Voir <https://example.org>.",
        "`[^1]`, \\[^2] et\n\n```\n[^3]: du code\n```",
        "Un prix en euros[1] et une puissance^2.",
    ],
)
def test_notes_that_are_well_written_say_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Un[^1] mot.", (1, 3, "note-undefined", "error")),
        ("## Été[^a]\n\nUn.", (1, 7, "note-undefined", "error")),
        ("Un.\n\n[^1]: Jamais appelée.", (3, 1, "note-unused", "error")),
        ("Un[^1].\n\n[^1]: Un.\n\n[^1]: Deux.", (5, 1, "note-twice", "error")),
        ("Un[^1], deux[^2].\n\n[^1]: Un[^2].\n\n[^2]: Deux.", (3, 9, "note-nested", "error")),
        ("Un[^1].\n\n[^1]: Un.\n\n    Deux.", (3, 1, "note-paragraphs", "error")),
        ("Un[^1].\n\n[^1]: - un\n    - deux", (3, 1, "note-paragraphs", "error")),
        ("Un[^1].\n\n[^1]:", (3, 1, "note-paragraphs", "error")),
        ("Un[^1].\n\n[^1]: La note.\n\n## La suite", (3, 1, "note-middle", "warning")),
        ("[^1]: La note.\n\n***\n\nUn[^1].", (1, 1, "note-middle", "warning")),
        ("- un[^1]\n\n  [^1]: La note.", (3, 3, "note-middle", "error")),
        ("> un[^1]\n>\n> [^1]: La note.", (3, 3, "note-middle", "error")),
        ("Un^[la note ici même] mot.", (1, 3, "note-inside", "error")),
    ],
)
def test_what_is_wrong_with_a_note_is_told_where_it_is(text: str, wrong: tuple[int, int, str, str]) -> None:
    assert said(text) == [wrong]


@pytest.mark.parametrize("line", ["[^1] : La note.", "[^1]\u00a0: La note.", "[^1]\u202f:La note."])
def test_a_space_before_the_colon_is_told_with_the_line_as_it_must_be(line: str) -> None:
    ((at, finding),) = note_problems(f"Un[^1].\n\n{line}")
    assert at == 9
    assert finding.hint.endswith("« [^1]: La note. »")


def test_the_words_of_a_note_keep_the_rules_of_all_words(corpus: Corpus) -> None:
    body = "Un[^1] et 06 39[^1] 98 12 34.\n\n[^1]: Aujourd’hui, le ZZTOP, [ici](personne.md)."
    corpus.write("poles/essai.md", pole(body=body))
    found = [(problem.line, problem.code) for problem in corpus.check()]
    assert found == [(8, "personal-contact"), (10, "undated-word"), (10, "unknown-acronym"), (10, "broken-link")]


def test_a_note_hides_no_passage_that_two_cases_share(corpus: Corpus) -> None:
    run = [f"mot{rank}" for rank in range(30)]
    corpus.write("poles/exemple-a.md", pole(body=f"Un{' '.join(run)[3:]}."))
    corpus.write("poles/exemple-a.md", pole(body=f"{' '.join(run)}."))
    corpus.write("poles/exemple-b.md", pole(body=f"{' '.join(run[:15])}[^1] {' '.join(run[15:])}.\n\n[^1]: La note."))
    assert [(problem.path, problem.code) for problem in corpus.upkeep()] == [("cases/poles/exemple-b.md", "copied-text")]
    corpus.write("poles/exemple-b.md", pole(body=f"Un[^1].\n\n[^1]: Disait-on : {' '.join(run)}."))
    assert [(problem.path, problem.line, problem.code) for problem in corpus.upkeep()] == [("cases/poles/exemple-b.md", 10, "copied-text")]
