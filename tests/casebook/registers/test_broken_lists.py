"""The lists that all cases share are held to bounds as cases are: broken in every way, they are told, and no build fails
where the check passes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from macros.casebook.check import loading
from macros.casebook.check.loading import load
from macros.casebook.files.normal_text import Places
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.language.nearest import Names, guessing
from macros.casebook.library.needed_lists import needed_vocabularies
from macros.casebook.problems.problem import errors
from macros.casebook.registers import entries
from support.cases import pole
from support.corpus import Corpus, _communes
from support.registers.broken_lists import LISTS, Broken, broken
from support.repository import ROOT, TYPES, call

OF_THE_WHOLE = 15
"""How many ways `broken` yields first that concern the whole file."""


ONE_OF_A_KIND = frozenset({"_vocabularies/themes.yml", "_vocabularies/departments.yml", "_vocabularies/glossary.yml", "_sources.yml", "_links.yml"})
"""A tree of terms, places, words, documents and addresses: lists that are read in different ways."""


def ways(name: str, most: int) -> list[Broken]:
    """The ways of breaking a whole list, and some of those of its entries, drawn."""
    every = list(broken(name))
    return [*every[:OF_THE_WHOLE], *random.Random(name).sample(every[OF_THE_WHOLE:], most)]


@cache
def _values(text: str, most: int) -> Record:
    return read_yaml(text, "", most=most)


@cache
def _intact() -> frozenset[str]:
    """The texts of the repository's lists."""
    return frozenset((ROOT / "cases" / name).read_text(encoding="utf-8") for name in LISTS)


def read_once(text: str, shown: str, most: int, too_many: str, places: Places | None) -> Record:
    """The YAML of a list; of one that no test has broken, which are nearly all that are read here, what it says is known."""
    if text in _intact() and not (known := _values(text, most)).problems:
        return Record(shown, data=known.data, unplaced=(text, 1), places=places)
    return read_yaml(text, shown, most=most, too_many=too_many, places=places)


@pytest.fixture
def lists(corpus: Corpus) -> Iterator[Corpus]:
    """A folder of cases with all lists of its own, and one case."""
    corpus.copy("_vocabularies", "_sources.yml", "_everyday_words.yml", "_links.yml", "_judged.yml", "_national_figures.yml")
    corpus.write("poles/un-pole.md", pole())
    corpus.write("_syntheses.yml", "- challenge: payer-animation\n  on: 2026-12-01\n  statements:\n    - {text: Un pôle., cases: [poles/un-pole]}\n")
    with mock.patch.object(loading, "Communes", _communes), mock.patch.object(entries, "read_yaml", read_once):
        yield corpus


def withstands(corpus: Corpus, name: str, way: Broken, site: Path) -> bool:
    """Whether the check passes a broken list; fails unless it is bounded and, then, the build succeeds."""
    if way.text is None:
        (corpus.path / name).unlink()
    else:
        corpus.write(name, way.text)
    began = time.process_time()
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert time.process_time() - began < 3, way.about
    if loaded.library is None:
        assert errors(loaded.problems)
        assert all(problem.hint for problem in loaded.problems), way.about
        return False
    corpus.pour(site)
    return True


@pytest.mark.parametrize("name", [name if name in ONE_OF_A_KIND else pytest.param(name, marks=pytest.mark.slow) for name in LISTS])
def test_a_list_that_is_gone_or_empty_is_told_or_does_no_harm(name: str, lists: Corpus, tmp_path: Path) -> None:
    for way in ways(name, 0):
        if way.about in ("removed", "is ''", "is '[]'", "is '# rien'"):
            passes = withstands(lists, name, way, tmp_path / "site")
            # One that is gone is lent by the repository (`registers/lending.py`), and the site was built with it.
            assert not (passes and way.about != "removed" and name.removeprefix("_vocabularies/").removesuffix(".yml") in needed_vocabularies(TYPES)), way.about


