"""What the hooks and the macros share: the build that is under way.

MkDocs loads `hooks.py` by its path and mkdocs-macros loads the package: two ways in, and
this module is where they meet. One build at a time, as in MkDocs itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.casebook.check.loading import Loaded, load
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.pages.publish.problems_only import ProblemsOnly
from macros.pages.publish.site import Site
from macros.pages.publish.staging import Staging
from macros.pages.views.settings import Settings
from macros.workers import processors

log = logging.getLogger("mkdocs.plugins.bibliotheque")

ROOT = Path(__file__).resolve().parent.parent.parent.parent
"""The repository: its `cases/` lend their vocabularies to folders that have none."""


@dataclass
class Engine:
    """The build under way, and the last library that was in order (for the preview).

    `reading` is the end of a reading of the cases that was begun before the engine.
    """

    serving: bool = False
    staging: Staging | None = None
    site: Site | ProblemsOnly | None = None
    problems: tuple[Problem, ...] = ()
    reading: Callable[[], Loaded] | None = field(default=None, repr=False)
    last_good: Library | None = field(default=None, repr=False)

    def begin(self, target: Path, cases: Path, settings: Settings) -> Path:
        """Read the cases, prepare the staging tree; returns where the engine must build.

        Raises `InvalidCases` outside a preview when the cases hold an error, before
        anything is written; `RefusedTarget` when the target is not ours; `WorkerLost`.
        """
        processes = 1 if self.serving else processors()
        reading, self.reading = self.reading, None
        loaded = reading() if reading else load(cases, fallback=ROOT / "cases", processes=processes)
        self.problems = loaded.problems
        self.last_good = loaded.library or self.last_good
        if self.serving:
            self._tell()
            self.site = self._last_good_site(settings)
        elif loaded.library is None:
            raise InvalidCases(loaded.problems)
        else:
            self.site = Site(loaded.library, settings, processes=processes)
        self.end()
        self.staging = Staging(target)
        return self.staging.tree

    def _tell(self) -> None:
        for problem in self.problems:
            log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)

    def _last_good_site(self, settings: Settings) -> Site | ProblemsOnly:
        """What a preview shows while cases are wrong: the last good library below the errors,
        or the errors alone."""
        wrong = tuple(errors(self.problems))
        return Site(self.last_good, settings, wrong) if self.last_good else ProblemsOnly(wrong)

    def current(self) -> Site | ProblemsOnly:
        """The build under way. Raises `RuntimeError` outside one."""
        if self.site is None:
            raise RuntimeError("no build is under way")
        return self.site

    def finish(self) -> None:
        """Pour and publish."""
        if self.staging is None:
            return
        self.current().pour(self.staging)
        self.staging.publish()
        self.staging = None

    def end(self) -> None:
        """Forget a build that did not come to its end."""
        if self.staging is not None:
            self.staging.abandon()
            self.staging = None


ENGINE = Engine()


def block(name: str, /, **values: Any) -> str:
    """What a macro returns: an opaque mark, or nothing while there is no library."""
    return ENGINE.current().block(name, **values)
