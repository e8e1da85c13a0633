"""Text that is in two cases, told once with both places."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest

from macros.casebook.check.body import Body
from macros.casebook.check.shared_passages import BLOCK, OWNERS, RUN, copies
from macros.casebook.files.reading import SourceText
from macros.casebook.library.case import Case
from macros.casebook.problems.problem import Problem
from support.cases import pole
from support.corpus import Corpus
from support.repository import TYPES


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def words(number: int, seed: str) -> list[str]:
    """Words that no other seed gives."""
    return [f"{seed}{rank}" for rank in range(number)]


def two(corpus: Corpus, first: str, second: str) -> list[Problem]:
    corpus.write("poles/exemple-a.md", pole(body=first))
    corpus.write("poles/exemple-b.md", pole(body=second))
    return corpus.upkeep()


def test_a_passage_of_two_cases_is_told_once_with_both_places(corpus: Corpus) -> None:
    passage = " ".join(words(30, "mot"))
    (problem,) = two(corpus, f"Un début.\n\n{passage.capitalize()}.", f"## Origine\n\nTout autre chose, puis {passage}.")
    assert (problem.path, problem.line, problem.column, problem.code, problem.severity) == ("cases/poles/exemple-b.md", 10, 24, "copied-text", "warning")
    assert problem.message.startswith("30 mots de suite sont aussi dans cases/poles/exemple-a.md:10 : « mot0 mot1 ")


@pytest.mark.parametrize("before", range(BLOCK + 1))
def test_a_run_is_found_wherever_it_starts_and_not_when_it_is_one_word_short(corpus: Corpus, before: int) -> None:
    run_of = " ".join(words(RUN, "mot"))
    start = " ".join(words(before, "avant"))
    assert [problem.code for problem in two(corpus, f"{start} {run_of} fin.", f"Autrement, {run_of} suite.")] == ["copied-text"]
    short = " ".join(words(RUN - 1, "mot"))
    assert two(corpus, f"{start} {short} fin.", f"Autrement, {short} suite.") == []


def test_capitals_line_ends_and_punctuation_do_not_hide_a_copy(corpus: Corpus) -> None:
    run_of = words(RUN, "mot")
    (problem,) = two(corpus, " ".join(run_of), ",\n".join(word.capitalize() for word in run_of))
    assert problem.code == "copied-text"


def test_quotes_addresses_and_headings_are_no_words_of_a_run(corpus: Corpus) -> None:
    title = " ".join(words(RUN + 5, "titre"))
    headings = "\n\n".join(f"## {section.title}\n\nUn." for section in TYPES["poles"].sections)
    assert two(corpus, f"Selon « {title} », ceci.\n\n{headings}", f"Lisez « {title} ».\n\n{headings}") == []
    target = "/".join(words(RUN + 5, "adresse"))
    assert two(corpus, f"[Ici](https://example.org/{target}).", f"[Là](https://example.org/{target}).") == []


def test_a_quote_inside_a_copied_passage_does_not_hide_it(corpus: Corpus) -> None:
    run_of = words(RUN, "mot")
    (problem,) = two(corpus, " ".join([*run_of[:10], "« tant »", *run_of[10:]]), " ".join([*run_of[:10], "« autant »", *run_of[10:]]))
    assert problem.message.startswith(f"{RUN} mots de suite")


def test_two_passages_are_two_findings_and_three_copies_are_told_of_the_first(corpus: Corpus) -> None:
    one, other = " ".join(words(RUN, "un")), " ".join(words(RUN, "deux"))
    assert len(two(corpus, f"{one} alors {other}", f"{other} ensuite {one}")) == 2
    corpus.write("poles/exemple-c.md", pole(body=one))
    found = corpus.upkeep()
    assert [(problem.path, "exemple-a.md" in problem.message) for problem in found] == [("cases/poles/exemple-b.md", True)] * 2 + [
        ("cases/poles/exemple-c.md", True)
    ]


def test_a_short_phrase_that_the_whole_library_repeats_does_not_hide_a_passage(corpus: Corpus) -> None:
    phrase, rest = " ".join(words(RUN - 3, "phrase")), " ".join(words(RUN, "suite"))
    for rank in range(OWNERS - 1):
        corpus.write(f"poles/exemple-{rank}.md", pole(body=f"{phrase} " + " ".join(words(5, f"propre{rank}x"))))
    corpus.write("poles/exemple-y.md", pole(body=f"{phrase} {rest}"))
    corpus.write("poles/exemple-z.md", pole(body=f"Et {phrase} {rest}"))
    (problem,) = corpus.upkeep()
    assert (problem.path, problem.message.startswith(f"{2 * RUN - 3} mots de suite sont aussi dans cases/poles/exemple-y.md")) == (
        "cases/poles/exemple-z.md",
        True,
    )


def test_the_copies_of_many_texts_are_those_that_a_plain_comparison_finds(corpus: Corpus) -> None:
    """Texts of few words, which meet by chance: the longest run of each pair, compared word
    by word, is told when it is long enough and is not when it is short."""
    chance = random.Random(25)
    stock = [" ".join(chance.choice("abc") for _ in range(chance.randint(15, 40))) for _ in range(12)]
    for _ in range(40):
        first, second = (" ".join(chance.choice(stock) for _ in range(2)) for _ in range(2))
        assert bool(two(corpus, first, second)) == (longest(first.split(), second.split()) >= RUN), (first, second)


def longest(first: list[str], second: list[str]) -> int:
    best, above = 0, [0] * (len(second) + 1)
    for word in first:
        here = [0]
        for rank, other in enumerate(second):
            here.append(above[rank] + 1 if word == other else 0)
        best, above = max(best, *here), here
    return best


@pytest.mark.parametrize("noise", ["« " * 30000, "](" * 30000, "mot " * 15000, "\n#" * 30000, "mot " * 25 + "autre " + "mot " * 15000])
def test_a_text_made_to_be_slow_to_compare_is_not(corpus: Corpus, noise: str) -> None:
    started = process_time()
    twice = [Case(TYPES["poles"], slug, None, Body(noise), SourceText(Path(slug), slug, noise, noise)) for slug in ("exemple-a", "exemple-b")]
    for body in twice:
        list(copies([Case(TYPES["poles"], "court", None, Body("mot " * RUN), SourceText(Path("court"), "court", "", "")), body]))
    list(copies(twice))
    assert process_time() - started < 2


def test_the_build_is_not_asked_what_only_the_check_tells(corpus: Corpus) -> None:
    passage = " ".join(words(RUN, "mot"))
    assert codes(two(corpus, passage, passage)) == [("cases/poles/exemple-b.md", "copied-text")]
    assert corpus.check() == [], "load is what a build calls"
