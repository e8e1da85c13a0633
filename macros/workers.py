"""Work that several processes share, or that this one does alone where none can be forked.

The check reads a large folder of cases with it, the build writes a large site. A forked worker has
all the memory of its parent at no cost: it receives the number of a task and nothing else. A worker that
is killed ends the work with `WorkerLost` instead of keeping its parent waiting, and none outlives it.
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
"""The most pieces into which work is cut: each keeps a file open."""


class WorkerLost(Exception):
    """A worker was killed before the work was done; the message is for the person at the terminal, in French."""

    def __init__(self) -> None:
        super().__init__("l’un des processus qui se partagent le travail a été arrêté avant la fin, peut-être faute de mémoire : relancez la commande")


def processors() -> int:
    """The number of processes that may share work: the processors of this one, or 1 where it cannot fork."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity and _can_fork() else 1


def _can_fork() -> bool:
    """Whether processes are forked here: on Linux. macOS can fork too, but its libraries may crash in the child."""
    return hasattr(os, "sched_getaffinity") and "fork" in get_all_start_methods()


def pieces(tasks: Sequence[T], size: int) -> list[Sequence[T]]:
    """The tasks in order, in pieces of `size` tasks, or more when there would be over `MOST_PIECES`."""
    size = max(size, -(-len(tasks) // MOST_PIECES))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


class Sent:
    """A frozen dataclass with slots that processes send each other: it is pickled as its class and its fields, in a third of
    the time that the way of the standard library takes."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])  # type: ignore[attr-defined]


class Work(Generic[R]):
    """Work under way. Used as a context manager, it cancels at the end the tasks that have not begun."""

    def __init__(self, do: Callable[[T], R], tasks: Sequence[T], processes: int) -> None:
        """Begin to `do` each task in `processes` workers. With fewer than two tasks or processes, the tasks
        are done in this process when `results` is called. Raises `WorkerLost`."""
        self._alone: Callable[[], list[R]] | None = None
        self._resources = ExitStack()
        if min(processes, len(tasks)) < 2 or not _can_fork():
            self._alone = lambda: [do(task) for task in tasks]
            return
        with ExitStack() as resources:
            # A result comes back in a nameless file: if a worker were killed while it sends a long one
            # through the pipe of the pool, the parent would wait for the rest for ever.
            self._files = [resources.enter_context(TemporaryFile()) for _ in tasks]
            pool = ProcessPoolExecutor(min(processes, len(tasks)), get_context("fork"), _take_up, (_Duty(do, tasks, self._files),))
            resources.callback(pool.shutdown, cancel_futures=True)
            with _lost():
                self._pending = [pool.submit(_do, number) for number in range(len(tasks))]
            self._resources = resources.pop_all()

    def results(self) -> list[R]:
        """Wait for the end; returns the results in the order of the tasks. Raises what a task raises,
        and `WorkerLost`."""
        if self._alone:
            return self._alone()
        with self:
            results = []
            for task, file in zip(self._pending, self._files, strict=True):
                with _lost():
                    task.result()
                results.append(_read(file))  # while the workers go on
            return results

    def __enter__(self) -> Work[R]:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._resources.close()


@contextmanager
def _lost() -> Iterator[None]:
    """Raise `WorkerLost` in place of the exception of the standard library."""
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
    """What a worker is forked for: the function, all the tasks, and a file for the result of each."""

    do: Callable[[Any], Any]
    tasks: Sequence[Any]
    files: Sequence[IO[bytes]]


_duty: _Duty
"""Set once in each worker, and nowhere else; the pool sends the numbers of tasks."""


def _take_up(duty: _Duty) -> None:
    global _duty
    _duty = duty
    gc.disable()  # a process that ends soon frees its memory by ending
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and cancels the work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _do(number: int) -> None:
    file = _duty.files[number]
    pickle.dump(_duty.do(_duty.tasks[number]), file, protocol=pickle.HIGHEST_PROTOCOL)
    file.flush()
