"""What the preview shows is what a build would publish, byte for byte, whatever has been done to the files before."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.casebook.check.rereading import Rereading
from macros.casebook.problems.problem import errors
from macros.pages.preview.desk import Desk, Shown
from macros.pages.preview.search import FollowingSearch
from macros.pages.preview.snapshot import Snapshot
from macros.pages.publish.target import MARKER
from macros.pages.views.blocks import BlockError
from scripts.serve import draw
from support.corpus import Corpus
from support.preview.walk import Walk
from support.repository import SETTINGS

STEPS, COMPARED = 200, 20
"""How many steps are taken, and after how many a build is made."""


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


def _published(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a built site."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name != MARKER:
            yield path.relative_to(site).as_posix(), path.read_bytes()


def _compare(desk: Desk, site: Path, search: FollowingSearch | None = None) -> list[str]:
    """The paths at which the preview shows something else than a built site holds."""
    shown = desk.shown.site
    assert isinstance(shown, Snapshot)
    built = dict(_published(site))
    paths = {*built, *shown.paths()}
    return [path for path in sorted(paths) if built.get(path) != (search.file(path, shown) if search and search.covers(path) else shown.file(path))]


def _come_to_what_can_be_built(walk: Walk, desk: Desk) -> None:
    """Take steps back until nothing is wrong: a file that a later step depends on, a case that a page of `docs/` names."""
    while errors(desk.shown.problems) or not _drawable(desk.shown):
        walk.take_back()
        desk.refresh()
    walk.arrive()


def _drawable(shown: Shown) -> bool:
    assert isinstance(shown.site, Snapshot)
    with contextlib.suppress(BlockError):
        return all(shown.site.file(page.path) for page in shown.site.site.drawing.pages)
    return False


@pytest.mark.slow
@pytest.mark.timeout(3000)  # ten clean builds are among its steps
def test_two_hundred_steps_lead_where_a_build_does(corpus: Corpus, tmp_path: Path) -> None:
    walk = Walk(corpus.copy().path, seed=12)
    desk = Desk(Rereading(corpus.path), draw, ())
    for number in range(1, STEPS + 1):
        walk.step()
        desk.refresh()
        if number % COMPARED == 0:
            _come_to_what_can_be_built(walk, desk)
            built = corpus.build(tmp_path / "site", "--no-search")
            assert built.returncode == 0, built.stdout + built.stderr
            assert _compare(desk, tmp_path / "site") == [], walk.told[-COMPARED:]


@pytest.mark.slow
def test_a_few_steps_lead_where_a_build_does_with_its_search(corpus: Corpus, tmp_path: Path) -> None:
    walk = Walk(corpus.copy().path, seed=3)
    desk = Desk(Rereading(corpus.path), draw, ())
    for _number in range(12):
        walk.step()
        desk.refresh()
    _come_to_what_can_be_built(walk, desk)
    built = corpus.build(tmp_path / "site")
    assert built.returncode == 0, built.stdout + built.stderr
    assert _compare(desk, tmp_path / "site", FollowingSearch()) == []
