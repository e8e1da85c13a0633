"""The build under way, which the hooks and the macros share.

MkDocs loads `macros/hooks.py` by its path and mkdocs-macros loads the package `macros`, so neither can hand the build
to the other: both find it here. There is one build at a time, as in MkDocs itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.casebook.check.loading import Loaded, start
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.problems_only import ProblemsOnly
from macros.pages.publish.site import Site
from macros.pages.publish.staging import Staging
from macros.pages.publish.target import refuse_inside
from macros.pages.views.settings import Settings
from macros.workers import processors

log = logging.getLogger("mkdocs.plugins.bibliotheque")

ROOT = Path(__file__).resolve().parent.parent.parent.parent
"""The root of the repository. A folder of cases without vocabularies of its own uses those of its `cases/`."""


@dataclass
class Engine:
    """The build under way, and for a preview the last library without an error (`last_good`).

    `serving` is true in `mkdocs serve`. With `drawing_only`, MkDocs draws and nothing is read, poured or published:
    `scripts.serve` has a preview of its own. `site` is the last one that was poured, `problems` are those of the last reading
    of the cases. `reading` returns the result of a reading that is under way: `scripts.build` begins one while MkDocs is imported.
    """

    serving: bool = False
    drawing_only: bool = False
    staging: Staging | None = None
    drawing: Drawing | None = None
    site: Site | ProblemsOnly | None = field(default=None, repr=False)
    problems: tuple[Problem, ...] = ()
    reading: Callable[[], Loaded] | None = field(default=None, repr=False)
    last_good: Library | None = field(default=None, repr=False)

    def begin(self, target: Path, cases: Path, settings: Settings) -> Path:
        """Begin to read the cases, and prepare the staging tree; returns the folder into which MkDocs must build.

        Other processes go on reading while MkDocs draws. Raises `RefusedTarget` when `target` is not a site of ours, and
        `WorkerLost`.
        """
        self.end()
        self.drawing = Drawing(settings)
        if self.drawing_only:
            return target
        if not self.serving:
            refuse_inside(target, ROOT, cases)
        self.staging = Staging(target)
        self.reading = self.reading or start(cases, ROOT / "cases", self._processes)
        return self.staging.tree

    @property
    def _processes(self) -> int:
        """How many processes may share the work: one in a preview, which has threads."""
        return 1 if self.serving else processors()

    def _log(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)

    def current(self) -> Drawing:
        """What MkDocs is drawing. Raises `RuntimeError` when no build has begun."""
        if self.drawing is None:
            raise RuntimeError("no build is under way")
        return self.drawing

    def finish(self) -> None:
        """Wait for the cases, write all files and publish the site.

        Raises `InvalidCases` when the cases hold an error and this is not a preview, and what `Site.pour` and
        `Staging.publish` raise.
        """
        if self.staging is None or self.reading is None:
            return
        reading, self.reading = self.reading, None
        loaded = reading()
        self.problems = loaded.problems
        self.last_good = loaded.library or self.last_good
        if self.serving:
            self._log(loaded.problems)
        elif loaded.library is None:
            raise InvalidCases(loaded.problems)
        drawing, wrong = self.current(), tuple(errors(loaded.problems))
        # It is kept: `scripts.build` ends at once after this, and freeing it object by object would take a while.
        self.site = Site(self.last_good, drawing, self._processes, wrong) if self.last_good else ProblemsOnly(drawing, wrong)
        self.site.pour(self.staging)
        self.staging.publish()
        self.staging = None

    def end(self) -> None:
        """Abandon a build that has not been published."""
        if self.staging is not None:
            self.staging.abandon()
            self.staging = None


ENGINE = Engine()
"""The one engine of this process."""


def block(name: str, /, **values: Any) -> str:
    """The mark of a block, which a macro returns (`Drawing.block`)."""
    return ENGINE.current().block(name, **values)
