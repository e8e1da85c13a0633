"""What is published stands whole whatever happens beside it, on each system in its own way."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.pages.publish import exchange as exchanging
from macros.pages.publish import staging as staging_module
from macros.pages.publish.exchange import exchange
from macros.pages.publish.staging import Staging
from macros.pages.publish.target import MARKER


def published(target: Path, text: str) -> None:
    staging = Staging(target)
    staging.write("index.html", text.encode())
    staging.publish()


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


# --- two builds at once ---------------------------------------------------------------------


def test_a_build_that_begins_while_another_does_leaves_its_tree_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the making of a tree and its lock, another build looks for trees that nobody locks."""
    others: list[Staging] = []
    second = threading.Thread(target=lambda: others.append(Staging(tmp_path / "second")))
    make = staging_module.tempfile.mkdtemp

    def made_while_another_begins(*arguments: Any, **options: Any) -> str:
        made = make(*arguments, **options)
        if not second.ident:
            second.start()
            second.join(0.5)
        return made

    monkeypatch.setattr(staging_module.tempfile, "mkdtemp", made_while_another_begins)
    first = Staging(tmp_path / "first")
    second.join(30)
    assert others, "the second build waits for the first to have its lock, and no longer"
    for staging in (first, *others):
        staging.write("index.html", b"x")
        staging.publish()
        assert (staging.target / "index.html").read_bytes() == b"x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_trees_that_nobody_locks_are_swept_and_the_others_stay(tmp_path: Path) -> None:
    alive = Staging(tmp_path / "alive")
    dead = Staging(tmp_path / "dead")
    dead._lock.release()  # as a process that is killed
    Staging(tmp_path / "third").abandon()
    assert alive.tree.is_dir()
    assert not dead.root.exists()
    alive.abandon()
    assert beside(tmp_path / "site") == []


# --- exchange -----------------------------------------------------------------------------------


class FakeCall:
    """A system call that swaps two folders by renames, or fails with a number."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> int:
        self.calls.append(arguments)
        exchanging.ctypes.set_errno(self.fails)
        if self.fails:
            return -1
        one, other = (Path(os.fsdecode(argument)) for argument in arguments if isinstance(argument, bytes))
        between = one.with_name("between")
        one.rename(between)
        other.rename(one)
        between.rename(other)
        return 0


@pytest.fixture
def on_system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeCall]:
    """Plays a system whose library of C has one call."""

    def play(system: str, name: str, fails: int = 0) -> FakeCall:
        call = FakeCall(fails)
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(exchanging.ctypes, "CDLL", lambda *_arguments, **_options: type("Library", (), {name: staticmethod(call)})())
        return call

    return play


@pytest.mark.parametrize(
    ("system", "name", "arguments"),
    [
        ("linux", "renameat2", lambda one, other: (-100, one, -100, other, 2)),
        ("darwin", "renamex_np", lambda one, other: (one, other, 2)),
    ],
)
def test_each_system_is_asked_in_its_own_words(
    system: str, name: str, arguments: Callable[[bytes, bytes], tuple[Any, ...]], on_system: Callable[..., FakeCall], tmp_path: Path
) -> None:
    published(tmp_path / "site", "Avant")
    call = on_system(system, name)
    published(tmp_path / "site", "Après")
    ((*given,),) = call.calls
    one, other = (argument for argument in given if isinstance(argument, bytes))
    assert tuple(given) == arguments(one, other)
    assert other == os.fsencode(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "Après"
    assert beside(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("system", "name", "fails"),
    [
        ("linux", "renameat2", errno.EINVAL),
        ("linux", "renameat2", errno.ENOSYS),
        ("darwin", "renamex_np", errno.ENOTSUP),
        ("linux", "another", 0),
        ("darwin", "another", 0),
        ("win32", "renameat2", 0),
    ],
)
def test_without_exchange_the_site_is_replaced_in_two_steps_and_it_is_said(
    system: str, name: str, fails: int, on_system: Callable[..., FakeCall], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    published(tmp_path / "site", "Avant")
    on_system(system, name, fails)
    published(tmp_path / "site", "Après")
    assert (tmp_path / "site/index.html").read_text() == "Après"
    assert (tmp_path / "site" / MARKER).is_file()
    assert beside(tmp_path / "site") == []
    assert "le site a manqué un instant" in caplog.text


def test_an_exchange_that_fails_is_no_reason_for_two_steps(on_system: Callable[..., FakeCall], tmp_path: Path) -> None:
    on_system("darwin", "renamex_np", errno.EACCES)
    with pytest.raises(PermissionError):
        exchange(tmp_path / "new", tmp_path / "old")


def test_a_second_step_that_fails_brings_the_old_site_back(on_system: Callable[..., FakeCall], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(tmp_path / "site", "Avant")
    on_system("win32", "none")
    staging = Staging(tmp_path / "site")
    staging.write("index.html", "Après".encode())
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self == staging.tree:
            raise PermissionError("another program has a file open")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        staging.publish()
    staging.abandon()
    assert (tmp_path / "site/index.html").read_text() == "Avant"
    assert beside(tmp_path / "site") == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the call of another system")
def test_this_system_exchanges_two_folders(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "un", tmp_path / "deux")
    assert [path.name for path in (tmp_path / "un").iterdir()] == ["deux"]
