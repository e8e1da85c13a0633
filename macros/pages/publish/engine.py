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

from macros.casebook.check.loading import Loaded, load, processors
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.pages.publish.site import Settings, Site
from macros.pages.publish.staging import Staging
from macros.pages.search.indexing import index

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
    site: Site | None = None
    problems: tuple[Problem, ...] = ()
    search: bool = True
    reading: Callable[[], Loaded] | None = field(default=None, repr=False)
    last_good: Library | None = field(default=None, repr=False)

    def begin(self, target: Path, cases: Path, settings: Settings, search: bool) -> Path:
        """Read the cases, prepare the staging tree; returns where the engine must build.

        Raises `InvalidCases` outside a preview when the cases hold an error, before
        anything is written; `RefusedTarget` when the target is not ours.
        """
        self.search = search
        reading, self.reading = self.reading, None
        loaded = reading() if reading else load(cases, fallback=ROOT / "cases", processes=1 if self.serving else processors())
        self.problems = loaded.problems
        if loaded.library is not None:
            self.last_good = loaded.library
        elif not self.serving:
            raise InvalidCases(loaded.problems)
        shown = tuple(errors(loaded.problems)) if self.serving else ()
        for problem in loaded.problems if self.serving else ():
            log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)
        library = self.last_good or Library({}, {}, {}, {}, None)  # type: ignore[arg-type]
        self.site = Site(library, settings, shown, processes=1 if self.serving else processors())
        self.end()
        self.staging = Staging(target)
        return self.staging.tree

    @property
    def empty(self) -> bool:
        """Whether no library has been in order yet: the preview shows problems alone."""
        return self.last_good is None

    def current(self) -> Site:
        """The build under way. Raises `RuntimeError` outside one."""
        if self.site is None:
            raise RuntimeError("no build is under way")
        return self.site

    def finish(self) -> None:
        """Pour, index for the search, publish."""
        site, staging = self.current(), self.staging
        if staging is None:
            return
        if self.empty:
            page = site.render("problems.html", problems=site.problems).encode()
            for name in ("index.html", "404.html"):
                staging.write(name, page)
        else:
            site.pour(staging)
            if self.search:
                index(staging.tree)
        staging.publish()
        self.staging = None

    def end(self) -> None:
        """Forget a build that did not come to its end."""
        if self.staging is not None:
            self.staging.abandon()
            self.staging = None


ENGINE = Engine()


def block(name: str, /, **values: Any) -> str:
    """What a macro returns: an opaque mark, or nothing while there is no library."""
    return "" if ENGINE.empty else ENGINE.current().block(name, **values)
