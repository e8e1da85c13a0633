"""Work that several processes share, or that one does alone where none can be forked.

The ground of both halves: the check reads a large folder with it, the build writes a large
site. A fork hands a worker everything that its parent knows, for nothing: what crosses
between them is the number of a piece of work. A worker that is killed ends the work with
a sentence; nobody waits for it, and no worker outlives its parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_PIECES = 200
"""Into how many pieces some work is cut at most: each holds a file open."""


class WorkerLost(Exception):
    """A worker was killed before the work was done; the words are for who runs the command."""

    def __init__(self) -> None:
        super().__init__("l’un des processus qui se partagent le travail a été arrêté avant la fin, peut-être faute de mémoire : relancez la commande")


def processors() -> int:
    """How many processes may share some work; one where they cannot be forked."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity and _can_fork() else 1


def _can_fork() -> bool:
    """Linux can; macOS has the call, and libraries that do not survive it."""
    return hasattr(os, "sched_getaffinity") and "fork" in get_all_start_methods()


def pieces(tasks: Sequence[T], size: int) -> list[Sequence[T]]:
    """The tasks in order, cut into pieces of this size, or larger when that would be too many."""
    size = max(size, -(-len(tasks) // MOST_PIECES))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


class Work(Generic[R]):
    """Work that has begun. As a context, what is left of it is called off at the end."""

    def __init__(self, do: Callable[[T], R], tasks: Sequence[T], processes: int) -> None:
        """Begin to `do` each task, in this many processes; with one, when the results are asked
        for. Raises `WorkerLost`."""
        self._alone: Callable[[], list[R]] | None = None
        self._held = ExitStack()
        if min(processes, len(tasks)) < 2 or not _can_fork():
            self._alone = lambda: [do(task) for task in tasks]
            return
        with ExitStack() as held:
            # A result comes back in a file: a worker killed while it sends much through the pipe
            # of the pool would leave the reader waiting for the rest. The files have no name.
            self._files = [held.enter_context(TemporaryFile()) for _ in tasks]
            pool = ProcessPoolExecutor(min(processes, len(tasks)), get_context("fork"), _take_up, (_Duty(do, tasks, self._files),))
            held.callback(pool.shutdown, cancel_futures=True)
            with _lost():
                self._coming = [pool.submit(_do, number) for number in range(len(tasks))]
            self._held = held.pop_all()

    def results(self) -> list[R]:
        """Wait for the end; the results are in the order of the tasks. Raises what a task
        raises, and `WorkerLost`."""
        if self._alone:
            return self._alone()
        with self:
            with _lost():
                for one in self._coming:
                    one.result()
            return [_read(file) for file in self._files]

    def __enter__(self) -> Work[R]:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._held.close()


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as broken:
        raise WorkerLost from broken


def _read(file: IO[bytes]) -> Any:
    file.seek(0)
    return pickle.load(file)


# --- in a worker ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Duty:
    """What a worker was forked to do."""

    do: Callable[[Any], Any]
    tasks: Sequence[Any]
    files: Sequence[IO[bytes]]


_duty: _Duty
"""Set once in each worker, and nowhere else: the pool hands over nothing but numbers."""


def _take_up(duty: _Duty) -> None:
    global _duty
    _duty = duty
    gc.disable()  # a process that ends soon frees its memory by ending
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and calls the work off
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _do(number: int) -> None:
    file = _duty.files[number]
    pickle.dump(_duty.do(_duty.tasks[number]), file, protocol=pickle.HIGHEST_PROTOCOL)
    file.flush()
