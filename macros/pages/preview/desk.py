"""What a preview has on its desk: the cases and what MkDocs draws as they are now, and what is shown of them.

`scripts.serve` calls `refresh` whenever a file may have changed; `answers` takes from `shown` what a browser asks for. A
broken case or a mistake in `docs/` leaves the last good site, under a banner that says so.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.rereading import Rereading
from macros.casebook.files.changes import Changes, files_below
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem, errors
from macros.pages.preview.snapshot import Drawn, Snapshot
from macros.pages.publish.problems_only import ProblemsOnly
from macros.pages.render import environment


class DrawingFailed(Exception):
    """MkDocs could not draw; the message says why."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: a snapshot, or the page of problems while there has been no library without an error. `problems` and
    `fault` are what its banner says; no other thing that was ever shown has this `version`."""

    version: str
    site: Snapshot | ProblemsOnly
    problems: tuple[Problem, ...]
    fault: str


class Desk:
    """The cases and the hand-written pages of one preview.

    `draw` has MkDocs draw, and raises `DrawingFailed`; it draws from the files and folders `drawn_from`.
    """

    def __init__(self, cases: Rereading, draw: Callable[[], Drawn], drawn_from: tuple[Path, ...]) -> None:
        """Look at everything for the first time. Raises `DrawingFailed`, `OSError` and `WorkerLost`."""
        self._cases, self._draw, self._drawn_from = cases, draw, drawn_from
        self._sources, self._templates = Changes(), Changes()
        self._sources.since_last(files_below(*drawn_from))
        self._templates.since_last(files_below(environment.TEMPLATES))
        self._drawn, self._fault = draw(), ""
        self._loaded = cases.load()
        self._library: Library | None = self._loaded.library
        self._stale = False  # whether something has changed that is not shown yet
        self._begun, self._number = time.time_ns(), 0
        self._changed = threading.Condition()
        self.shown = self._show()

    @property
    def path(self) -> str:
        """The path of the site's address, `/` most often: the preview is at the same one."""
        return self._drawn.drawing.settings.path

    def refresh(self) -> bool:
        """Look at everything again, and show what has changed; returns whether anything has. Raises `OSError` when a folder
        cannot be read; the next call looks again."""
        self._stale |= bool(self._templates.since_last(files_below(environment.TEMPLATES)))
        if self._sources.since_last(files_below(*self._drawn_from)):
            self._stale = True
            try:
                self._drawn, self._fault = self._draw(), ""
            except DrawingFailed as failed:
                self._fault = str(failed)
        loaded = self._cases.load()
        if loaded is self._loaded and not self._stale:
            return False
        self._loaded, self._library = loaded, loaded.library or self._library
        shown, self._stale = self._show(), False
        with self._changed:
            self.shown = shown
            self._changed.notify_all()
        return True

    def wait(self, version: str, seconds: float) -> str:
        """Wait until something else than this version is shown, or for so many seconds; returns the version shown then."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version != version, seconds)
            return self.shown.version

    def _show(self) -> Shown:
        self._number += 1
        wrong = tuple(errors(self._loaded.problems))
        site = Snapshot(self._library, self._drawn, wrong, self._fault) if self._library else ProblemsOnly(self._drawn.drawing, wrong)
        return Shown(f"{self._begun}-{self._number}", site, self._loaded.problems, self._fault)