@pytest.mark.slow
@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_broken_in_any_way_ends_neither_the_check_nor_a_build(name: str, lists: Corpus, tmp_path: Path) -> None:
    for way in ways(name, 25):
        withstands(lists, name, way, tmp_path / "site")


def test_the_command_tells_every_broken_list_at_once(lists: Corpus) -> None:
    for rank, name in enumerate(LISTS):
        if rank % 3 == 0:
            (lists.path / name).unlink()
        else:
            lists.write(name, "- {id: [a], pref_label: {b: c}, broader: [], inconnu: 1}\n- a\n" if rank % 3 == 1 else "{}\n")
    told = call("scripts.check", "--cases", lists.path)
    assert (told.returncode, told.stderr) == (1, "")
    broken = [name for name in LISTS if (lists.path / name).exists() and name.partition("/")[2].removesuffix(".yml") in needed_vocabularies(TYPES)]
    assert [name for name in broken if f"/{name}:" not in told.stdout] == []


def chain(number: int, loop: bool = False) -> str:
    first = f"- {{id: t0, pref_label: T0{f', broader: t{number - 1}' if loop else ''}}}\n"
    return first + "".join(f"- {{id: t{rank}, pref_label: T{rank}, broader: t{rank - 1}}}\n" for rank in range(1, number))


@pytest.mark.parametrize(
    ("name", "text", "code", "least"),
    [
        ("a chain of 1,000", chain(1000), "term-depth", 1),
        ("a chain of 9,000, the lowest first", "".join(chain(9000).splitlines(keepends=True)[::-1]), "term-depth", 1),
        ("a loop of 9,000", chain(9000, loop=True), "term-cycle", 9000),
        ("10,000 unknown", "".join(f"- {{id: t{rank}, pref_label: T, broader: t{rank}x}}\n" for rank in range(10_000)), "unknown-term", 9_000),
        ("10,000 of one unknown", "".join(f"- {{id: t{rank}, pref_label: T, broader: zz}}\n" for rank in range(10_000)), "unknown-term", 10_000),
        ("100,000 values", f"- {{id: a, pref_label: A, alt_labels: [{'a, ' * 100_000}]}}\n", "list-size", 1),
        ("600 kB", "# " + "x" * 600_000, "file-too-big", 1),
        ("unknown sources", f"- {{id: a, pref_label: A, source: [{', '.join(f'avise-20x{rank}' for rank in range(9_000))}]}}\n", "unknown-source", 9_000),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_a_list_that_would_take_for_ever_is_told_in_moments(name: str, text: str, code: str, least: int, lists: Corpus) -> None:
    lists.write("_vocabularies/themes.yml", text)
    began = time.process_time()
    loaded = load(lists.path)
    assert time.process_time() - began < 8, name
    assert len([problem for problem in loaded.problems if problem.code == code]) >= least


def test_files_full_of_wrong_names_cost_a_bounded_time_whatever_their_number(lists: Corpus) -> None:
    """And each of the first ones is answered with a name that is near."""
    wrong = ", ".join(f"mutualisatiom{rank}" for rank in range(900))
    for rank in range(8):
        lists.write(f"fiches/fiche-{rank}.md", pole(f"challenges: [{wrong}]\nchallenges_bis: x\nrelated: [{wrong}]"))
    began = time.process_time()
    loaded = load(lists.path)
    assert time.process_time() - began < 25
    assert not loaded.library


def test_a_piece_of_work_compares_no_more_names_than_it_may() -> None:
    names = Names([f"nom-{rank}" for rank in range(100)])
    assert names.nearest("nom-5x") == "nom-5"
    with guessing(250):
        assert [names.nearest(f"nom-{rank}x") for rank in range(3)] == ["nom-0", "nom-1", None]
        assert names.nearest("Nom 7") == "nom-7", "what is the same but for capitals costs nothing"
        with guessing(1000):
            assert names.nearest("nom-5x") is None, "the work around it has nothing left"
    assert names.nearest("nom-5x") == "nom-5"
