"""A site is published whole or not at all: the publishing is killed before each step that it takes.

Each step is a call to the system, from the first folder that is made to the last one that
is removed: a child of this process publishes a small site and kills itself (`SIGKILL`, which
nothing can catch) before the call of a number, then before the next.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

from macros.pages.publish.staging import Staging
from macros.pages.publish.target import MARKER, RefusedTarget
from support.sites import fingerprint

BEFORE = {"index.html": b"Avant", "same.txt": b"Pareil", "poles/gone/index.html": b"Retir\xc3\xa9"}
AFTER = {"index.html": b"Apr\xc3\xa8s", "same.txt": b"Pareil", "poles/new/deep/index.html": b"Nouveau"}

CALLS = ("open", "os.", "shutil.", "tempfile.", "fcntl.", "ctypes.")
"""How the names of Python's events begin that tell of a call to the system."""


def publish(target: Path, files: Mapping[str, bytes]) -> None:
    staging = Staging(target)
    for address, content in files.items():
        staging.write(address, content)
    staging.publish()


def killed_before(step: int, do: Callable[[], None]) -> bool:
    """Do it in a child that is killed before a step of this number; whether there was one."""
    child = os.fork()
    if not child:
        try:
            steps = count()

            def stop(event: str, _arguments: object) -> None:
                if event.startswith(CALLS) and next(steps) == step:
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(stop)
            do()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "site")


@pytest.mark.parametrize("old", [BEFORE, pytest.param({}, marks=pytest.mark.slow)], ids=["over an older site", "for the first time"])
def test_killed_before_any_step_it_leaves_the_old_site_or_the_new_one(tmp_path: Path, old: Mapping[str, bytes]) -> None:
    publish(tmp_path / "whole" / "site", AFTER)
    new = fingerprint(tmp_path / "whole" / "site")
    seen = []
    for step in count():
        base = tmp_path / str(step)
        base.mkdir()
        if old:
            publish(base / "site", old)
        was = fingerprint(base / "site")
        ended = not killed_before(step, lambda base=base: publish(base / "site", AFTER))
        now = fingerprint(base / "site")
        assert now in (was, new), f"torn before step {step}"
        assert (base / "site").is_dir() or not old, f"no site before step {step}"
        seen.append(now == new)
        if ended:
            break
        publish(base / "site", AFTER)
        assert fingerprint(base / "site") == new
        assert left(base) == [], "the next one sweeps what the killed one left"
    assert len(seen) > 15
    assert seen == sorted(seen), "once it is the new site, it stays"
    assert 10 < seen.index(True) < len(seen) - 2, "killed before the exchange, and after it"


def test_where_two_folders_cannot_change_places_the_new_site_is_whole_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "elsewhere")
    publish(tmp_path / "site", BEFORE)
    publish(tmp_path / "site", AFTER)
    assert {name: (tmp_path / "site" / name).read_bytes() for name in AFTER} == AFTER
    assert fingerprint(tmp_path / "site").keys() == {*AFTER, MARKER}
    assert left(tmp_path) == []


def test_a_file_that_is_the_same_is_the_old_one_and_another_is_not(tmp_path: Path) -> None:
    publish(tmp_path / "site", BEFORE)
    before = {name: (tmp_path / "site" / name).stat().st_ino for name in ("index.html", "same.txt")}
    publish(tmp_path / "site", AFTER)
    assert (tmp_path / "site/same.txt").stat().st_ino == before["same.txt"]
    assert (tmp_path / "site/index.html").stat().st_ino != before["index.html"]
    assert not (tmp_path / "site/poles/gone").exists()


def test_what_is_abandoned_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    publish(tmp_path / "site", BEFORE)
    was = fingerprint(tmp_path / "site")
    staging = Staging(tmp_path / "site")
    staging.write("index.html", b"Apr\xc3\xa8s")
    assert left(tmp_path)
    staging.abandon()
    assert left(tmp_path) == []
    assert fingerprint(tmp_path / "site") == was


def test_a_build_does_not_sweep_away_the_tree_of_another_one(tmp_path: Path) -> None:
    one = Staging(tmp_path / "site")
    one.write("index.html", b"Un")
    publish(tmp_path / "other", BEFORE)
    one.publish()
    assert (tmp_path / "site/index.html").read_bytes() == b"Un"
    assert left(tmp_path) == ["other"]


def test_an_empty_folder_and_missing_parents_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "empty", tmp_path / "a" / "b" / "site"):
        publish(target, AFTER)
        assert fingerprint(target).keys() == {*AFTER, MARKER}


def test_everybody_may_read_what_is_published(tmp_path: Path) -> None:
    publish(tmp_path / "site", AFTER)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site/index.html").stat().st_mode & 0o777 == 0o644


def test_a_folder_that_is_not_ours_is_refused_before_and_at_the_end(tmp_path: Path) -> None:
    precious = tmp_path / "documents"
    staging = Staging(precious)
    precious.mkdir()
    (precious / "lettre.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(RefusedTarget, match="contient autre chose"):
        staging.publish()
    staging.abandon()
    for target in (precious, precious / "lettre.txt"):
        with pytest.raises(RefusedTarget):
            Staging(target)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RefusedTarget, match="n’est pas un dossier"):
        Staging(tmp_path / "link")
    assert [path.name for path in precious.iterdir()] == ["lettre.txt"]
