"""The site of a preview whose cases have never been without an error: every page is the list of their problems.

It takes the place of `Site` in `engine` until there is a library.
"""

from __future__ import annotations

from macros.casebook.problems.problem import Problem
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import syntax


class ProblemsOnly:
    """A site without a library; `page` is its only page, in the place of every page that MkDocs has drawn."""

    def __init__(self, drawing: Drawing, problems: tuple[Problem, ...]) -> None:
        self._drawing = drawing
        self.page = syntax().get_template("problems.html").render(problems=problems)

    def pour(self, staging: Staging) -> None:
        """Write the page of problems into the staging tree, at the address of every hand-written page."""
        for drawn in self._drawing.pages:
            staging.write(drawn.path, self.page.encode())
