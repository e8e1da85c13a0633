"""Work that several processes share: done in order, ended by a sentence when one of them is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros import workers
from macros.casebook.check.loading import load_or_raise
from macros.devtools.corpus import write_corpus
from macros.workers import MOST_PIECES, Work, WorkerLost, pieces
from support.repository import ROOT, SETTINGS, TODAY

SOON = 60
"""Seconds within which a command ends once one of its workers is killed, on a machine that has other things to do."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DiesWhileSent:
    """A result whose worker is killed while it sends it, after much of it."""

    def __reduce__(self) -> tuple[Any, ...]:
        die()
        return (str, ())


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    told = "là"  # known to the workers without being sent
    assert Work(lambda number: (number, told, os.getpid() == here), range(20), processes).results() == [(number, "là", processes == 1) for number in range(20)]


here = os.getpid()


@pytest.mark.parametrize(
    "do", [lambda number: die() if number == 3 else number, lambda number: (b"x" * 1_000_000, DiesWhileSent())], ids=["working", "sending"]
)
def test_a_worker_that_is_killed_ends_the_work(do: Callable[[int], Any]) -> None:
    with pytest.raises(WorkerLost, match="relancez la commande"):
        Work(do, range(20), 2).results()


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_task_raises_is_raised(processes: int) -> None:
    with pytest.raises(ZeroDivisionError):
        Work(lambda number: 1 // (number - 3), range(20), processes).results()


def test_work_is_done_in_turn_where_no_process_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "get_all_start_methods", lambda: ["spawn"])
    assert workers.processors() == 1
    assert set(Work(lambda _number: os.getpid(), range(4), 2).results()) == {os.getpid()}


def test_work_that_is_left_is_called_off() -> None:
    start = time.perf_counter()
    with pytest.raises(KeyError), Work(lambda _number: time.sleep(0.2), range(100), 2):
        raise KeyError
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(("number", "size"), [(0, 5), (4, 5), (11, 5), (10 * MOST_PIECES + 1, 5)])
def test_pieces_hold_all_tasks_in_order_and_are_not_too_many(number: int, size: int) -> None:
    cut = pieces(range(number), size)
    assert [task for piece in cut for task in piece] == list(range(number))
    assert len(cut) <= MOST_PIECES
    assert all(len(piece) >= size for piece in cut[:-1])


# --- real commands over a folder large enough to be shared ------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "cases"
    library, _warnings = load_or_raise(ROOT / "cases")
    write_corpus(folder, library, 1600, words=40)
    return folder


def children(pid: int) -> set[int]:
    """The processes that a process has started and that still run."""
    try:
        return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except OSError:
        return set()


def running(pid: int) -> bool:
    """Whether a process is there and not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def workers_of(command: subprocess.Popen[str]) -> Iterator[set[int]]:
    """Each set of workers of a command, two at a time, once both are there."""
    seen: set[int] = set()
    while command.poll() is None:
        fresh = children(command.pid) - seen
        if len(fresh) == 2:
            seen |= fresh
            yield fresh
        time.sleep(0.002)


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """A command of the project, begun on two cores."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    cores = set(sorted(os.sched_getaffinity(0))[:2])
    assert len(cores) == 2, "this machine has one core: nothing is shared here"
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        env=inherited,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )


@pytest.mark.parametrize("command", ["scripts.check", *(pytest.param(f"scripts.build {moment}", marks=pytest.mark.slow) for moment in ("reading", "writing"))])
def test_a_command_one_of_whose_workers_is_killed_says_so_and_exits_with_2(command: str, many: Path, tmp_path: Path) -> None:
    module, _, moment = command.partition(" ")
    options = ("--site", tmp_path / "site", "--no-search") if module == "scripts.build" else ("--on", TODAY)
    started = start(module, "--cases", many, *options)
    for number, pids in enumerate(workers_of(started)):
        if number == (moment == "writing"):
            os.kill(min(pids), signal.SIGKILL)
            break
    out, err = started.communicate(timeout=SOON)
    assert started.returncode == 2, out + err
    assert err.count("l’un des processus qui se partagent le travail a été arrêté avant la fin") == 1
    assert "Traceback" not in out + err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_no_worker_outlives_a_command_that_is_killed(many: Path, tmp_path: Path) -> None:
    started = start("scripts.build", "--cases", many, "--site", tmp_path / "site", "--no-search")
    pids = next(workers_of(started))
    started.kill()
    started.communicate(timeout=SOON)
    deadline = time.monotonic() + SOON
    while any(map(running, pids)):
        assert time.monotonic() < deadline, "workers are left"
        time.sleep(0.02)
