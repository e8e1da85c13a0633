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
"""The root of the repository. A folder of cases without vocabularies of its own uses those of its `cases/`."""


@dataclass
class Engine:
    """The build under way, and for a preview the last library without an error (`last_good`).

    `serving` is true in a preview. `problems` are those of the last reading of the cases. `reading` returns the result
    of a reading that `scripts.build` began while MkDocs was imported.
    """

    serving: bool = False
    staging: Staging | None = None
    site: Site | ProblemsOnly | None = None
    problems: tuple[Problem, ...] = ()
    reading: Callable[[], Loaded] | None = field(default=None, repr=False)
    last_good: Library | None = field(default=None, repr=False)

    def begin(self, target: Path, cases: Path, settings: Settings) -> Path:
        """Read the cases and prepare the staging tree; returns the folder into which MkDocs must build.

        Nothing is written before the cases are read. Raises `InvalidCases` when they hold an error and this is
        not a preview, `RefusedTarget` when `target` is not a site of ours, and `WorkerLost`.
        """
        processes = 1 if self.serving else processors()
        reading, self.reading = self.reading, None
        loaded = reading() if reading else load(cases, fallback=ROOT / "cases", processes=processes)
        self.problems = loaded.problems
        self.last_good = loaded.library or self.last_good
        if self.serving:
            self._log_problems()
            self.site = self._last_good_site(settings)
        elif loaded.library is None:
            raise InvalidCases(loaded.problems)
        else:
            self.site = Site(loaded.library, settings, processes=processes)
        self.end()
        self.staging = Staging(target)
        return self.staging.tree

    def _log_problems(self) -> None:
        for problem in self.problems:
            log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)

    def _last_good_site(self, settings: Settings) -> Site | ProblemsOnly:
        """The site of a preview: the last good library, under a banner with the errors if there are any; the errors
        alone while there has been no good library."""
        wrong = tuple(errors(self.problems))
        return Site(self.last_good, settings, wrong) if self.last_good else ProblemsOnly(wrong)

    def current(self) -> Site | ProblemsOnly:
        """The site that is being built. Raises `RuntimeError` when no build has begun."""
        if self.site is None:
            raise RuntimeError("no build is under way")
        return self.site

    def finish(self) -> None:
        """Write all generated files and publish the site. Raises what `Site.pour` and `Staging.publish` raise."""
        if self.staging is None:
            return
        self.current().pour(self.staging)
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
    """The mark of a block, which a macro returns (`Site.block`); nothing while there is no library."""
    return ENGINE.current().block(name, **values)
