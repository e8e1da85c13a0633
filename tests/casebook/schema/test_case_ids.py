"""The permanent ids of cases: one for one case, and a fresh one for a copy."""

from __future__ import annotations

import pytest

from macros.casebook.schema.case_ids import FIGURES, LENGTH, LETTERS, id_for, new_id
from macros.casebook.schema.values import CASE_ID
from support.cases import pole
from support.corpus import Corpus


def fresh(hint: str) -> str:
    """The id that a hint gives to paste."""
    return hint.partition("« id: ")[2].partition(" »")[0]


def told(corpus: Corpus) -> list[tuple[str, int, int, str, str]]:
    return [(problem.path, problem.line, problem.column, problem.field, problem.code) for problem in corpus.check()]


def test_an_id_that_was_copied_with_its_file_is_told_with_a_fresh_one_that_works(corpus: Corpus) -> None:
    text = pole().replace("---\n", "---\nid: k7m2p9x4\n", 1)
    corpus.write("poles/triveo.md", text)
    corpus.write("poles/triveo-copie.md", text)
    assert told(corpus) == [("cases/poles/triveo-copie.md", 2, 5, "id", "case-id-taken")]
    (found,) = corpus.check()
    assert "cases/poles/triveo.md" in found.message
    corpus.replace("poles/triveo-copie.md", "k7m2p9x4", fresh(found.hint))
    assert corpus.check() == []


def test_the_fresh_ids_of_several_copies_are_all_different_and_the_same_each_time(corpus: Corpus) -> None:
    for name in ("une", "deux", "trois"):
        corpus.write(f"poles/{name}.md", pole(more="id: k7m2p9x4"))
    first = [fresh(problem.hint) for problem in corpus.check()]
    assert len(set(first)) == 2
    assert [fresh(problem.hint) for problem in corpus.check()] == first


def test_a_withdrawn_case_keeps_its_id(corpus: Corpus) -> None:
    corpus.write("poles/ancien.md", pole(more="id: k7m2p9x4\nwithdrawn: {on: 2026-11-22, reason: à la demande du pôle}"))
    corpus.write("poles/nouveau.md", pole(more="id: k7m2p9x4"))
    assert [line[0] for line in told(corpus)] == ["cases/poles/nouveau.md"]


@pytest.mark.parametrize("more", ["id: k7m2p9x4", ""])
def test_cases_of_different_ids_or_none_are_in_order(more: str, corpus: Corpus) -> None:
    corpus.write("poles/une.md", pole(more=more))
    corpus.write("poles/deux.md", pole(more="id: b3n8q2w5"))
    corpus.write("poles/trois.md", pole())
    assert corpus.check() == []


def test_a_wrong_id_is_one_problem_in_each_of_two_files(corpus: Corpus) -> None:
    for name in ("une", "deux"):
        corpus.write(f"poles/{name}.md", pole(more="id: Non"))
    assert [line[-1] for line in told(corpus)] == ["case-id", "case-id"]


def test_an_id_is_found_in_a_file_that_is_wrong_elsewhere(corpus: Corpus) -> None:
    corpus.write("poles/une.md", pole(more="id: k7m2p9x4"))
    corpus.write("poles/zz-deux.md", pole(more="id: k7m2p9x4\nfounded: hier"))
    assert [line[-1] for line in told(corpus)] == ["case-id-taken", "date"]


def test_new_ids_are_easy_to_read_aloud_and_free() -> None:
    taken: set[str] = set()
    for _ in range(3000):
        taken.add(new_id(taken))
    assert len(taken) == 3000
    for id in taken:
        assert CASE_ID.fullmatch(id)
        assert len(id) == LENGTH
        assert id[0] in LETTERS
        assert set(id) <= {*LETTERS, *FIGURES}
        assert not set(id) & set("aeiouyl01")


def test_an_id_for_a_text_is_always_the_same_and_none_of_those_taken() -> None:
    first = id_for("poles/triveo")
    second = id_for("poles/triveo", {first})
    assert (id_for("poles/triveo"), id_for("poles/triveo", {first})) == (first, second)
    assert second != first
    assert id_for("poles/triveo", {first, second}) not in {first, second}
