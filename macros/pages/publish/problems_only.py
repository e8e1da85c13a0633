"""The site of a preview whose cases have never been without an error: every page is the list of their problems.

It has the methods of `Site` that the hooks and `engine` call, and takes its place until there is a library.
"""

from __future__ import annotations

from typing import Any

from macros.casebook.problems.problem import Problem
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import syntax
from macros.pages.views.hand_written import HandWritten

PAGES = ("index.html", "404.html")
"""Two files are enough: the server shows the second at every other address."""


class NoSlots:
    """The values of the slots in hand-written pages: nothing."""

    policy = banner = ""


class ProblemsOnly:
    """A site without a library."""

    slots = NoSlots()

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self._page = syntax().get_template("problems.html").render(problems=problems)

    def capture(self, depth: int, html: str) -> None:
        """Keep no shell, as no page is poured."""

    def block(self, name: str, /, **values: Any) -> str:
        """The mark of a block: nothing."""
        return ""

    def fill(self, html: str, page: HandWritten) -> str:
        """The page of problems in place of any page."""
        return self._page

    def pour(self, staging: Staging) -> None:
        """Write the page of problems into the staging tree."""
        for path in PAGES:
            staging.write(path, self._page.encode())
