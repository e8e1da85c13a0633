"""How long a whole process takes, and how much memory it needs: the measures of `build_times`."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall-clock seconds, processor seconds (its own and those of its children), and
    the peak memory, in MB, of the largest among it and its children."""

    wall: float
    cpu: float
    memory: float

    def then(self, other: Run) -> Run:
        """This process and another one that ran after it, as one run."""
        return Run(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class Failed(Exception):
    """A measured process ended with an error; the message is the end of its output."""


class NotMeasurable(Exception):
    """This system does not report what a process used; the message is for the person at the terminal, in French."""


def measured(command: Sequence[str]) -> Run:
    """Run a process to its end and measure it; the command begins with the path of a program.

    Raises `Failed`, or `NotMeasurable`.
    """
    spawn, wait = getattr(os, "posix_spawn", None), getattr(os, "wait4", None)
    if spawn is None or wait is None:
        raise NotMeasurable("Ce système ne dit pas ce qu’un programme consomme : la mesure demande Linux ou macOS.")
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        dup = getattr(os, "POSIX_SPAWN_DUP2", None)
        child = spawn(command[0], list(command), os.environ, file_actions=[(dup, log.fileno(), output) for output in (1, 2)])
        _pid, status, used = wait(child, 0)
        wall = time.perf_counter() - start
        if status:
            log.seek(0)
            raise Failed(log.read().decode("utf-8", "replace")[-4000:])
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> str:
    """The median of each measure over some runs, as a piece of text."""
    wall, cpu, memory = (statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory"))
    return f"{wall:.1f} s wall, {cpu:.1f} s processor, {memory:.0f} MB at most in one process"
