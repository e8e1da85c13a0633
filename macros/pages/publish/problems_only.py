"""The site of a preview whose cases have never been without an error: every page is the list of their problems.

It takes the place of `Site` in `engine` until there is a library.
"""

from __future__ import annotations

from macros.pages.publish.drawing import Drawing
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import syntax

MISSING = "404.html"
"""The server shows it at every address without a page."""


class ProblemsOnly:
    """A site without a library, in place of what MkDocs has drawn."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def pour(self, staging: Staging) -> None:
        """Write the page of problems into the staging tree, at the address of every hand-written page."""
        text = syntax().get_template("problems.html").render(problems=self._drawing.problems)
        for path in (MISSING, *(page.path for page in self._drawing.pages)):
            staging.write(path, text.encode())
