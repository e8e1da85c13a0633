"""The site of a preview whose cases have never been in order: nothing but their problems.

It takes the place of `Site` until there is a library: every page is the list of problems.
"""

from __future__ import annotations

from typing import Any

from macros.casebook.problems.problem import Problem
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import syntax

PAGES = ("index.html", "404.html")
"""Enough for every address of a preview."""


class NoSlots:
    """What fills the shells: nothing, as no page is poured into them."""

    policy = banner = ""


class ProblemsOnly:
    """What the hooks ask of a build, without a library."""

    slots = NoSlots()

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self._page = syntax().get_template("problems.html").render(problems=problems)

    def capture(self, depth: int, html: str) -> None:
        """No page is poured: no shell is kept."""

    def block(self, name: str, /, **values: Any) -> str:
        """A block of a hand-written page is nothing."""
        return ""

    def fill(self, html: str, address: str) -> str:
        """The problems, whatever the page."""
        return self._page

    def pour(self, staging: Staging) -> None:
        """Write the pages that a server shows."""
        for path in PAGES:
            staging.write(path, self._page.encode())
