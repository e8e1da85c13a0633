"""What others counted of poles: each with its date and its document, read and checked with the other lists."""

from __future__ import annotations

import pytest

from support.corpus import Corpus, load_once

ENTRY = "- {number: 160, words: plus de 160, counts: pôles estimés, as_of: 2017, source: avise-2022}\n"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (ENTRY.replace("as_of: 2017, ", ""), "missing-field"),
        (ENTRY.replace(", source: avise-2022", ""), "missing-field"),
        (ENTRY.replace("avise-2022", "avise-2202"), "unknown-source"),
        (ENTRY.replace("number: 160", "number: beaucoup"), "number"),
    ],
)
def test_a_figure_without_its_date_or_its_document_is_refused(corpus: Corpus, entry: str, code: str) -> None:
    corpus.write("_national_figures.yml", entry)
    assert [(problem.path, problem.code, problem.severity, problem.line) for problem in corpus.check()] == [("cases/_national_figures.yml", code, "error", 1)]


def test_the_library_has_the_figures_in_the_order_of_their_file(corpus: Corpus) -> None:
    corpus.write("_national_figures.yml", ENTRY + ENTRY.replace("160", "56"))
    library = load_once(corpus.path).library
    assert library
    assert [figure.number for figure in library.national_figures] == [160, 56]


def test_there_may_be_no_figure(corpus: Corpus) -> None:
    library = load_once(corpus.path).library
    assert library
    assert library.national_figures == ()
