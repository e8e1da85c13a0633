"""The site at one moment, each file drawn when it is asked for: what a build of the same files would publish.

Made by `desk` at each change, of the last library without an error and of what MkDocs drew last; asked by `answers`. What
is drawn is kept as long as the snapshot, and with it goes: nothing of it is used for the next one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.pages.outputs.output import File
from macros.pages.outputs.table import CASE_OUTPUTS, OUTPUTS
from macros.pages.publish.drawing import Drawing, DrawnPage
from macros.pages.publish.site import Site
from macros.pages.views.routes import Page, pages_of_case

NOT_FOUND = "404.html"
"""The page of an address where there is nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that MkDocs has drawn, and the `files` that it has copied, by their paths from the root of the site."""

    drawing: Drawing
    files: Mapping[str, bytes]


class Snapshot:
    """A library, what MkDocs drew, and what is shown above both: the errors of the cases, the `fault` for which MkDocs drew
    nothing newer."""

    def __init__(self, library: Library, drawn: Drawn, problems: tuple[Problem, ...] = (), fault: str = "") -> None:
        self.site = Site(library, drawn.drawing, problems=problems, fault=fault)
        self._copied = drawn.files
        self._known: dict[str, bytes] = {}
        self._turn = threading.RLock()  # one page at a time: a second thread would draw no faster

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path from the root; None where there is none. Raises what its template raises."""
        if path not in self._known:
            with self._turn:
                if path not in self._known:
                    content = self._draw(path)
                    if content is None:
                        return None
                    self._known[path] = content
        return self._known[path]

    def paths(self) -> Iterator[str]:
        """The path of every file of the site but those of the search, each once."""
        yield from dict.fromkeys((*self._copied, *self._written, *self._pages, *self._outputs))

    def _draw(self, path: str) -> bytes | None:
        if path in self._copied:
            return self._copied[path]
        if written := self._written.get(path):
            return self.site.fill(written).encode()
        # The page of a case is found without the list of all pages, which takes half a second for 10,000 cases.
        of_case = (page for page in pages_of_case(self.site.views, "/".join(path.split("/")[:2])) if page.path == path)
        if page := next(of_case, None) or self._pages.get(path):
            return self.site.html(page).encode()
        output = self._outputs.get(path)
        return output.content if output else None

    @cached_property
    def _written(self) -> Mapping[str, DrawnPage]:
        return {page.path: page for page in self.site.drawing.pages}

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.site.plan.pages}

    @cached_property
    def _outputs(self) -> Mapping[str, File]:
        plan, cases = self.site.plan, self.site.library.cases.values()
        whole = (file for output in OUTPUTS.values() for file in output(plan))
        of_cases = (file for output in CASE_OUTPUTS.values() for case in cases for file in output(plan, case))
        return {file.path: file for files in (whole, of_cases) for file in files}
