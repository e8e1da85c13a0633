"""The search of a preview follows: it answers at once from the index of before, and is made again when nobody waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.casebook.check.rereading import Rereading
from macros.pages.preview.desk import Desk
from macros.pages.preview.search import FollowingSearch
from macros.pages.preview.snapshot import Snapshot
from scripts.serve import draw
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT

INDEX = "search/records/0.z"


@pytest.fixture
def desk(corpus: Corpus) -> Desk:
    corpus.copy("_vocabularies", "_sources.yml")
    for number in range(60):
        corpus.write(f"poles/pole-{number}.md", pole(title=f"Pôle {number}"))
    return Desk(Rereading(corpus.path, ROOT / "cases"), draw, ())


def _shown(desk: Desk) -> Snapshot:
    assert isinstance(desk.shown.site, Snapshot)
    return desk.shown.site


def _edit(desk: Desk, corpus: Corpus) -> Snapshot:
    corpus.replace("poles/pole-7.md", "title: Pôle 7", "title: Boulangerie")
    assert desk.refresh()
    return _shown(desk)


def test_the_index_of_before_answers_until_the_next_one_is_made(desk: Desk, corpus: Corpus) -> None:
    search = FollowingSearch()
    before = search.file(INDEX, _shown(desk))
    after = _edit(desk, corpus)
    assert before
    assert search.file(INDEX, after) == before
    search.follow(after, lambda: True)
    assert search.file(INDEX, after) not in (before, None)
    assert search.file(INDEX, after) == FollowingSearch().file(INDEX, after)


def test_it_is_left_as_it_is_when_somebody_asks_for_a_page_meanwhile(desk: Desk, corpus: Corpus) -> None:
    search = FollowingSearch()
    before = search.file(INDEX, _shown(desk))
    after = _edit(desk, corpus)
    still_idle = iter([True])
    search.follow(after, lambda: next(still_idle, False))
    assert search.file(INDEX, after) == before
    search.follow(after, lambda: True)
    assert search.file(INDEX, after) != before


def test_nothing_is_made_for_nobody(desk: Desk, corpus: Corpus) -> None:
    search, asked = FollowingSearch(), []
    search.follow(_shown(desk), lambda: True)  # the first one is ready before anybody searches
    search.follow(_edit(desk, corpus), lambda: bool(asked.append(1)) or True)
    assert asked == []


def test_only_its_own_addresses_are_those_of_the_search(desk: Desk, tmp_path: Path) -> None:
    search = FollowingSearch()
    assert search.covers(INDEX)
    assert not any(search.covers(path) for path in _shown(desk).paths())
    assert search.file("search/nothing", _shown(desk)) is None
